"""Who gives and who receives, as a text has it."""

from dossier.language.cues import GIVER_AFTER, GIVER_BEFORE, RECEIVER_AFTER, RECEIVER_BEFORE
from dossier.library.naming import spans
from dossier.records.subject import Subject


def receives(text: str, subject: Subject) -> bool:
    """Tell whether a text has the subject as one who receives."""
    return any(RECEIVER_BEFORE.search(text[:start]) or RECEIVER_AFTER.match(text[end:]) for start, end in spans(text, subject))


def gives(text: str, subject: Subject) -> bool:
    """Tell whether a text has the subject as one who gives."""
    return any(GIVER_BEFORE.search(text[:start]) or GIVER_AFTER.match(text[end:]) for start, end in spans(text, subject))
