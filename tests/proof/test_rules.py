"""Each rule accepts what it must accept and refuses what it must refuse, on a tiny project damaged in one place."""

import pytest
from dossier.desk.checking import check
from dossier.proof.rules.passage import UNOPENED

from tests.fictional.project import Project

CLAIMS = "data/claims/harbour-2001.yml"
SOURCE = "seeds/harbour-2001.yml"
PAGE = "docs/index.md"
FORCES = "data/subjects/forces.yml"

# rule, file, old text, new text, what the message must hold
REFUSED = [
    ("schema", CLAIMS, "standing: done", "standing: finished", "expected one of done"),
    ("schema", CLAIMS, "id: members", "id: Members", "'Members'"),
    ("schema", CLAIMS, "id: members", "id: pact-met", "found 'harbour-2001/pact-met' again"),
    ("schema", CLAIMS, "  hedge: could\n", "  hedges: could\n", "found 'hedges'"),
    ("schema", CLAIMS, "  standing: said\n", "", "the field 'standing'"),
    ("schema", CLAIMS, "when: 2001-05-04", "when: 2001-02-30", "a day that February 2001 has"),
    ("schema", CLAIMS, "value: 300", "value: many", "found 'many'"),
    ("schema", SOURCE, "url: https://example.org/harbour", "url: javascript:alert(1)", "javascript:alert(1)"),
    ("schema", SOURCE, "id: harbour-2001", "id: harbour-2002", "the file's name, 'harbour-2001'"),
    ("reference", CLAIMS, "speakers: [ada-brill]", "speakers: [ada-bril]", "there is no subject 'ada-bril'"),
    ("reference", CLAIMS, "channels: [daily-quay]", "channels: [ada-brill]", "expected a body here"),
    ("reference", CLAIMS, "resolved: [year]", "resolved: [years]", "no resolution 'years'"),
    ("reference", CLAIMS, "topics: [members]", "topics: [member]", "there is no topic 'member'"),
    ("schema", "dossier.yml", "region: the Grey Coast\n", "", "the field 'region'"),
    ("schema", "dossier.yml", "short: Harbour", "short: A name that browsers would cut", "16"),
    ("reference", CLAIMS, "event: lowport-meeting", "event: highport-meeting", "there is no subject 'highport-meeting'"),
    ("reference", FORCES, "An invented force.}", "An invented force.}\n- {id: fleet, name: Fleet, description: Nobody names it.}", "no claim names the subject 'fleet'"),
    ("reference", SOURCE, "resolutions:\n", "resolutions:\n  - {id: idle, value: 2001, block: 2, from: May 4, because: Nothing.}\n", "no claim uses the resolution 'idle'"),
    ("reference", "data/subjects/events.yml", "by: [harbour-2001/pact-met]", "by: [harbour-2001/pact-meet]", "there is no claim"),
    ("passage", CLAIMS, "met in Lowport on May 4", "met in Highport on May 4", "not in block 2 of harbour-2001, nor elsewhere"),
    ("passage", CLAIMS, "{block: 2, words: [met in Lowport on May 4]}", "{block: 3, words: [met in Lowport on May 4]}", "these words are not in block 3"),
    ("passage", CLAIMS, "[met in Lowport on May 4]", "[met in]", "at least 3 words"),
    ("passage", SOURCE, "from: May 4", "from: May 5", "the words 'May 5' are not in block 2"),
    ("figures", CLAIMS, "Some 300 guards", "Some 400 guards", "expected '400'"),
    ("figures", CLAIMS, "in two days", "in three days", "expected '3'"),
    ("figures", CLAIMS, "on 4 May 2001", "on 4 June 2001", "expected 'June'"),
    ("figures", CLAIMS, "when: 2001-05-04", "when: 2001-05-06", "expected '6'"),
    ("figures", CLAIMS, "  resolved: [year]\n", "", "expected '2001'"),
    ("figures", CLAIMS, "value: 300", "value: 301", "found 301"),
    ("figures", CLAIMS, "currency: USD", "currency: EUR", "found EUR"),
    ("names", CLAIMS, "Suthia sent no guards.", "Norland sent no guards.", "'Norland' is neither"),
    ("names", CLAIMS, "about: [suthia, guards]", "about: [suthia, guards, wessmark]", "'says' does not name 'wessmark'"),
    ("names", CLAIMS, "standing: done\n  when: 2001-05-04", "standing: said\n  speakers: [ada-brill]\n  when: 2001-05-04", "sentence 2.2 of harbour-2001 does not name 'ada-brill'"),
    ("figures", "data/subjects/events.yml", "date: 2001-05-04", "date: 2001-05-07", "expected '7'"),
    ("reference", "data/subjects/events.yml", "place: lowport", "place: grey-coast", "no claim in 'by' names 'grey-coast'"),
    ("reference", SOURCE, "outlet: Invented Press", "outlet: Daily Quay", "is the source's own outlet"),
    ("names", CLAIMS, "Suthia sent", "Hastings sent", "'Hastings'"),
    ("hedging", CLAIMS, "guards could be at", "guards will be at", "has lost the hedge 'could'"),
    ("hedging", CLAIMS, "  hedge: could\n", "", "expected 'hedge: could'"),
    ("hedging", CLAIMS, "reportedly pledged 5 million dollars to", "pledged 5 million dollars to", "has lost the hedge"),
    ("hedging", CLAIMS, "hedge: reportedly", "hedge: allegedly", "is not in the passage's words"),
    ("hedging", CLAIMS, "Suthia sent no guards.", "Suthia sent guards.", "'says' has no negation"),
    ("hedging", CLAIMS, "Suthia are members", "Suthia are not members", "the passage's words have no negation"),
    ("hedging", CLAIMS, "  standing: reported\n  channels: [daily-quay]", "  standing: done", "expected another standing"),
    ("hedging", CLAIMS, "  standing: said\n", "  standing: done\n", "no speakers"),
    ("hedging", CLAIMS, "bound: about", "bound: exact", "expected the bound"),
    ("quotation", CLAIMS, "[Suthia did not send any]", "[Suthia did not send any guards]", "are the whole of sentence 3.3"),
    ("quotation", CLAIMS, "says: Suthia sent no guards.", 'says: Suthia "sent" no guards.', "the quoted words 'sent'"),
    ("quotation", SOURCE, "gist: Guards and money.", 'gist: A "gist" with marks.', "the quoted words 'gist'"),
    ("paraphrase", CLAIMS, "Some 300 guards could be at the Grey Coast in", "Some 300 guards could reach the Grey Coast within two days or be at it in", "running words of harbour-2001"),
    ("paraphrase", PAGE, "The Harbour Pact met in Lowport.", "Leaders of the Harbour Pact met in Lowport on May 4.", "running words of harbour-2001"),
    ("coverage", CLAIMS, "    - {block: 3, words: [Suthia did not send any]}", "    - {block: 3, words: [who heads the pact]}", "no claim touches sentence 3 of block 3"),
    ("coverage", SOURCE, "unused:\n", "unused:\n  - {block: 3, sentences: [3], kind: empty, because: Stale.}\n", "is not unused"),
    ("coverage", SOURCE, "unused:\n", "unused:\n  - {block: 3, sentences: [9], kind: empty, because: Stale.}\n", "there is no sentence 9"),
    ("coverage", SOURCE, "  - {block: 2, gist: The leaders meet; who the members are.}\n", "", "missing: [2]"),
    ("contradiction", CLAIMS, "- id: no-guards\n", "- id: other-strength\n  says: Some guards, two in number, could reach it, the head of the Harbour Pact said.\n  standing: said\n  speakers: [ada-brill]\n  hedge: could\n  about: [guards, harbour-pact]\n  topics: [forces]\n  strength: {force: guards, personnel: {value: 2}}\n  passages:\n    - {block: 3, words: [within two days, guards could reach the]}\n- id: no-guards\n", "disagrees with"),
    ("contradiction", CLAIMS, "  standing: done\n  about: [suthia, guards]", "  standing: done\n  differs_from:\n    - {claim: harbour-2001/no-guards, title: None, kind: status, how: It does not.}\n  about: [suthia, guards]", "found the claim itself"),
    ("prose", PAGE, "Suthia sent none.{{ cite(\"harbour-2001/no-guards\") }}", "Suthia sent none.", "cites no claim"),
    ("prose", PAGE, "harbour-2001/guards", "harbour-2001/guard", "there is no claim 'harbour-2001/guard'"),
    ("prose", PAGE, "three members", "four members", "has the figure '4'"),
    ("prose", PAGE, "Suthia sent none", "Wessmark sent none", "names 'Wessmark'"),
    ("prose", PAGE, "{{ table(\"transfers\") }}", "", "no page uses 'harbour-2001/boats'"),
    ("prose", PAGE, "{{ table(\"transfers\") }}", "{{ table(\"nothing\") }}", "there is no template"),
    ("prose", PAGE, "{{ table(\"transfers\") }}", "{{ tabel(\"transfers\") }}", "'tabel' is undefined"),
    ("prose", PAGE, "{{ table(\"transfers\") }}", "{{ table(\"transfers\"", "not a call that can be read"),
]  # fmt: skip

