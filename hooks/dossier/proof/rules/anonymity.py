"""The rule `anonymity`."""

from collections.abc import Iterator

from dossier.language import words
from dossier.language.cues import PEOPLE, PEOPLE_AFTER, PEOPLE_BEFORE
from dossier.library.library import Library
from dossier.library.naming import spans
from dossier.records.claim import Claim
from dossier.records.problems import Problem
from dossier.records.subject import Subject

RULE = "anonymity"
EMPLOYERS = frozenset({"state", "body", "force"})  # kinds of subject that people work or speak for


def anonymity(library: Library) -> Iterator[Problem]:
    """People whom an article leaves unnamed are never shown as the state, body or force whose people they are, but as a group of their own."""
    for subject in library.subjects.values():
        if subject.people_of:
            yield from _group(library, subject)
    for claim in library.claims.values():
        for number, key in enumerate(claim.speakers):
            if key in library.subjects:
                yield from _speaker(library, claim, number, library.subjects[key])


def _group(library: Library, subject: Subject) -> Iterator[Problem]:
    if library.kinds[subject.id] != "group":
        what = f"expected 'people_of' in a group alone, found it in the {library.kinds[subject.id]} '{subject.id}'."
        yield Problem(subject.at("people_of"), RULE, what, "move the subject to data/subjects/groups.yml, or delete the field.")
    for number, key in enumerate(subject.people_of):
        if library.kinds.get(key) not in EMPLOYERS:
            what = f"expected a state, body or force whose people they are, found '{key}'."
            yield Problem(subject.at("people_of", number), RULE, what, "name the subject that is meant.")
    for name in subject.names:
        if not PEOPLE.search(name):
            what = f"expected a name that says that these are people, found '{name}'."
            yield Problem(subject.at("id"), RULE, what, "name them as the article does: officials, sources, representatives of it.")


def _speaker(library: Library, claim: Claim, number: int, speaker: Subject) -> Iterator[Problem]:
    place = claim.at("speakers", number)
    if any(speaker.id in library.subjects[other].people_of for other in claim.speakers if other in library.subjects):
        what = f"expected the unnamed people of '{speaker.id}' as the speaker, found '{speaker.id}' beside them."
        yield Problem(place, RULE, what, "delete it; name it in 'about', where 'says' names it.")
    elif library.kinds[speaker.id] in EMPLOYERS and any(_are_its_people(text, speaker) for text in (claim.says, _decisive(library, claim))):
        group = next((one.id for one in library.subjects.values() if speaker.id in one.people_of), None)
        tip = f"is it '{group}'?" if group else f"add a group with 'people_of: [{speaker.id}]' to data/subjects/groups.yml, and name that."
        what = f"expected a group of unnamed people as the speaker, found '{speaker.id}', whose people they are."
        yield Problem(place, RULE, what, tip)


def _are_its_people(text: str, subject: Subject) -> bool:
    return any(PEOPLE_BEFORE.search(text[:start]) or PEOPLE_AFTER.match(text[end:]) for start, end in spans(text, subject))


def _decisive(library: Library, claim: Claim) -> str:
    """Return the sentence that the claim's first fragment stands in, where the article's text is at hand; else the fragment."""
    article, block = library.articles.get(claim.source), claim.passages[0].block
    if article is None or not article.forms:
        return claim.fragments[0]
    places = sorted(article.sentences_of(article.quoted(block, claim.fragments[0])))
    return " / ".join(words.sentences(library.blocks(claim.source)[number - 1])[sentence - 1] for number, sentence in places)
