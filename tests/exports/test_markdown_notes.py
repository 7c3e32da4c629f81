"""The Markdown notes: names, front matter, quotations and links, as Obsidian finds them."""

import re
import zipfile
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest
import yaml
from dossier.desk.checking import Checked, check
from dossier.exports import markdown_notes
from dossier.language.escape import inert
from markdown_it import MarkdownIt

from tests.conftest import ROOT
from tests.fictional.project import Project

LINK = re.compile(r"\[\[([^\[\]|]+)\|[^\[\]|]+\]\]")


@pytest.fixture(scope="module")
def vault(site: Path, real: Checked) -> dict[PurePosixPath, str]:
    """The files of the pack, as the built site has it, by their paths."""
    with zipfile.ZipFile(site / markdown_notes.path(real.library)) as packed:
        return {PurePosixPath(name): packed.read(name).decode() for name in packed.namelist()}


@pytest.fixture(scope="module")
def notes(vault: dict[PurePosixPath, str]) -> dict[str, str]:
    """Its notes by their names."""
    return {path.stem: text for path, text in vault.items() if len(path.parts) > 2}


def front(note: str) -> dict[str, object]:
    found = yaml.safe_load(note.split("---\n")[1])
    assert isinstance(found, dict)
    return found


def test_every_link_leads_to_just_one_note(vault: dict[PurePosixPath, str]) -> None:
    names = Counter(path.stem for path in vault if path.suffix == ".md")
    links = [name for text in vault.values() for name in LINK.findall(text)]
    assert len(links) > 2000
    assert {name for name in links if names[name] != 1} == set()
    assert sum(text.count("[[") for text in vault.values()) == len(links)


def test_every_record_has_a_note(notes: dict[str, str], real: Checked) -> None:
    library = real.library
    kinds = Counter(name.partition("--")[0] for name in notes)
    assert (kinds["claim"], kinds["source"]) == (len(library.claims), len(library.sources))
    assert kinds["subject"] + kinds["event"] == len(library.subjects)
    assert (kinds["topic"], kinds["question"]) == (len(library.dossier.topics), len(library.questions))


def test_no_system_refuses_a_name_or_confuses_two(vault: dict[PurePosixPath, str]) -> None:
    assert len({path.name.casefold() for path in vault}) == len(vault)
    assert [
        path for path in vault if path.name not in {"README.md", "LICENSE"} and not re.fullmatch(r"[a-z]+--[a-z0-9-]+\.md", path.name)
    ] == []
    assert max(len(str(path)) for path in vault) < 160


def test_the_front_matter_of_a_claim_is_what_the_api_says_of_it(notes: dict[str, str], real: Checked) -> None:
    for key, claim in real.library.claims.items():
        told = front(notes[f"claim--{key.replace('/', '--')}"])
        assert told == {
            name: value
            for name, value in {
                "id": key, "aliases": [claim.says], "source": claim.source, "standing": claim.standing, "commentary": claim.commentary,
                "hedge": claim.hedge, "when": claim.when and claim.when.text, "topics": claim.topics, "about": claim.about,
                "speakers": claim.speakers, "url": f"{real.library.publication.address}claims/{key}/",
            }.items()
            if value
        }  # fmt: skip


def test_a_claim_is_read_as_its_words_say_and_its_quotations_stand_in_blocks(notes: dict[str, str], real: Checked) -> None:
    read = MarkdownIt("commonmark")
    for key, claim in real.library.claims.items():
        tokens = read.parse(notes[f"claim--{key.replace('/', '--')}"].split("---\n", 2)[2])
        texts = ["".join(child.content for child in token.children or []) for token in tokens if token.type == "inline"]
        quoted = [texts[number] for number in range(1, 2 * len(claim.fragments), 2)]
        assert texts[0] == claim.says
        assert quoted == claim.fragments
        assert sum(token.type == "blockquote_open" for token in tokens) == len(claim.fragments)


def test_claims_that_differ_lead_to_each_other(notes: dict[str, str], real: Checked) -> None:
    for one, other, mark in real.library.differences:
        names = [f"claim--{claim.key.replace('/', '--')}" for claim in (one, other)]
        for here, there in (names, names[::-1]):
            assert re.search(rf"Differs from: \[\[{there}\|.*: {re.escape(inert(mark.how))}", notes[here])


def test_a_claim_leads_to_its_source_subjects_speakers_and_topics(notes: dict[str, str], real: Checked) -> None:
    kinds = real.library.kinds
    for key, claim in real.library.claims.items():
        links = set(LINK.findall(notes[f"claim--{key.replace('/', '--')}"]))
        named = {
            f"{'event' if kinds[subject] == 'event' else 'subject'}--{subject}"
            for subject in (*claim.about, *claim.speakers, *claim.channels)
        }
        assert links >= named | {f"source--{claim.source}"} | {f"topic--{topic}" for topic in claim.topics}


def test_the_pack_says_whose_it_is_and_under_which_licence(vault: dict[PurePosixPath, str], real: Checked) -> None:
    texts = {path.name: text for path, text in vault.items() if len(path.parts) == 2}
    assert real.library.dossier.licence.url in texts["README.md"]
    assert real.library.publication.version in texts["README.md"]
    assert texts["LICENSE"] == (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_two_packs_of_the_same_records_are_the_same_to_the_byte(project: Project) -> None:
    first, second = (check(project.root, project.texts).library for _ in range(2))
    assert markdown_notes.pack(first) == markdown_notes.pack(second)


@pytest.mark.parametrize(
    "text",
    ["a *b* _c_ `d` ~~e~~ ==f==", "[[x|y]] [z](https://example.org)", "#tag ^block $m$ %%n%%", "<b> & &amp; a|b", "- x", "+ x", "2015. x", "7) x", "# x", "> x", "1 - 2"],
)  # fmt: skip
def test_text_is_inert_in_markdown(text: str) -> None:
    (opened, inline, closed) = MarkdownIt("commonmark").enable("strikethrough").parse(inert(text))
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    assert "".join(child.content for child in inline.children or []) == text
    assert {child.type for child in inline.children or []} <= {"text", "text_special"}
    assert not re.search(r"(?<!\\)(\[\[|==|%%|\$|\^|#)", inert(text))
