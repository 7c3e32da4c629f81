"""A draft as it is written down: the record of an article and its claims, with what was proposed marked as such."""

import calendar
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from dossier.desk.proposing import Proposal
from dossier.desk.proposing_words import EVERYDAY, SAYING
from dossier.desk.reading_article import FoundArticle
from dossier.language import cues, words
from dossier.language.dates import ABBREVIATIONS, MONTHS
from dossier.language.numbers import NUMBER_WORDS, figures
from dossier.library.naming import OPENERS
from dossier.records import word_record
from dossier.records.parts import UNWRITTEN

MARK = "proposed: true"
_WEEKDAYS = frozenset(calendar.day_name)
_RECORD = """\
# yaml-language-server: $schema=../data/schema/source.json
draft: true                 # only a preview shows it; delete this line when all is confirmed
id: {id}
title: {title}
authors: {authors}
publisher: {outlet}
outlet: {outlet}
short: {outlet}
published: {published}
published_from: {published_from}
language: {language}
url: {url}
archive: {archive}
sha256: {sha256}
root: {root}   # of the word record; 'dossier commit {id}' writes it anew
blocks:                     # our own one-line gist of each block
{blocks}
unused:{unused}
resolutions:{resolutions}
"""


def record_text(
    source: str, found: FoundArticle, record: word_record.WordRecord, blocks: list[str], skipped: dict[int, str], made: list[Proposal]
) -> str:
    """Return the record of an article as its file has it; `skipped` says as what each block is left unused."""
    unused = "".join(f"\n  - {{block: {number}, kind: {kind}, because: {_because(kind)}, {MARK}}}" for number, kind in skipped.items())
    resolutions = "".join(f"\n  - {flow({**row, 'proposed': True})}" for row in _resolutions(made))
    return _RECORD.format(
        id=source, title=scalar(found.title), outlet=scalar(found.outlet), published=found.published or "''", published_from=scalar(found.published_from),
        authors=_authors(found.authors), language=found.language, url=scalar(found.url), sha256=hashlib.sha256(found.text.encode()).hexdigest(), root=record.root,
        archive=scalar(f"https://web.archive.org/web/{found.published[:4]}/{found.url}" if found.url and found.published else ""),
        blocks="\n".join(f"  - {{block: {number}, gist: {_gist(skipped.get(number))}}}" for number in range(1, len(blocks) + 1)), unused=unused or " []", resolutions=resolutions or " []",
    )  # fmt: skip


def _because(kind: str) -> str:
    return {"title": "The title of the article.", "furniture": "Furniture of the publisher's page."}[kind]


def _gist(kind: str | None) -> str:
    return {"title": "Title.", "furniture": "Furniture of the page."}.get(kind or "", UNWRITTEN)


def _resolutions(made: Iterable[Proposal]) -> list[dict[str, object]]:
    rows: dict[str, dict[str, object]] = {}
    for one in made:
        for key, value, quoted in _explained(one):
            reason = one.because if quoted == one.relative else "The sentence before names who is meant."
            rows.setdefault(key, {"id": key, "value": value, "block": one.block, "from": quoted, "because": reason})
    return list(rows.values())


def _explained(one: Proposal) -> Iterator[tuple[str, str, str]]:
    """Yield (id, value, words) of each resolution that a proposal needs: for a date without its year, and for a pronoun."""
    if one.relative and one.when:
        precise = one.when[:4] if figures(one.relative) - _WEEKDAYS else one.when  # what a month means is one thing in a year
        yield _slug(f"{one.relative} {precise}"), one.when, one.relative
    if one.pronoun and len(one.speakers) == 1:
        yield f"{_slug(one.pronoun.split()[0])}-in-{one.block}-{one.sentence}", one.speakers[0], one.pronoun


def claims_text(made: list[Proposal], topic: str, taken: Iterable[str] = ()) -> str:
    """Return the claims that were proposed as their file has them, all of one topic until an editor says of which; no id is taken."""
    taken = set(taken)
    rows = []
    for one in made:
        row: dict[str, Any] = {
            "id": new_id(_telling(one.fragment), taken, f"block-{one.block}-{one.sentence}"),
            "says": UNWRITTEN,
            "standing": one.standing,
        }
        row |= {key: value for key in ("when", "speakers", "channels", "hedge") if (value := getattr(one, key))}
        row |= {"about": one.about, "topics": [topic], "passages": [{"block": one.block, "words": [one.fragment]}]}
        row |= {"resolved": resolved} if (resolved := [key for key, *_ in _explained(one)]) else {}
        rows.append({**row, **one.parts, "proposed": True})
    return "".join(yaml.safe_dump([row], sort_keys=False, allow_unicode=True, width=160, default_flow_style=None) for row in rows) or "[]\n"


def _authors(names: tuple[str, ...]) -> str:
    return flow([_author(name.split()) for name in names])


def _author(name: list[str]) -> dict[str, str]:
    """Return a name's parts; the family's begins with what is written small, as in "van der"."""
    family = next((place for place, word in enumerate(name) if place and word[0].islower()), len(name) - 1)
    return {"given": " ".join(name[:family]), "family": " ".join(name[family:])}


def flow(row: object) -> str:
    """Return a record or list as YAML writes it in one line."""
    return yaml.safe_dump(row, allow_unicode=True, width=10**6, default_flow_style=True, sort_keys=False).strip()


def scalar(value: object) -> str:
    """Return a value as YAML writes it inside a line."""
    return yaml.safe_dump(value, allow_unicode=True, width=10**6, default_style="'" if value == "" else None).removesuffix("...\n").strip()


def _slug(text: str) -> str:
    slug = "-".join(re.findall(r"[a-z0-9]+", words.normalise(text)))
    return slug if slug[:1].isalpha() else f"on-{slug}"


def _telling(text: str) -> str:
    """Return the words of a text that an id can be made of: no number, date, verb of saying, hedge or everyday word."""
    told = {*EVERYDAY, *OPENERS, *NUMBER_WORDS, *map(str.casefold, (*MONTHS, *ABBREVIATIONS, *_WEEKDAYS))}
    forms = [form for form in words.forms(text) if form not in told and not SAYING.fullmatch(form) and not any(map(str.isdigit, form))]
    return " ".join(form for form in forms if not any(cues.FAMILIES[name][0].fullmatch(form) for name in cues.NAMED))


def new_id(text: str, taken: set[str], otherwise: str) -> str:
    """Return an id made of a text's first words that is not taken, and take it; another id where no word can stand in one."""
    plain = unicodedata.normalize("NFKD", words.normalise(text).replace("'", "")).encode("ascii", "ignore").decode()
    found = re.findall(r"[a-z][a-z0-9]*", plain)
    made, number = "-".join([word for word in found if len(word) > 2][:4] or found[:4]) or otherwise, 2
    stem = made
    while made in taken:
        made, number = f"{stem}-{number}", number + 1
    taken.add(made)
    return made
