"""The one way to a checked library, for the hook, the command line and the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import exports, text_positions
from .files import PUBLISHED
from .library import Library
from .loading import load
from .problems import Problem, counted
from .rendering import Rendered, render, render_written
from .rules import RULES
from .rules.passage import LEFT, UNCOUNTED
from .rules.permanence import NEW
from .rules.permanence import enter as enter_claims
from .rules.prose import RULE

# Pages cannot be rendered from a library in which records are missing.
_GROUNDS = frozenset({"schema", "reference"})


@dataclass(frozen=True, eq=False)
class Checked:
    """A library with every problem that was found in it, in the order of their places."""

    library: Library
    problems: list[Problem]

    @cached_property
    def rendered(self) -> Rendered:
        """Every page of the site; only of a library without problems.

        Raises ValueError where there are problems: nothing is built half.
        """
        if self.problems:
            raise ValueError(f"expected a library without problems, found {len(self.problems)}")
        made = render(self.library)
        if made.problems:
            raise ValueError("; ".join(str(problem) for problem in made.problems))
        return made

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file of the site that is no page, by its path; only of a library without problems."""
        return exports.files(self.library)


def check(root: Path, texts: Path | None = None) -> Checked:
    """Read the project at the root, apply every rule and render the pages; collect every problem, of shape or of any rule."""
    library, problems = load(root, texts)
    problems += examine(library, complete=not problems)
    return Checked(library, sorted(set(problems)))


def examine(library: Library, complete: bool = True) -> list[Problem]:
    """Return the problems that the rules find in a library; its pages are tried only where every record could be read."""
    problems = [problem for rule in RULES.values() for problem in rule(library)]
    if complete and not any(problem.rule in _GROUNDS for problem in problems):
        problems += usage(library, render_written(library, notes=False))
    return problems


def usage(library: Library, rendered: Rendered) -> Iterator[Problem]:
    """Every page's calls can be carried out, and every claim is used by a page: the part of `prose` that needs the pages rendered."""
    yield from rendered.problems
    if not rendered.problems:
        for claim in library.claims.values():
            if not rendered.uses_of(claim.key):
                yield Problem(
                    claim.at("id"), RULE, f"no page uses '{claim.key}'.", "cite it on a page, or give it a topic whose page lists it."
                )


def only_entries_missing(problems: list[Problem]) -> bool:
    """Tell whether all that is wrong is that claims or positions are not yet entered in the files that keep them."""
    return bool(problems) and all(problem.message.endswith((NEW, UNCOUNTED, LEFT)) for problem in problems)


def enter(library: Library) -> list[str]:
    """Enter new claims in the list of published ids and in the journal, and positions in theirs; return what was done, line by line."""
    done = []
    if any(key not in library.published for key in library.claims):
        done.append(f"{counted(enter_claims(library.root, library), 'new claim')} entered in {PUBLISHED}.")
    kept, due = library.text_positions, text_positions.counted(library)
    if kept is not None and kept != due:
        text_positions.enter(library.root, due)
        new, changed, left = (
            len(due.keys() - kept.keys()),
            sum(due[key] != kept[key] for key in due.keys() & kept),
            len(kept.keys() - due.keys()),
        )
        done.append(f"{counted(new, 'position')} entered, {changed} corrected and {left} taken out in {text_positions.POSITIONS}.")
    return done
