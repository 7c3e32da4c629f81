"""Which pages are unlike the others of their kind: what a look at one page of a shape tells, a look at its twins would tell again."""

from pathlib import Path

from lxml import html


def different(site: Path, paths: list[str]) -> list[str]:
    """Return the pages that have something which none before them has, those with the shortest paths first; the order is that of the paths."""
    seen: set[str] = set()
    found = []
    for path in sorted(paths, key=lambda path: (path.count("/"), path)):
        if new := shape(site / path.lstrip("/")) - seen:
            seen |= new
            found.append(path)
    return sorted(found)


def shape(file: Path) -> frozenset[str]:
    """Return what a page is made of: each element with its classes and roles, beside those of the element around it."""
    root = html.parse(file / "index.html" if file.is_dir() else file, html.HTMLParser(encoding="utf-8")).getroot()
    return frozenset(f"{_kind(element.getparent())} > {_kind(element)}" for element in root.iter("*") if isinstance(element.tag, str))


def _kind(element: html.HtmlElement | None) -> str:
    if element is None:
        return ""
    return " ".join(
        [
            element.tag,
            *sorted(element.get("class", "").split()),
            *sorted(name for name in element.attrib if name.startswith(("role", "aria-"))),
        ]
    )
