"""Styles written into each element of a drawing as its attributes, so that it looks the same wherever it is opened.

Programs that draw SVG outside browsers know neither variables nor all selectors, and a strict policy allows no styles in a file.
Sources: CSS Custom Properties Level 1 for `var()`; SVG 2, section 6.6, for the presentation attributes.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import cast

import tinycss2  # type: ignore[import-untyped]
from cssselect import ExpressionError, GenericTranslator, SelectorError, parse
from lxml import etree

from dossier.site import appearance

_SHEETS = ("assets/site.css", "assets/pictures.css")
_SCHEME = (":root", '[data-md-color-scheme="default"]')
_DRAWN = frozenset(
    """fill fill-opacity stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity stop-color stop-opacity
    font-size font-weight font-family text-anchor paint-order letter-spacing text-transform display""".split()
)
Path = Callable[[etree._Element], list[etree._Element]]
"""Finds the elements of a drawing that a selector chooses."""
_UNSET = "revert-layer"  # what the element's own attribute says holds then
_CLASS = re.compile(r"\.([\w-]+)")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def inline(drawing: etree._Element) -> None:
    """Write into each element of a drawing what the site's style sheets say of it in the light scheme; what they hide is taken out."""
    styles: dict[etree._Element, dict[str, str]] = {}
    classes = {name for element in drawing.iter() for name in element.get("class", "").split()}
    for needed, path, declared in _rules():
        for element in path(drawing) if needed <= classes else ():
            styles[element] = styles.get(element, {}) | declared
    for element, declared in styles.items():
        if declared.pop("display", "") == "none":
            element.getparent().remove(element)  # type: ignore[union-attr]  # nothing hides the whole drawing
        if declared.pop("text-transform", "") == "uppercase" and element.text:  # no attribute says that
            element.text = element.text.upper()
        element.attrib.update({name: value for name, value in declared.items() if value != _UNSET})


@lru_cache(maxsize=1)
def _rules() -> list[tuple[frozenset[str], Path, dict[str, str]]]:
    """Return the classes without which each selector chooses nothing, what it chooses and what it says of a drawing, the weightier later."""
    rules = [rule for sheet in _SHEETS for rule in _read(appearance.assets()[sheet].decode())]
    variables = {
        name: value for selector, declared in rules if selector in _SCHEME for name, value in declared.items() if name.startswith("--")
    }
    found = []
    for selector, declared in rules:
        drawn = {
            name: _VARIABLE.sub(lambda match: variables.get(match[1], ""), value) for name, value in declared.items() if name in _DRAWN
        }
        found += [(weight, (needed, path, drawn)) for weight, needed, path in _paths(selector) if drawn]
    return [rule for _, rule in sorted(found, key=lambda row: row[0])]  # sorting keeps the order of equals


def _read(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each selector of a style sheet with what it declares; what holds only under conditions is passed over."""
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            told = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            declared = {one.name: tinycss2.serialize(one.value).strip() for one in told if one.type == "declaration"}
            yield tinycss2.serialize(rule.prelude).strip(), declared


def _paths(selector: str) -> Iterator[tuple[tuple[int, int, int], frozenset[str], Path]]:
    """Yield the weight of each selector in a list, the classes that it needs, and what finds its elements; none for states that a drawing at rest is not in."""
    if re.search(r":(hover|focus|has\()", selector):
        return
    try:
        for one in parse(selector):
            found = etree.XPath(GenericTranslator().selector_to_xpath(one, prefix="descendant-or-self::"))
            written = one.canonical()
            needed = frozenset() if ":" in written else frozenset(_CLASS.findall(written))  # ":not(.x)" needs no x
            yield one.specificity(), needed, cast("Path", found)
    except (SelectorError, ExpressionError):
        return