REFUSED += [
    (
        "figures",
        CLAIMS,
        "  when: 2001-05-04\n  about: [harbour-pact, lowport]",
        "  about: [harbour-pact, lowport]",
        "expected 'when', since 'says' gives a month",
    ),
    ("figures", CLAIMS, "when: 2001-05-04\n  speakers", "when: 2001-05-04/..\n  speakers", "expected a date with two ends"),
    ("figures", CLAIMS, "when: 2001-05-04\n  speakers", "when: 2001~\n  speakers", "as uncertain as"),
    ("hedging", CLAIMS, "Suthia sent no guards.", "In the article's view Suthia sent no guards.", "expected 'commentary: true'"),
    ("names", CLAIMS, "body: harbour-pact", "body: daily-quay", "'daily-quay' is in a typed part"),
    ("names", CLAIMS, "goods: patrol boats", "goods: boats of Lowport", "'Lowport' is in a typed part"),
    ("reference", "data/subjects/events.yml", "date: 2001-05-04", "date: 1999-05-04", "expected an event of the claim's year"),
    ("reference", SOURCE, "value: 2001,", "value: 2001-13,", "is no date, no figure and no subject"),
    (
        "reference",
        SOURCE,
        "web/2001/https://example.org/harbour",
        "web/2001/https://example.org/other",
        "the archived copy of the source's own address",
    ),
    ("reference", FORCES, "id: guards", "id: index", "the name of the overview pages"),
    ("schema", CLAIMS, "value: 300", "value: 3_00", "expected digits alone"),
    ("figures", CLAIMS, "currency: USD", "currency: RUB", "found RUB"),
    ("figures", CLAIMS, "Some 300 guards", "Some thousands of the 300 guards", "expected 'thousands'"),
    ("quotation", SOURCE, "gist: Guards and money.", "gist: Guards and ‘much’ money.", "the quoted words 'much'"),
    ("quotation", PAGE, "# Pact\n", '# The "great" pact\n', "the quoted words 'great'"),
    ("prose", PAGE, "# Pact\n", "# Pact\nWessmark won.\n", "cites no claim"),
    ("prose", PAGE, "# Pact\n", "# Pact\n\n<p>Wessmark won.</p>\n", "expected prose, lists and calls"),
    (
        "prose",
        PAGE,
        "# Pact\n",
        '# Pact\n\nNorland gave Wessmark 5 million dollars.{{ cite("harbour-2001/boats") }}\n',
        "no word here shows it",
    ),
    ("prose", PAGE, "The Harbour Pact met", "Turkey met", "the name 'Turkey'"),
    ("prose", PAGE, "prose: by-sentence", "prose: by-sentences", "found 'by-sentences'"),
    ("prose", PAGE, '{{ table("transfers") }}', "{{ 1/0 }}", "division by zero"),
    ("prose", PAGE, '{{ table("transfers") }}', '{{ table("transfers", receivers=["wesmark"]) }}', "there is no subject 'wesmark'"),
    ("permanence", CLAIMS, "id: guards", "id: guardians", "'harbour-2001/guards' has vanished"),
    ("permanence", CLAIMS, "id: guards", "id: guardians", "'harbour-2001/guardians' is not in the list"),
    ("permanence", "data/published.txt", "harbour-2001/boats\n", "", "'harbour-2001/boats' is not in the list"),
]

