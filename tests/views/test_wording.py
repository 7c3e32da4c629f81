"""How things are put in words."""

import dataclasses
from types import MappingProxyType

from dossier.desk.checking import Checked
from dossier.views import wording


def test_a_picture_of_many_articles_tells_how_many_they_are_and_one_of_few_names_each(real: Checked) -> None:
    first = real.library.sources_by_date[0]
    assert wording.references(real.library, [first.id, first.id]) == wording.reference(first)
    many = {f"copy-{number}": first.model_copy(update={"id": f"copy-{number}"}) for number in range(41)}
    library = dataclasses.replace(real.library, sources=MappingProxyType(many))
    assert wording.references(library, many) == "41 articles, each of which its data names"
