"""The look's pages are dressed without the database."""

from collections.abc import Iterator

import pytest
from django.template import engines
from playwright.sync_api import Browser

from . import dressing


@pytest.fixture(autouse=True)
def plain_names_of_files(settings) -> Iterator[None]:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    kept = engines["jinja2"].env.globals["static"]
    kept.cache_clear()
    yield
    kept.cache_clear()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with dressing.browser() as browser:
        yield browser
