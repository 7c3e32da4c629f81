"""The one environment in which templates and hand-written pages are rendered, and what all of them can name."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path, PurePath
from types import ModuleType
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from dossier.exports import all_files, citable, explorer_rows, picture_tables, record_files
from dossier.language import dates
from dossier.language.escape import as_code, escape, front_matter, https, quoted, text_fragment
from dossier.library import citing
from dossier.proof.reach import missing, share
from dossier.proof.statements import compared
from dossier.site import heads, picture_files
from dossier.site.continuing import Group
from dossier.site.notes import anchor, note_id
from dossier.views import (
    addresses,
    by_article,
    facets,
    listings,
    meetings,
    membership,
    part_words,
    pictures,
    quotation_shape,
    same_matter,
    wording,
)
from dossier.views.rows import Fact

TEMPLATES = Path(__file__).parent / "templates"
_PAGES: dict[str, str] = {}  # the hand-written pages' texts by path, as the loader finds them
COMMENT = ("<!--#", "#-->")  # Jinja's own comment marks would swallow Markdown's "{#id}"


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """Return what renders the library's own templates: strict, and with every value escaped for Markdown."""
    return _made(jinja2.Environment, jinja2.FileSystemLoader(TEMPLATES))


@lru_cache(maxsize=1)
def _for_pages() -> jinja2.Environment:
    """Return what renders hand-written pages: the same in a sandbox, since whoever writes a page should not reach the machine with it."""
    return _made(_Sandbox, jinja2.DictLoader(_PAGES))


class _Sandbox(SandboxedEnvironment):
    """A sandbox in which the library's modules show what they define, and nothing that they import, and files are out of reach."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Tell whether a page may name an attribute of a thing."""
        if isinstance(obj, PurePath):
            return False
        if isinstance(obj, ModuleType):
            own = getattr(value, "__module__", None) == obj.__name__ or isinstance(value, str | int | float | dict | tuple | frozenset)
            return own and not attr.startswith("_")
        return bool(super().is_safe_attribute(obj, attr, value))


def _made(kind: type[jinja2.Environment], loader: jinja2.BaseLoader) -> jinja2.Environment:
    made = kind(
        loader=loader,
        bytecode_cache=compiled(kind.__name__),
        undefined=jinja2.StrictUndefined,
        finalize=escape,
        comment_start_string=COMMENT[0],
        comment_end_string=COMMENT[1],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,  # so that what macros return is known to be safe; `finalize` is what escapes
    )
    filters: dict[str, Callable[..., Any]] = {
        "spoken": dates.spoken, "quantity": wording.quantity, "front_matter": front_matter, "https": https,
        "text_fragment": text_fragment, "quoted": quoted, "anchor": anchor, "note_id": note_id, "count": len, "in_words": wording.in_words, "page_name": addresses.page_name, "as_code": as_code,
    }  # fmt: skip
    made.filters.update(filters)
    made.globals.update(
        listings=listings, meetings=meetings, by_article=by_article, wording=wording, addresses=addresses, pictures=pictures, membership=membership, part_words=part_words, citing=citing, exports=all_files,
        facets=facets, citable=citable, explorer_rows=explorer_rows, group=Group, fact=Fact, picture_tables=picture_tables, picture_reference=picture_files.reference, iframe=picture_files.iframe, coins=heads.coins, share=share, missing=missing, compared=compared, same_matter=same_matter, shape=quotation_shape.shape, proof=record_files.proof,
    )  # fmt: skip
    made.add_extension("jinja2.ext.do")
    return made


def from_text(path: str, text: str) -> jinja2.Template:
    """Return a page's text as a template. Raises jinja2.TemplateSyntaxError where it cannot be read."""
    _PAGES[path] = text
    return _for_pages().get_template(path)


def compiled(kind: str) -> jinja2.BytecodeCache | None:
    """Return where templates that an environment of a kind compiled are kept between runs, by their text: compiling them took a seventh of a check.

    What this module says is part of their names, since it decides how they are compiled. None where the system has no folder for what may be lost.
    """
    settings = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:16]
    try:
        return jinja2.FileSystemBytecodeCache(pattern=f"__dossier_{kind}_{settings}_%s.cache")
    except (OSError, RuntimeError):
        return None
