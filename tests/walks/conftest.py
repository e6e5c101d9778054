"""The town of the walks: one mail server for the whole run, a folder of files and a clock for each walk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from frontdoor.adapters.mail.smtp import SmtpPost
from frontdoor.config import posts
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.messaging.post import provide_choice, provide_post
from tests.adapters.mail.servers import SENDER, Told, running

from .walking import Town

Found = Callable[[Path], Town]


@pytest.fixture(scope="session")
def mail() -> Iterator[tuple[Told, int]]:
    told = Told()
    with running(told) as port:
        yield told, port


@pytest.fixture
def found(
    db: None, mail: tuple[Told, int], monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: Path
) -> Iterator[Found]:
    """found(folder): a town whose council is described in that folder."""
    told, port = mail
    settings.DATA = tmp_path
    settings.ADDRESS = "https://front-door.example"
    provide_post(SmtpPost(SENDER, "127.0.0.1", port))

    def found_town(catalogue: Path) -> Town:
        town = Town(catalogue, told)
        monkeypatch.setattr(timezone, "now", town.now)
        town.open_for_business()
        return town

    yield found_town
    provide_choice(posts.choose)
    definitions.forget()


@pytest.fixture
def town(found: Found, settings: LazySettings) -> Town:
    """With the council's own catalogue."""
    return found(settings.CATALOGUE)
