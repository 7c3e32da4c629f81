"""What rules tell, word for word, of records, history, quotation marks, standings and counts; see test_rules_told.py."""

import pytest

from tests.fictional.project import Project
from tests.proof.test_rules_on_records import QUESTIONS
from tests.proof.test_rules_told import CLAIMS, PAGE, SOURCE, told_after

DOSSIER, QUESTIONS_FILE, GONE, JOURNAL = "dossier.yml", "data/questions.yml", "data/gone.yml", "data/journal.yml"
EVENTS, PLACES = "data/subjects/events.yml", "data/subjects/places.yml"

# rule, edits (file, old text or None where there is no file, new text), what is told
TOLD: list[tuple[str, list[tuple[str, str | None, str]], list[str]]] = [
    ("reference", [(CLAIMS, "resolved: [year]", "resolved: [zzz]")], [
        "data/claims/harbour-2001.yml:10:14: reference: harbour-2001 has no resolution 'zzz'. Tip: add it to seeds/harbour-2001.yml.",
    ]),
    ("reference", [(DOSSIER, "region: the Grey Coast\n", "region: the Grey Coast\nsynonyms:\n  - {written: gards, words: [sentries]}\n  - {written: guards, words: [watchmen]}\n")], [
        "dossier.yml:10:6: reference: no claim says 'gards'. Tip: write it as claims do, or delete this line.",
    ]),
    ("reference", [(EVENTS, "place: lowport", "place: norland")], [
        "data/subjects/events.yml:6:3: reference: no claim in 'by' names 'norland'. Tip: add the claim that says where it was, or take the place out.",
    ]),
    ("reference", [(EVENTS, "place: lowport", "place: guards")], [
        "data/subjects/events.yml:6:3: reference: expected a place or state here, found the force 'guards'. Tip: name the subject that is meant.",
        "data/subjects/events.yml:6:3: reference: no claim in 'by' names 'guards'. Tip: add the claim that says where it was, or take the place out.",
    ]),
    ("reference", [(SOURCE, "language: en", "lead: guardz\nlanguage: en")], [
        "seeds/harbour-2001.yml:10:1: reference: there is no claim 'harbour-2001/guardz'. Tip: did you mean 'harbour-2001/guards'?",
    ]),
    ("reference", [(CLAIMS, "channels: [daily-quay]", "channels: [ada-brill]")], [
        "data/claims/harbour-2001.yml:34:14: reference: expected a body here, found the person 'ada-brill'. Tip: name the subject that is meant.",
        "data/subjects/bodies.yml:2:4: reference: no claim names the subject 'daily-quay'. Tip: delete it, or name it in the claims that mean it.",
    ]),
    ("reference", [(CLAIMS, "speakers: [ada-brill]", "speakers: [lowport, ada-brill, ada-brill]")], [
        "data/claims/harbour-2001.yml:23:14: reference: expected a body or force or group or person or state here, found the place 'lowport'. Tip: name the subject that is meant.",
        "data/claims/harbour-2001.yml:23:34: reference: expected each subject once, found 'ada-brill' again. Tip: delete it.",
    ]),
    ("quotation", [(PAGE, "# Pact\n", '# The "great" pact\n')], [
        "docs/index.md:6:1: quotation: the quoted words 'great' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(PAGE, "title: Pact\n", 'title: Pact\ndescription: The "great" pact.\n')], [
        "docs/index.md:1:1: quotation: the quoted words 'great' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(PAGE, "# Pact\n", '# Pact\n\nIt is a "great" pact.\n{ .about-the-site }\n')], [
        "docs/index.md:8:1: quotation: the quoted words 'great' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(SOURCE, "because: The article is dated 2001.", 'because: The "great" article is dated 2001.')], [
        "seeds/harbour-2001.yml:25:52: quotation: the quoted words 'great' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(SOURCE, "because: It belongs to the page.", 'because: It "belongs" to the page.')], [
        "seeds/harbour-2001.yml:23:33: quotation: the quoted words 'belongs' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(SOURCE, "published_from: Invented.", 'published_from: Is "invented".')], [
        "seeds/harbour-2001.yml:9:1: quotation: the quoted words 'invented' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(PLACES, "An invented town.", 'An "invented" town.')], [
        "data/subjects/places.yml:1:32: quotation: the quoted words 'invented' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(PLACES, "An invented town.", 'An invented town., editor_note: {text: It is "real"., reference: https://example.org/}')], [
        "data/subjects/places.yml:1:78: quotation: the quoted words 'real' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(QUESTIONS_FILE, "How many guards", 'How "many" guards')], [
        "data/questions.yml:2:3: quotation: the quoted words 'many' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(QUESTIONS_FILE, "(Ada Brill)", '("Brill")')], [
        "data/questions.yml:4:45: quotation: the quoted words 'Brill' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(CLAIMS, "  topics: [meetings]\n", "  topics: [meetings]\n  differs_from:\n    - {claim: harbour-2001/members, title: 'The \"first\"', kind: scope, how: 'One \"includes Norland\", one \"met in Lowport\" and one \"sails\".'}\n")], [
        "data/claims/harbour-2001.yml:8:37: quotation: the quoted words 'first' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
        "data/claims/harbour-2001.yml:8:72: quotation: the quoted words 'sails' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(CLAIMS, "  hedge: could\n", '  hedge: could\n  reported_future: She "swore" it.\n')], [
        "data/claims/harbour-2001.yml:25:3: quotation: the quoted words 'swore' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(CLAIMS, "[Suthia did not send any]", "[Suthia did not send, before a small crowd of dockers, the ferries ran on time and the crews were paid what they, as it has for as long as anybody, on the strength of a conversation in a corridor after lunch]")], [
        "data/claims/harbour-2001.yml:47:26: quotation: expected a first fragment of 5 to 12 words that bears the claim, found 4. Tip: take in its verb or figure; 'trifle: true' is for captions and page matters.",
        "seeds/harbour-2001.yml:1:1: quotation: expected at most 46 of the article's 139 words in fragments, found 56; the dearest: 'the ferries ran on time and the crews were paid what they' of harbour-2001/no-guards (12 that no other claim quotes), 'on the strength of a conversation in a corridor after lunch' of harbour-2001/no-guards (11 that no other claim quotes), 'met in Lowport on May 4' of harbour-2001/pact-met (6 that no other claim quotes). Tip: shorten these, or let claims on one sentence share a fragment.",
    ]),
    ("permanence", [(GONE, None, "- {id: harbour-2001/boats, withdrawn: Why not.}")], [
        "data/gone.yml:1:4: permanence: expected a claim that is no more, found 'harbour-2001/boats', which is there. Tip: delete the entry, or the claim.",
    ]),
    ("permanence", [(GONE, None, "- {id: harbour-2001/never, withdrawn: Why not.}\n- {id: harbour-2001/boat, withdrawn: Why not.}\n- {id: zzz/qqq, withdrawn: Why not.}")], [
        "data/gone.yml:1:4: permanence: 'harbour-2001/never' was never published. Tip: delete the entry.",
        "data/gone.yml:2:4: permanence: 'harbour-2001/boat' was never published. Tip: did you mean 'harbour-2001/boats'?",
        "data/gone.yml:3:4: permanence: 'zzz/qqq' was never published. Tip: delete the entry.",
    ]),
    ("permanence", [(CLAIMS, "id: guards", "id: guardians"), (GONE, None, "- {id: harbour-2001/guards, moved_to: zzz/qqq}")], [
        "data/claims/harbour-2001.yml:19:3: permanence: this claim is not in the list of published claims. Tip: run 'dossier check', which adds it to data/published.txt once nothing else is wrong.",
        "data/gone.yml:1:29: permanence: expected a claim that is there, found 'zzz/qqq'. Tip: name the claim it became.",
    ]),
    ("permanence", [(GONE, None, "- {id: meetings/lowport-meeting, moved_to: meetings/yyy}\n- {id: meetings/pact-day, moved_to: meetings/zzz}\n- {id: meetings/quay-day, withdrawn: It was none.}")], [
        "data/gone.yml:1:4: permanence: expected a meeting that is no more, found 'meetings/lowport-meeting', which is there. Tip: delete the entry, or the meeting.",
        "data/gone.yml:1:34: permanence: expected a meeting that is there, found 'meetings/yyy'. Tip: name what it became.",
        "data/gone.yml:2:27: permanence: expected a meeting that is there, found 'meetings/zzz'. Tip: name what it became.",
    ]),
    ("permanence", [(JOURNAL, None, "- {date: 2020-01-02, change: added, claims: [harbour-2001/boats, harbour-2001/guards, harbour-2001/members, harbour-2001/no-guards, harbour-2001/pact-met]}\n- {date: 2020-01-01, change: changed, claims: [harbour-2001/boats, harbour-2001/boots, zzz/qqq]}")], [
        "data/journal.yml:2:4: permanence: expected entries in the order of their dates, newest last. Tip: move the entry, or correct its date.",
        "data/journal.yml:2:68: permanence: 'harbour-2001/boots' was never published. Tip: did you mean 'harbour-2001/boats'?",
        "data/journal.yml:2:88: permanence: 'zzz/qqq' was never published. Tip: delete it.",
    ]),
    ("passage", [(CLAIMS, "[met in Lowport on May 4]", "[met in]")], [
        "data/claims/harbour-2001.yml:9:26: passage: expected a fragment of at least 3 words, found 'met in'. Tip: add the words beside it.",
    ]),
    ("passage", [(SOURCE, "from: May 4", "from: May 5")], [
        "seeds/harbour-2001.yml:25:39: passage: the words 'May 5' are not in block 2 of harbour-2001, nor elsewhere in it. Tip: the nearest words are in block 2: 'May 4'.",
    ]),
    ("passage", [(SOURCE, "kind: furniture", "kind: empty")], [
        "seeds/harbour-2001.words:1:1: passage: expected a key from the words outside the page furniture, 0-153, found 0-150. Tip: run 'dossier commit harbour-2001', with the text at hand.",
    ]),
    ("hedging", [(CLAIMS, "hedge: reportedly", "hedge: allegedly")], [
        "data/claims/harbour-2001.yml:32:3: hedging: 'says' has lost the hedge 'allegedly'. Tip: keep it, or a word of the same kind.",
        "data/claims/harbour-2001.yml:35:3: hedging: the hedge 'allegedly' is not in the passage's words. Tip: copy the source's own hedge, or take in the words that have it.",
    ]),
    ("hedging", [(CLAIMS, "  standing: reported\n  channels: [daily-quay]", "  standing: done")], [
        "data/claims/harbour-2001.yml:32:3: hedging: expected a speaker or a channel, since 'says' has 'pledged'. Tip: name who says it, or say it otherwise.",
        "data/claims/harbour-2001.yml:33:3: hedging: expected another standing than 'done' beside 'according to'. Tip: pledged, planned, expected or reported.",
    ]),
    ("hedging", [(CLAIMS, "standing: done\n  about: [suthia, guards]", "standing: asked\n  about: [suthia, guards]")], [
        "data/claims/harbour-2001.yml:42:3: hedging: expected a word that shows the standing 'asked', found none. Tip: say that it is so, or correct the standing.",
    ]),
    ("hedging", [(CLAIMS, "[Suthia did not send any]", "['Suthia did not send any?']")], [
        "data/claims/harbour-2001.yml:43:3: hedging: expected the standing 'asked' where a question is quoted, found 'done'. Tip: a question states nothing.",
    ]),
    ("hedging", [(CLAIMS, "Suthia sent no guards.", "Suthia is preparing to send no guards.")], [
        "data/claims/harbour-2001.yml:43:3: hedging: expected another standing than 'done' beside 'preparing to'. Tip: pledged, planned, expected or reported.",
    ]),
    ("hedging", [(CLAIMS, "Suthia sent no guards.", "In the article's view Suthia sent no guards.")], [
        "data/claims/harbour-2001.yml:41:3: hedging: expected 'commentary: true' beside 'article's view'. Tip: what the article judges is its own comment.",
    ]),
    ("hedging", [(CLAIMS, "Suthia sent no guards.", "Suthia sent guards.")], [
        "data/claims/harbour-2001.yml:42:3: hedging: the passage's words have 'not', 'says' has no negation. Tip: correct it, or leave the word out of the fragment.",
    ]),
    ("hedging", [(CLAIMS, "Suthia are members", "Suthia are not members")], [
        "data/claims/harbour-2001.yml:12:3: hedging: 'says' has 'not', the passage's words have no negation. Tip: correct it, or take in the word that negates.",
    ]),
    ("hedging", [(CLAIMS, "guards could be at", "guards will be at")], [
        "data/claims/harbour-2001.yml:20:3: hedging: 'says' has lost the hedge 'could'. Tip: keep it, or a word of the same kind.",
        "data/claims/harbour-2001.yml:20:3: hedging: expected the passage's hedge 'could' in 'says', found no word of possibility. Tip: say it as firmly as the source does, and no more.",
    ]),
    ("hedging", [(CLAIMS, "  hedge: could\n", "")], [
        "data/claims/harbour-2001.yml:19:3: hedging: expected 'hedge: could', found none. Tip: name the source's own hedge.",
    ]),
    ("prose", [(PAGE, "prose: by-sentence", "prose: by-sentence\nneeds: zzz")], [
        "docs/index.md:1:1: prose: expected one of claims, questions, people, map after 'needs', found 'zzz'. Tip: take the line out.",
    ]),
    ("prose", [(PAGE, "# Pact\n", "# Pact\n\nNothing is later than 2018.\n{ .about-the-site }\n")], [
        "docs/index.md:8:1: prose: expected a year in which an article appeared last or first, found 'later than 2018'. Tip: write {{ library.sources_by_date[-1].published|spoken }}, or [0], which know it.",
    ]),
    ("prose", [(PAGE, "# Pact\n", "# Pact\n\nNothing is earlier than 2000, and it covers 1999 to 2022.\n{ .about-the-site }\n")], [
        "docs/index.md:8:1: prose: expected a year in which an article appeared last or first, found 'earlier than 2000'. Tip: write {{ library.sources_by_date[-1].published|spoken }}, or [0], which know it.",
        "docs/index.md:8:1: prose: expected the years of the articles, 2001 to 2001, found '1999 to 2022'. Tip: write {{ span() }} on a page, and {years} in dossier.yml, which know them.",
    ]),
    ("prose", [(PAGE, "harbour-2001/guards", "zzz")], [
        "docs/index.md:10:41: prose: there is no claim 'zzz'. Tip: name a claim as source/claim.",
    ]),
    ("prose", [(PAGE, "Suthia sent none.{{", "Suthia sent none of 7. It was so. Wessmark did.{{")], [
        "docs/index.md:10:75: prose: this sentence cites no claim: 'Suthia sent none of 7.'. Tip: cite one, or end the paragraph with { .about-the-site } where it states no fact of the sources.",
        "docs/index.md:10:98: prose: this sentence cites no claim: 'It was so.'. Tip: cite one, or end the paragraph with { .about-the-site } where it states no fact of the sources.",
        "docs/index.md:10:109: prose: no claim cited here names 'Wessmark'. Tip: correct it, or cite the claim that does.",
    ]),
    ("reference", [(SOURCE, "resolutions:\n", "resolutions:\n  - {id: idle, value: 2001, block: 2, from: May 4, because: Nothing.}\n")], [
        "seeds/harbour-2001.yml:25:5: reference: no claim uses the resolution 'idle'. Tip: delete it.",
    ]),
    ("reference", [(SOURCE, "id: harbour-2001\ntype: article-newspaper\n", "type: article-newspaper\nid: harbour-2001\n"), (DOSSIER, "{id: meetings, title", "{id: harbour-2001, title"), (CLAIMS, "topics: [meetings]", "topics: [harbour-2001]")], [
        "seeds/harbour-2001.yml:2:1: reference: 'harbour-2001' is the name of a page or file of its own. Tip: choose another id, and name the source's files after it.",
    ]),
    ("reference", [(DOSSIER, "region: the Grey Coast\n", "region: the Grey Coast\nsynonyms:\n  - {written: zebra, words: [Graycoast]}\n  - {subject: gray-coast, words: [Coasts]}\n")], [
        "dossier.yml:10:6: reference: no claim says 'zebra'. Tip: write it as claims do, or delete this line.",
        "dossier.yml:11:6: reference: there is no subject 'gray-coast'. Tip: did you mean 'grey-coast'?",
    ]),
    ("contradiction", [(CLAIMS, "- id: no-guards\n", "- id: members-again\n  says: The Harbour Pact includes Norland.\n  standing: done\n  about: [harbour-pact, norland]\n  topics: [members]\n  membership: {body: harbour-pact, change: listed, states: [norland]}\n  passages:\n    - {block: 2, words: [pact includes Norland]}\n- id: no-guards\n")], [
        "data/claims/harbour-2001.yml:46:3: contradiction: 'harbour-pact: norland' disagrees with 'harbour-pact: norland, suthia, wessmark' of harbour-2001/members. Tip: mark one of the two with 'differs_from' and say how, or correct it.",
    ]),
    ("contradiction", [(CLAIMS, "  topics: [meetings]\n", "  topics: [meetings]\n  differs_from:\n    - {claim: harbour-2001/members, title: Two, kind: scope, how: They differ.}\n    - {claim: harbour-2001/members, title: Two, kind: scope, how: They differ.}\n")], [
        "data/claims/harbour-2001.yml:9:7: contradiction: the difference from 'harbour-2001/members' is marked twice. Tip: keep one of the two.",
    ]),
    ("hedging", [(CLAIMS, "[Suthia did not send any]", "[Suthia apparently did not send any]")], [
        "data/claims/harbour-2001.yml:41:3: hedging: expected 'hedge: apparently', found none. Tip: name the source's own hedge.",
        "data/claims/harbour-2001.yml:42:3: hedging: expected the passage's hedge 'apparently' in 'says', found no word of appearance. Tip: say it as firmly as the source does, and no more.",
        "data/claims/harbour-2001.yml:43:3: hedging: expected another standing than 'done' beside 'apparently'. Tip: 'reported' is what is only apparent or heard.",
    ]),
    ("prose", [(PAGE, "Suthia sent none.{{", "Suthia sent none on 3 May.{{")], [
        "docs/index.md:10:75: prose: no claim cited here has the figure '3'. Tip: correct it, or cite the claim that has it.",
    ]),
    ("prose", [(QUESTIONS_FILE, "some 300 (Ada Brill)", "400 (Ada Brill)")], [
        "data/questions.yml:4:45: prose: no claim cited here has the figure '400'. Tip: correct it, or cite the claim that has it.",
    ]),
    ("prose", [(CLAIMS, "  topics: [meetings]\n", "  topics: [meetings]\n  differs_from:\n    - {claim: harbour-2001/members, title: Two, kind: scope, how: One lists 7 states of the Grey Coast.}\n")], [
        "data/claims/harbour-2001.yml:8:62: prose: no claim cited here names 'Grey Coast'. Tip: correct it, or cite the claim that does.",
        "data/claims/harbour-2001.yml:8:62: prose: no claim cited here has the figure '7'. Tip: correct it, or cite the claim that has it.",
    ]),
    ("prose", [(DOSSIER, "changes:\n", "headlines:\n  - {picture: sums, says: Norland pledged 6 million dollars, cites: [harbour-2001/boats]}\nchanges:\n")], [
        "dossier.yml:19:21: prose: every claim cited here is hedged, and no word here shows it ('reportedly'). Tip: keep the hedge, or a word of the same kind.",
        "dossier.yml:19:21: prose: the claims cited here are reported, and no word here shows it. Tip: say how firmly the source puts it.",
        "dossier.yml:19:21: prose: no claim cited here has the figure '6,000,000'. Tip: correct it, or cite the claim that has it.",
    ]),
    ("reference", [(DOSSIER, "changes:\n", "headlines:\n  - {picture: sums, says: Norland reportedly pledged 5 million dollars, cites: [harbour-2001/boats, harbour-2001/boots]}\nchanges:\n")], [
        "dossier.yml:19:73: reference: there is no claim 'harbour-2001/boots'. Tip: did you mean 'harbour-2001/boats'?",
    ]),
    ("prose", [(DOSSIER, "title: The", "title: From 1999–2001 The")], [
        "dossier.yml:2:1: prose: expected the years of the articles, 2001 to 2001, found '1999–2001'. Tip: write {{ span() }} on a page, and {years} in dossier.yml, which know them.",
    ]),
    ("names", [(CLAIMS, "giver: norland", "giver: suthia"), (CLAIMS, "goods: patrol boats", "goods: Suthian boats")], [
        "data/claims/harbour-2001.yml:38:14: names: 'suthia' is in a typed part, but not in 'about'. Tip: name it in 'says' and 'about', or take it out.",
    ]),
    ("names", [(CLAIMS, "Suthia sent no guards.", "On Monday in May Suthia sent no guards of Grey Suthia.")], [
        "data/claims/harbour-2001.yml:42:3: names: 'Grey' is neither a subject that the claim names nor in the passage's words. Tip: register the subject, or take in the word.",
    ]),
    ("passage", [(CLAIMS, "[Suthia did not send any]", "[Suthia did not send any, the paid]")], [
        "data/claims/harbour-2001.yml:47:51: passage: expected a fragment of at least 3 words, found 'the paid'. Tip: add the words beside it.",
    ]),
    ("quotation", [(GONE, None, "- {id: harbour-2001/boats, withdrawn: 'It was \"wrong\".'}")], [
        "data/gone.yml:1:28: quotation: the quoted words 'wrong' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("quotation", [(JOURNAL, None, "- {date: 2020-01-02, change: added, claims: [harbour-2001/boats], note: 'It was \"wrong\".'}")], [
        "data/journal.yml:1:67: quotation: the quoted words 'wrong' are in no fragment that is cited here. Tip: take the quotation marks away, or cite the claim whose fragment has the words.",
    ]),
    ("proposal", [(CLAIMS, "says: Suthia sent no guards.", "says: To be written."), (PLACES, "An invented town.", "To be written.")], [
        "data/claims/harbour-2001.yml:42:3: proposal: expected a text of our own, found 'To be written.' Tip: write it.",
        "data/subjects/places.yml:1:32: proposal: expected a text of our own, found 'To be written.' Tip: write it.",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "edits", "told"), TOLD, ids=[f"{row[0]}-{number}" for number, row in enumerate(TOLD)])
def test_a_rule_tells_where_what_and_what_to_do(
    project: Project, rule: str, edits: list[tuple[str, str | None, str]], told: list[str]
) -> None:
    project.write(QUESTIONS_FILE, QUESTIONS)
    assert told_after(project, rule, edits) == told


def test_a_source_without_claims_is_told_and_a_draft_of_which_something_is_cited(project: Project) -> None:
    draft = project.replace(SOURCE, "language: en", "language: en\ndraft: true").problems("prose")
    assert str(draft[0]) == (
        "docs/index.md:8:33: prose: there is no claim 'harbour-2001/pact-met'. "
        "Tip: harbour-2001 is a draft; delete 'draft: true' in its record, or leave this out until then."
    )
    project.replace(SOURCE, "\ndraft: true", "").write(CLAIMS, "[]\n")
    found = [str(problem) for problem in project.problems("reference") if problem.place.path == SOURCE]
    assert found[0] == f"{SOURCE}:1:1: reference: the source 'harbour-2001' has no claims. Tip: add {CLAIMS}."
