"""The shape of a quotation: the quoted words as they are written, and as many bars as there are other words."""

from dataclasses import replace

import pytest
from dossier.desk.checking import check
from dossier.records.claim import Passage
from dossier.views.quotation_shape import Piece, shape

from tests.fictional.project import Project


@pytest.mark.parametrize(
    ("block", "words", "pieces"),
    [
        (2, ["met in Lowport on May 4"], [Piece("", 5), Piece("met in Lowport on May 4", 6), Piece("", 24)]),
        (3, ["Norland reportedly pledged", "reportedly pledged 5 million dollars"], [Piece("Norland reportedly pledged 5 million dollars", 6), Piece("", 24)]),
        (2, ["includes Norland, Suthia and Wessmark"], [Piece("", 2), Piece("includes Norland, Suthia and Wessmark", 5), Piece("", 19)]),
        (2, ["the music. The pact includes"], [Piece("", 33), Piece("the music. The pact includes", 5), Piece("", 23)]),
        (3, ["some 300 guards", "within two days"], [Piece("", 11), Piece("some 300 guards", 3), Piece("", 5), Piece("within two days", 3), Piece("", 20)]),
    ],
)  # fmt: skip
def test_quoted_words_stand_in_their_places_among_bars(project: Project, block: int, words: list[str], pieces: list[Piece]) -> None:
    library = check(project.root, project.texts).library
    claim = next(iter(library.claims.values()))
    assert shape(library, claim, Passage(block=block, words=words)) == pieces


def test_without_the_text_the_shape_is_the_same(project: Project) -> None:
    known, blind = check(project.root, project.texts).library, check(project.root, project.root).library
    assert not blind.texts
    for key, claim in known.claims.items():
        assert [shape(known, claim, part) for part in claim.passages] == [shape(blind, blind.claims[key], part) for part in claim.passages]
    assert shape(replace(blind, claims={}), known.claims["harbour-2001/guards"], Passage(block=3, words=["never opened at all"])) == []