# rule, file, old text, new text: changed, and still right
ACCEPTED = [
    ("schema", CLAIMS, "when: 2001-05-04", "when: 2001-05"),
    ("schema", CLAIMS, "when: 2001-05-04", 'when: "2001-05-04"'),
    ("reference", CLAIMS, "speakers: [ada-brill]", "speakers: [ada-brill, harbour-pact]"),
    ("figures", CLAIMS, "in two days", "in 2 days"),
    ("figures", CLAIMS, "5 million dollars", "5,000,000 dollars"),
    ("names", CLAIMS, "Suthia sent no guards.", "Suthian guards were not sent by Suthia."),
    ("hedging", CLAIMS, "guards could be at", "guards might be at"),
    ("hedging", CLAIMS, "Suthia sent no guards.", "Suthia never sent guards."),
    ("quotation", CLAIMS, "says: Suthia sent no guards.", 'says: Suthia "did not send" guards.'),
    ("paraphrase", CLAIMS, "gathered in Lowport on", "met one morning in Lowport on"),
    ("coverage", CLAIMS, "[met in Lowport on May 4]", "[met in Lowport on May 4, pact includes Norland]"),
    ("contradiction", CLAIMS, "strength: {force: guards,", "strength: {as_of: 2001, force: guards,"),
    ("prose", PAGE, "# Pact\n", "# Pact\n\nThis page is about the tests.\n{ .about-the-site }\n"),
    ("prose", PAGE, "The Harbour Pact met in Lowport.", "On 4 May 2001 the Harbour Pact met in Lowport."),
]


