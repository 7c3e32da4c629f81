"""What an editor is told of a record that has not the shape it should: where, what was expected and found, and what to do."""

import pytest
from dossier.records.shape_problems import shown

from tests.fictional.project import Project

CLAIMS = "data/claims/harbour-2001.yml"
SOURCE = "seeds/harbour-2001.yml"


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (
            CLAIMS,
            "standing: done",
            "standing: dome",
            "3:3: schema: expected one of done, said, reported, pledged, planned, proposed, expected, denied or asked for 'standing', "
            "found 'dome'. Tip: did you mean 'done'?",
        ),
        (CLAIMS, "  hedge: could\n", "  hedgs: could\n", "24:3: schema: expected a known field, found 'hedgs'. Tip: did you mean 'hedge'?"),
        (CLAIMS, "meeting: {event:", "meeting: {evend: a, event:", "7:13: schema: expected a known field, found 'evend'."),
        (CLAIMS, "  standing: said\n", "", "19:3: schema: expected the field 'standing', found none. Tip: add 'standing:'."),
        (
            CLAIMS,
            "id: members",
            "id: Members",
            "11:3: schema: expected an id for 'id', found 'Members'. Tip: ids are lower-case words joined by hyphens.",
        ),
        (
            CLAIMS,
            "says: Suthia sent no guards.",
            "says:",
            "42:3: schema: expected some text for 'says', found nothing. Tip: write it after the colon.",
        ),
        (
            CLAIMS,
            "topics: [members]",
            "topics: []",
            "15:3: schema: expected at least 1 for 'topics', found 0. Tip: write it inside the brackets.",
        ),
        (
            SOURCE,
            "gist: ",
            f"gist: {'Long ' * 30}",
            "16:16: schema: expected at most 140 characters for 'gist', found 156. Tip: shorten it.",
        ),
        (CLAIMS, "value: 300", "value: many", "27:41: schema: expected digits alone, found 'many'."),
        (CLAIMS, "topics: [members]", "topics: members", "15:3: schema: expected a list for 'topics', found 'members'."),
        (CLAIMS, "about: [suthia, guards]", "about: [suthia, [guards]]", "44:19: schema: expected a string for '1', found a list."),
        (CLAIMS, "says: Suthia sent", "says: Suthia  sent", "42:3: schema: expected one line without double spaces."),
        (SOURCE, "published: 2001-05-05", "published: 2001-05/..", "8:1: schema: expected a year, month or day alone, found '2001-05/..'."),
    ],
)
def test_a_wrong_shape_is_told_in_words_at_its_place(project: Project, path: str, old: str, new: str, told: str) -> None:
    found = project.replace(path, old, new).problems("schema")
    assert [str(problem) for problem in found][:1] == [f"{path}:{told}"]


def test_a_value_is_named_and_cut_after_sixty_characters() -> None:
    assert [shown(value) for value in ("x" * 61, "", [1], {"a": 1}, 7)] == [f"'{'x' * 60}'", "nothing", "a list", "a record", "'7'"]
