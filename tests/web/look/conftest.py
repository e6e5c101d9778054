"""The look's pages are dressed without the database, under routes of their own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from . import dressing


@pytest.fixture(autouse=True)
def routes_of_the_look(settings) -> None:
    settings.ROOT_URLCONF = "tests.web.look.routes"
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with dressing.browser() as browser:
        yield browser
