"""The one way to a checked library, for the hook, the command line and the tests."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dossier.exports import all_files, data_files
from dossier.library.cores import MANY_CLAIMS, shared_out
from dossier.library.library import Library
from dossier.library.loading import load
from dossier.library.memory import Memory
from dossier.proof.rules import RULES
from dossier.proof.rules.prose import RULE
from dossier.proof.rules.receipt import RULE as RECEIPT
from dossier.proof.rules.receipt import receipt
from dossier.records.claim import Claim
from dossier.records.parts import UNWRITTEN
from dossier.records.problems import Problem, in_order
from dossier.site import picture_files
from dossier.site.rendering import render, uses_of_written
from dossier.site.sheet import Rendered

# Pages cannot be rendered from a library in which records are missing.
_GROUNDS = frozenset({"schema", "reference"})
# Rules that hold a sentence against every record: while one cannot be read whole, what they find may follow from that.
NEED_EVERY_RECORD = frozenset({"anonymity", "names", "paraphrase", "prose", "quotation"})
# What is told of a claim that was proposed, or that says nothing yet, before an editor has confirmed or written it.
OF_PROPOSALS = frozenset({"schema", "passage", "proposal"})


@dataclass(frozen=True, eq=False)
class Checked:
    """A library with every problem that was found in it, in the order of their places.

    What `go_on` raises, which is called between two pages, ends their rendering.
    """

    library: Library
    problems: list[Problem]
    go_on: Callable[[], None] = lambda: None

    @cached_property
    def rendered(self) -> Rendered:
        """Every page of the site; only of a library without problems.

        Raises ValueError where there are problems: nothing is built half.
        """
        if self.problems:
            raise ValueError(f"expected a library without problems, found {len(self.problems)}")
        made = render(self.library, self.go_on)
        if made.problems:
            raise ValueError("; ".join(str(problem) for problem in made.problems))
        return made

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file of the site that is no page, by its path; only of a library without problems."""
        made = all_files.files(self.library) | picture_files.files(self.library, self.rendered.pages, self.rendered.pictures.values())
        lasting = {path: content for path, content in made.items() if not path.endswith(".html")}  # finishing changes pages
        return made | {all_files.CHECKSUMS: data_files.checksums(lasting)}


def check(
    root: Path, texts: Path | None = None, show_words: bool = False, with_drafts: bool = False, memory: Memory | None = None
) -> Checked:
    """Read the project at the root, apply every rule and render the pages; collect every problem, of shape or of any rule.

    Receipts are looked at where nothing else is wrong: while something is, they are no help. `show_words` lets messages quote
    the articles even where anybody may read them; `with_drafts` takes in the sources that are still being worked on; what the
    `memory` has of files that did not change is not read again.
    """
    library, problems = load(root, texts, show_words, with_drafts, memory)
    problems += examine(library, complete=not problems)
    return Checked(library, in_order(problems) or in_order(receipt(library)))


def examine(library: Library, complete: bool = True) -> list[Problem]:
    """Return the problems that the rules but `receipt` find in a library; its pages are tried only where every record could be read."""
    rules = [rule for rule in RULES.values() if rule is not receipt]
    found = shared_out(lambda rule: list(rule(library)), rules, len(library.claims) >= MANY_CLAIMS)
    problems = list(_causes(library, (problem for told in found for problem in told)))
    if complete and not any(problem.rule in _GROUNDS for problem in problems):
        told = {(problem.place.path, problem.place.line, problem.message) for problem in problems}
        rendered = _causes(library, usage(library, uses_of_written(library)))
        problems += [problem for problem in rendered if (problem.place.path, problem.place.line, problem.message) not in told]
    return problems


def _causes(library: Library, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems but those that follow from others: from a claim which nobody has confirmed or written yet, or from a record that cannot be read."""
    lines: dict[str, list[tuple[int, bool]]] = {}
    for claim in library.claims.values():
        lines.setdefault(claim.at().path, []).append((claim.at().line, is_unready(claim)))
    held = NEED_EVERY_RECORD if library.damaged else frozenset()
    for problem in problems:
        if problem.rule in held:
            continue
        above = [unready for line, unready in lines.get(problem.place.path, []) if line <= problem.place.line]
        if not (above and above[-1]) or problem.rule in OF_PROPOSALS:
            yield problem


def is_unready(claim: Claim) -> bool:
    """Tell whether a claim was proposed and not confirmed yet, or has no words of its own yet, so that most rules would find only that."""
    return claim.proposed or claim.says == UNWRITTEN


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
    """Tell whether all that is wrong is what `enter` puts right: claims, openings and receipts that are not yet written down."""
    return bool(problems) and all(problem.entry for problem in problems)


def only_receipts_due(problems: list[Problem]) -> bool:
    """Tell whether all that is wrong is what somebody with the articles' texts has to check, so that a draft can be looked at."""
    return bool(problems) and all(problem.rule == RECEIPT for problem in problems)
