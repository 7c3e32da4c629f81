"""One page while it is rendered: what templates and hand-written pages can ask of it, and what it takes down."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

import jinja2

from dossier.exports import citable
from dossier.exports.table import Table
from dossier.language.escape import Safe, escape
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.problems import Problem, closest
from dossier.site import continuing
from dossier.site.continuing import LINKED, NOTED, Continued
from dossier.site.environment import environment
from dossier.site.notes import marker
from dossier.site.picture_files import Picture
from dossier.views import addresses, wording

# Parts that cite no claim, and link to claims instead.
CITELESS = frozenset("as_of explorer timeline timeline_list places place_claims sums sizes downloads contents sources reading_room".split())
_LINK = re.compile(r'(\]\(|href=")((?:#|&#35;)[^")\s]+)(?=[") ])')  # to an anchor of the same page, in Markdown or HTML

# A table that has an anchor, and its title.
_TABLE = re.compile(r'<table\b[^>]*\bid="([\w-]+)"[^>]*>\s*<caption[^>]*>(.*?)</caption>')


@dataclass
class Rendered:
    """What rendering made: Markdown by path below docs/, the pages that use each claim, pictures by name, what goes on over further pages by the path of its own, the page that each of these continues, and the problems."""

    pages: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    uses: dict[str, list[str]] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    continued: dict[str, list[Continued]] = field(default_factory=dict)
    continuing: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def uses_of(self, claim: str) -> list[str]:
        """Return the hand-written pages that use the claim, in the order of their paths."""
        return sorted(set(self.uses.get(claim, [])))


class Sheet:
    """One page while it is rendered: knows its path and the claims cited so far."""

    def __init__(self, library: Library, path: str, rendered: Rendered, rows: list[Any] | None = None) -> None:
        self.library, self.path, self.rendered = library, path, rendered
        self.rows = rows  # of the table that this page continues
        self.numbers: dict[str, int] = {}  # of the notes, in the order of their first markers
        self.marked: dict[str, list[int]] = {}  # the markers that lead to each note
        self.marks = 0
        self.parts: list[tuple[str, dict[str, Any]]] = []  # those that are being rendered, the innermost last
        self.written = 0  # bytes of the parts that are
        self.moved: dict[str, str] = {}  # anchors that stand on pages that continue this one, with the paths of these
        self.used: set[str] = set()  # claims that stand on pages that continue this one
        self.draft = False  # whether only the uses of claims matter

    def cite(self, *keys: str) -> Safe:
        """Return the marker that leads to the notes of claims: one, however many they are."""
        for key in keys:
            if key not in self.library.claims:
                raise LookupError(f"there is no claim '{key}'.")  # the rule on prose has a tip
            self.numbers.setdefault(key, len(self.numbers) + 1)
        if not keys:
            return Safe("")
        place = self.marks = self.marks + 1
        for key in keys:
            self.marked.setdefault(key, []).append(place)
        return Safe(marker(place, {self.numbers[key]: key for key in keys}))

    def cite_all(self, claims: list[Claim]) -> Safe:
        """Return the footnote markers of claims that are at hand as records."""
        return self.cite(*dict.fromkeys(claim.key for claim in claims))

    def to(self, target: str) -> Safe:
        """Return a path below docs/ as a link's target on this page."""
        return Safe(addresses.relative(target, self.path))

    def href(self, target: str) -> Safe:
        """Return a path below docs/ as an address for HTML and SVG that Markdown does not see, as this page is served."""
        return Safe(addresses.served(target, self.path))

    def link(self, subject: str, text: str = "") -> Safe:
        """Return a subject's name as a link to where it is described; bare text on that very page."""
        record = self.library.subjects.get(subject)
        if record is None:
            raise LookupError(f"there is no subject '{subject}'. {closest(subject, self.library.subjects)}")
        target = addresses.of_subject(self.library, record)
        name = escape(text or record.label)
        return name if target == self.path else Safe(f"[{name}]({self.to(target)})")

    def table(self, name: str, **values: Any) -> Safe:
        """Return a computed table or list, by the name of its template; an unknown name raises.

        Where only the uses of claims matter, what cites none is left out: a check must not cost what a build does.
        """
        if self.draft and name in CITELESS:
            return Safe("")
        self.parts.append((name, values))
        before = self.goes_on(name)
        text = environment().get_template(f"parts/{name}.md.j2").render(self.context(**values))
        self.parts.pop()
        if (going := self.goes_on(name)) and not before:
            told = {"going": going, "first": self.path, "number": 1, "pages": 1 + len(going.further)}
            text += environment().get_template("parts/pages.md.j2").render(self.context(**told))
        self.written += 0 if self.parts else len(text.encode())
        return Safe(text)

    def goes_on(self, part: str) -> Continued | None:
        """Return what was taken down of a part of this page that goes on over further pages; none where all of it is here."""
        return next((one for one in self.rendered.continued.get(self.path, []) if one.part == part), None)

    def pictured(self, anchor: str, headline: str, label: str, data: Table, height: int) -> Picture:
        """Take down a picture that stands on this page; one that stands on several is that of the first."""
        picture = Picture(self.path, anchor, headline, label, data, height)
        return self.rendered.pictures.setdefault(picture.name, picture)

    def portion(
        self, rows: list[Any], what: str = "", data: str = "", linked: bool = False, whole: bool = False, row: int = continuing.ROW
    ) -> list[Any]:
        """Return the rows of the part that is being rendered for which this page has room; the rest is taken down for pages that continue it.

        `what` is its name in their titles, `data` the path of a file with all that it has. Claims are `linked`, or else have notes. Rows
        stay `whole`, or a long one is cut; `row` is what one weighs in bytes beside its claims. A list of groups has the whole page.
        Raises ValueError where the same part of the page goes on over further pages already.
        """
        if self.rows is not None:
            return self.rows
        part, values = self.parts[-1]
        left = continuing.PAGE - self.written - sum(NOTED.of(self.library.claims[key]) for key in self.numbers)
        most = continuing.TABLE if what else continuing.PAGE
        weight = (LINKED if linked else NOTED)._replace(row=row)
        here, *further = continuing.split(rows, max(min(left, most), continuing.LEAST), most, weight, self.numbers, whole)
        if further and self.goes_on(part):
            raise ValueError("two lists of this page are too long for it; give one of them a page of its own")
        if further:
            self.rendered.continued.setdefault(self.path, []).append(Continued(part, values, what, data, further))
        stays = {getattr(one, "anchor", "") for one in here}
        for number, page in enumerate(further, 2):
            for one in page:
                if (anchor := getattr(one, "anchor", "")) and anchor not in stays:
                    self.moved.setdefault(anchor, addresses.continued(self.path, number, part if what else ""))
            self.used.update(claim.key for claim in continuing.borne(page) if not linked)
        return here

    def context(self, **values: Any) -> dict[str, Any]:
        """Return what templates can name on this page, beside what they can name on any."""
        calls = {name: getattr(self, name) for name in ("cite", "cite_all", "to", "href", "link", "table", "articles", "span")}
        return {
            "library": self.library,
            "page": self.path,
            "sheet": self,
            "rendered": self.rendered,
            "root": self.href("index.md"),
            **calls,
            **values,
        }

    def articles(self) -> str:
        """Return how many articles there are, in words."""
        return wording.articles(self.library)

    def span(self) -> str:
        """Return the years from the first article to the last."""
        return wording.span(self.library)

    def _tables_to_cite(self, body: str) -> Safe:
        """Return the box in which each table of the page that has a title and an anchor can be cited."""
        found = [(html.unescape(re.sub("<[^>]*>", "", title)), anchor) for anchor, title in _TABLE.findall(body)]
        tables = [citable.part(self.library, self.path, title, anchor) for title, anchor in found]
        return self.table("cite_tables", tables=tables) if tables else Safe("")

    def render(self, template: jinja2.Template, notes: bool = True, **values: Any) -> str:
        """Return the page's Markdown with its endnotes."""
        self.draft = not notes
        body = template.render(self.context(**values))
        if not notes:
            return body
        body = self._arriving(body)
        if self.path in citable.by_page(self.library):
            page = self.table("cite") if self.path in self.library.pages else Safe("")  # others have it in their template
            body = f"{body.rstrip()}\n\n{page}\n{self._tables_to_cite(body)}\n"
        if not self.numbers:
            return body
        endnotes = environment().get_template("parts/endnotes.md.j2").render(self.context(marked=self.marked))
        return f"{body.rstrip()}\n\n{endnotes}"

    def _arriving(self, body: str) -> str:
        """Return Markdown in which links to rows that stand on a page that continues this one lead there."""
        lead = {"](": self.to, 'href="': self.href}

        def _led(link: re.Match[str]) -> str:
            target = self.moved.get((anchor := html.unescape(link[2]))[1:])
            return f"{link[1]}{lead[link[1]](target + anchor)}" if target else link[0]

        return _LINK.sub(_led, body) if self.moved else body
