"""The feeds, read by the program that most readers of feeds are made with."""

from pathlib import Path

import feedparser
import pytest
from dossier.desk.checking import Checked
from dossier.exports import feed

from tests.fictional.project import Project


def feeds(site: Path) -> list[Path]:
    return [site / feed.PATH, *sorted((site / feed.FOLDER).glob("*.xml"))]


def test_a_reader_of_feeds_finds_no_fault_and_every_field(site: Path, real: Checked) -> None:
    library = real.library
    assert len(feeds(site)) == 1 + len(library.dossier.topic_titles) + len(library.sources)
    for path in feeds(site):
        found = feedparser.parse(path.read_bytes())
        assert (found.bozo, found.version) == (False, "atom10"), (path, found.get("bozo_exception"))
        address = library.publication.address + path.relative_to(site).as_posix()
        assert found.feed.id == address
        assert [link.href for link in found.feed.links if link.rel == "self"] == [address]
        assert found.feed.updated_parsed == found.entries[0].updated_parsed
        assert all(entry.id and entry.title and entry.summary and entry.updated_parsed and entry.tags for entry in found.entries)
        assert all(entry.id.startswith(entry.link) for entry in found.entries)


@pytest.mark.parametrize("mark", ["&", "<b>", '"'])
def test_marks_in_a_claim_do_not_break_a_feed(project: Project, mark: str) -> None:
    from dossier.library.loading import load

    library = load(project.root)[0]
    claim = library.by_date[0]
    said = f"{claim.says} {mark}"
    path = project.root / "data" / "claims" / f"{claim.source}.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(claim.says, f"'{said}'"), encoding="utf-8")
    (project.root / "data" / "journal.yml").write_text(f"- {{date: 2001-05-05, change: added, claims: [{claim.key}]}}\n", encoding="utf-8")
    found = feedparser.parse(feed.files(load(project.root)[0])[feed.PATH])
    assert not found.bozo
    assert any(entry.title == said for entry in found.entries)
