"""What reading gave, kept by what was read: while pages are served, only what an edit changed is read again."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """For each thing that is made from files, what it was made of last, and what was made.

    What is made must follow from what it is made of alone, and nobody may change it afterwards.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[object, Any]] = {}

    def of(self, thing: Hashable, material: object, make: Callable[[], T]) -> T:
        """Return what is made of the material, which is compared with what the thing was made of last; made only where the two differ."""
        kept = self._kept.get(thing)
        if kept is None or kept[0] != material:
            kept = self._kept[thing] = (material, make())
        made: T = kept[1]
        return made
