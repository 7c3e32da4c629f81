"""What the tests of building share."""

from collections.abc import Callable

import pytest

from tests.delivery.test_swapping import content
from tests.fictional.project import Project


@pytest.fixture
def kept(built: Project) -> Callable[[], bool]:
    """Tells whether the site is as it was at the beginning."""
    before = content(built.root / "site")
    return lambda: content(built.root / "site") == before
