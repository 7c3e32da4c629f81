"""The rule `proposal`."""

from collections.abc import Iterator

from dossier.library.library import Library
from dossier.records.parts import UNWRITTEN
from dossier.records.problems import Problem

RULE = "proposal"


def proposal(library: Library) -> Iterator[Problem]:
    """Nothing stands that the program proposed and no editor has confirmed."""
    marked = [claim.at("proposed") for claim in library.claims.values() if claim.proposed]
    marked += [subject.at("proposed") for subject in library.subjects.values() if subject.proposed]
    for source in library.sources.values():
        marked += [source.at("unused", number, "proposed") for number, entry in enumerate(source.unused) if entry.proposed]
        for steps in source.empty:
            yield Problem(source.at(*steps), RULE, f"expected some text for '{steps[-1]}', found nothing.", "write it after the colon.")
        marked += [source.at("resolutions", number, "proposed") for number, entry in enumerate(source.resolutions) if entry.proposed]
    for question in library.questions.values():
        marked += [question.at("answers", number, "proposed") for number, answer in enumerate(question.answers) if answer.proposed]
    texts = [(claim.says, claim.at("says")) for claim in library.claims.values() if not claim.proposed]
    texts += [(one.description, one.at("description")) for one in library.subjects.values() if not one.proposed]
    texts += [
        (block.gist, source.at("blocks", number, "gist"))
        for source in library.sources.values()
        for number, block in enumerate(source.blocks)
    ]
    for text, place in texts:
        if text == UNWRITTEN:
            yield Problem(place, RULE, f"expected a text of our own, found '{UNWRITTEN}'", "write it.")
    for place in marked:
        what = "this was proposed by the program, and no editor has confirmed it."
        yield Problem(place, RULE, what, "hold it against the article, correct it, and delete 'proposed: true'.")
