"""A tiny project on an invented article: every rule is tried on it, by damaging one thing at a time."""

import hashlib
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.desk import checking
from dossier.library.loading import load
from dossier.proof import reach
from dossier.records import receipts, word_record
from dossier.records.problems import Problem

HERE = Path(__file__).parent
TEXT = (HERE / "harbour-2001.txt").read_text(encoding="utf-8")
_SENTENCES = word_record.structure(TEXT)
_WORDS = [len(line) for _, _, line in _SENTENCES]
RECORD = word_record.make("harbour-2001", _SENTENCES, 0, sum(_WORDS[:-1]) - 1)  # its last sentence is page furniture
ROOT = RECORD.root
SOURCE = f"""\
id: harbour-2001
type: article-newspaper
title: Harbour Pact Meets In Lowport
authors: []
publisher: Invented Press
outlet: Invented Press
short: Invented Press
published: 2001-05-05
published_from: Invented.
language: en
url: https://example.org/harbour
archive: https://web.archive.org/web/2001/https://example.org/harbour
sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}
root: {ROOT}
blocks:
  - {{block: 1, gist: Title.}}
  - {{block: 2, gist: The leaders meet; who the members are.}}
  - {{block: 3, gist: Guards and money.}}
  - {{block: 4, gist: Page furniture.}}
unused:
  - {{block: 1, kind: title, because: It is the title.}}
  - {{block: 2, sentences: [1], kind: empty, because: It speaks of the tests.}}
  - {{block: 4, kind: furniture, because: It belongs to the page.}}
resolutions:
  - {{id: year, value: 2001, block: 2, from: May 4, because: The article is dated 2001.}}
"""
CLAIMS = """\
- id: pact-met
  says: Leaders of the Harbour Pact gathered in Lowport on 4 May 2001.
  standing: done
  when: 2001-05-04
  about: [harbour-pact, lowport]
  topics: [meetings]
  meeting: {event: lowport-meeting}
  passages:
    - {block: 2, words: [met in Lowport on May 4]}
  resolved: [year]
- id: members
  says: Wessmark, Norland and Suthia are members of the Harbour Pact.
  standing: done
  about: [harbour-pact, norland, suthia, wessmark]
  topics: [members]
  membership: {body: harbour-pact, change: listed, states: [norland, suthia, wessmark]}
  passages:
    - {block: 2, words: ["includes Norland, Suthia and Wessmark"]}
- id: guards
  says: Some 300 guards could be at the Grey Coast in two days, the head of the Harbour Pact, Ada Brill, said.
  standing: said
  when: 2001-05-04
  speakers: [ada-brill]
  hedge: could
  about: [harbour-pact, grey-coast, guards]
  topics: [forces]
  strength: {force: guards, personnel: {value: 300, bound: about}}
  passages:
    - {block: 3, words: [some 300 guards could reach, within two days, said on May 4]}
  resolved: [year]
- id: boats
  says: Norland, according to the Daily Quay, reportedly pledged 5 million dollars to Wessmark for its boats.
  standing: reported
  channels: [daily-quay]
  hedge: reportedly
  about: [norland, wessmark]
  topics: [money]
  transfer: {giver: norland, receiver: wessmark, goods: patrol boats, amount: {value: 5000000, currency: USD}, stage: pledged}
  passages:
    - {block: 3, words: [reportedly pledged 5 million dollars, Norland reportedly pledged]}
- id: no-guards
  says: Suthia sent no guards.
  standing: done
  about: [suthia, guards]
  topics: [forces]
  passages:
    - {block: 3, words: [Suthia did not send any]}
"""
SUBJECTS = {
    "states": """\
- {id: norland, name: Norland, description: An invented state.}
- {id: suthia, name: Suthia, variants: [Suthian], description: An invented state.}
- {id: wessmark, name: Wessmark, description: An invented state.}
""",
    "people": "- {id: ada-brill, name: Ada Brill, variants: [Brill], description: An invented person.}\n",
    "bodies": """\
- {id: harbour-pact, name: Harbour Pact, variants: [pact], description: An invented body.}
- {id: daily-quay, name: Daily Quay, description: An invented newspaper.}
""",
    "forces": "- {id: guards, name: guards of the pact, variants: [guards], description: An invented force.}\n",
    "places": """\
- {id: lowport, name: Lowport, description: An invented town.}
- {id: grey-coast, name: Grey Coast, description: An invented coast.}
""",
    "events": """\
- id: lowport-meeting
  name: Lowport meeting
  description: An invented meeting.
  kind: meeting
  date: 2001-05-04
  place: lowport
  by: [harbour-2001/pact-met]
""",
}
DOSSIER = """\
id: harbour-pact
title: The Harbour Pact
description: What an invented article says of the Harbour Pact.
short: Harbour
file_name: harbour
language: en
subject: the Harbour Pact on the Grey Coast
region: the Grey Coast
licence: {name: CC BY 4.0, spdx: CC-BY-4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
creators: [The editors of the Harbour Pact]
keywords: [Harbour Pact]
topics:
  - {id: members, title: Members, page: index.md, description: Who belongs.}
  - {id: meetings, title: Meetings, page: index.md, description: Who met.}
  - {id: money, title: Money, page: index.md, description: Who paid.}
  - {id: forces, title: Guards, page: index.md, description: Who guards.}
homes: {meeting: meetings/index.md}
changes:
  - {id: signed, role: enters, words: signed the treaty, sentence: "{} signed the treaty", shown_by: [sign]}
  - {id: withdrew, role: leaves, words: withdrew, sentence: "{} withdrew", shown_by: [withdr, left]}
  - {id: listed, role: lists, words: listed as a member, sentence: "the sources list {}", shown_by: [member, list]}
  - {id: observer, role: observes, words: named as an observer, sentence: "named as observers: {}", shown_by: [observer]}
  - {id: absent, role: unlisted, words: not in the list of members, sentence: "not in the list: {}"}
  - {id: party, role: between-entering-and-leaving, words: between signing and leaving, sentence: "{} had signed"}
verdicts:
  - {id: says, label: says, mark: full, note: the article states it.}
  - {id: hedges, label: hedges, mark: part, note: with a reservation.}
  - {id: silent, label: is silent, mark: none, note: nothing was found.}
"""
PAGE = """\
---
title: Pact
prose: by-sentence
---

# Pact

The Harbour Pact met in Lowport.{{ cite("harbour-2001/pact-met") }} It has three members.{{ cite("harbour-2001/members") }}

Some 300 guards could come, it was said.{{ cite("harbour-2001/guards") }} Suthia sent none.{{ cite("harbour-2001/no-guards") }}

{{ table("transfers") }}
"""


