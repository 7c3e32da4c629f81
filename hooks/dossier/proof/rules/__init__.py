"""The rules: small generators from the library to problems. What each proves stands in the first line of its docstring."""

from collections.abc import Callable, Iterator

from dossier.library.library import Library
from dossier.proof.rules.anonymity import anonymity
from dossier.proof.rules.contradiction import contradiction
from dossier.proof.rules.coverage import coverage
from dossier.proof.rules.figures import figures
from dossier.proof.rules.hedging import hedging
from dossier.proof.rules.names import names
from dossier.proof.rules.paraphrase import paraphrase
from dossier.proof.rules.passage import passage
from dossier.proof.rules.permanence import permanence
from dossier.proof.rules.proposal import proposal
from dossier.proof.rules.prose import prose
from dossier.proof.rules.quotation import quotation
from dossier.proof.rules.receipt import receipt
from dossier.proof.rules.reference import reference
from dossier.records.problems import Problem

Rule = Callable[[Library], Iterator[Problem]]

# `schema` is proved while the files are read: see loading.py.
RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        reference, passage, figures, names, anonymity, hedging, quotation, paraphrase, coverage, contradiction, prose, proposal, permanence, receipt,
    )
}  # fmt: skip
