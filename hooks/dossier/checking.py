"""The one way to a checked and rendered library, for the hook, the command line and the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .library import Library
from .loading import load
from .problems import Problem
from .rendering import Rendered, render
from .rules import RULES
from .rules.prose import RULE

# Pages cannot be rendered from a library in which records are missing.
_GROUNDS = frozenset({"schema", "reference"})


@dataclass(frozen=True)
class Checked:
    """A library with every problem that was found in it, in the order of their places, and its pages."""

    library: Library
    problems: list[Problem]
    rendered: Rendered


def check(root: Path, texts: Path | None = None) -> Checked:
    """Read the project at the root, apply every rule and render the pages; collect every problem, of shape or of any rule."""
    library, problems = load(root, texts)
    for rule in RULES.values():
        problems.extend(rule(library))
    rendered = Rendered()
    if not any(problem.rule in _GROUNDS for problem in problems):
        rendered = render(library)
        problems.extend(usage(library, rendered))
    return Checked(library, sorted(set(problems)), rendered)


def usage(library: Library, rendered: Rendered) -> Iterator[Problem]:
    """Every page's calls can be carried out, and every claim is used by a page: the part of `prose` that needs the pages rendered."""
    yield from rendered.problems
    if not rendered.problems:
        for claim in library.claims.values():
            if not rendered.uses_of(claim.key):
                yield Problem(
                    claim.at("id"), RULE, f"no page uses '{claim.key}'.", "cite it on a page, or give it a topic whose page lists it."
                )
