"""The index of the search: what it holds beside the words of the pages."""

import json
from pathlib import Path

from dossier.desk.checking import Checked
from dossier.site import searching
from dossier.views import search_words


def test_the_index_knows_a_claim_by_other_words_and_by_its_article_and_no_page_shows_the_words(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    rows = {row["location"]: row for row in index["docs"]}
    claim = rows["claims/at-2015/websites-shut-down/"]
    assert {"50000", "ISIS", "Daesh"} <= set(claim["also"].split())
    assert claim["tags"] == ["Asia Times, September 2015"]
    assert "2012" in rows["members/"]["also"].split()
    assert "rubles" in rows["claims/vk-2019/csto-donation-to-tajikistan/"]["also"].split()
    assert [page for page in site.rglob("*.html") if "Daesh" in page.read_text(encoding="utf-8")] == []
    assert "in" in index["config"]["stop_words"]


def test_what_a_title_has_is_not_told_again_and_where_a_subject_is_described_weighs_more(real: Checked) -> None:
    places = [("people/emomali-rahmon/", "Emomali Rahmon"), ("glossary/#islamic-state", "Islamic State"), ("method/", "Method")]
    docs = [{"location": location, "title": title, "text": ""} for location, title in places]
    person, group, page = searching.completed(real.library, {"config": {}, "docs": docs})["docs"]
    assert "Rakhmonov" in person["also"].split()
    assert not {"Emomali", "Rahmon"} & set(person["also"].split())
    assert (person["boost"], group["boost"]) == (2, 4)
    assert page == docs[2]


def test_every_place_of_which_the_search_knows_more_is_in_its_index(site: Path, real: Checked) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    assert search_words.by_place(real.library).keys() <= {row["location"] for row in index["docs"]}