def test_the_tiny_project_has_no_problems_without_the_text(project: Project) -> None:
    assert project.problems() == []


def test_the_tiny_project_has_no_problems_with_the_text(project: Project) -> None:
    assert project.problems(with_text=True) == []


@pytest.mark.parametrize(("rule", "path", "old", "new", "says"), REFUSED, ids=[f"{row[0]}-{number}" for number, row in enumerate(REFUSED)])
def test_a_rule_refuses(project: Project, rule: str, path: str, old: str, new: str, says: str) -> None:
    found = project.replace(path, old, new).problems(rule, with_text=True)
    assert any(says in problem.message for problem in found), found or project.problems(with_text=True)


@pytest.mark.parametrize(("rule", "path", "old", "new"), ACCEPTED, ids=[f"{row[0]}-{number}" for number, row in enumerate(ACCEPTED)])
def test_a_rule_accepts(project: Project, rule: str, path: str, old: str, new: str) -> None:
    found = project.replace(path, old, new).problems(rule, with_text=True)
    assert [problem for problem in found if not problem.message.endswith(UNOPENED)] == []


def test_fragments_of_more_than_a_third_of_the_article_are_refused(project: Project) -> None:
    project.replace(
        CLAIMS,
        "[Suthia did not send any]",
        "[Suthia did not send, before a small crowd of dockers, the ferries ran on time and the crews were paid what they, as it has for as long as anybody, on the strength of a conversation in a corridor after lunch]",
    )
    messages = [problem.message for problem in project.problems("quotation", with_text=True)]
    assert any(
        "words in fragments, found" in message and "of harbour-2001/no-guards (11 that no other claim quotes)" in message
        for message in messages
    ), messages


def test_a_fragment_of_thirteen_words_is_refused(project: Project) -> None:
    project.replace(CLAIMS, "some 300 guards could reach", "May 4 that some 300 guards could reach the Grey Coast within two")
    assert any("at most 12 words, found 13" in problem.message for problem in project.problems("quotation"))


def test_fragments_that_together_make_more_than_twelve_running_words_are_refused(project: Project) -> None:
    project.replace(CLAIMS, "[some 300 guards could reach,", "[said on May 4 that some 300, guards could reach the Grey Coast within,")
    assert any("found 16 that touch or overlap" in problem.message for problem in project.problems("quotation", with_text=True))


def test_fragments_of_all_claims_together_never_are_a_whole_sentence(project: Project) -> None:
    other = "- id: any-guards\n  says: Guards of any kind were not sent.\n  standing: done\n  about: [guards]\n  topics: [forces]\n  passages:\n    - {block: 3, words: [did not send any guards]}\n"
    path = project.root / CLAIMS
    path.write_text(path.read_text(encoding="utf-8") + other, encoding="utf-8")
    found = project.problems("quotation", with_text=True)
    assert [problem.message for problem in found] == ["the fragments up to here are the whole of sentence 3.3."]


