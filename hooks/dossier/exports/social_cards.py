"""Social cards: a picture for each hand-written page, drawn when the site is built, from the page's own title and counts.

Sizes follow Open Graph's usual 1200 by 630. The typeface is the one that Pillow carries, so that no machine draws another.
"""

import io
import json
import textwrap
from functools import lru_cache, partial
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont, features

from dossier.library.library import Library
from dossier.records.remembered import remembered
from dossier.views import addresses, wording

WIDTH, HEIGHT = 1200, 630
_PAPER, _INK, _BLUE, _WARM, _QUIET = "#fdfcf9", "#1c1c1a", "#1d3a4f", "#8a4b08", "#55534d"


def files(library: Library) -> dict[str, bytes]:
    """Return every card by its path in the site."""
    count = f"{len(library.claims)} claims from {wording.articles(library)}, each with its passage"
    return {addresses.of_card(library, path): _card(library.title_of(path), count, library.publication.name) for path in library.pages}


_font = lru_cache(ImageFont.load_default)  # reading a font takes longer than writing with it


def _card(*words: str) -> bytes:
    """Return a card with these words: drawn only where they, or what draws them, changed."""
    return remembered(_drawing(), json.dumps(words).encode(), partial(_drawn, *words))


@lru_cache(maxsize=1)
def _drawing() -> str:
    """Return what decides how a card looks beside its words: this module, and Pillow with what it draws letters and packs pictures with."""
    versions = [PIL.__version__, *(str(features.version(name)) for name in ("freetype2", "raqm", "zlib"))]
    return " ".join(["card", *versions, Path(__file__).read_text(encoding="utf-8")])


def _drawn(title: str, line: str, site: str) -> bytes:
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 24), fill=_BLUE)
    draw.rectangle((80, 420, 260, 426), fill=_WARM)
    for number, row in enumerate(textwrap.wrap(_plain(title), 24)[:3]):
        draw.text((80, 110 + number * 92), row, fill=_INK, font=_font(80))
    draw.text((80, 455), _plain(line), fill=_QUIET, font=_font(32))
    draw.text((80, 530), _plain(site), fill=_BLUE, font=_font(36))
    out = io.BytesIO()
    # Four colours on paper and what lies between them: a palette takes a third of the bytes, and less time.
    image.quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _plain(text: str) -> str:
    """Return a text in the marks that the typeface has."""
    return text.replace("–", "-").replace("’", "'")
