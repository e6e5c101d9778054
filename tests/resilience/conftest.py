"""Installations for the tests of this folder; each test gets an empty folder or one that runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.heart import catalogue, person, postcodes, submit
from tests.resilience.installation import Installation

__all__ = ["catalogue", "person", "postcodes", "submit"]


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Not started."""
    made = Installation(tmp_path / "data")
    yield made
    made.clear()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Started once for the tests of a module, which leave it running."""
    made = Installation(tmp_path_factory.mktemp("running") / "data")
    yield made.start().wait_until_ready()
    made.clear()