@pytest.mark.parametrize(
    ("words", "trifle", "says"),
    [
        ("Suthia did not send", "", "expected a first fragment of 5 to 12 words"),
        ("Suthia did not send any", "  trifle: true\n", "'trifle' is not needed"),
    ],
)
def test_a_first_fragment_bears_the_claim_unless_it_is_on_a_trifle(project: Project, words: str, trifle: str, says: str) -> None:
    project.replace(CLAIMS, "[Suthia did not send any]", f"[{words}]").replace(
        CLAIMS, "  about: [suthia, guards]", f"{trifle}  about: [suthia, guards]"
    )
    assert [says in problem.message for problem in project.problems("quotation", with_text=True)] == [True]


def test_a_short_first_fragment_is_enough_for_a_trifle(project: Project) -> None:
    project.replace(CLAIMS, "[Suthia did not send any]", "[Suthia did not send]").replace(
        CLAIMS, "  about: [suthia, guards]", "  trifle: true\n  about: [suthia, guards]"
    )
    assert project.problems("quotation", with_text=True) == []


@pytest.mark.parametrize(("old", "new", "says"), [
    ("some 300 guards could reach", "guards could reach the Grey Coast", "'some' stands right beside this fragment"),
    ("reportedly pledged 5 million dollars, Norland reportedly pledged", "pledged 5 million dollars for the", "'reportedly' stands right beside"),
    ("Suthia did not send any", "send any guards", "'not' stands right beside this fragment"),
])  # fmt: skip
def test_a_hedge_trimmed_from_its_fragment_is_seen_beside_it(project: Project, old: str, new: str, says: str) -> None:
    project.replace(CLAIMS, old, new)
    for hedge, plain in (
        ("Some 300", "300"),
        ("reportedly pledged", "pledged"),
        ("sent no guards", "sent guards"),
        ("  hedge: reportedly\n", ""),
    ):
        text = (project.root / CLAIMS).read_text(encoding="utf-8")
        (project.root / CLAIMS).write_text(
            text.replace(f"says: {hedge}", f"says: {plain}")
            .replace(f"Quay, {hedge}", f"Quay, {plain}")
            .replace(f"Suthia {hedge}", f"Suthia {plain}"),
            encoding="utf-8",
        )
    assert any(says in problem.message for problem in project.problems("hedging", with_text=True)), project.problems(
        "hedging", with_text=True
    )


@pytest.mark.parametrize(("old", "new"), [
    ("giver: norland, receiver: wessmark", "giver: wessmark, receiver: norland"),
    ("Norland, according to the Daily Quay, reportedly pledged 5 million dollars to Wessmark", "Wessmark, according to the Daily Quay, reportedly pledged 5 million dollars to Norland"),
])  # fmt: skip
def test_giver_and_receiver_exchanged_are_told(project: Project, old: str, new: str) -> None:
    project.replace(CLAIMS, old, new)
    assert any("to receive and" in problem.message for problem in project.problems("hedging", with_text=True))


def test_a_verb_turned_round_is_told(project: Project) -> None:
    project.replace(CLAIMS, "reportedly pledged 5 million dollars to Wessmark", "reportedly withheld 5 million dollars from Wessmark")
    assert any(
        "'says' has 'withheld', and the passage only the opposite." in problem.message
        for problem in project.problems("hedging", with_text=True)
    )


def test_other_punctuation_is_refused_where_the_text_is_at_hand(project: Project) -> None:
    project.replace(CLAIMS, "includes Norland, Suthia and Wessmark", "includes Norland Suthia and Wessmark")
    assert project.problems("passage") == []
    assert "other punctuation" in project.problems("passage", with_text=True)[0].message


def test_the_nearest_words_are_named_where_the_text_is_at_hand(project: Project) -> None:
    project.replace(CLAIMS, "met in Lowport on May 4", "met at Lowport on May 4")
    assert "block 2: 'met in Lowport on May 4'" in project.problems("passage", with_text=True)[0].tip


