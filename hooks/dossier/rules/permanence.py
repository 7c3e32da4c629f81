"""The rule `permanence`, and the keeping of its baseline."""

from collections.abc import Iterator
from pathlib import Path

from ..files import GONE, PUBLISHED
from ..library import Library
from ..problems import Place, Problem, closest

RULE = "permanence"
_NEW = "is not in the list of published claims."
_HEADER = "# Every claim id ever published. 'dossier check' adds new ones; no line is ever taken out.\n"


def permanence(library: Library) -> Iterator[Problem]:
    """A published claim id never vanishes: it moves or is withdrawn with a reason; every claim is in the list of published ids."""
    for key in sorted(library.published - set(library.claims) - set(library.gone)):
        if f"data/claims/{key.partition('/')[0]}.yml" not in library.damaged:
            tip = f"restore it, or add it to {GONE} with 'moved_to' (was it '{_successor(key, library)}'?) or with 'withdrawn' and the reason."
            yield Problem(Place(PUBLISHED), RULE, f"the published claim '{key}' has vanished.", tip)
    for claim in library.claims.values():
        if claim.key not in library.published:
            yield Problem(
                claim.at("id"),
                RULE,
                f"'{claim.key}' {_NEW}",
                f"run 'dossier check', which adds it to {PUBLISHED} once nothing else is wrong.",
            )
    for gone in library.gone.values():
        if gone.id in library.claims:
            yield Problem(
                gone.at("id"),
                RULE,
                f"expected a claim that is no more, found '{gone.id}', which is there.",
                "delete the entry, or the claim.",
            )
        elif gone.id not in library.published:
            yield Problem(
                gone.at("id"), RULE, f"'{gone.id}' was never published.", closest(gone.id, library.published) or "delete the entry."
            )
        if gone.moved_to and gone.moved_to not in library.claims:
            yield Problem(
                gone.at("moved_to"),
                RULE,
                f"expected a claim that is there, found '{gone.moved_to}'.",
                closest(gone.moved_to, library.claims) or "name the claim it became.",
            )


def _successor(key: str, library: Library) -> str:
    near = closest(key, set(library.claims) - library.published) or closest(key, library.claims)
    return near.removeprefix("did you mean '").removesuffix("'?")


def only_new(problems: list[Problem]) -> bool:
    """Tell whether new claims that are not yet listed are all that is wrong."""
    return bool(problems) and all(problem.rule == RULE and problem.message.endswith(_NEW) for problem in problems)


def enter(root: Path, library: Library) -> int:
    """Add the claims that are not yet listed to the list of published ids; return how many."""
    new = set(library.claims) - library.published
    lines = "".join(f"{key}\n" for key in sorted(library.published | new))
    (root / PUBLISHED).write_text(_HEADER + lines, encoding="utf-8")
    return len(new)
