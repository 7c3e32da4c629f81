"""The finished site: its policy, its links out, its headers and packed files."""

import gzip
import re
import shutil
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from dossier.delivery import finishing
from dossier.desk.command import main
from lxml import html

from tests.real import ROOT
from tests.site.test_site import parsed


def policies(root: html.HtmlElement) -> list[str]:
    return [str(content) for content in root.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")]


def reread(page: Path) -> html.HtmlElement:
    """A page that the test changes, as it is now."""
    return html.document_fromstring(page.read_text(encoding="utf-8"))


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@pytest.fixture
def small(site: Path, tmp_path: Path) -> Path:
    """A copy of a few files of the built site."""
    folder = tmp_path / "small"
    (folder / "method").mkdir(parents=True)
    for path in ("index.html", "404.html", "method/index.html", "sitemap.xml"):
        shutil.copy(site / path, folder / path)
    return folder


def test_every_page_has_one_policy_that_lets_only_its_own_scripts_run(site: Path) -> None:
    for page in pages(site):
        (policy,) = policies(parsed(page))
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == "'none'"
        assert set(rules["script-src"].split()) == {"'self'", *finishing.inline_hashes(page.read_text(encoding="utf-8"))}, page
        assert "unsafe" not in policy
        assert not any(host in policy for host in ("http:", "https:", "*"))


def test_no_page_has_another_fetched_ahead_which_its_policy_forbids(site: Path) -> None:
    ahead = "//link[contains('prefetch prerender preconnect next prev', @rel)]"
    assert [page for page in pages(site) if parsed(page).xpath(ahead)] == []


def test_the_policy_stands_before_anything_that_it_binds(site: Path) -> None:
    for page in pages(site):
        text = page.read_text(encoding="utf-8")
        assert text.index("Content-Security-Policy") < min(text.index(mark) for mark in ("<script", "<link", "<title") if mark in text)


def headers_of(site: Path, path: str) -> list[str]:
    """Every policy that the headers file gives a path, as the services that read it put them together."""
    found = []
    for block in (site / finishing.HEADERS).read_text(encoding="utf-8").split("\n/"):
        pattern, *rows = block.splitlines()
        if fnmatch(path, f"/{pattern.removeprefix('/')}"):
            found += [row.partition(": ")[2] for row in rows if row.startswith("  Content-Security-Policy")]
    return found


def test_the_headers_let_the_scripts_of_every_page_run(site: Path) -> None:
    every = {word for page in pages(site) for word in re.findall(r"'sha256-[^']+'", policies(parsed(page))[0])}
    bound, unframed = headers_of(site, "/")
    assert set(re.findall(r"'sha256-[^']+'", bound)) == every
    assert f'set $policy "{bound}; {unframed}";' in (site / finishing.NGINX).read_text(encoding="utf-8")


def test_the_headers_let_other_sites_frame_pictures_alone(site: Path) -> None:
    assert all("frame-ancestors" not in policy for policy in headers_of(site, "/pictures/map.html"))
    for page in pages(site):
        path = f"/{page.relative_to(site).as_posix()}".removesuffix("index.html")
        assert (headers_of(site, path)[1:] == ["frame-ancestors 'none'"]) == (page.parent.name != "pictures"), path


def test_another_script_in_a_page_changes_its_policy(small: Path) -> None:
    page = small / "index.html"
    before = policies(reread(page))
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", "<script>let other = 1</script></body>"), encoding="utf-8")
    finishing.finish(small)
    assert len(re.findall("sha256", policies(reread(page))[0])) == len(re.findall("sha256", before[0])) + 1


def test_a_site_that_is_finished_again_stays_as_it_was(small: Path) -> None:
    finishing.finish(small)
    before = {path.name: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    finishing.finish(small)
    assert {path.name: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


def test_a_site_that_another_generator_built_is_finished_by_a_command(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = small / "index.html"
    page.write_text(finishing.without_policy(page.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["finish", str(small), "--root", str(ROOT)]) == 0
    assert len(policies(reread(page))) == 1
    assert (small / "index.html.br").exists()
    assert main(["finish", str(small / "method" / "none"), "--root", str(ROOT)]) == 2
    assert "there is no built site" in capsys.readouterr().err


def test_every_link_out_says_nothing_of_where_the_reader_came_from(site: Path) -> None:
    found = 0
    for page in pages(site):
        for link in parsed(page).iter("a"):
            if urlsplit(link.get("href") or "").scheme in {"http", "https"}:
                assert {"noopener", "noreferrer"} <= set((link.get("rel") or "").split()), (page, link.get("href"))
                found += 1
    assert found > 1000


def test_packed_files_hold_what_they_stand_for_and_are_smaller(site: Path) -> None:
    packed = [path for path in site.rglob("*") if path.suffix in {".br", ".gz"} and path.name != "sitemap.xml.gz"]
    assert len(packed) > 1000
    for path in packed:
        content, whole = path.read_bytes(), path.with_suffix("").read_bytes()
        assert (brotli.decompress(content) if path.suffix == ".br" else gzip.decompress(content)) == whole
        assert len(content) < len(whole)
    assert not [page for page in pages(site) if not page.with_name(page.name + ".br").exists()]
