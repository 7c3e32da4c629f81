"""A printed PDF made such that those who hear it lose nothing: what a browser leaves out of PDF/UA-1.

Sources: ISO 14289-1 (PDF/UA-1), clauses 5 (identification), 7.1 (all content is tagged or an artifact, and the title is shown)
and 7.18.5 (links say where they lead).
"""

import io
from collections.abc import Iterable
from datetime import UTC, datetime, time

import pikepdf
from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator, Stream, String

from dossier.language.dates import Edtf

Instruction = ContentStreamInstruction | pikepdf.ContentStreamInlineImage
_PATH = frozenset("m l c v y h re W W*".split())
_PAINT = frozenset("S s f F f* B B* b b* n".split())
_ALONE = frozenset(["Do", "sh", "INLINE IMAGE"])
_OPENED, _CLOSED = frozenset(["BMC", "BDC"]), "EMC"
_ARTIFACT = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_END = ContentStreamInstruction([], Operator("EMC"))


def completed(printed: bytes, title: str, language: str, date: Edtf | None) -> bytes:
    """Return a tagged PDF in which the rest is marked as decoration, links are described, and title and conformance are named.

    It says that it was made at the date, so that two printings of one edition say the same.
    """
    day = date.earliest if date else None
    moment = datetime.combine(day, time(), UTC) if day else datetime.fromtimestamp(0, UTC)
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        places = destinations(pdf)
        for page in pdf.pages:
            page.contents_coalesce()
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(_marked(pikepdf.parse_content_stream(page))))
            for link in (one for one in page.get("/Annots", []) if one.get("/Subtype") == Name.Link):
                link.Contents = String(_leads_to(link, places))
        _keep_once(pdf)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.Root.Lang = String(language)
        with pdf.open_metadata(set_pikepdf_as_editor=False) as told:  # who else would say when it was printed
            told.load_from_docinfo(pdf.docinfo)
            told["dc:title"], told["dc:language"], told["pdfuaid:part"] = title, {language}, "1"
            told["xmp:CreateDate"] = told["xmp:ModifyDate"] = told["xmp:MetadataDate"] = moment.isoformat()
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = String(moment.strftime("D:%Y%m%d%H%M%S+00'00'"))
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True, deterministic_id=True)
        return out.getvalue()


def _keep_once(pdf: pikepdf.Pdf) -> None:
    """Let images that are the same be one: a browser draws a hatch anew for each place, as large as the page."""
    kept: dict[tuple[bytes, str], pikepdf.Object] = {}
    for holder in (one for one in pdf.objects if isinstance(one, Dictionary | Stream) and Name.Resources in one):
        drawn = holder.Resources.get(Name.XObject, Dictionary())
        for name, image in list(drawn.items()):
            if image.get(Name.Subtype) == Name.Image:
                about = repr({key: value for key, value in image.items() if key != Name.Length})
                drawn[name] = kept.setdefault((image.read_raw_bytes(), about), image)


def pages_of(printed: bytes) -> dict[str, int]:
    """Return on which page of a printed file each place lies that its links lead to."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        return destinations(pdf)


def destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Return the page number, from 1, of each named place."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    named = pdf.Root.get("/Dests", Dictionary())
    return {str(name).removeprefix("/"): numbers[place[0].objgen] for name, place in named.items()}


def _leads_to(link: pikepdf.Object, places: dict[str, int]) -> str:
    if "/A" in link and "/URI" in link.A:
        return str(link.A.URI)
    name = str(link.get("/Dest", "")).removeprefix("/")
    return f"{'Note on page' if name.startswith('note-') else 'Page'} {places[name]}" if name in places else "In this document"


def _marked(instructions: Iterable[Instruction]) -> list[Instruction]:
    """Return a page's instructions in which what is painted outside of all tags is marked as an artifact, such as page numbers."""
    made: list[Instruction] = []
    waiting: list[Instruction] = []  # a text or a path that has begun outside of all tags
    depth = 0
    for one in instructions:
        name = str(one.operator)
        depth += (name in _OPENED) - (name == _CLOSED)
        if depth and waiting:  # a text in which tags begin: it is theirs
            made += waiting
            waiting = []
        if depth or name == _CLOSED:
            made.append(one)
        elif waiting or name == "BT" or name in _PATH:
            waiting.append(one)
            text = str(waiting[0].operator) == "BT"
            if (text and name == "ET") or (not text and name in _PAINT):
                made += waiting if name == "n" else [_ARTIFACT, *waiting, _END]
                waiting = []
        else:
            made += [_ARTIFACT, one, _END] if name in _ALONE else [one]
    return made + waiting
