"""Pictures: geometry that is computed from claims and their typed parts. Templates draw it; nothing here writes SVG."""

from dossier.views.pictures import bars, lanes, map_names, maps, membership_chart, membership_words, strip, timeline

__all__ = ["bars", "lanes", "map_names", "maps", "membership_chart", "membership_words", "strip", "timeline"]