@pytest.mark.parametrize("variable", ["CI", "GITHUB_ACTIONS"])
def test_a_public_log_quotes_no_article(project: Project, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "true")
    project.replace(CLAIMS, "met in Lowport on May 4", "met at Lowport on May 4").replace(
        CLAIMS, "[reportedly pledged 5 million dollars", "[pledged 5 million dollars for the"
    )
    found = [str(problem) for problem in check(project.root, project.texts).problems]
    assert len(found) > 1
    assert not any("met in Lowport" in line or "reportedly" in line for line in found)
    assert any("'dossier check --show-words' names the nearest words" in line for line in found)


def test_an_editors_note_without_a_reference_is_refused(project: Project) -> None:
    project.replace("data/subjects/places.yml", "An invented town.", "An invented town., editor_note: {text: It is invented.}")
    assert "the field 'reference'" in project.problems("schema")[0].message


def test_two_member_lists_of_one_date_must_be_marked(project: Project) -> None:
    other = "- id: members-again\n  says: The Harbour Pact includes Norland.\n  standing: done\n  about: [harbour-pact, norland]\n  topics: [members]\n  membership: {body: harbour-pact, change: listed, states: [norland]}\n  passages:\n    - {block: 2, words: [The pact includes Norland]}\n"
    project.replace(CLAIMS, "- id: no-guards\n", other + "- id: no-guards\n")
    assert "disagrees with" in project.problems("contradiction")[0].message
    project.replace(
        CLAIMS,
        "  about: [harbour-pact, norland]\n",
        "  about: [harbour-pact, norland]\n  differs_from:\n    - {claim: harbour-2001/members, title: Lists, kind: scope, how: One is shorter.}\n",
    )
    assert project.problems("contradiction") == []


GROUPS = "data/subjects/groups.yml"
STATES = "data/subjects/states.yml"
PEOPLE = "- {id: pact-people, name: officials of the Harbour Pact, variants: [pact officials], description: Invented people., people_of: [harbour-pact]}\n"


