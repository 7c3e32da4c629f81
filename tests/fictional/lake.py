"""The invented article of 2022 on a lake, which covers no topic of the real dossier, and what an editor adds to what the program proposed."""

import re
from pathlib import Path
from typing import Any

import yaml
from dossier.desk.command import main
from dossier.library.library import Library
from dossier.site import rendering

from tests.depth import DEEP
from tests.real import copied

PAGE = Path(__file__).parent / "lake-2022.html"
ID = "lake-2022"
_TOPIC = "  - {id: fishing, title: Fishing, page: fishing.md, description: Quotas and a patrol.}\n"
_ESSAY = """\
---
title: Fishing
description: What one article says of a quota for sturgeon.
prose: by-sentence
hide: [navigation]
---

# Fishing

Ilse Brandt, secretary of the Lake Council, announced on 11 January 2022 that the quota for sturgeon is half of what it was.{{ cite("lake-2022/CLAIM") }}
{ .lead }

[Every claim on fishing](fishing/claims.md) stands on a page of its own.
{ .about-the-site }
"""
# Claim by claim: what it says, the words it rests on, and the fields that are not as they were proposed.
_CLAIMS: list[tuple[str, str, dict[str, Any]]] = [
    (
        "The Lake Council, meeting in Brackenholm on 11 January 2022, cut the quota for sturgeon by half, its secretary, Ilse Brandt, told the press.",
        "Brackenholm on January 11 and halved",
        {},
    ),
    ("From 2,400 tonnes in 2021 the quota is lowered to 1,200.", "1,200 tonnes, down from 2,400 tonnes in 2021", {}),
    ("Fishers wanted another season with the former figure.", "keep the old figure for", {}),
    ("The stock could recover in six years, Ilse Brandt said, if the limit is kept.", "could recover within six years if", {}),
    ("Ilse Brandt denied that anybody had put pressure on the meeting.", "She denied that the council had", {"about": ["ilse-brandt"]}),
    ("Some 340 boats may be unable to leave port, according to the Upland Fishers Association.", "some 340 boats may have", {}),
    ("Each owner is to get 900 dollars.", "of their owners 900 dollars", {"standing": "planned"}),
    ("From February 2022 on, 45 guards will patrol, Ilse Brandt said.", "of 45 guards will watch", {}),
    ("When the vote came, two members had reportedly gone.", "two members reportedly left before", {"standing": "reported"}),
]  # fmt: skip
_GISTS = [
    "",
    "The council halves the quota.",
    "Old and new figures.",
    "The secretary on the stock.",
    "Boats that may stay in port.",
    "A patrol and a vote.",
]
_DESCRIBED = {
    "people": ["Secretary of the Lake Council."],
    "places": ["Where the Lake Council meets."],
    "bodies": ["Council that sets the quota.", "Association of fishers."],
}


def draft(root: Path) -> None:
    """Copy the real data and pages, without the articles, to a folder, and draft the invented sixth there."""
    assert main(["new", "source", str(PAGE), "--id", ID, "--root", str(copied(root))]) == 0


def confirm(root: Path) -> tuple[int, int]:
    """Do what an editor does after `dossier new source`; return how many fields were written by hand, and how many stand as proposed."""
    path = root / f"data/claims/{ID}.yml"
    rows = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506, it builds nothing but text
    written = kept = 0
    for row, (says, words, others) in zip(rows, _CLAIMS, strict=True):
        changed = {"says": says, "topics": ["fishing"], **others}
        if row["passages"][0]["words"] != [words]:
            changed["passages"] = [{"block": row["passages"][0]["block"], "words": [words]}]
        row.pop("proposed")
        written += len(changed)
        kept += len(row.keys() - changed.keys())
        row |= changed
    path.write_text(yaml.safe_dump(rows, sort_keys=False, allow_unicode=True), encoding="utf-8")
    _replace(root / f"seeds/{ID}.yml", [("To be written.", gist) for gist in _GISTS[1:]])
    for stem, texts in _DESCRIBED.items():
        _replace(root / f"data/subjects/{stem}.yml", [("To be written.", text) for text in texts])
    for file in (*root.glob("data/subjects/*.yml"), root / "data/questions.yml", root / f"seeds/{ID}.yml"):
        text = file.read_text(encoding="utf-8")
        kept += text.count("proposed: true")
        file.write_text(text.replace(", proposed: true", "").replace("  proposed: true\n", ""), encoding="utf-8")
    _replace(root / "dossier.yml", [("    cites: [", f"    cites: [{ID}/{rows[0]['id']}, ")])
    _replace(root / "dossier.yml", [("  - {id: organisation, title", f"{_TOPIC}  - {{id: organisation, title")])
    (root / "docs/fishing").mkdir()
    (root / "docs/fishing.md").write_text(_ESSAY.replace("CLAIM", rows[0]["id"]), encoding="utf-8")
    claims = (root / "docs/forces/claims.md").read_text(encoding="utf-8")
    claims = claims.replace("forces.md", "fishing.md").replace('"forces"', '"fishing"')
    (root / "docs/fishing/claims.md").write_text(
        claims.replace("Forces and exercises", "Fishing").replace("forces and exercises", "fishing"), encoding="utf-8"
    )
    return written + sum(map(bool, _GISTS)) + sum(map(len, _DESCRIBED.values())), kept


def publish(root: Path) -> None:
    """Take the mark of a draft away."""
    path = root / f"seeds/{ID}.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("draft:")), encoding="utf-8")


def pages(library: Library) -> dict[str, str]:
    """Return the pages of a library that holds the sixth article; without those of the others' claims, which say nothing of the whole, but in a deep run."""
    every = [*library.pages, *(path for path, *_ in rendering.generated(library))]
    wanted = {path for path in every if DEEP or ID in path or not re.match(r"claims/.+/", path)}
    return rendering.render_some(library, wanted).pages


def _replace(path: Path, pairs: list[tuple[str, str]]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, f"{old!r} is not in {path}"
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
