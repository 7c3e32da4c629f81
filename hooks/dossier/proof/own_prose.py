"""Our own prose, wherever it stands: what the rules on quotation and paraphrase read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dossier.library import written_pages
from dossier.library.library import Library
from dossier.records.problems import Place

# Double quotation marks, guillemets, and single ones that are no apostrophes.
_QUOTED = re.compile(r"""(?:[\"“«]([^\"“”«»]*)[\"”»]|(?<![\w])['‘]([^'‘’]*)['’](?!\w))""")


class OwnText(NamedTuple):
    """A piece of our own prose: its place, its text, and the verified fragments round which it may put quotation marks."""

    place: Place
    text: str
    fragments: list[str]


def own_texts(library: Library) -> Iterator[OwnText]:
    """Yield every piece of prose that is ours: claims, gists, reasons, descriptions, differences, notes and pages."""
    for claim in library.claims.values():
        yield OwnText(claim.at("says"), claim.says, claim.fragments)
        if claim.reported_future:
            yield OwnText(claim.at("reported_future"), claim.reported_future, claim.fragments)
        for number, mark in enumerate(claim.differs_from):
            other = library.claims.get(mark.claim)
            yield OwnText(claim.at("differs_from", number, "title"), mark.title, [])
            yield OwnText(claim.at("differs_from", number, "how"), mark.how, claim.fragments + (other.fragments if other else []))
        for name, part in claim.parts.items():
            for key, value in part.model_dump(by_alias=True).items():
                for text in [value] if isinstance(value, str) else value if isinstance(value, list) else ():
                    if isinstance(text, str):
                        yield OwnText(claim.at(name, key), text, claim.fragments)
    for source in library.sources.values():
        every = [fragment for claim in library.claims_of[source.id] for fragment in claim.fragments]
        for number, block in enumerate(source.blocks):
            yield OwnText(source.at("blocks", number, "gist"), block.gist, every)
        for number, entry in enumerate(source.unused):
            yield OwnText(source.at("unused", number, "because"), entry.because, every)
        for number, resolution in enumerate(source.resolutions):
            yield OwnText(source.at("resolutions", number, "because"), resolution.because, [*every, resolution.words])
        yield OwnText(source.at("published_from"), source.published_from, every)
    for record in library.journal:
        if record.note:
            yield OwnText(record.at("note"), record.note, [])
    for gone in library.gone.values():
        if gone.withdrawn:
            yield OwnText(gone.at("withdrawn"), gone.withdrawn, [])
    for subject in library.subjects.values():
        yield OwnText(subject.at("description"), subject.description, [])
        if subject.editor_note:
            yield OwnText(subject.at("editor_note", "text"), subject.editor_note.text, [])
    for question in library.questions.values():
        yield OwnText(question.at("question"), question.question, [])
        for number, answer in enumerate(question.answers):
            if answer.short:
                yield OwnText(question.at("answers", number, "short"), answer.short, [])
    for page in library.pages.values():
        for line, heading in page.headings():
            yield OwnText(Place(page.path, line), written_pages.plain(heading), [])
        yield OwnText(Place(page.path), page.front.get("description", ""), [])
        for paragraph in page.paragraphs():
            keys = [key for key, _ in written_pages.cited(paragraph.text)]
            fragments = [fragment for key in keys if key in library.claims for fragment in library.claims[key].fragments]
            yield OwnText(page.place(paragraph), written_pages.plain(paragraph.text), fragments)


def quoted(text: str) -> list[str]:
    """Return what stands between quotation marks."""
    return [one or other for one, other in _QUOTED.findall(text)]


def unquoted(text: str) -> list[str]:
    """Return what stands outside quotation marks, piece by piece."""
    return _QUOTED.split(text)[::3]
