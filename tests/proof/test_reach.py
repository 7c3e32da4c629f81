"""How far the claims reach into an article: what they touch and quote, what is left, and of which words its key is made."""

import hashlib

from dossier.desk.checking import check
from dossier.language import words
from dossier.library.library import Library
from dossier.proof import reach
from dossier.records import word_record

from tests.fictional.project import TEXT, Project

ID = "harbour-2001"
CLAIMS = f"data/claims/{ID}.yml"
SOURCE = f"seeds/{ID}.yml"


def library(project: Project, with_text: bool = True) -> Library:
    """Return the library of the project, with the article's text at hand or without."""
    return check(project.root, project.texts if with_text else project.root / "nowhere").library


def test_each_sentence_that_is_touched_knows_its_claims_in_their_order(project: Project) -> None:
    project.replace(CLAIMS, "[Suthia did not send any]", "[Suthia did not send any, Norland reportedly pledged]")
    assert reach.touched(library(project), ID) == {
        (2, 2): [f"{ID}/pact-met"],
        (2, 3): [f"{ID}/members"],
        (3, 1): [f"{ID}/guards"],
        (3, 2): [f"{ID}/boats", f"{ID}/no-guards"],
        (3, 3): [f"{ID}/no-guards"],
    }


def test_what_is_left_unused_is_a_sentence_or_a_whole_block(project: Project) -> None:
    known = library(project)
    assert reach.left(known, known.sources[ID]) == {(1, 1): 0, (2, 1): 1, (4, 1): 2}
    assert reach.unused(known.sources[ID], {(4, 1), (4, 2), (5, 1)}) == {(2, 1): 1, (4, 1): 2, (4, 2): 2}


def test_a_sentence_is_missing_until_a_confirmed_claim_touches_it_or_it_is_left(project: Project) -> None:
    known = library(project)
    assert reach.missing(known, known.sources[ID]) == []
    project.replace(SOURCE, "  - {block: 2, sentences: [1], kind: empty, because: It speaks of the tests.}\n", "")
    project.replace(CLAIMS, "- id: guards\n", "- id: guards\n  proposed: true\n")
    known = library(project)
    assert reach.missing(known, known.sources[ID]) == [
        (2, 1, "This article is invented for the tests.", ""),
        (3, 1, "Ada Brill, who heads the pact, said on", "guards"),
    ]
    known = library(project, with_text=False)
    assert reach.missing(known, known.sources[ID]) == [(2, 1, "", ""), (3, 1, "", "guards")]


def test_what_is_quoted_is_every_word_of_a_fragment_or_of_the_first_place_of_a_resolution(project: Project) -> None:
    project.replace(SOURCE, "from: May 4", "from: the town")
    known = library(project)
    forms = words.forms(TEXT)
    quoted = reach.quoted(known, known.sources[ID])
    assert [forms[number] for number in sorted(quoted)] == (
        "met in lowport on may 4 includes norland suthia and wessmark the town said on may 4 some 300 guards could reach within two days "
        "norland reportedly pledged 5 million dollars suthia did not send any"
    ).split()
    assert reach.share(known, known.sources[ID]) == (len(quoted), len(forms) - 5 - 7 - 3)


def test_only_quoted_words_are_opened_each_with_its_own_salt(project: Project) -> None:
    known = library(project)
    due = reach.due_openings(known, known.sources[ID])
    assert set(due) == reach.quoted(known, known.sources[ID])
    assert due == dict(known.articles[ID].openings)
    forms = words.forms(TEXT)
    record = known.articles[ID].record
    assert all(word_record.opened(record, due, number, forms[number]) for number in due)
    assert not any(word_record.opened(record, due, number, forms[number] + "s") for number in due)
    assert not any(word_record.opened(record, due, number, forms[number]) for number in set(range(len(forms))) - set(due))
    assert not word_record.opened(record, {len(forms): due[min(due)]}, len(forms), "page")


def test_the_key_is_made_of_the_words_from_the_first_to_the_last_outside_page_furniture(project: Project) -> None:
    source = library(project).sources[ID]
    sentences = [(1, 1, ["a", "b"]), (2, 1, ["c"]), (3, 1, []), (3, 2, ["d", "e", "f"]), (4, 1, ["g"])]
    assert reach.key_range(source, sentences) == (0, 5)  # block 4 is furniture; block 1 is left for another reason
    assert reach.key_range(source, [(4, 1, ["g", "h"]), *sentences[:4], (5, 1, [])]) == (2, 7)
    assert reach.key_range(source, [(4, 1, ["g", "h"]), (4, 2, ["i"])]) == (0, 2)


def test_a_root_is_the_digest_of_the_words_file(project: Project) -> None:
    raw = (project.root / f"seeds/{ID}.words").read_bytes()
    assert hashlib.sha256(raw).hexdigest() == library(project).articles[ID].record.root
