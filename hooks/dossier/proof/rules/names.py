"""The rule `names`."""

from collections.abc import Iterator

from dossier.language import words
from dossier.language.dates import MONTHS
from dossier.language.numbers import NUMBER_WORDS
from dossier.library.library import Library
from dossier.library.naming import proper_names, spans
from dossier.proof.reach import touched_by
from dossier.records.claim import Claim
from dossier.records.problems import Problem

RULE = "names"
_CALENDAR = frozenset(name.casefold() for name in (*MONTHS, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))


def names(library: Library) -> Iterator[Problem]:
    """Every name in `says` is a subject of the claim or in the passage's words; every subject is named in `says` and in a cited sentence, or resolved."""
    ordinary = library.ordinary_words | frozenset(NUMBER_WORDS)
    for claim in library.claims.values():
        yield from _in_says(library, claim, ordinary)
        yield from _in_sentences(library, claim)
        yield from _in_parts(library, claim, ordinary)


def _in_says(library: Library, claim: Claim, ordinary: frozenset[str]) -> Iterator[Problem]:
    if not all(key in library.subjects for key in claim.named):
        return  # a subject that is missing is told by `reference`, or by the file that holds it
    own = [library.subjects[key] for key in sorted(claim.named)]
    covered = [span for subject in own for span in spans(claim.says, subject)]
    passage = {form for fragment in claim.fragments for form in words.forms(fragment)}
    for start, end in proper_names(claim.says, ordinary):
        name = claim.says[start:end]
        if any(first <= start and end <= last for first, last in covered) or name.casefold() in _CALENDAR:
            continue
        if set(words.forms(name)) <= passage:
            continue
        tip = next((f"name '{subject.id}' in 'about'." for subject in library.subjects.values() if name in subject.names), "")
        yield Problem(
            claim.at("says"),
            RULE,
            f"'{name}' is neither a subject that the claim names nor in the passage's words.",
            tip or "register the subject, or take in the word.",
        )
    for key, found in library.register.named_in(claim.says).items():
        for start, end in found if key not in claim.named else ():
            name = claim.says[start:end]
            inside = any(first <= start and end <= last for first, last in covered)
            if not inside and any(map(str.isupper, name)) and not words.runs(_flat(claim), words.forms(name)):
                yield Problem(
                    claim.at("says"),
                    RULE,
                    f"'{name}' is the subject '{key}', which the claim does not name.",
                    f"name '{key}' in 'about', or say it in other words.",
                )
    for number, key in enumerate(claim.about):
        if key in library.subjects and not spans(claim.says, library.subjects[key]):
            yield Problem(
                claim.at("about", number),
                RULE,
                f"'says' does not name '{key}'.",
                "name it there by one of its names, or take it out of 'about'.",
            )
    aware = {*claim.about, *claim.speakers, *claim.channels}
    for steps, key in claim.part_subjects:
        if key not in aware and library.kinds.get(key) not in {None, "event"}:
            yield Problem(
                claim.at(*steps), RULE, f"'{key}' is in a typed part, but not in 'about'.", "name it in 'says' and 'about', or take it out."
            )


def _in_parts(library: Library, claim: Claim, ordinary: frozenset[str]) -> Iterator[Problem]:
    """Yield the names in the texts of typed parts that `says` does not have."""
    if not claim.parts:
        return
    said = set(words.forms(claim.says)) | {
        form for key in claim.named & set(library.subjects) for name in library.subjects[key].names for form in words.forms(name)
    }
    for part, value in claim.parts.items():
        for text in _texts(value.model_dump(by_alias=True)):
            for start, end in proper_names(text, ordinary | frozenset(text.split()[:1])):
                if not set(words.forms(text[start:end])) <= said and text[start:end].casefold() not in _CALENDAR:
                    yield Problem(
                        claim.at(part), RULE, f"'{text[start:end]}' is in a typed part, but not in 'says'.", "make the two agree."
                    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in {"currency", "bound", "change", "stage"}:
                yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value


def _flat(claim: Claim) -> list[str]:
    return [form for fragment in claim.fragments for form in [*words.forms(fragment), ""]]


def _in_sentences(library: Library, claim: Claim) -> Iterator[Problem]:
    article, source = library.articles.get(claim.source), library.sources[claim.source]
    if article is None or not article.forms:
        return  # what a sentence says beside its fragments is known only with the text: the rule `receipt` keeps watch
    cited = {passage.block for passage in claim.passages}
    given = {resolution.value for resolution in source.resolutions if resolution.id in claim.resolved and resolution.block in cited}
    sentences = touched_by(library, claim)
    for field in ("about", "speakers", "channels"):
        for number, key in enumerate(getattr(claim, field)):
            subject = library.subjects.get(key)
            if subject is None or key in given or library.kinds[key] == "event":
                continue
            if field != "about" and not spans(claim.says, subject):
                yield Problem(claim.at(field, number), RULE, f"'says' does not name '{key}'.", "say who says it, and through whom.")
            if any(article.sentence_has(place, name) for place in sentences for name in _written(subject.names)):
                continue
            if library.kinds[key] == "body" and field == "about" and spans(source.title, subject):
                continue
            where = ", ".join(f"{block}.{sentence}" for block, sentence in sorted(sentences)) or ", ".join(map(str, sorted(cited)))
            tip = "correct it, add a variant that the article uses, or name a resolution of that block that says who is meant."
            yield Problem(claim.at(field, number), RULE, f"sentence {where} of {claim.source} does not name '{key}'.", tip)


def _written(variants: tuple[str, ...]) -> Iterator[str]:
    for name in variants:
        yield name
        yield f"{name}'s"
        yield f"{name}'"
