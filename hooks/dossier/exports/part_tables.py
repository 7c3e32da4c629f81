"""The typed parts of claims as tables, one for each kind."""

from dossier.exports.table import Cell, Table, fields
from dossier.library.library import Library
from dossier.records.parts import Amount, Casualties, Exercise, Meeting, Membership, Office, Quantity, Strength, Threat, Transfer

Field = tuple[str, str, str]


def part_tables(library: Library, claim: Field) -> list[Table]:
    """Return a table for each kind of typed part; `claim` is the field that says whose it is."""
    claims = library.by_date
    subject = ("subject", "string", "id of the subject")
    return [
        Table(
            "memberships", "A state's place in a body, as a claim has it.",
            (claim, subject, ("body", "string", "id of the body"), ("change", "string", ", ".join(library.dossier.change))), ("claim", "subject"),
            (("claim", "claims"), ("subject", "subjects"), ("body", "subjects")),
            [(one.key, state, part.body, part.change) for one in claims if (part := one.part(Membership)) for state in part.states],
        ),
        Table(
            "transfers", "Aid, arms, equipment or money, as a claim has it.",
            (claim, *fields("id of the subject", "giver", "receiver"), ("goods", "string", "what"), ("stage", "string", "pledged, delivered and so on"),
             ("value", "number", "sum"), ("bound", "string", "exact, about, up-to or over"), ("currency", "string", "ISO 4217 code"),
             ("converted", "number", "the source's own conversion"), ("converted_bound", "string", "its bound"), ("converted_currency", "string", "its currency")),
            ("claim",), (("claim", "claims"), ("giver", "subjects"), ("receiver", "subjects")),
            [(one.key, moved.giver, moved.receiver, moved.goods, moved.stage, *_sum(moved.amount), *_sum(moved.converted)) for one in claims if (moved := one.part(Transfer))],
        ),
        Table(
            "strengths", "The size of a force, as a claim has it.",
            (claim, ("force", "string", "id of the force"), ("personnel", "integer", "how many"), ("bound", "string", "exact, about, up-to or over"), ("as_of", "string", "EDTF date")),
            ("claim",), (("claim", "claims"), ("force", "subjects")),
            [(one.key, size.force, size.personnel.value, size.personnel.bound, str(size.as_of) if size.as_of else None) for one in claims if (size := one.part(Strength))],
        ),
        Table(
            "meetings", "One thing that a claim tells of a meeting: a person, state, agenda item or outcome.",
            (claim, ("position", "integer", "from 1"), ("event", "string", "id of the event"), ("role", "string", "attended, chair, delegation, attendance, agenda or outcome"),
             ("subject", "string", "id of the person or state"), ("detail", "string", "the post, or our words")),
            ("claim", "position"), (("claim", "claims"), ("event", "subjects"), ("subject", "subjects")),
            [(one.key, place, met.event, *row) for one in claims if (met := one.part(Meeting)) for place, row in enumerate(_of_meeting(met), 1)],
        ),
        Table(
            "threats", "Who or what a claim names as a threat, or to whom.",
            (claim, ("position", "integer", "from 1"), ("role", "string", "actor or against"), ("subject", "string", "id of the subject"), ("described", "string", "in our words, where nobody is named")),
            ("claim", "position"), (("claim", "claims"), ("subject", "subjects")),
            [(one.key, place, *row) for one in claims if (threat := one.part(Threat)) for place, row in enumerate(_of_threat(threat), 1)],
        ),
        Table(
            "offices", "A person's post, as a claim has it.",
            (claim, ("person", "string", "id of the person"), ("post", "string", "the post"), ("change", "string", "holds, appointed and so on"), *fields("EDTF date", "start", "end")),
            ("claim",), (("claim", "claims"), ("person", "subjects")),
            [(one.key, post.person, post.post, post.change, _text(post.start), _text(post.end)) for one in claims if (post := one.part(Office))],
        ),
        Table(
            "exercises", "An exercise, as a claim has it.",
            (claim, ("event", "string", "id of the event"), ("force", "string", "id of the force"), ("troops", "integer", "how many"), ("troops_bound", "string", "its bound"),
             ("opponents", "integer", "how many, in the scenario"), ("opponents_bound", "string", "its bound"), *fields("EDTF date", "start", "end", "over_by")),
            ("claim",), (("claim", "claims"), ("event", "subjects"), ("force", "subjects")),
            [(one.key, drill.event, drill.force, *_size(drill.troops), *_size(drill.opponents), _text(drill.start), _text(drill.end), _text(drill.over_by))
             for one in claims if (drill := one.part(Exercise))],
        ),
        Table(
            "casualties", "The dead of an event, as a claim has it.",
            (claim, ("event", "string", "id of the event"), ("killed", "integer", "how many"), ("bound", "string", "exact, about, up-to or over")),
            ("claim",), (("claim", "claims"), ("event", "subjects")),
            [(one.key, dead.event, *_size(dead.killed)) for one in claims if (dead := one.part(Casualties))],
        ),
    ]  # fmt: skip


def _of_meeting(met: Meeting) -> list[tuple[Cell, Cell, Cell]]:
    rows: list[tuple[Cell, Cell, Cell]] = [("attended", one.person, one.role) for one in met.attended]
    rows += [("chair", met.chaired_by, None)] if met.chaired_by else []
    rows += [("delegation", state, "through its leader" if met.leaders else None) for state in met.delegations]
    for role, texts in (("attendance", met.attendance), ("agenda", met.agenda), ("outcome", met.outcomes)):
        rows += [(role, None, text) for text in texts]
    return rows or [("named", None, None)]


def _of_threat(threat: Threat) -> list[tuple[Cell, Cell, Cell]]:
    rows: list[tuple[Cell, Cell, Cell]] = [("actor", actor, None) for actor in threat.actors]
    rows += [("actor", None, threat.described)] if threat.described else []
    rows += [("against", subject, None) for subject in threat.against]
    return [*rows, *([("against", None, threat.whom)] if threat.whom else [])]


def _size(value: Quantity | None) -> tuple[Cell, Cell]:
    return (value.value, value.bound) if value else (None, None)


def _text(value: object) -> Cell:
    return str(value) if value else None


def _sum(amount: Amount | None) -> tuple[Cell, Cell, Cell]:
    return (amount.value, amount.bound, amount.currency) if amount else (None, None, None)
