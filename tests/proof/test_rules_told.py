"""What a rule tells: where, what was expected and found, and what to do about it, word for word, since editors have nothing else."""

from collections.abc import Iterable

import pytest

from tests.fictional.project import Project

CLAIMS = "data/claims/harbour-2001.yml"
SOURCE = "seeds/harbour-2001.yml"
PAGE = "docs/index.md"
UNOPENED = "the openings are not those of the words that are quoted."


def told_after(project: Project, rule: str, edits: Iterable[tuple[str, str | None, str]]) -> list[str]:
    """What a rule tells, line by line, after a text has taken another's place in each of these files, or been all there is; but for the openings, which are due after most edits."""
    for path, old, new in edits:
        project.replace(path, old, new) if old else project.write(path, new + "\n")
    return [str(problem) for problem in project.problems(rule, with_text=True) if problem.message != UNOPENED]


# file, rule, old text, new text, what is told
TOLD: list[tuple[str, str, str, str, list[str]]] = [
    (CLAIMS, "reference", "about: [suthia, guards]", "about: [suthia, guards, suthia]", [
        "data/claims/harbour-2001.yml:44:27: reference: expected each subject once, found 'suthia' again. Tip: delete it.",
    ]),
    (CLAIMS, "reference", "states: [norland, suthia, wessmark]", "states: [norland, suthia, norland]", [
        "data/claims/harbour-2001.yml:16:78: reference: expected each subject once, found 'norland' again. Tip: delete it.",
    ]),
    (CLAIMS, "reference", "states: [norland, suthia, wessmark]", "states: [norland, suthia, lowport]", [
        "data/claims/harbour-2001.yml:16:78: reference: expected a state here, found the place 'lowport'. Tip: name the subject that is meant.",
    ]),
    (CLAIMS, "reference", "change: listed", "change: liste", [
        "data/claims/harbour-2001.yml:16:36: reference: there is no change 'liste' that a claim can tell. Tip: did you mean 'listed'?",
    ]),
    (CLAIMS, "reference", "topics: [members]", "topics: [nonsense]", [
        "data/claims/harbour-2001.yml:15:12: reference: there is no topic 'nonsense'. Tip: add it to dossier.yml.",
    ]),
    (SOURCE, "reference", "resolutions:\n", "resolutions:\n  - {id: year, value: 2001, block: 2, from: May 4, because: Twice.}\n", [
        "seeds/harbour-2001.yml:26:5: reference: expected each resolution once, found 'year' again. Tip: rename or delete it.",
    ]),
    (SOURCE, "reference", "value: 2001,", "value: lowport,", []),
    (SOURCE, "reference", "value: 2001,", "value: 1200.5%,", []),
    (SOURCE, "reference", "value: 2001,", "value: Lowpor,", [
        "seeds/harbour-2001.yml:25:16: reference: 'Lowpor' is no date, no figure and no subject. Tip: did you mean 'lowport'?",
    ]),
    (CLAIMS, "reference", "  topics: [meetings]\n", "  topics: [meetings]\n  differs_from:\n    - {claim: harbour-2001/member, title: Two, kind: scope, how: They differ.}\n", [
        "data/claims/harbour-2001.yml:8:8: reference: there is no claim 'harbour-2001/member'. Tip: did you mean 'harbour-2001/members'?",
    ]),
    (CLAIMS, "reference", "when: 2001-05-04\n  about: [harbour-pact, l", "when: 2002-05-04\n  about: [harbour-pact, l", [
        "data/claims/harbour-2001.yml:7:13: reference: expected an event of the claim's year (2002-05-04), found 'lowport-meeting' (2001-05-04). Tip: name the event that is meant, or correct 'when'.",
    ]),
    (CLAIMS, "reference", "about: [suthia, guards]", "about: [suthia, guardz]", [
        "data/claims/harbour-2001.yml:44:19: reference: there is no subject 'guardz'. Tip: did you mean 'guards'?",
    ]),
    (CLAIMS, "reference", "about: [suthia, guards]", "about: [suthia, zzz]", [
        "data/claims/harbour-2001.yml:44:19: reference: there is no subject 'zzz'. Tip: add it to a file in data/subjects/.",
    ]),
    (CLAIMS, "passage", "[met in Lowport on May 4]", "[the Harbour Pact met in, on May 4]", [
        "data/claims/harbour-2001.yml:9:51: passage: expected words that stand once in the article, found them 2 times. Tip: take in the words before or after.",
    ]),
    (CLAIMS, "passage", "[met in Lowport on May 4]", "[and the crews were paid what they, on May 4]", [
        "data/claims/harbour-2001.yml:9:26: passage: these words are not in block 2. Tip: they are in block 3.",
        "data/claims/harbour-2001.yml:9:61: passage: expected words that stand once in the article, found them 2 times. Tip: take in the words before or after.",
    ]),
    (CLAIMS, "passage", "[met in Lowport on May 4]", "[met at Highport upon May 4]", [
        "data/claims/harbour-2001.yml:9:26: passage: the words 'met at Highport upon May 4' are not in block 2 of harbour-2001, nor elsewhere in it. Tip: the nearest words are in block 2: 'met in Lowport on May 4'.",
    ]),
    (CLAIMS, "passage", "[met in Lowport on May 4]", "[zzz qqq xxx yyy www]", [
        "data/claims/harbour-2001.yml:9:26: passage: the words 'zzz qqq xxx yyy www' are not in block 2 of harbour-2001, nor elsewhere in it. Tip: compare them with the article, letter by letter.",
    ]),
    (CLAIMS, "passage", "[met in Lowport on May 4]", "[met In Lowport on May 4]", [
        "data/claims/harbour-2001.yml:9:26: passage: the words are there, but with other punctuation or capitals. Tip: copy them letter by letter from the text.",
    ]),
    (CLAIMS, "passage", "{block: 2, words: [met in Lowport on May 4]}", "{block: 3, words: [met in Lowport on May 4]}", [
        "data/claims/harbour-2001.yml:9:26: passage: these words are not in block 3. Tip: they are in block 2.",
    ]),
    (CLAIMS, "names", "Suthia sent no guards.", "Suthia sent no guards to Norland.", [
        "data/claims/harbour-2001.yml:42:3: names: 'Norland' is neither a subject that the claim names nor in the passage's words. Tip: name 'norland' in 'about'.",
        "data/claims/harbour-2001.yml:42:3: names: 'Norland' is the subject 'norland', which the claim does not name. Tip: name 'norland' in 'about', or say it in other words.",
    ]),
    (CLAIMS, "names", "Suthia sent no guards.", "Suthia sent no Zephyrs.", [
        "data/claims/harbour-2001.yml:42:3: names: 'Zephyrs' is neither a subject that the claim names nor in the passage's words. Tip: register the subject, or take in the word.",
        "data/claims/harbour-2001.yml:44:19: names: 'says' does not name 'guards'. Tip: name it there by one of its names, or take it out of 'about'.",
    ]),
    (CLAIMS, "names", "about: [suthia, guards]", "about: [suthia, guards, lowport]", [
        "data/claims/harbour-2001.yml:44:27: names: 'says' does not name 'lowport'. Tip: name it there by one of its names, or take it out of 'about'.",
        "data/claims/harbour-2001.yml:44:27: names: sentence 3.3 of harbour-2001 does not name 'lowport'. Tip: correct it, add a variant that the article uses, or name a resolution of that block that says who is meant.",
    ]),
    (CLAIMS, "names", "giver: norland", "giver: suthia", [
        "data/claims/harbour-2001.yml:38:14: names: 'suthia' is in a typed part, but not in 'about'. Tip: name it in 'says' and 'about', or take it out.",
    ]),
    (CLAIMS, "names", "goods: patrol boats", "goods: boats in May of Lowport", [
        "data/claims/harbour-2001.yml:38:3: names: 'Lowport' is in a typed part, but not in 'says'. Tip: make the two agree.",
    ]),
    (CLAIMS, "names", "speakers: [ada-brill]", "speakers: [ada-brill, suthia]", [
        "data/claims/harbour-2001.yml:23:25: names: 'says' does not name 'suthia'. Tip: say who says it, and through whom.",
        "data/claims/harbour-2001.yml:23:25: names: sentence 3.1 of harbour-2001 does not name 'suthia'. Tip: correct it, add a variant that the article uses, or name a resolution of that block that says who is meant.",
    ]),
    (PAGE, "prose", "prose: by-sentence", "prose: none", [
        "docs/index.md:1:1: prose: expected 'prose: by-sentence' or 'prose: about-this-site' in the front matter, found 'none'. Tip: say which of the two the page is.",
    ]),
    (PAGE, "prose", "It has three members.", "It has four members.", [
        "docs/index.md:8:69: prose: no claim cited here has the figure '4'. Tip: correct it, or cite the claim that has it.",
    ]),
    (PAGE, "prose", "Suthia sent none.{{", "Suthia of Lowport sent none.{{", [
        "docs/index.md:10:75: prose: no claim cited here names 'Lowport'. Tip: correct it, or cite the claim that does.",
    ]),
    (PAGE, "prose", "Suthia sent none.{{", "Suthia, Turkey says, sent none.{{", [
        "docs/index.md:10:75: prose: no claim cited here has the name 'Turkey'. Tip: correct it, or cite the claim that does.",
    ]),
    (PAGE, "prose", 'Suthia sent none.{{ cite("harbour-2001/no-guards") }}', "Suthia sent none.", [
        "data/claims/harbour-2001.yml:41:3: prose: no page uses 'harbour-2001/no-guards'. Tip: cite it on a page, or give it a topic whose page lists it.",
        "docs/index.md:10:75: prose: this sentence cites no claim: 'Suthia sent none.'. Tip: cite one, or end the paragraph with { .about-the-site } where it states no fact of the sources.",
    ]),
    (PAGE, "prose", "# Pact\n", '# Pact\n\nNorland gave Wessmark 5 million dollars.{{ cite("harbour-2001/boats") }}\n', [
        "docs/index.md:8:1: prose: every claim cited here is hedged, and no word here shows it ('reportedly'). Tip: keep the hedge, or a word of the same kind.",
        "docs/index.md:8:1: prose: the claims cited here are reported, and no word here shows it. Tip: say how firmly the source puts it.",
        "docs/index.md:8:1: prose: 'Norland gave Wessmark 5 million dollars' does not show whose word it is (Daily Quay). Tip: name the speaker or the outlet, or say that it is said.",
    ]),
    (PAGE, "prose", "# Pact\n", "# Pact\n\nNobody of those who stood at the quay that morning could say for whom the boats were meant.\n", [
        "docs/index.md:8:1: prose: this paragraph cites no claim: 'Nobody of those who stood at the quay that morning could say'. Tip: cite one, or end the paragraph with { .about-the-site } where it states no fact of the sources.",
    ]),
    (PAGE, "prose", "# Pact\n", "# Pact\n\n<p>Wessmark won.</p>\n", [
        "docs/index.md:8:1: prose: expected prose, lists and calls on this page, found '<p>Wessmark won.</p>'. Tip: say it in a sentence that cites, or in a template.",
    ]),
    (PAGE, "prose", "prose: by-sentence", "prose: by-sentence\nneeds: maps", [
        "docs/index.md:1:1: prose: expected one of claims, questions, people, map after 'needs', found 'maps'. Tip: did you mean 'map'?",
    ]),
    (PAGE, "prose", "title: Pact", "title: Pact 1990-2001", [
        "docs/index.md:2:1: prose: expected the years of the articles, 2001 to 2001, found '1990-2001'. Tip: write {{ span() }} on a page, and {years} in dossier.yml, which know them.",
    ]),
    (PAGE, "paraphrase", "The Harbour Pact met in Lowport.", "Leaders of the Harbour Pact met in Lowport on May 4.", [
        "docs/index.md:8:1: paraphrase: expected our own words, found 11 running words of harbour-2001: 'leaders of the harbour pact met ...'. Tip: say it in another way.",
    ]),
    (CLAIMS, "paraphrase", "Some 300 guards could be at the Grey Coast in", "Some 300 guards could reach the Grey Coast within two days or be at it in", [
        "data/claims/harbour-2001.yml:20:3: paraphrase: expected our own words, found 11 running words of harbour-2001: 'some 300 guards could reach the ...'. Tip: say it in another way.",
    ]),
    (CLAIMS, "quotation", "says: Suthia sent no guards.", 'says: Suthia "sent" no guards.', [
        "data/claims/harbour-2001.yml:42:3: quotation: the quoted words 'sent' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    (CLAIMS, "hedging", "giver: norland, receiver: wessmark", "giver: wessmark, receiver: norland", [
        "data/claims/harbour-2001.yml:38:3: hedging: expected 'norland' to receive and 'wessmark' to give, as 'says' has it the other way round. Tip: exchange the two, or correct what 'says' says.",
        "data/claims/harbour-2001.yml:38:3: hedging: expected 'norland' to receive and 'wessmark' to give, as the passage has it the other way round. Tip: exchange the two, or correct what 'says' says.",
    ]),
    (CLAIMS, "hedging", "reportedly pledged 5 million dollars to Wessmark", "reportedly withheld 5 million dollars from Wessmark", [
        "data/claims/harbour-2001.yml:32:3: hedging: 'says' has 'withheld', and the passage only the opposite. Tip: say what the source says, or take in the words that say so.",
        "data/claims/harbour-2001.yml:38:112: hedging: expected a word in 'says' that shows 'pledged', found none. Tip: say that it is so, or correct the part.",
    ]),
    (CLAIMS, "anonymity", "[ada-brill]", "[harbour-pact]", []),
]  # fmt: skip


@pytest.mark.parametrize(("path", "rule", "old", "new", "told"), TOLD, ids=[f"{row[1]}-{number}" for number, row in enumerate(TOLD)])
def test_a_rule_tells_where_what_and_what_to_do(project: Project, path: str, rule: str, old: str, new: str, told: list[str]) -> None:
    assert told_after(project, rule, [(path, old, new)]) == told
