"""The weekly check of addresses outside the site asks all of them, and reports what is gone."""

from pathlib import Path
from urllib.parse import urlsplit

from tests.audit import outside


def test_what_is_gone_is_reported_with_its_archived_copy(real: object) -> None:
    sources = real.library.sources_by_date  # type: ignore[attr-defined]
    first, second = sources[:2]
    lines = outside.report({first.url: "404 Not Found", second.url: "410 Gone", second.archive: "503"}, sources)
    assert f"- <{first.url}>: 404 Not Found. Its archived copy: <{first.archive}>." in lines
    assert lines.index("  - The archived copy does not answer either.") == lines.index(
        f"- <{second.url}>: 410 Gone. Its archived copy: <{second.archive}>."
    ) + 1  # fmt: skip
    assert outside.report({}, sources) == []


def test_the_weekly_check_asks_every_address_outside_the_site(site: Path, real: object) -> None:
    found = outside.addresses(site)
    assert {source.url for source in real.library.sources_by_date} <= found  # type: ignore[attr-defined]
    assert all(urlsplit(address).scheme == "https" for address in found)
