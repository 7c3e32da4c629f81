"""The rule `receipt`."""

from collections.abc import Iterator

from dossier.library.library import Library
from dossier.records import receipts
from dossier.records.problems import Entry, Place, Problem

RULE = "receipt"
_DUE = "is not what was last checked with the articles' texts."
_WHO = "whoever has the articles runs 'dossier check' with them (in seeds/texts/, or in the folder named by $DOSSIER_TEXTS) and commits data/checked.txt."
_AGAIN = "run 'dossier check', which writes the receipts once nothing else is wrong."


def receipt(library: Library) -> Iterator[Problem]:
    """What changed since the rules that need the articles' texts last ran with all of them is named, file by file."""
    if receipts.PATH in library.damaged:
        return
    known, due = library.receipts, receipts.due(library.root, library.drafts)
    told: tuple[str, Entry] = (_AGAIN, "receipts") if library.has_every_text else (_WHO, "")
    if known.version != receipts.VERSION:
        what = f"expected receipts of the rules of version {receipts.VERSION}, found {f'version {known.version}' if known.version else 'none'};"
        yield Problem(Place(receipts.PATH), RULE, f"{what} every file {_DUE}", *told)
        return
    for path in sorted(due):
        if known.digests.get(path) != due[path]:
            yield Problem(Place(path), RULE, f"to be checked with the text: this file {_DUE}", *told)
    for path in sorted(known.digests.keys() - due.keys()):
        place = Place(receipts.PATH, known.lines[path])
        yield Problem(place, RULE, f"there is no file '{path}'; the list of files {_DUE}", *told)
