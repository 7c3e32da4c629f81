"""From the library to Markdown: hand-written pages are rendered first, so that "cited by" is complete when the rest is made."""

from dataclasses import dataclass, field
from typing import Any

import jinja2

from dossier.language.escape import Safe, escape
from dossier.library import written_pages
from dossier.library.citing import Reference
from dossier.library.cores import shared_out
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.problems import Place, Problem, closest
from dossier.site import abbreviations, heads
from dossier.site.environment import environment, from_text
from dossier.site.notes import marker
from dossier.views import addresses, listings, membership, search_words, wording

RULE = "prose"
# Parts that cite no claim, and link to claims instead.
CITELESS = frozenset({"as_of", "explorer", "timeline", "places", "sums", "sizes", "downloads", "contents", "sources", "reading_room"})


@dataclass
class Rendered:
    """What rendering made: Markdown by path below docs/, the pages that use each claim, and the problems."""

    pages: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    uses: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def uses_of(self, claim: str) -> list[str]:
        """Return the hand-written pages that use the claim, in the order of their paths."""
        return sorted(set(self.uses.get(claim, [])))


class _Sheet:
    """One page while it is rendered: knows its path and the claims cited so far."""

    def __init__(self, library: Library, path: str, rendered: Rendered) -> None:
        self.library, self.path, self.rendered = library, path, rendered
        self.numbers: dict[str, int] = {}  # of the notes, in the order of their first markers
        self.marked: dict[str, list[int]] = {}  # the markers that lead to each note
        self.marks = 0
        self.draft = False  # whether only the uses of claims matter

    def cite(self, *keys: str) -> Safe:
        """Return the marker that leads to the notes of claims: one, however many they are."""
        for key in keys:
            if key not in self.library.claims:
                raise LookupError(f"there is no claim '{key}'. {closest(key, self.library.claims)}")
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
        return Safe(environment().get_template(f"parts/{name}.md.j2").render(self.context(**values)))

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

    def _cited(self) -> tuple[str, Reference]:
        """Return what a reader of the page would cite: the page, or the data set that it tells of."""
        site, folder = self.library.publication, addresses.folder(self.path)
        if self.path == addresses.DATA:
            return "The data set", site.data_set(wording.series(self.library.dossier.creators), folder)
        return "This page", site.page(self.rendered.titles[self.path], folder)

    def render(self, template: jinja2.Template, notes: bool = True, **values: Any) -> str:
        """Return the page's Markdown with its endnotes."""
        self.draft = not notes
        body = template.render(self.context(**values))
        if not notes:
            return body
        if self.path in self.library.pages and self.path != "index.md":
            body = f"{body.rstrip()}\n\n{self.table('cite', what='page', references=[self._cited()])}\n"
        if words := search_words.of_page(self.library, self.path):
            body = f"{body.rstrip()}\n\n<p hidden>{escape(', '.join(words))}</p>\n"
        if not self.numbers:
            return body
        endnotes = environment().get_template("parts/endnotes.md.j2").render(self.context(marked=self.marked))
        return f"{body.rstrip()}\n\n{endnotes}"


def render_written(library: Library, notes: bool = True) -> Rendered:
    """Return the hand-written pages as Markdown, and which of them use each claim; without their endnotes where only the uses matter.

    Problems in a page's calls are collected; such a page is left out.
    """
    rendered = Rendered()
    for path, page in library.pages.items():
        _rendered_page(library, path, page, rendered, notes)
    return rendered


def render(library: Library) -> Rendered:
    """Return every page of the site as Markdown: the hand-written ones, then those of claims, sources, states and meetings."""
    rendered = render_written(library)
    generated = _generated(library)

    def _page(one: tuple[str, str, dict[str, Any]]) -> str:
        path, name, values = one
        return abbreviations.explained(library, _Sheet(library, path, rendered).render(environment().get_template(name), **values))

    rendered.pages = {path: abbreviations.explained(library, text) for path, text in rendered.pages.items()}
    rendered.pages |= zip((path for path, *_ in generated), shared_out(library, _page, generated), strict=True)
    rendered.pages = heads.completed(library, rendered.pages, rendered.titles)
    return rendered


def _rendered_page(library: Library, path: str, page: written_pages.Page, rendered: Rendered, notes: bool) -> None:
    sheet = _Sheet(library, path, rendered)
    rendered.titles[path] = library.title_of(path)
    try:
        rendered.pages[path] = sheet.render(from_text(path, page.text), notes)
    except jinja2.TemplateSyntaxError as error:
        rendered.problems.append(
            Problem(
                Place(page.path, error.lineno),
                RULE,
                f"this is not a call that can be read: {error.message}.",
                "look at the braces and quotation marks.",
            )
        )
    except Exception as error:
        place = Place(page.path, _line(error))
        what = (
            f"there is no template '{error.name}'"
            if isinstance(error, jinja2.TemplateNotFound)
            else " ".join(str(error.args[0] if error.args else error).split()).rstrip(".")
        )
        rendered.problems.append(Problem(place, RULE, f"{what}.", "correct the call."))
    for key in sheet.numbers:
        rendered.uses.setdefault(key, []).append(path)


def _line(error: BaseException) -> int:
    """Return the line of the page's own template on which rendering failed."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _generated(library: Library) -> list[tuple[str, str, dict[str, Any]]]:
    """Return (path, template, values) of every page that is made from the records alone."""
    made: list[tuple[str, str, dict[str, Any]]] = []
    made += [(addresses.of_claim(claim), "claim.md.j2", {"claim": claim}) for claim in library.claims.values()]
    made += [(addresses.of_gone(library, gone), "gone.md.j2", {"gone": gone}) for gone in library.gone.values()]
    made += [(addresses.of_source(source), "source.md.j2", {"source": source}) for source in library.sources.values()]
    if library.dossier.homes.state:
        made += [(addresses.of_subject(library, state), "state.md.j2", {"state": state}) for state in membership.states(library)]
    if library.dossier.homes.meeting:
        made += [(addresses.of_subject(library, row.event), "meeting.md.j2", {"row": row}) for row in listings.meetings(library)]
    return made
