"""What a rule tells of parts, standings, blocks and proposals, word for word; see test_rules_told.py."""

import pytest

from tests.fictional.project import Project
from tests.proof.test_rules_told import CLAIMS, SOURCE, told_after

# file, rule, old text, new text, what is told
TOLD: list[tuple[str, str, str, str, list[str]]] = [
    (CLAIMS, "figures", "value: 300, bound: about", "value: 1300, bound: about", [
        "data/claims/harbour-2001.yml:27:29: figures: expected a figure that 'says' has, found 1,300. Tip: make the two agree.",
    ]),
    (CLAIMS, "figures", "5 million dollars to Wessmark for", "5 million euros to Wessmark for", [
        "data/claims/harbour-2001.yml:32:3: figures: the passage's words do not name the currency EUR. Tip: correct it, or take in the word that names it.",
        "data/claims/harbour-2001.yml:38:71: figures: expected a currency that 'says' names, found USD. Tip: make the two agree.",
    ]),
    (CLAIMS, "figures", "value: 5000000", "value: 5", [
        "data/claims/harbour-2001.yml:38:71: figures: expected a figure that 'says' has, found 5. Tip: make the two agree.",
        "data/claims/harbour-2001.yml:38:71: figures: expected a sum of the passage's words, found 5 USD. Tip: make figure and currency those of one sum.",
    ]),
    (CLAIMS, "figures", "currency: USD", "currency: EUR", [
        "data/claims/harbour-2001.yml:38:71: figures: expected a currency that 'says' names, found EUR. Tip: make the two agree.",
        "data/claims/harbour-2001.yml:38:71: figures: expected a currency that the passage's words name (USD), found EUR. Tip: correct it, or take in the word that names it.",
        "data/claims/harbour-2001.yml:38:71: figures: expected a sum of the passage's words, found 5,000,000 EUR. Tip: make figure and currency those of one sum.",
    ]),
    (CLAIMS, "figures", "goods: patrol boats", "goods: 7 patrol boats", [
        "data/claims/harbour-2001.yml:38:50: figures: expected only figures that 'says' has, found '7'. Tip: make the two agree.",
    ]),
    (CLAIMS, "figures", "bound: about}}", "bound: about}, as_of: 1999}", [
        "data/claims/harbour-2001.yml:27:68: figures: expected '1999' in the passage's words, found it in none of them. Tip: correct it, take in the words that have it, or name a resolution of harbour-2001 that explains it.",
    ]),
    (CLAIMS, "figures", "when: 2001-05-04\n  about: [harbour-pact, l", "when: 2001-05-04/2001-05-06\n  about: [harbour-pact, l", [
        "data/claims/harbour-2001.yml:2:3: figures: expected the day 6 of 'when', which is 2001-05-04/2001-05-06. Tip: make the two agree.",
        "data/claims/harbour-2001.yml:4:3: figures: expected '6' in the passage's words, found it in none of them. Tip: correct it, take in the words that have it, or name a resolution of harbour-2001 that explains it.",
    ]),
    (CLAIMS, "hedging", "change: listed", "change: withdrew", [
        "data/claims/harbour-2001.yml:16:36: hedging: expected a word in 'says' that shows 'withdrew', found none. Tip: say that it is so, or correct the part.",
    ]),
    (CLAIMS, "hedging", "stage: pledged", "stage: offered", [
        "data/claims/harbour-2001.yml:38:112: hedging: expected a word in 'says' that shows 'offered', found none. Tip: say that it is so, or correct the part.",
    ]),
    (CLAIMS, "hedging", "stage: pledged", "stage: delivered", [
        "data/claims/harbour-2001.yml:38:112: hedging: expected a word in 'says' that shows 'delivered', found none. Tip: say that it is so, or correct the part.",
        "data/claims/harbour-2001.yml:38:112: hedging: expected what was pledged not to be shown as delivered. Tip: correct the stage.",
    ]),
    (CLAIMS, "hedging", "personnel: {value: 300, bound: about}", "personnel: {value: 300, bound: up-to}", [
        "data/claims/harbour-2001.yml:27:29: hedging: expected the bound of the passage's words, 'about', found 'up-to'. Tip: correct it, or take in the word that bounds the figure.",
    ]),
    (CLAIMS, "hedging", "currency: USD}", "currency: USD, bound: over}", [
        "data/claims/harbour-2001.yml:38:71: hedging: expected the bound of the passage's words, 'exact', found 'over'. Tip: correct it, or take in the word that bounds the figure.",
    ]),
    (CLAIMS, "hedging", "  speakers: [ada-brill]\n", "", [
        "data/claims/harbour-2001.yml:20:3: hedging: expected a speaker or a channel, since 'says' has 'said'. Tip: name who says it, or say it otherwise.",
        "data/claims/harbour-2001.yml:21:3: hedging: expected a speaker where the standing is 'said'. Tip: name who says it, or use 'reported'.",
    ]),
    (CLAIMS, "hedging", "standing: reported", "standing: pledged", [
        "data/claims/harbour-2001.yml:33:3: hedging: expected a speaker where the standing is 'pledged'. Tip: name who does it.",
    ]),
    (CLAIMS, "hedging", "standing: reported", "standing: pledged\n  speakers: [norland]", []),
    (CLAIMS, "hedging", "  channels: [daily-quay]\n", "", [
        "data/claims/harbour-2001.yml:32:3: hedging: expected a speaker or a channel, since 'says' has 'pledged'. Tip: name who says it, or say it otherwise.",
    ]),
    (CLAIMS, "hedging", "says: Suthia sent", "says: In its view Suthia sent", [
        "data/claims/harbour-2001.yml:42:3: hedging: expected a speaker or a channel, since 'says' has 'In its view'. Tip: name who says it, or say it otherwise.",
    ]),
    (CLAIMS, "hedging", "standing: done\n  about: [suthia", "standing: done\n  channels: [daily-quay]\n  about: [suthia", [
        "data/claims/harbour-2001.yml:43:3: hedging: expected no speakers or channels where the source itself says it is done. Tip: 'said' or 'reported' is what others say.",
    ]),
    (CLAIMS, "hedging", "standing: done\n  about: [suthia", "standing: done\n  commentary: true\n  about: [suthia", [
        "data/claims/harbour-2001.yml:42:3: hedging: expected commentary to be put down to the article. Tip: write 'the article says ...' or 'in the article's view'.",
    ]),
    (CLAIMS, "hedging", "says: Suthia sent no guards.\n  standing: done", "says: In the article's view Suthia sent no guards.\n  commentary: true\n  standing: done", []),
    (CLAIMS, "hedging", "says: Suthia sent no guards.", "says: Suthia sent no guards, and none to Suthia.", [
        "data/claims/harbour-2001.yml:42:3: hedging: 'says' has 'no', and negates more often than the passage's words. Tip: correct it, or take in the word that negates.",
    ]),
    (CLAIMS, "hedging", "says: Suthia sent no guards.", "says: Suthia was unable to send guards.", []),
    (CLAIMS, "hedging", "Some 300 guards could be", "Guards, 300 in number, could be", [
        "data/claims/harbour-2001.yml:20:3: hedging: expected the passage's hedge 'some' in 'says', found no word of estimate. Tip: say it as firmly as the source does, and no more.",
    ]),
    (CLAIMS, "hedging", "  hedge: could\n", "  hedge: some\n", [
        "data/claims/harbour-2001.yml:24:3: hedging: 'some' is no hedge that has to be named here. Tip: delete it; the standing or the typed part shows it.",
        "data/claims/harbour-2001.yml:24:3: hedging: expected 'hedge: could', found some. Tip: name the source's own hedge.",
    ]),
    (CLAIMS, "hedging", "Norland, according to the Daily Quay, reportedly pledged", "Norland, according to the Daily Quay, pledged", [
        "data/claims/harbour-2001.yml:32:3: hedging: 'says' has lost the hedge 'reportedly'. Tip: keep it, or a word of the same kind.",
        "data/claims/harbour-2001.yml:32:3: hedging: expected the passage's hedge 'reportedly' in 'says', found no word of hearsay. Tip: say it as firmly as the source does, and no more.",
    ]),
    (SOURCE, "coverage", "  - {block: 4, gist: Page furniture.}\n", "", [
        "seeds/harbour-2001.yml:15:1: coverage: expected a gist for each of the blocks 1 to 4 once and in order; missing: [4]. Tip: one line '- {block: N, gist: ...}' for each block.",
    ]),
    (SOURCE, "coverage", "  - {block: 4, gist: Page furniture.}\n", "  - {block: 4, gist: Page furniture.}\n  - {block: 5, gist: None.}\n", [
        "seeds/harbour-2001.yml:15:1: coverage: expected a gist for each of the blocks 1 to 4 once and in order; too many: [5]. Tip: one line '- {block: N, gist: ...}' for each block.",
    ]),
    (SOURCE, "coverage", "  - {block: 1, gist: Title.}\n  - {block: 2, gist: The leaders meet; who the members are.}\n", "  - {block: 2, gist: The leaders meet; who the members are.}\n  - {block: 1, gist: Title.}\n", [
        "seeds/harbour-2001.yml:15:1: coverage: expected a gist for each of the blocks 1 to 4 once and in order; their order is not the article's. Tip: one line '- {block: N, gist: ...}' for each block.",
    ]),
    (SOURCE, "coverage", "unused:\n", "unused:\n  - {block: 9, kind: empty, because: Nothing.}\n", [
        "seeds/harbour-2001.yml:21:5: coverage: there is no block 9. Tip: delete the entry.",
    ]),
    (SOURCE, "coverage", "unused:\n", "unused:\n  - {block: 3, sentences: [1], kind: empty, because: Stale.}\n", [
        "seeds/harbour-2001.yml:21:5: coverage: sentence 1 of block 3 is not unused: harbour-2001/guards touches it. Tip: delete the entry or the sentence's number.",
    ]),
    (SOURCE, "coverage", "unused:\n", "unused:\n  - {block: 3, sentences: [4], kind: empty, because: Stale.}\n", [
        "seeds/harbour-2001.yml:21:5: coverage: there is no sentence 4 in block 3. Tip: delete the number.",
    ]),
    (SOURCE, "coverage", "  - {block: 2, sentences: [1], kind: empty, because: It speaks of the tests.}\n", "", [
        "data/claims/harbour-2001.yml:1:1: coverage: no claim touches block 2, sentence 1. Tip: claim what it says, or list it under 'unused' in seeds/harbour-2001.yml with a reason.",
    ]),
    (CLAIMS, "figures", "  when: 2001-05-04\n  about: [harbour-pact, lowport]", "  about: [harbour-pact, lowport]", [
        "data/claims/harbour-2001.yml:1:3: figures: expected 'when', since 'says' gives a month. Tip: write the date, as precise as the passage is.",
    ]),
    (CLAIMS, "figures", "when: 2001-05-04\n  speakers", "when: 2001-05-04/..\n  speakers", [
        "data/claims/harbour-2001.yml:22:3: figures: expected a date with two ends, or words in 'says' for the open one (since, from). Tip: close the date, or say since when.",
    ]),
    (CLAIMS, "figures", "when: 2001-05-04\n  speakers", "when: 2001~\n  speakers", [
        "data/claims/harbour-2001.yml:22:3: figures: no article gives a date as uncertain as '2001~'. Tip: give what the passage or a resolution gives.",
    ]),
    ("data/subjects/events.yml", "figures", "date: 2001-05-04", "date: 2001-05-07", [
        "data/subjects/events.yml:5:3: figures: expected '7' in a claim of 'by', found it in none. Tip: correct the date, or add the claim that establishes it.",
    ]),
    (CLAIMS, "figures", "Some 300 guards", "Some thousands of the 300 guards", [
        "data/claims/harbour-2001.yml:20:3: figures: expected 'thousands' in the passage's words, found it in none of them. Tip: correct it, take in the words that have it, or name a resolution of harbour-2001 that explains it.",
    ]),
    (SOURCE, "proposal", "because: The article is dated 2001.", "because: The article is dated 2001., proposed: true", [
        "seeds/harbour-2001.yml:25:89: proposal: this was proposed by the program, and no editor has confirmed it. Tip: hold it against the article, correct it, and delete 'proposed: true'.",
    ]),
    (SOURCE, "proposal", "because: It belongs to the page.", "because: It belongs to the page., proposed: true", [
        "seeds/harbour-2001.yml:23:67: proposal: this was proposed by the program, and no editor has confirmed it. Tip: hold it against the article, correct it, and delete 'proposed: true'.",
    ]),
    ("data/subjects/people.yml", "proposal", "{id: ada-brill,", "{id: ada-brill, proposed: true,", [
        "data/subjects/people.yml:1:19: proposal: this was proposed by the program, and no editor has confirmed it. Tip: hold it against the article, correct it, and delete 'proposed: true'.",
    ]),
    (CLAIMS, "contradiction", "  standing: done\n  about: [suthia, guards]", "  standing: done\n  differs_from:\n    - {claim: harbour-2001/no-guards, title: None, kind: status, how: It does not.}\n  about: [suthia, guards]", [
        "data/claims/harbour-2001.yml:45:7: contradiction: expected another claim, found the claim itself. Tip: name the claim that says otherwise.",
    ]),
    ("data/subjects/events.yml", "reference", "place: lowport", "place: grey-coast", [
        "data/subjects/events.yml:6:3: reference: no claim in 'by' names 'grey-coast'. Tip: add the claim that says where it was, or take the place out.",
    ]),
    (SOURCE, "reference", "outlet: Invented Press", "outlet: Daily Quay", [
        "data/claims/harbour-2001.yml:34:14: reference: 'daily-quay' is the source's own outlet. Tip: take it out; every chain ends with the source. Name it in 'about' where 'says' names it.",
    ]),
    ("data/subjects/forces.yml", "reference", "id: guards", "id: index", [
        "data/claims/harbour-2001.yml:25:37: reference: there is no subject 'guards'. Tip: add it to a file in data/subjects/.",
        "data/claims/harbour-2001.yml:27:14: reference: there is no subject 'guards'. Tip: add it to a file in data/subjects/.",
        "data/claims/harbour-2001.yml:44:19: reference: there is no subject 'guards'. Tip: add it to a file in data/subjects/.",
        "data/subjects/forces.yml:1:4: reference: 'index' is the name of the overview pages. Tip: choose another id.",
        "data/subjects/forces.yml:1:4: reference: no claim names the subject 'index'. Tip: delete it, or name it in the claims that mean it.",
    ]),
    (SOURCE, "reference", "web/2001/https://example.org/harbour", "web/2001/https://example.org/other", [
        "seeds/harbour-2001.yml:12:1: reference: expected the archived copy of the source's own address. Tip: write https://web.archive.org/web/<year>/https://example.org/harbour",
    ]),
    (CLAIMS, "reference", "resolved: [year]", "resolved: [yearly]", [
        "data/claims/harbour-2001.yml:10:14: reference: harbour-2001 has no resolution 'yearly'. Tip: did you mean 'year'?",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "rule", "old", "new", "told"), TOLD, ids=[f"{row[1]}-{number}" for number, row in enumerate(TOLD)])
def test_a_rule_tells_where_what_and_what_to_do(project: Project, path: str, rule: str, old: str, new: str, told: list[str]) -> None:
    assert told_after(project, rule, [(path, old, new)]) == told


def test_a_claim_that_negates_less_often_than_its_passage_is_told(project: Project) -> None:
    project.replace(CLAIMS, "[Suthia did not send any]", "[Suthia did not send any, Suthia did not send]")
    found = project.problems("hedging", with_text=True)
    assert [problem.message for problem in found] == ["the passage's words have 'not', 'says' negates less often."]
