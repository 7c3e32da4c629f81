"""Each rule accepts what it must accept and refuses what it must refuse, on a tiny project damaged in one place."""

import pytest
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
    ("schema", "dossier.yml", "region: the Grey Coast\n", "region: the Grey Coast\nsynonyms:\n  - {words: [Graycoast]}\n", "expected 'subject' or 'page'"),
    ("reference", "dossier.yml", "region: the Grey Coast\n", "region: the Grey Coast\nsynonyms:\n  - {subject: gray-coast, words: [Graycoast]}\n", "there is no subject 'gray-coast'"),
    ("reference", "dossier.yml", "region: the Grey Coast\n", "region: the Grey Coast\nsynonyms:\n  - {page: indexes.md, words: [Graycoast]}\n", "there is no page 'indexes.md'"),
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
    ("hedging", CLAIMS, "  standing: done\n  about: [suthia, guards]", "  standing: asked\n  about: [suthia, guards]", "shows the standing 'asked'"),
    ("hedging", CLAIMS, "[Suthia did not send any]", "['Suthia did not send any?']", "expected the standing 'asked' where a question is quoted"),
    ("hedging", CLAIMS, "Suthia sent no guards.", "Suthia is preparing to send no guards.", "expected another standing than 'done' beside 'preparing to'"),
    ("quotation", CLAIMS, "[Suthia did not send any]", "[Suthia did not send any guards]", "are the whole of sentence 3.3"),
    ("quotation", CLAIMS, "says: Suthia sent no guards.", 'says: Suthia "sent" no guards.', "the quoted words 'sent'"),
    ("quotation", SOURCE, "gist: Guards and money.", 'gist: A "gist" with marks.', "the quoted words 'gist'"),
    ("paraphrase", CLAIMS, "Some 300 guards could be at the Grey Coast in", "Some 300 guards could reach the Grey Coast within two days or be at it in", "running words of harbour-2001"),
    ("paraphrase", PAGE, "The Harbour Pact met in Lowport.", "Leaders of the Harbour Pact met in Lowport on May 4.", "running words of harbour-2001"),
    ("coverage", CLAIMS, "    - {block: 3, words: [Suthia did not send any]}", "    - {block: 3, words: [who heads the pact]}", "no claim touches block 3, sentence 3"),
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
    ("prose", PAGE, "{{ table(\"transfers\") }}", "{{ table(\"nothing\") }}", "there is no template 'parts/nothing.md.j2'."),
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
    ("permanence", CLAIMS, "id: guards", "id: guardians", "this claim is not in the list"),
    ("permanence", "data/published.txt", "harbour-2001/boats\n", "", "this claim is not in the list"),
]

# rule, file, old text, new text: changed, and still right
ACCEPTED = [
    ("schema", CLAIMS, "when: 2001-05-04", "when: 2001-05"),
    ("schema", CLAIMS, "when: 2001-05-04", 'when: "2001-05-04"'),
    ("reference", CLAIMS, "speakers: [ada-brill]", "speakers: [ada-brill, harbour-pact]"),
    ("figures", CLAIMS, "in two days", "in 2 days"),
    ("figures", CLAIMS, "5 million dollars", "5,000,000 dollars"),
    ("names", CLAIMS, "Suthia sent no guards.", "Suthian guards were not sent by Suthia."),
    ("names", CLAIMS, "says: Some 300 guards could be at", "says: Guards, some 300 of them, could be at"),
    ("hedging", CLAIMS, "guards could be at", "guards might be at"),
    ("hedging", CLAIMS, "Suthia sent no guards.", "Suthia never sent guards."),
    (
        "hedging",
        CLAIMS,
        "says: Suthia sent no guards.\n  standing: done",
        "says: The article asks whether Suthia sent no guards.\n  standing: asked",
    ),
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
