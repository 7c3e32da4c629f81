"""Pictures: geometry that is computed from claims and their typed parts. Templates draw it; nothing here writes SVG."""

from . import maps, membership, membership_words

__all__ = ["maps", "membership", "membership_words"]
