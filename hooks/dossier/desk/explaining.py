"""One claim, explained: what it rests on, through whom it came, what each rule finds, and which pages use it."""

from dossier.desk.checking import NEED_EVERY_RECORD, OF_PROPOSALS, Checked, is_unready
from dossier.proof.rules import RULES
from dossier.proof.rules.receipt import RULE as RECEIPT
from dossier.records.claim import Claim
from dossier.records.problems import Problem, RefusedError, closest
from dossier.site.rendering import uses_of_written
from dossier.views import wording
from dossier.views.addresses import page_name


def explain(checked: Checked, key: str) -> list[str]:
    """Return the explanation of a claim, line by line.

    Raises RefusedError where there is no such claim, with the closest id, or where its files have problems that may have hidden it.
    """
    library = checked.library
    if key not in library.claims and library.is_unread(key):
        what = f"the record or the claims of '{key.partition('/')[0]}' cannot be read whole"
        raise RefusedError(f"{what}. Run 'dossier check', which says what is wrong.")
    if key not in library.claims:
        raise RefusedError(f"there is no claim '{key}'. {closest(key, library.claims).capitalize()}".strip())
    claim = library.claims[key]
    lines = [
        f"{key} ({claim.at()})",
        f"  {claim.says}",
        "",
        f"standing: {wording.STANDINGS[claim.standing]}" + (f", hedged: {claim.hedge}" if claim.hedge else ""),
    ]
    lines += [f"through:  {' -> '.join(wording.chain_labels(library, claim))}", f"when:     {wording.when(library, claim)}"]
    for passage in claim.passages:
        lines += [f"block {passage.block}: “{fragment}”" for fragment in passage.words]
    for resolution in library.sources[claim.source].resolutions:
        if resolution.id in claim.resolved:
            lines.append(f"resolved: “{resolution.words}” is {wording.resolved_value(library, resolution)}: {resolution.because}")
    lines += ["", "rules:"]
    first, last = claim.at().line, _last_line(checked, key)
    mine = [problem for problem in checked.problems if problem.place.path == claim.at().path and first <= problem.place.line <= last]
    for rule in ("schema", *RULES):
        found = [_told(problem) for problem in mine if problem.rule == rule]
        lines.append(f"  {rule:14}{'; '.join(found) or _unlooked(checked, claim, rule) or 'holds'}")
    pages = uses_of_written(library).uses_of(key)
    lines += ["", "used by:  " + (", ".join(page_name(page) for page in pages) or "no page")]
    return lines


def _unlooked(checked: Checked, claim: Claim, rule: str) -> str:
    """Return why a rule has not looked at a claim, or nothing where it has."""
    if is_unready(claim) and rule not in OF_PROPOSALS:
        return f"not looked at until it is {'confirmed' if claim.proposed else 'written'}"
    if rule in NEED_EVERY_RECORD and checked.library.damaged:
        return "not looked at until every file can be read"
    if rule == RECEIPT and any(problem.rule != RECEIPT for problem in checked.problems):
        return "not looked at while something else is wrong"
    return ""


def _told(problem: Problem) -> str:
    return f"{problem.message}" + (f" Tip: {problem.tip}" if problem.tip else "")


def _last_line(checked: Checked, key: str) -> int:
    claim = checked.library.claims[key]
    later = [other.at().line for other in checked.library.claims_of[claim.source] if other.at().line > claim.at().line]
    return min(later, default=10**9) - 1
