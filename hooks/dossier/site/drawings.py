"""A picture of a page as one SVG file: its headline, the drawing, its key, and where it is from, with all styles inside."""

import textwrap
from collections.abc import Iterator

from lxml import etree

from dossier.site.inlined import inline

_SVG = "http://www.w3.org/2000/svg"
_WIDTH, _MARGIN, _LETTER, _BOLD = 960, 20, 0.56, 0.62
"""Units of the file: width of what is drawn, the white around it, and an average letter's width by its height, also of bold ones."""
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"


class _File:
    """The file while it is made, from top to bottom."""

    def __init__(self, title: str, about: str) -> None:
        self.root = etree.Element("svg", {"xmlns": _SVG, "role": "img"})
        etree.SubElement(self.root, "title").text = title
        etree.SubElement(self.root, "metadata").text = about
        self.paper = etree.SubElement(self.root, "rect", {"width": "100%", "height": "100%", "fill": "#fdfcf9"})
        self.y = float(_MARGIN)

    def text(self, words: str, size: float, weight: str = "400", colour: str = "#1c1c1a") -> None:
        """Add words, in as many lines as they need."""
        for line in textwrap.wrap(words, int(_WIDTH / (size * (_BOLD if weight == "700" else _LETTER)))):
            self.y += size * 1.3
            place = {"x": str(_MARGIN), "y": f"{self.y:g}", "font-size": f"{size:g}", "font-weight": weight, "fill": colour}
            etree.SubElement(self.root, "text", {**place, "font-family": _FONT}).text = line

    def drawing(self, drawn: etree._Element, width: float, height: float, x: float = _MARGIN) -> None:
        """Add a drawing at the height reached."""
        for name in ("role", "tabindex", "class", "aria-hidden"):
            drawn.attrib.pop(name, "")
        drawn.attrib.update({"x": f"{x:g}", "y": f"{self.y:g}", "width": f"{width:g}", "height": f"{height:g}"})
        self.root.append(drawn)

    def key(self, entries: list[tuple[etree._Element | None, str]]) -> None:
        """Add what the marks mean, in rows."""
        x, row = float(_MARGIN), 22
        self.y += 10
        for swatch, words in entries:
            room = (30 if swatch is not None else 0) + len(words) * 12 * _LETTER + 18
            if x > _MARGIN and x + room > _WIDTH + _MARGIN:
                x, self.y = float(_MARGIN), self.y + row
            if swatch is not None:
                self.drawing(swatch, 24, 16, x)
            place = {"x": f"{x + (30 if swatch is not None else 0):g}", "y": f"{self.y + 12.5:g}", "font-size": "12", "fill": "#1c1c1a"}
            etree.SubElement(self.root, "text", {**place, "font-family": _FONT}).text = words
            x += room
        self.y += row if entries else 0

    def file(self) -> bytes:
        """Return the file, as high as what stands in it."""
        width, height = _WIDTH + 2 * _MARGIN, self.y + _MARGIN
        self.root.attrib.update({"viewBox": f"0 0 {width} {height:g}", "width": str(width), "height": f"{height:g}"})
        for element in self.root.iter():
            for name in map(str, list(element.attrib)):
                if name.startswith("data-") or name in ("class", "hidden"):
                    del element.attrib[name]
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8") + b"\n"


def standalone(element: str, about: str) -> bytes:
    """Return the picture in a page's figure, which is given as it stands in HTML, as one SVG file that needs no other; what is said of it in its metadata is not shown."""
    figure = etree.fromstring(element)
    inline(figure)
    sheet = _File(_words(figure.find("figcaption")), about)
    sheet.text(_words(figure.find("figcaption")), 19, "700")
    sheet.y += 14
    for hidden in figure.iterfind(".//svg[@class='defs']"):  # patterns that the bars share
        sheet.root.append(hidden)
    for drawn, words in _parts(figure):
        if words:
            sheet.text(words, 14, "400" if drawn is not None else "700")
            sheet.y += 4
        if drawn is None:
            continue
        width, height = map(float, drawn.get("viewBox", f"0 0 {_WIDTH} {drawn.get('height')}").split()[2:])
        shown = _WIDTH if width > _WIDTH / 2 else width * 1.5
        sheet.drawing(drawn, shown, height * shown / width)
        sheet.y += height * shown / width + 12
    sheet.key([(swatch.find("svg"), _words(swatch)) for swatch in figure.iterfind(".//ul[@class='key']/li")])
    sheet.text(_words(figure.find("p[@class='source-line']")), 11.5, colour="#5d5a52")
    return sheet.file()


def _parts(figure: etree._Element) -> Iterator[tuple[etree._Element | None, str]]:
    """Yield each drawing of a figure with the words above it, and the heading of a group without one."""
    for bars in figure.iterfind(".//ol[@class='bars']"):
        before = bars.getprevious()
        if before is not None and before.get("class") == "group":
            yield None, _words(before)
        for bar in bars:
            (drawn,) = bar.findall("svg")
            label, number, note = map(_words, list(bar)[:3])
            yield drawn, f"{label}: {number}, {note}"
    for chart in [one for one in figure.iter("svg") if "chart" in one.get("class", "").split()]:
        yield chart, _words(chart.find("../figcaption"))


def _words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())