@pytest.mark.parametrize(
    "says",
    [
        "officials of the Harbour Pact said",
        "unnamed sources close to the Harbour Pact said",
        "Harbour Pact representatives said",
        "the Harbour Pact's military officers said",
        "a Harbour Pact official told reporters",
    ],
)
def test_unnamed_people_are_not_shown_as_the_body_they_work_for(project: Project, says: str) -> None:
    project.replace(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", says).replace(CLAIMS, "[ada-brill]", "[harbour-pact]")
    found = project.problems("anonymity")
    assert [problem.message for problem in found] == [
        "expected a group of unnamed people as the speaker, found 'harbour-pact', whose people they are."
    ]
    assert "people_of: [harbour-pact]" in found[0].tip
    assert "is it 'pact-people'?" in project.write(GROUPS, PEOPLE).problems("anonymity")[0].tip


def test_unnamed_people_whom_only_the_article_names_are_told_where_its_text_is_at_hand(project: Project) -> None:
    project.replace(CLAIMS, "according to the Daily Quay,", "as Wessmark said in the Daily Quay,")
    project.replace(CLAIMS, "channels: [daily-quay]", "speakers: [wessmark]\n  channels: [daily-quay]")
    assert project.problems("anonymity") == []  # its fragment does not have the officials
    assert "found 'wessmark', whose people they are" in project.problems("anonymity", with_text=True)[0].message


def test_a_group_of_unnamed_people_speaks_in_their_place(project: Project) -> None:
    project.write(GROUPS, PEOPLE).replace(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", "officials of the Harbour Pact said")
    project.replace(CLAIMS, "[ada-brill]", "[pact-people]")
    assert project.problems("anonymity", with_text=True) == []


@pytest.mark.parametrize(
    "says", ["the Harbour Pact said", "the Harbour Pact said of its officials", "the Harbour Pact, an official body, said"]
)
def test_a_body_that_speaks_for_itself_is_its_own_speaker(project: Project, says: str) -> None:
    project.replace(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", says).replace(CLAIMS, "[ada-brill]", "[harbour-pact]")
    assert project.problems("anonymity", with_text=True) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[pact-people]", "[pact-people, harbour-pact]", "found 'harbour-pact' beside them"),
        ("people_of: [harbour-pact]", "people_of: [lowport]", "expected a state, body or force"),
        ("people_of: [harbour-pact]", "people_of: [nobody]", "expected a state, body or force"),
        ("variants: [pact officials]", "variants: [Harbour Pact staff]", "found 'Harbour Pact staff'"),
    ],
)
def test_a_group_that_could_be_taken_for_the_body_is_refused(project: Project, old: str, new: str, says: str) -> None:
    project.write(GROUPS, PEOPLE).replace(CLAIMS, "the head of the Harbour Pact, Ada Brill, said", "officials of the Harbour Pact said")
    project.replace(CLAIMS, "[ada-brill]", "[pact-people]").replace(GROUPS if old in PEOPLE else CLAIMS, old, new)
    assert any(says in problem.message for problem in project.problems("anonymity"))


def test_people_of_stands_in_a_group_alone(project: Project) -> None:
    project.replace(STATES, "name: Wessmark, description", "name: Wessmark, people_of: [harbour-pact], description")
    assert any("expected 'people_of' in a group alone" in problem.message for problem in project.problems("anonymity"))


def would(project: Project, said: str = "would be at", fragment: str = "some 300 guards would reach") -> Project:
    """Let the claim on guards rest on a "would", which it takes for the future as a past tense reports it."""
    project.replace(CLAIMS, "some 300 guards could reach", fragment).replace(CLAIMS, "could be at", said)
    return project.replace(CLAIMS, "  hedge: could\n", "  reported_future: She said that they will.\n")


def test_a_would_that_only_reports_the_future_is_no_hedge(project: Project) -> None:
    assert would(project).problems("hedging") == []


def test_a_would_is_a_hedge_unless_a_claim_says_why_not(project: Project) -> None:
    would(project).replace(CLAIMS, "  reported_future: She said that they will.\n", "")
    assert ["expected 'hedge: would'" in problem.message for problem in project.problems("hedging")] == [True]


@pytest.mark.parametrize(
    ("said", "fragment", "field", "says"),
    [
        ("would be at", "if some 300 guards would reach", "", "expected a future that hangs on nothing, found 'if'"),
        ("would, unless it rained, be at", "some 300 guards would reach", "", "expected a future that hangs on nothing, found 'unless'"),
        ("would be at", "some 300 guards would reach", "  hedge: would\n", "'would' is named as the hedge and said to be none"),
        ("were at", "some 300 guards would reach", "", "expected the passage's hedge 'would' in 'says'"),
        ("will be at", "some 300 guards will reach", "", "no 'would' that this could explain"),
    ],
)
def test_a_would_that_hangs_on_something_stays_a_hedge(project: Project, said: str, fragment: str, field: str, says: str) -> None:
    would(project, said, fragment).replace(CLAIMS, "  reported_future", f"{field}  reported_future")
    assert any(says in problem.message for problem in project.problems("hedging")), project.problems("hedging")


@pytest.mark.parametrize(
    ("threat", "fits"),
    [
        ("{actors: [norland]}", True),
        ("{described: danger from Norland}", True),
        ("{actors: [norland], described: danger from Norland}", False),
        ("{against: [norland]}", False),
    ],
)
def test_a_threat_has_an_actor_or_is_described(project: Project, threat: str, fits: bool) -> None:
    project.replace(CLAIMS, "  topics: [tajik-border]\n", f"  topics: [tajik-border]\n  threat: {threat}\n")
    told = ["expected 'actors' or 'described', and not both" in problem.message for problem in project.problems("schema")]
    assert told == [] if fits else told == [True]


def test_a_state_can_be_the_place_of_an_event(project: Project) -> None:
    project.replace(CLAIMS, "in Lowport on 4 May 2001", "in Norland on 4 May 2001").replace(
        CLAIMS, "about: [harbour-pact, lowport]", "about: [harbour-pact, norland]"
    )
    project.replace("data/subjects/events.yml", "place: lowport", "place: norland")
    assert [problem for problem in project.problems("reference") if "place" in problem.message] == []
    project.replace("data/subjects/events.yml", "place: norland", "place: ada-brill")
    assert any("expected a place or state here" in problem.message for problem in project.problems("reference"))


GONE = "data/gone.yml"


def moved(project: Project) -> Project:
    """Give a published claim another id."""
    project.replace(CLAIMS, "id: guards", "id: guardians").replace(PAGE, "harbour-2001/guards", "harbour-2001/guardians")
    return project.replace("data/published.txt", "harbour-2001/guards\n", "harbour-2001/guardians\nharbour-2001/guards\n")


def test_a_moved_claim_is_accepted_and_its_page_says_where_it_went(project: Project) -> None:
    moved(project).write(GONE, "- {id: harbour-2001/guards, moved_to: harbour-2001/guardians}\n").checked()
    assert project.problems() == []
    page = check(project.root).rendered.pages["claims/harbour-2001/guards.md"]
    assert "This claim has moved." in page
    assert "(guardians.md)" in page


def test_a_withdrawn_claim_is_accepted_and_its_page_says_why(project: Project) -> None:
    moved(project).write(GONE, "- {id: harbour-2001/guards, withdrawn: It rested on a misreading.}\n").checked()
    assert project.problems() == []
    assert "It rested on a misreading." in check(project.root).rendered.pages["claims/harbour-2001/guards.md"]


def test_a_meeting_that_moved_leaves_a_page_that_says_where(project: Project) -> None:
    project.write(GONE, "- {id: summits/pact-day, moved_to: summits/lowport-meeting}\n").checked()
    assert project.problems() == []
    page = check(project.root).rendered.pages["summits/pact-day.md"]
    assert "This meeting’s page has moved." in page
    assert "[Lowport meeting](lowport-meeting.md)" in page


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("{id: summits/lowport-meeting, moved_to: summits/lowport-meeting}", "expected a meeting that is no more"),
        ("{id: summits/pact-day, moved_to: summits/lowport-meting}", "expected a meeting that is there"),
        ("{id: summits/pact-day, moved_to: harbour-2001/guards}", "expected a meeting that is there"),
    ],
)
def test_a_wrong_entry_for_a_meeting_that_moved_is_refused(project: Project, entry: str, says: str) -> None:
    assert any(says in problem.message for problem in project.write(GONE, f"- {entry}\n").problems("permanence"))


