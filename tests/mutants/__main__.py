"""A mutation suite: the real data, damaged in every way a hurried editor would, must fail the rules themselves; receipts do not count.

It reads the articles' texts where they are at hand. Without them the kinds of damage that only a text shows are left out, by name.

As a program it tries every mutant (`make mutants`), prints how many of each kind were caught, names the survivors, and
fails where fewer than 99 of 100 were caught or a survivor has no explanation, or an explanation no survivor.
"""

import multiprocessing
import sys
from collections import Counter

from tests.mutants.explained import EXPLAINED
from tests.mutants.trying import caught, every_mutant, whole

ENOUGH = 0.99


def main() -> int:
    """Try every mutant; return 0 where enough were caught and every survivor is explained."""
    mutants = list(every_mutant(whole()))
    with multiprocessing.Pool() as pool:
        results = pool.map(caught, mutants, chunksize=20)
    counts, lost = Counter(mutant.kind for mutant in mutants), Counter(m.kind for m, ok in zip(mutants, results, strict=True) if not ok)
    for kind, number in counts.items():
        print(f"{kind:15} {number - lost[kind]:5} of {number:5} caught")
    survivors = [mutant.name for mutant, ok in zip(mutants, results, strict=True) if not ok]
    unexplained = [name for name in survivors if name not in EXPLAINED]
    stale = [name for name in EXPLAINED if name not in survivors]
    rate = 1 - len(survivors) / len(mutants)
    print(
        f"{len(mutants) - len(survivors)} of {len(mutants)} caught ({rate:.2%}); {len(survivors)} survivors, {len(unexplained)} of them unexplained."
    )
    for title, found in (("unexplained", unexplained), ("explained, but caught", stale)):
        for name in found:
            print(f"{title}: {name}")
    return 0 if rate >= ENOUGH and not unexplained and not stale else 1


if __name__ == "__main__":
    sys.exit(main())
