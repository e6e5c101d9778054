"""The look's pages are dressed without the database."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from . import dressing


@pytest.fixture(autouse=True)
def plain_names_of_files(settings) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with dressing.browser() as browser:
        yield browser
