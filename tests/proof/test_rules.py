"""Each rule accepts what it must accept and refuses what it must refuse, on a tiny project damaged in one place."""

import pytest

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
    ("reference", CLAIMS, "resolved: [year]", "resolved: [years]", "no resolution 'years'"),
    ("reference", CLAIMS, "topics: [members]", "topics: [member]", "there is no topic 'member'"),
    ("schema", "dossier.yml", "region: the Grey Coast\n", "", "the field 'region'"),
    ("schema", "dossier.yml", "region: the Grey Coast\n", "region: the Grey Coast\nsynonyms:\n  - {words: [Graycoast]}\n", "expected 'subject' or 'written'"),
    ("reference", "dossier.yml", "region: the Grey Coast\n", "region: the Grey Coast\nsynonyms:\n  - {subject: gray-coast, words: [Graycoast]}\n", "there is no subject 'gray-coast'"),
    ("schema", "dossier.yml", "short: Harbour", "short: A name that browsers would cut", "16"),
    ("reference", CLAIMS, "event: lowport-meeting", "event: highport-meeting", "there is no subject 'highport-meeting'"),
    ("reference", FORCES, "An invented force.}", "An invented force.}\n- {id: fleet, name: Fleet, description: Nobody names it.}", "no claim names the subject 'fleet'"),
    ("reference", "data/subjects/events.yml", "by: [harbour-2001/pact-met]", "by: [harbour-2001/pact-meet]", "there is no claim"),
    ("passage", CLAIMS, "met in Lowport on May 4", "met in Highport on May 4", "not in block 2 of harbour-2001, nor elsewhere"),
    ("figures", CLAIMS, "Some 300 guards", "Some 400 guards", "expected '400'"),
    ("figures", CLAIMS, "in two days", "in three days", "expected '3'"),
    ("figures", CLAIMS, "on 4 May 2001", "on 4 June 2001", "expected 'June'"),
    ("figures", CLAIMS, "when: 2001-05-04", "when: 2001-05-06", "expected '6'"),
    ("figures", CLAIMS, "  resolved: [year]\n", "", "expected '2001'"),
    ("figures", CLAIMS, "value: 300", "value: 301", "found 301"),
    ("names", CLAIMS, "Suthia sent no guards.", "Norland sent no guards.", "'Norland' is neither"),
    ("names", CLAIMS, "about: [suthia, guards]", "about: [suthia, guards, wessmark]", "'says' does not name 'wessmark'"),
    ("names", CLAIMS, "standing: done\n  when: 2001-05-04", "standing: said\n  speakers: [ada-brill]\n  when: 2001-05-04", "sentence 2.2 of harbour-2001 does not name 'ada-brill'"),
    ("names", CLAIMS, "Suthia sent", "Hastings sent", "'Hastings'"),
    ("hedging", CLAIMS, "reportedly pledged 5 million dollars to", "pledged 5 million dollars to", "has lost the hedge"),
    ("hedging", CLAIMS, "  standing: said\n", "  standing: done\n", "no speakers"),
    ("hedging", CLAIMS, "bound: about", "bound: exact", "expected the bound"),
    ("hedging", CLAIMS, "  standing: done\n  about: [suthia, guards]", "  standing: asked\n  about: [suthia, guards]", "shows the standing 'asked'"),
    ("quotation", CLAIMS, "[Suthia did not send any]", "[Suthia did not send any guards]", "are the whole of sentence 3.3"),
    ("quotation", SOURCE, "gist: Guards and money.", 'gist: A "gist" with marks.', "the quoted words 'gist'"),
    ("coverage", CLAIMS, "    - {block: 3, words: [Suthia did not send any]}", "    - {block: 3, words: [who heads the pact]}", "no claim touches block 3, sentence 3"),
    ("coverage", SOURCE, "unused:\n", "unused:\n  - {block: 3, sentences: [3], kind: empty, because: Stale.}\n", "is not unused"),
    ("coverage", SOURCE, "unused:\n", "unused:\n  - {block: 3, sentences: [9], kind: empty, because: Stale.}\n", "there is no sentence 9"),
    ("coverage", SOURCE, "  - {block: 2, gist: The leaders meet; who the members are.}\n", "", "missing: [2]"),
    ("contradiction", CLAIMS, "- id: no-guards\n", "- id: other-strength\n  says: Some guards, two in number, could reach it, the head of the Harbour Pact said.\n  standing: said\n  speakers: [ada-brill]\n  hedge: could\n  about: [guards, harbour-pact]\n  topics: [forces]\n  strength: {force: guards, personnel: {value: 2}}\n  passages:\n    - {block: 3, words: [within two days, guards could reach the]}\n- id: no-guards\n", "disagrees with"),
    ("prose", PAGE, "harbour-2001/guards", "harbour-2001/guard", "there is no claim 'harbour-2001/guard'"),
    ("prose", PAGE, "three members", "four members", "has the figure '4'"),
    ("prose", PAGE, "Suthia sent none", "Wessmark sent none", "names 'Wessmark'"),
    ("prose", PAGE, "{{ table(\"transfers\") }}", "", "no page uses 'harbour-2001/boats'"),
    ("prose", PAGE, "{{ table(\"transfers\") }}", "{{ table(\"nothing\") }}", "there is no template 'parts/nothing.md.j2'."),
    ("prose", PAGE, "{{ table(\"transfers\") }}", "{{ tabel(\"transfers\") }}", "'tabel' is undefined"),
    ("prose", PAGE, "{{ table(\"transfers\") }}", "{{ table(\"transfers\"", "not a call that can be read"),
]  # fmt: skip

REFUSED += [
    ("names", CLAIMS, "body: harbour-pact", "body: daily-quay", "'daily-quay' is in a typed part"),
    ("names", CLAIMS, "goods: patrol boats", "goods: boats of Lowport", "'Lowport' is in a typed part"),
    ("reference", "data/subjects/events.yml", "date: 2001-05-04", "date: 1999-05-04", "expected an event of the claim's year"),
    ("reference", SOURCE, "value: 2001,", "value: 2001-13,", "is no date, no figure and no subject"),
    ("schema", CLAIMS, "value: 300", "value: 3_00", "expected digits alone"),
    ("figures", CLAIMS, "currency: USD", "currency: RUB", "found RUB"),
    ("quotation", SOURCE, "gist: Guards and money.", "gist: Guards and ‘much’ money.", "the quoted words 'much'"),
    ("prose", PAGE, "# Pact\n", "# Pact\nWessmark won.\n", "cites no claim"),
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
    assert [problem for problem in found if problem.entry != "openings"] == []