@dataclass
class Project:
    """A project in a folder, which a test can damage and check."""

    root: Path
    texts: Path

    def replace(self, path: str, old: str, new: str) -> "Project":
        """Put new text for old in a file, where the old must stand; return the project itself."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self

    def write(self, path: str, text: str | bytes) -> "Project":
        """Write a file, with its folders; return the project itself."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def checked(self) -> "Project":
        """Write receipts for what the files hold now, as somebody with the article would; return the project itself."""
        receipts.write(self.root)
        return self

    def problems(self, rule: str | None = None, with_text: bool = False) -> list[Problem]:
        """Return the problems of the project, of one rule or of all; without the article's text unless asked for."""
        found = checking.check(self.root, self.texts if with_text else self.root / "nowhere", show_words=True).problems
        return [problem for problem in found if rule in (None, problem.rule)]


def make(root: Path) -> Project:
    """Return a tiny project, free of problems, in the folder."""
    project = Project(root, HERE)
    for path, content in _files().items():
        project.write(path, content)
    return project


@cache
def _files() -> dict[str, bytes]:
    """Return the files of the tiny project by their paths; what of them is computed is so once in a process."""
    with tempfile.TemporaryDirectory() as folder:
        _fill(Project(root := Path(folder), HERE))
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def _fill(project: Project) -> None:
    project.write("dossier.yml", DOSSIER)
    project.write("seeds/harbour-2001.yml", SOURCE)
    project.write("seeds/harbour-2001.words", str(RECORD))
    project.write("data/claims/harbour-2001.yml", CLAIMS)
    for stem, text in SUBJECTS.items():
        project.write(f"data/subjects/{stem}.yml", text)
    project.write("data/published.txt", "".join(f"harbour-2001/{key}\n" for key in ("boats", "guards", "members", "no-guards", "pact-met")))
    project.write("docs/index.md", PAGE)
    project.write("seeds/harbour-2001.openings", word_record.as_openings("harbour-2001", {}))
    project.write("seeds/harbour-2001.openings", _openings(project.root))
    receipts.write(project.root)


def _openings(root: Path) -> str:
    """Return the openings of the words that the claims quote."""
    library, _ = load(root, HERE)
    return word_record.as_openings("harbour-2001", reach.due_openings(library, library.sources["harbour-2001"]))
