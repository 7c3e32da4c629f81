"""Where a text names a subject, and where it does not."""

import pytest
from dossier.library.loading import load

from tests.fictional.project import Project


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Suthian guards came.", {"suthia", "guards"}),
        ("Guards came from Suthia.", {"suthia", "guards"}),
        ("A Suthian-led fleet came.", set()),
        ("A Suthian-Norland fleet came.", {"suthia", "norland"}),
        ("The bodyguards came.", set()),
    ],
)
def test_a_subject_is_named_by_its_whole_name_alone(project: Project, text: str, named: set[str]) -> None:
    library, _ = load(project.root)
    assert set(library.register.named_in(text)) == named
