"""What the tests of building share."""

from collections.abc import Callable

import pytest

from tests.delivery.test_swapping import content
from tests.fictional.project import Project


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> Callable[[], bool]:
    """Tells whether the site of the project that the test damages is as it was at the beginning."""
    project: Project = request.getfixturevalue("plain" if "plain" in request.fixturenames else "built")
    before = content(project.root / "site")
    assert before
    return lambda: content(project.root / "site") == before