@pytest.mark.parametrize(
    ("entry", "rule", "says"),
    [
        ("{id: harbour-2001/boats, withdrawn: Why not.}", "permanence", "which is there"),
        ("{id: harbour-2001/never, withdrawn: Why not.}", "permanence", "was never published"),
        ("{id: harbour-2001/guards, moved_to: harbour-2001/nowhere}", "permanence", "found 'harbour-2001/nowhere'"),
        ("{id: harbour-2001/guards}", "schema", "expected 'moved_to' or 'withdrawn'"),
        ("{id: harbour-2001/guards, moved_to: harbour-2001/guardians, withdrawn: Both.}", "schema", "and not both"),
    ],
)
def test_a_wrong_entry_for_a_claim_that_is_no_more_is_refused(project: Project, entry: str, rule: str, says: str) -> None:
    moved(project).write(GONE, f"- {entry}\n")
    assert any(says in problem.message for problem in project.problems(rule)), project.problems()


QUESTIONS = """\
- id: how-many
  question: How many guards are there?
  answers:
    - {source: harbour-2001, verdict: says, short: some 300, claims: [guards]}
"""


def test_questions_that_are_answered_from_claims_are_accepted(project: Project) -> None:
    assert project.write("data/questions.yml", QUESTIONS).checked().problems() == []


@pytest.mark.parametrize(
    ("rule", "old", "new", "says"),
    [
        ("reference", "claims: [guards]", "claims: [guard]", "there is no claim 'harbour-2001/guard'"),
        ("reference", "source: harbour-2001", "source: harbour-2002", "missing: harbour-2001"),
        ("reference", "verdict: says", "verdict: silent", "neither where it is silent"),
        ("reference", ", short: some 300", "", "where a source answers"),
        ("prose", "some 300", "some 400", "has the figure '400'"),
        ("prose", "some 300", "some of Wessmark", "names 'Wessmark'"),
        ("quotation", "some 300", "'\"many\"'", "the quoted words 'many'"),
        ("schema", "verdict: says", "verdict: claims", "expected one of says"),
    ],
)
def test_a_wrong_answer_to_a_question_is_refused(project: Project, rule: str, old: str, new: str, says: str) -> None:
    found = project.write("data/questions.yml", QUESTIONS.replace(old, new)).problems(rule)
    assert any(says in problem.message for problem in found), project.problems()
