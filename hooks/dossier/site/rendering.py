"""From the library to Markdown: hand-written pages are rendered first, so that "cited by" is complete when the rest is made."""

from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any

import jinja2

from dossier.library import written_pages
from dossier.library.cores import MANY_CLAIMS, shared_out
from dossier.library.library import Library
from dossier.records.problems import Place, Problem
from dossier.site import abbreviations, heads
from dossier.site.continuing import Continued
from dossier.site.environment import environment, from_text
from dossier.site.picture_files import Picture
from dossier.site.sheet import Rendered, Sheet
from dossier.views import addresses, meetings, membership

RULE = "prose"
_MANY = 100  # pages; each takes longer than to hand it back from another process
Planned = tuple[str, str, dict[str, Any]]
"""A page that is to be made: its path, its template, and what the template is given."""


def render_written(library: Library, go_on: Callable[[], None] = lambda: None) -> Rendered:
    """Return the hand-written pages as Markdown, and which of them use each claim.

    Problems in a page's calls are collected; such a page is left out. What `go_on` raises between two pages ends the work.
    """
    rendered = Rendered()
    for path, page in library.pages.items():
        go_on()
        _rendered_page(library, path, page, rendered)
    return rendered


@lru_cache(maxsize=4)
def uses_of_written(library: Library) -> Rendered:
    """Return which hand-written pages use each claim, and the problems in their calls, where their Markdown does not matter."""

    def _tried(path: str) -> tuple[dict[str, list[str]], list[Problem]]:
        alone = Rendered()
        _rendered_page(library, path, library.pages[path], alone, notes=False)
        return alone.uses, alone.problems

    rendered = Rendered()
    for uses, problems in shared_out(_tried, list(library.pages), len(library.claims) >= MANY_CLAIMS):
        rendered.problems += problems
        for key, paths in uses.items():
            rendered.uses.setdefault(key, []).extend(paths)
    return rendered


def render(library: Library, go_on: Callable[[], None] = lambda: None) -> Rendered:
    """Return every page of the site as Markdown: the hand-written ones, then those of claims, sources, states and meetings.

    What `go_on` raises between two pages ends the work.
    """
    return _completed(library, render_written(library, go_on), generated(library), go_on)


def render_some(library: Library, paths: Collection[str]) -> Rendered:
    """Return the pages of some paths as Markdown, as `render` makes them, and those that continue them."""
    rendered = Rendered(uses={key: list(found) for key, found in uses_of_written(library).uses.items()})
    rendered.titles = {path: library.title_of(path) for path in library.pages}
    for path in [path for path in library.pages if path in paths]:
        _rendered_page(library, path, library.pages[path], rendered)
    return _completed(library, rendered, [one for one in generated(library) if one[0] in paths])


def _completed(library: Library, rendered: Rendered, planned: list[Planned], go_on: Callable[[], None] = lambda: None) -> Rendered:
    """Return what was rendered of hand-written pages with the planned pages, those that continue any of them, and what the head of each tells."""

    def _page(one: Planned) -> tuple[str, dict[str, Picture], dict[str, list[Continued]]]:
        path, name, values = one
        drawn = Rendered(titles=rendered.titles, uses=rendered.uses)  # what another process takes down comes back with the page
        text = Sheet(library, path, drawn, values.get("rows")).render(environment().get_template(name), **values)
        return abbreviations.explained(library, text), drawn.pictures, drawn.continued

    rendered.pages = {path: abbreviations.explained(library, text) for path, text in rendered.pages.items()}
    while planned:
        for (path, *_), (text, pictures, continued) in zip(planned, shared_out(_page, planned, len(planned) >= _MANY), strict=True):
            go_on()
            rendered.pages[path] = text
            rendered.pictures |= pictures
            rendered.continued |= continued
        planned = _continuing(rendered)
    rendered.pages = heads.completed(library, rendered.pages, rendered.titles)
    return rendered


def _continuing(rendered: Rendered) -> list[Planned]:
    """Return the pages that continue long tables and lists, and forget what was taken down for them."""
    made: list[Planned] = []
    for path, going in ((path, one) for path, several in rendered.continued.items() for one in several):
        title = rendered.titles.get(path) or heads.title_of(rendered.pages[path])
        for number, rows in enumerate(going.further, 2):
            told = {"title": title, "first": path, "going": going, "rows": rows, "number": number, "pages": 1 + len(going.further)}
            made.append((addresses.continued(path, number, going.folder), "continued.md.j2", told))
            rendered.continuing[made[-1][0]] = path
    rendered.continued = {}
    return made


def _rendered_page(library: Library, path: str, page: written_pages.Page, rendered: Rendered, notes: bool = True) -> None:
    sheet = Sheet(library, path, rendered)
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
    for key in [*sheet.numbers, *sorted(sheet.used - set(sheet.numbers))]:
        rendered.uses.setdefault(key, []).append(path)


def _line(error: BaseException) -> int:
    """Return the line of the page's own template on which rendering failed."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def generated(library: Library) -> list[Planned]:
    """Return (path, template, values) of every page that is made from the records alone."""
    made: list[Planned] = []
    made += [(addresses.of_claim(claim), "claim.md.j2", {"claim": claim}) for claim in library.claims.values()]
    made += [(addresses.of_gone(library, gone), "gone.md.j2", {"gone": gone}) for gone in library.gone.values()]
    made += [(addresses.of_source(source), "source.md.j2", {"source": source}) for source in library.sources.values()]
    for home, pages in addresses.described(library).items():
        numbers = range(2, len(pages) + 1) if home in library.pages else ()
        made += [
            (addresses.continued(home, number, addresses.REGISTER), "described.md.j2", {"first": home, "number": number})
            for number in numbers
        ]
    if library.dossier.homes.state:
        made += [(addresses.of_subject(library, state), "state.md.j2", {"state": state}) for state in membership.states(library)]
    if library.dossier.homes.person:
        made += [(addresses.of_subject(library, person), "person.md.j2", {"person": person}) for person in library.of_kind("person")]
    if library.dossier.homes.meeting:
        made += [(addresses.of_subject(library, row.event), "meeting.md.j2", {"row": row}) for row in meetings.every(library)]
    return made
