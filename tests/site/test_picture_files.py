"""What readers take of a picture: each file as delivered, opened as they would."""

import csv
import io
import json
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from dossier.desk.checking import Checked
from dossier.records.subject import Event
from lxml import etree, html

SVG = "{http://www.w3.org/2000/svg}"


@cache
def figures(site: Path) -> dict[str, tuple[Path, html.HtmlElement]]:
    """Every picture of the site by the name of its files, with its page and figure."""
    found = {}
    for page in sorted(site.rglob("index.html")):
        for figure in html.parse(page).getroot().xpath("//figure[contains(@class, 'picture')]"):
            (link,) = [link for link in figure.xpath(".//a[@download]/@href") if link.endswith(".svg")]
            found[Path(link).stem] = page, figure
    return found


def test_each_picture_has_its_files_and_its_page_leads_to_them(site: Path) -> None:
    drawn = figures(site)
    assert {path.name.partition(".")[0] for path in (site / "pictures").iterdir() if path.suffix not in (".br", ".gz")} == set(drawn)
    for page, figure in drawn.values():
        for link in figure.xpath(".//details//a/@href"):
            assert (page.parent / link).is_file(), (page, link)


def test_a_picture_has_its_reference_in_every_format(site: Path) -> None:
    for name, (_, figure) in figures(site).items():
        (item,) = json.loads((site / f"pictures/{name}.csl.json").read_text(encoding="utf-8"))
        assert item["title"] == figure.find("figcaption").text_content().replace("’", "'")
        assert item["URL"].endswith(f"/#{figure.get('id')}")
        assert f"@online{{{item['id']}," in (site / f"pictures/{name}.bib").read_text(encoding="utf-8")
        assert f"ID  - {item['id']}" in (site / f"pictures/{name}.ris").read_text(encoding="utf-8")


def test_a_drawing_needs_no_other_file_and_no_style_sheet(site: Path) -> None:
    for path in (site / "pictures").glob("*.svg"):
        root = etree.parse(path).getroot()
        assert root.tag == f"{SVG}svg"
        assert [element.tag for element in root.iter() if element.get("style") or element.tag in (f"{SVG}style", f"{SVG}image")] == []
        assert b"var(" not in path.read_bytes(), path
        ids = {element.get("id") for element in root.iter()}
        used = {value[5:-1] for element in root.iter() for value in element.attrib.values() if value.startswith("url(#")}
        assert used <= ids, path
        assert all(urlsplit(element.get("href")).scheme == "https" for element in root.iter(f"{SVG}a")), path
        shown = " ".join("".join(root.itertext()).split())
        assert figures(site)[path.stem][1].find("figcaption").text_content() in shown
        assert "Source: " in shown
        assert not any(f"fade-narrow-{side}" in ids for side in ("start", "end")), "what is drawn for phones is left out"


def test_a_drawing_of_bars_has_the_headings_of_their_groups(site: Path) -> None:
    shown = "".join(etree.parse(site / "pictures/sizes.svg").getroot().itertext())
    headings = [one.text_content() for one in figures(site)["sizes"][1].xpath(".//p[@class='group']")]
    assert len(headings) == 3
    assert [heading for heading in headings if heading not in shown] == []


def test_the_data_of_the_timeline_tell_what_is_only_announced(site: Path, real: Checked) -> None:
    rows = csv.DictReader(io.StringIO((site / "pictures/timeline.csv").read_text(encoding="utf-8")))
    announced = {event.id for event in real.library.of_kind("event") if isinstance(event, Event) and event.announced}
    assert {row["id"] for row in rows if row["what"] == "announced event"} == announced


def test_the_data_of_a_picture_are_its_marks_and_their_claims(site: Path, real: Checked) -> None:
    for name, (_, figure) in figures(site).items():
        rows = list(csv.DictReader(io.StringIO((site / f"pictures/{name}.csv").read_text(encoding="utf-8"))))
        about = json.loads((site / f"pictures/{name}.json").read_text(encoding="utf-8"))
        claims = {key for row in rows for key in row["claims"].split()}
        assert claims <= set(real.library.claims)
        assert set(about["claims"]) == claims
        assert [field["name"] for field in about["fields"]] == list(rows[0])
        assert about["title"].replace("'", "’") == figure.find("figcaption").text_content()
        assert about["page"].startswith(real.library.publication.address)


@pytest.mark.parametrize(("name", "kind", "number"), [("sums", "", 3), ("map", "place", 11), ("membership", "", 28)])
def test_a_picture_has_a_row_for_each_mark(site: Path, name: str, kind: str, number: int) -> None:
    text = (site / f"pictures/{name}.csv").read_text(encoding="utf-8")
    marks = figures(site)[name][1].xpath(".//svg//a | .//ol[@class='bars']/li")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row.get("what", kind) == kind]
    assert len(rows) == len(marks) >= number


def test_the_code_to_show_a_picture_elsewhere_can_be_pasted(site: Path) -> None:
    for name, (_, figure) in figures(site).items():
        (code,) = figure.xpath(".//code/text()")
        (frame,) = html.fragments_fromstring(code)
        assert frame.get("src").endswith(f"/pictures/{name}.html")
        assert frame.get("title").replace("'", "’") == figure.find("figcaption").text_content()


def test_a_picture_shown_in_another_site_is_whole_and_leads_back(site: Path) -> None:
    for name in figures(site):
        root = html.parse(site / f"pictures/{name}.html").getroot()
        (figure,) = root.xpath("//figure[@class='picture']")
        assert root.xpath("string(//base/@target)") == "_top"
        assert all(urlsplit(link).scheme == "https" for link in figure.xpath(".//a/@href"))
        assert all((site / "pictures" / link).resolve().is_file() for link in root.xpath("//link[@rel='stylesheet']/@href"))
