"""From Pydantic's errors to problems: the one place that words what a record's shape should be."""

from collections.abc import Iterator

from pydantic import ValidationError

from dossier.records.parts import CLAIM_PATTERN, ID_PATTERN, URL_PATTERN
from dossier.records.problems import Problem, closest
from dossier.records.reader import RULE, Document, Step
from dossier.records.record import Record

_FORMS = {
    ID_PATTERN: ("an id", "ids are lower-case words joined by hyphens."),
    CLAIM_PATTERN: ("a claim's key", "name a claim as source/claim."),
    URL_PATTERN: ("an address", "addresses begin with https:// and have no spaces, quotation marks or brackets."),
}
"""What a pattern stands for, and how to write it."""


def shape_problems(error: ValidationError, document: Document, steps: tuple[Step, ...], model: type[Record]) -> Iterator[Problem]:
    """Yield each error of a model as a problem: what was expected, what was found, where, and the nearest known word."""
    for row in error.errors(include_url=False):
        path = (*steps, *row["loc"])
        place, value, kind = document.at(*path), row.get("input"), row["type"]
        name = str(row["loc"][-1]) if row["loc"] else "record"
        if kind == "missing":
            yield Problem(place, RULE, f"expected the field '{name}', found none.", f"add '{name}:'.")
        elif kind == "extra_forbidden":
            known = [field.alias or key for key, field in model.model_fields.items()]
            yield Problem(place, RULE, f"expected a known field, found '{name}'.", closest(name, known) if len(row["loc"]) == 1 else "")
        elif kind == "literal_error":
            choices = row["ctx"]["expected"].replace("'", "")
            yield Problem(
                place,
                RULE,
                f"expected one of {choices} for '{name}', found {shown(value)}.",
                closest(str(value), choices.replace(" or ", ", ").split(", ")),
            )
        elif kind == "string_pattern_mismatch":
            pattern = row["ctx"]["pattern"]
            what, tip = _FORMS.get(pattern, (f"what looks like {pattern}", "the schema beside the data says what each field is."))
            yield Problem(place, RULE, f"expected {what} for '{name}', found {shown(value)}.", tip)
        elif kind == "string_too_short":
            yield Problem(place, RULE, f"expected some text for '{name}', found {shown(value)}.", "write it after the colon.")
        elif kind == "too_short":
            yield Problem(
                place,
                RULE,
                f"expected at least {row['ctx']['min_length']} for '{name}', found {len(value or ())}.",
                "write it inside the brackets.",
            )
        elif kind in ("too_long", "string_too_long"):
            what = "characters" if isinstance(value, str) else "items"
            message = f"expected at most {row['ctx']['max_length']} {what} for '{name}', found {len(value or ())}."
            yield Problem(place, RULE, message, "shorten it.")
        elif kind == "value_error":
            yield Problem(place, RULE, f"{row['ctx']['error']}.", "")
        else:
            message = row["msg"].removeprefix("Input should be ").replace("a valid ", "a ")
            yield Problem(place, RULE, f"expected {message[:1].lower() + message[1:]} for '{name}', found {shown(value)}.", "")


def shown(value: object) -> str:
    """Return a value as a message names it."""
    if isinstance(value, str):
        return f"'{value[:60]}'" if value else "nothing"
    return "a list" if isinstance(value, list) else "a record" if isinstance(value, dict) else f"'{value}'"
