"""What rules tell, word for word, of groups, answers, reported futures and what stands beside a fragment; see test_rules_told.py."""

import pytest
from dossier.records import receipts

from tests.fictional.project import Project
from tests.proof.test_rules_on_records import QUESTIONS
from tests.proof.test_rules_on_speakers import PEOPLE
from tests.proof.test_rules_told import CLAIMS, PAGE, SOURCE, told_after

GROUPS, STATES, QUESTIONS_FILE = "data/subjects/groups.yml", "data/subjects/states.yml", "data/questions.yml"

# rule, edits (file, old text, new text), what is told
TOLD: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    ("reference", [(QUESTIONS_FILE, "claims: [guards]", "claims: [guard]")], [
        "data/questions.yml:4:92: reference: there is no claim 'harbour-2001/guard'. Tip: did you mean 'harbour-2001/guards'?",
    ]),
    ("reference", [(QUESTIONS_FILE, "source: harbour-2001", "source: harbour-2002")], [
        "data/questions.yml:3:3: reference: expected an answer of each source once; missing: harbour-2001. Tip: record the silence of a source too.",
        "data/questions.yml:4:92: reference: there is no claim 'harbour-2002/guards'. Tip: did you mean 'harbour-2001/guards'?",
    ]),
    ("reference", [(QUESTIONS_FILE, "claims: [guards]}\n", "claims: [guards]}\n    - {source: harbour-2001, verdict: silent}\n")], [
        "data/questions.yml:3:3: reference: expected an answer of each source once; missing: none. Tip: record the silence of a source too.",
    ]),
    ("reference", [(QUESTIONS_FILE, "verdict: says", "verdict: silent")], [
        "data/questions.yml:4:7: reference: expected 'short' and 'claims' where a source answers, and neither where it is silent. Tip: add or take away the two.",
    ]),
    ("reference", [(QUESTIONS_FILE, ", short: could be some 300 (Ada Brill)", "")], [
        "data/questions.yml:4:7: reference: expected 'short' and 'claims' where a source answers, and neither where it is silent. Tip: add or take away the two.",
    ]),
    ("reference", [(QUESTIONS_FILE, ", claims: [guards]", "")], [
        "data/questions.yml:4:7: reference: expected 'short' and 'claims' where a source answers, and neither where it is silent. Tip: add or take away the two.",
    ]),
    ("reference", [(QUESTIONS_FILE, "verdict: says", "verdict: claims")], [
        "data/questions.yml:4:30: reference: there is no verdict 'claims'. Tip: add it to dossier.yml.",
    ]),
    ("reference", [(QUESTIONS_FILE, "verdict: says", "verdict: say")], [
        "data/questions.yml:4:30: reference: there is no verdict 'say'. Tip: did you mean 'says'?",
    ]),
    ("reference", [(QUESTIONS_FILE, "short: could be some 300 (Ada Brill), claims: [guards]", "short: in time, claims: [pact-met]")], [
        "data/questions.yml:4:70: reference: 'pact-met' has no word of the question or of this answer but such as stand in many claims. Tip: name a claim on this matter, or say in 'short' what it adds.",
    ]),
    ("anonymity", [(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", "officials of the Harbour Pact said"), (CLAIMS, "[ada-brill]", "[pact-people, harbour-pact]")], [
        "data/claims/harbour-2001.yml:23:27: anonymity: expected the unnamed people of 'harbour-pact' as the speaker, found 'harbour-pact' beside them. Tip: delete it; name it in 'about', where 'says' names it.",
    ]),
    ("anonymity", [(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", "officials of the Harbour Pact said"), (CLAIMS, "[ada-brill]", "[pact-people]"), (GROUPS, "people_of: [harbour-pact]", "people_of: [daily-quay, lowport]")], [
        "data/subjects/groups.yml:1:141: anonymity: expected a state, body or force whose people they are, found 'lowport'. Tip: name the subject that is meant.",
    ]),
    ("anonymity", [(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", "officials of the Harbour Pact said"), (CLAIMS, "[ada-brill]", "[pact-people]"), (GROUPS, "variants: [pact officials]", "variants: [Harbour Pact staff]")], [
        "data/subjects/groups.yml:1:4: anonymity: expected a name that says that these are people, found 'Harbour Pact staff'. Tip: name them as the article does: officials, sources, representatives of it.",
    ]),
    ("anonymity", [(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", "officials of the Harbour Pact said"), (CLAIMS, "[ada-brill]", "[harbour-pact]")], [
        "data/claims/harbour-2001.yml:23:14: anonymity: expected a group of unnamed people as the speaker, found 'harbour-pact', whose people they are. Tip: is it 'pact-people'?",
    ]),
    ("anonymity", [(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", "officials of the Harbour Pact said"), (CLAIMS, "[ada-brill]", "[harbour-pact]"), (GROUPS, "people_of: [harbour-pact]", "people_of: [daily-quay]")], [
        "data/claims/harbour-2001.yml:23:14: anonymity: expected a group of unnamed people as the speaker, found 'harbour-pact', whose people they are. Tip: add a group with 'people_of: [harbour-pact]' to data/subjects/groups.yml, and name that.",
    ]),
    ("anonymity", [(STATES, "name: Wessmark, description", "name: Wessmark, people_of: [harbour-pact], description")], [
        "data/subjects/states.yml:3:4: anonymity: expected a name that says that these are people, found 'Wessmark'. Tip: name them as the article does: officials, sources, representatives of it.",
        "data/subjects/states.yml:3:34: anonymity: expected 'people_of' in a group alone, found it in the state 'wessmark'. Tip: move the subject to data/subjects/groups.yml, or delete the field.",
    ]),
    ("hedging", [(CLAIMS, "some 300 guards could reach", "if some 300 guards would reach"), (CLAIMS, "could be at", "would be at"), (CLAIMS, "  hedge: could\n", "  reported_future: She said that they will.\n")], [
        "data/claims/harbour-2001.yml:19:3: hedging: expected 'hedge: if', found none. Tip: name the source's own hedge.",
        "data/claims/harbour-2001.yml:20:3: hedging: expected the passage's hedge 'if' in 'says', found no word of condition. Tip: say it as firmly as the source does, and no more.",
    ]),
    ("hedging", [(CLAIMS, "some 300 guards could reach", "some 300 guards would reach"), (CLAIMS, "could be at", "would be at"), (CLAIMS, "  hedge: could\n", "  hedge: would\n  reported_future: She said that they will.\n")], [
        "data/claims/harbour-2001.yml:25:3: hedging: 'would' is named as the hedge and said to be none. Tip: keep one of the two.",
    ]),
    ("hedging", [(CLAIMS, "some 300 guards could reach", "some 300 guards will reach"), (CLAIMS, "could be at", "will be at"), (CLAIMS, "  hedge: could\n", "  reported_future: She said that they will.\n")], [
        "data/claims/harbour-2001.yml:24:3: hedging: the passage's words have no 'would' that this could explain. Tip: delete the field.",
    ]),
    ("hedging", [(CLAIMS, "some 300 guards could reach", "some 300 guards would reach"), (CLAIMS, "could be at", "would, unless it rained, be at"), (CLAIMS, "  hedge: could\n", "  reported_future: She said that they will.\n")], [
        "data/claims/harbour-2001.yml:24:3: hedging: expected a future that hangs on nothing, found 'unless' in 'says' or in its sentence. Tip: name the 'would' as the hedge that it is.",
    ]),
    ("hedging", [(CLAIMS, "some 300 guards could reach", "guards could reach the Grey Coast"), (CLAIMS, "says: Some 300", "says: 300")], [
        "data/claims/harbour-2001.yml:27:29: hedging: expected the bound of the passage's words, 'exact', found 'about'. Tip: correct it, or take in the word that bounds the figure.",
        "data/claims/harbour-2001.yml:29:26: hedging: 'some' stands right beside this fragment in the article, and 'says' has no word of the kind. Tip: take the word into the fragment, and keep it in 'says'.",
    ]),
    ("hedging", [(CLAIMS, "Suthia did not send any", "send any guards"), (CLAIMS, "Suthia sent no guards", "Suthia sent guards")], [
        "data/claims/harbour-2001.yml:47:26: hedging: 'not' stands right beside this fragment in the article, and 'says' has no word of the kind. Tip: take the word into the fragment, and keep it in 'says'.",
    ]),
    ("hedging", [(CLAIMS, "  transfer: {giver", "  threat: {described: a shortage of boats}\n  transfer: {giver")], [
        "data/claims/harbour-2001.yml:38:12: hedging: expected the hedge 'reportedly' in 'described', found no word of its kind. Tip: say it as the claim does.",
    ]),
    ("prose", [(SOURCE, "short: Invented Press", "short: Voice of Wessmark"), (PAGE, "Suthia sent none.{{", "Suthia sent none to Wessmark, writes the Voice of Wessmark.{{")], [
        "docs/index.md:10:75: prose: no claim cited here names 'Wessmark'. Tip: correct it, or cite the claim that does.",
    ]),
    ("proposal", [(CLAIMS, "- id: guards\n", "- id: guards\n  proposed: true\n")], [
        "data/claims/harbour-2001.yml:20:3: proposal: this was proposed by the program, and no editor has confirmed it. Tip: hold it against the article, correct it, and delete 'proposed: true'.",
    ]),
    ("proposal", [(SOURCE, "gist: Guards and money.", "gist: To be written.")], [
        "seeds/harbour-2001.yml:18:16: proposal: expected a text of our own, found 'To be written.' Tip: write it.",
    ]),
    ("quotation", [(CLAIMS, "[Suthia did not send any]", "[Suthia did not send any guards]")], [
        "data/claims/harbour-2001.yml:46:3: quotation: the fragments up to here are the whole of sentence 3.3. Tip: leave out what is not decisive.",
    ]),
    ("quotation", [(CLAIMS, "[Suthia did not send any]", "[Suthia did not]")], [
        "data/claims/harbour-2001.yml:47:26: quotation: expected a first fragment of 5 to 12 words that bears the claim, found 3. Tip: take in its verb or figure; 'trifle: true' is for captions and page matters.",
    ]),
    ("quotation", [(CLAIMS, "  topics: [members]\n", "  topics: [members]\n  trifle: true\n")], [
        "data/claims/harbour-2001.yml:16:3: quotation: 'trifle' is not needed: the first fragment has 5 words. Tip: delete the line.",
    ]),
    ("quotation", [(CLAIMS, "[some 300 guards could reach,", "[May 4 that some 300 guards could reach the Grey Coast within two,")], [
        "data/claims/harbour-2001.yml:28:3: quotation: expected at most 12 running words in a claim's fragments, found 16 that touch or overlap. Tip: leave a word out between them, or share the longer one.",
        "data/claims/harbour-2001.yml:29:26: quotation: expected at most 12 words, found 13. Tip: keep the decisive ones, in two fragments if need be.",
    ]),
    ("names", [(CLAIMS, "says: Suthia sent no guards.\n  standing: done\n  about: [suthia, guards]", "says: Suthia sent no guards of the Harbour Pact.\n  standing: done\n  about: [suthia, guards, harbour-pact]")], []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "edits", "told"), TOLD, ids=[f"{row[0]}-{number}" for number, row in enumerate(TOLD)])
def test_a_rule_tells_where_what_and_what_to_do(project: Project, rule: str, edits: list[tuple[str, str, str]], told: list[str]) -> None:
    project.write(QUESTIONS_FILE, QUESTIONS)
    if rule == "anonymity":
        project.write(GROUPS, PEOPLE)
    assert told_after(project, rule, edits) == told


def test_an_answer_that_was_proposed_is_told_where_it_stands(project: Project) -> None:
    project.write(QUESTIONS_FILE, QUESTIONS.replace("claims: [guards]}", "claims: [guards], proposed: true}"))
    assert [str(problem.place) for problem in project.problems("proposal")] == ["data/questions.yml:4:101"]


WHO = (
    "whoever has the articles runs 'dossier check' with them (in seeds/texts/, or in the folder named by $DOSSIER_TEXTS) "
    "and commits data/checked.txt."
)
DUE = "is not what was last checked with the articles' texts."


def test_each_file_that_changed_since_the_last_check_with_the_texts_is_named(project: Project) -> None:
    project.write("docs/other.md", "---\ntitle: A\nprose: about-this-site\n---\n\n# A\n").checked()
    (project.root / "docs/other.md").unlink()
    project.replace(PAGE, "It has three members.", "Three members it has.").replace(SOURCE, "gist: Title.", "gist: A title.")
    line = receipts.parse((project.root / receipts.PATH).read_text(encoding="utf-8")).lines["docs/other.md"]
    again = "run 'dossier check', which writes the receipts once nothing else is wrong."
    for with_text, tip in ((False, WHO), (True, again)):
        assert [str(problem) for problem in project.problems("receipt", with_text)] == [
            f"data/checked.txt:{line}:1: receipt: there is no file 'docs/other.md'; the list of files {DUE} Tip: {tip}",
            f"docs/index.md:1:1: receipt: to be checked with the text: this file {DUE} Tip: {tip}",
            f"seeds/harbour-2001.yml:1:1: receipt: to be checked with the text: this file {DUE} Tip: {tip}",
        ]


@pytest.mark.parametrize(("text", "found"), [("", "none"), ("# by rules of version 1\n", "version 1")])
def test_receipts_of_other_rules_tell_nothing(project: Project, text: str, found: str) -> None:
    project.write(receipts.PATH, text)
    assert [str(problem) for problem in project.problems("receipt")] == [
        f"data/checked.txt:1:1: receipt: expected receipts of the rules of version {receipts.VERSION}, found {found}; every file {DUE} Tip: {WHO}"
    ]
