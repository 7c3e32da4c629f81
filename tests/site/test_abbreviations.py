"""Abbreviations: the first use on a page in running text carries the long form that the records give, and no other does."""

import re
from pathlib import Path

import pytest
from dossier.desk.checking import Checked
from dossier.site import abbreviations
from lxml import html

MARK = '<abbr tabindex="0" title="Collective Security Treaty Organization">CSTO</abbr>'


def test_the_long_forms_are_those_of_the_records(real: Checked) -> None:
    found = abbreviations.long_forms(real.library)
    assert {"CSTO", "KSOR", "IS", "SCO", "NATO", "CIS"} <= set(found)
    assert all(name != short for short, name in found.items())
    assert "Sochi summit" not in found  # short, and no abbreviation


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The CSTO met. The CSTO parted.", f"The {MARK} met. The CSTO parted."),
        ("# CSTO\n\nThe CSTO met.", f"# CSTO\n\nThe {MARK} met."),
        (
            '<tr markdown="block"><th scope="col">CSTO</th></tr>\n<tr markdown="block"><th scope="row" markdown="span">CSTO</th></tr>',
            f'<tr markdown="block"><th scope="col">CSTO</th></tr>\n<tr markdown="block"><th scope="row" markdown="span">{MARK}</th></tr>',
        ),
        ("---\ntitle: CSTO\n---\nThe CSTO.", f"---\ntitle: CSTO\n---\nThe {MARK}."),
        ("[CSTO](csto.md) and CSTO", f"[CSTO](csto.md) and {MARK}"),
        ("<td>CSTO</td>\n\nCSTO-led, `CSTO`, CSTO’s", f"<td>CSTO</td>\n\nCSTO-led, `CSTO`, {MARK}’s"),
        ("The Collective Security Treaty Organization (CSTO) met.", "The Collective Security Treaty Organization (CSTO) met."),
        ("```\nCSTO\n```\n<pre>\nCSTO\n</pre>\n", "```\nCSTO\n```\n<pre>\nCSTO\n</pre>\n"),
        ('<div class="footnote" markdown="block">\nCSTO', '<div class="footnote" markdown="block">\nCSTO'),
    ],
)
def test_the_first_use_in_running_text_is_marked(real: Checked, text: str, shown: str) -> None:
    assert abbreviations.explained(real.library, text) == shown


def test_no_built_page_marks_an_abbreviation_twice_or_in_a_heading(site: Path) -> None:
    marked = 0
    for path in site.rglob("index.html"):
        found = html.parse(str(path), html.HTMLParser(encoding="utf-8")).xpath("//article//abbr[@tabindex='0']")
        names = [element.text_content() for element in found]
        assert len(names) == len(set(names)), path
        assert not any(re.fullmatch(r"h\d|a", parent.tag) for element in found for parent in element.iterancestors()), path
        marked += len(found)
    assert marked > 100
