"""One PostgreSQL for a whole test run, shared by its workers, before Django reads its settings.

Given to pytest with -p, since pytest-django reads the settings before any conftest. It makes no table: see conftest.py.
"""

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from frontdoor.config import embedded, variables

_open = ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The environment is set here, the first moment that pytest gives: no setting of the machine may leak in."""
    if "FRONTDOOR_TESTING" in os.environ:
        return
    for name in variables.VARIABLES:
        os.environ.pop(name, None)
    folder = Path(tempfile.mkdtemp(prefix="frontdoor-test-"))
    _open.callback(_forget, folder)
    atexit.register(_open.close)
    cluster = _open.enter_context(embedded.running(embedded.Cluster(folder, durable=False)))
    os.environ |= {
        "FRONTDOOR_TESTING": str(os.getpid()),
        "DATABASE_URL": cluster.url(owner=True),
        "FRONTDOOR_DATA": str(folder / "data"),
        "FRONTDOOR_SECRET_KEY": "only-for-tests",
        "DJANGO_SETTINGS_MODULE": "frontdoor.config.settings",
    }


def _forget(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
