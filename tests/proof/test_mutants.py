"""A sample of the mutation suite, of every kind that shows with what is at hand; `make mutants` tries every mutant."""

import pytest

from tests.depth import DEEP
from tests.mutants import trying as mutants
from tests.mutants.explained import EXPLAINED
from tests.mutants.joined import KINDS as JOINED

KINDS = sorted({kind.__name__ for kind in mutants.tried()} | {"answers", "duplicates", "stale", *JOINED})


@pytest.fixture(scope="module")
def sample() -> list[mutants.Mutant]:
    """Some mutants of each kind."""
    return mutants.sample(190 if DEEP else 95)


def test_every_kind_of_damage_is_in_the_sample(sample: list[mutants.Mutant]) -> None:
    assert sorted({mutant.kind for mutant in sample}) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_damage_of_a_kind_is_caught(kind: str, sample: list[mutants.Mutant]) -> None:
    survivors = [mutant.name for mutant in sample if mutant.kind == kind and not mutants.caught(mutant)]
    assert [name for name in survivors if name not in EXPLAINED] == []


def test_data_without_damage_is_not_caught() -> None:
    library = mutants.whole()
    claim = next(iter(library.claims.values()))
    assert not mutants.caught(mutants.Mutant("none", claim.key, "unchanged", mutants.raw_of(claim)))
