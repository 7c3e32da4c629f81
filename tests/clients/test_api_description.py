"""What programs are told of the API, and events as a calendar, read by the programs that read such files."""

import datetime
import json
from pathlib import Path

import icalendar
from dossier.desk.checking import Checked
from dossier.views import listings
from openapi_spec_validator import validate


def test_the_description_is_valid_and_names_every_file(site: Path) -> None:
    told = json.loads((site / "api/v1/openapi.json").read_text(encoding="utf-8"))
    validate(told)
    files = [path for path in told["paths"] if "{" not in path]
    assert len(files) == 7
    assert all((site / f"api/v1{path}").is_file() for path in files)


def test_the_index_counts_what_the_files_hold(site: Path) -> None:
    told = json.loads((site / "api/v1/index.json").read_text(encoding="utf-8"))
    for row in told["collections"]:
        assert json.loads((site / "api/v1" / row["file"]).read_text(encoding="utf-8"))["count"] == row["count"]
        assert (site / "api/v1" / row["schema"]).is_file()


def test_each_line_of_the_claims_is_a_claim_with_the_version_of_the_data(site: Path) -> None:
    lines = (site / "api/v1/claims.ndjson").read_text(encoding="utf-8").splitlines()
    told = json.loads((site / "api/v1/claims.json").read_text(encoding="utf-8"))
    assert [json.loads(line) for line in lines] == [{**record, "data_version": told["data_version"]} for record in told["records"]]


def test_a_calendar_reads_every_dated_event(site: Path, real: Checked) -> None:
    calendar = icalendar.Calendar.from_ical((site / "data/events.ics").read_bytes())
    found = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    wanted = [event for event in listings.events(real.library) if event.date.earliest and event.date.latest]
    assert list(found) == [event.name for event in wanted]
    for event in wanted:
        assert found[event.name].start == event.date.earliest
        assert found[event.name].end == event.date.latest + datetime.timedelta(days=1)
        page = str(found[event.name]["url"]).partition("#")[0].removeprefix(real.library.publication.address)
        assert (site / page / "index.html").is_file()
    assert all(len(line) <= 75 for line in (site / "data/events.ics").read_bytes().split(b"\r\n"))
