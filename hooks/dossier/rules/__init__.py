"""The rules: small generators from the library to problems. What each proves stands in the first line of its docstring."""

from collections.abc import Callable, Iterator

from ..library import Library
from ..problems import Problem
from .contradiction import contradiction
from .coverage import coverage
from .figures import figures
from .hedging import hedging
from .names import names
from .paraphrase import paraphrase
from .passage import passage
from .permanence import permanence
from .prose import prose
from .quotation import quotation
from .receipt import receipt
from .reference import reference

Rule = Callable[[Library], Iterator[Problem]]

# `schema` is proved while the files are read: see loading.py.
RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (reference, passage, figures, names, hedging, quotation, paraphrase, coverage, contradiction, prose, permanence, receipt)
}
