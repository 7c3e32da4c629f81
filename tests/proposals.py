"""How often what `dossier new source` proposes is what an editor then wrote: precision and recall of each kind, over today's articles.

Run with the texts at hand: `python -m tests.proposals`. Of each article its own claims are left out while it is proposed for; its
subjects are known, as they are to an editor who has confirmed the names.
"""

import dataclasses
from collections import Counter
from types import MappingProxyType

from dossier.desk.proposing import Proposal, proposals
from dossier.library.loading import load
from dossier.proof import reach
from dossier.records.claim import Claim

from tests.real import ROOT

KINDS = ("speakers", "channels", "standing", "hedge", "when", "about", "parts")


def main() -> None:
    """Print the table."""
    library, _ = load(ROOT)
    hits: Counter[str] = Counter()
    made: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    quoted, words = 0, 0
    for source in library.sources_by_date:
        if source.id not in library.texts:
            continue
        others = dataclasses.replace(
            library, claims=MappingProxyType({key: claim for key, claim in library.claims.items() if claim.source != source.id})
        )
        touched = reach.touched(library, source.id)
        for one in proposals(others, library.blocks(source.id), source.published):
            claims = [library.claims[key] for key in touched.get((one.block, one.sentence), [])]
            if not claims:
                continue
            for kind in KINDS:
                guess, truth = _guess(one, kind), {value for claim in claims for value in _truth(claim, kind)}
                hits[kind] += len(guess & truth)
                made[kind] += len(guess)
                wanted[kind] += len(truth)
            numbers = set(library.articles[source.id].quoted(one.block, one.fragment))
            quoted += len(numbers & {number for claim in claims for number in library.quoted_by(claim)})
            words += len(numbers)
    print("kind       proposed  right  in the claims  precision  recall")
    for kind in KINDS:
        print(
            f"{kind:10} {made[kind]:8} {hits[kind]:6} {wanted[kind]:14} {hits[kind] / (made[kind] or 1):10.0%} {hits[kind] / (wanted[kind] or 1):7.0%}"
        )
    print(f"fragment: {quoted} of {words} proposed words are quoted by a claim on the sentence ({quoted / (words or 1):.0%})")


def _guess(one: Proposal, kind: str) -> set[str]:
    value = getattr(one, kind)
    return set() if value is None else {value} if isinstance(value, str) else set(value)


def _truth(claim: Claim, kind: str) -> set[str]:
    value = str(claim.when) if kind == "when" and claim.when else getattr(claim, kind)
    return set() if value is None else {value} if isinstance(value, str) else set(value)


if __name__ == "__main__":
    main()
