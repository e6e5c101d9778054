"""Whatever the documentation names is there: files, commands, options, variables; and every page is led to."""

import re
from pathlib import Path

import pytest

from frontdoor.config import variables
from tests.everything import PARTS

from .naming import (
    COMMANDS,
    PAGES,
    ROOT,
    called,
    exists,
    known_options,
    known_variables,
    links,
    named_variables,
    options,
    paths,
)

MOST_BYTES = 150_000
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
WRONG = """
Read [this](no-such-page.md) and `frontdoor/engine/no_such_part/`; set `FRONTDOOR_COLOUR`.

```
bin/frontdoor undo --all
bin/frontdoor up --quiet
```
"""


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    assert [target for target in links(page.read_text()) if not exists(target, page.parent)] == []


@every_page
def test_paths_are_there(page: Path) -> None:
    assert [path for path in paths(page.read_text()) if not exists(path)] == []


@every_page
def test_commands_and_options_are_known(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = page.read_text()
    assert called(text) - {*COMMANDS, "help"} == set()
    found = options(text)
    known = {(name, option) for name, _ in found for option in known_options(name, capsys)}
    assert found - known == set()


@every_page
def test_variables_are_those_that_are_read(page: Path) -> None:
    assert named_variables(page.read_text()) - known_variables() == set()


@every_page
def test_parts_of_the_tests_are_known(page: Path) -> None:
    calls = re.findall(r"^bin/test ([a-z ]+?) *(?:#|$)", page.read_text(), re.MULTILINE)
    assert {part for call in calls for part in call.split()} - {part.name for part in PARTS} == set()


def test_what_is_not_there_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    assert [target for target in links(WRONG) if not exists(target)] == ["no-such-page.md"]
    assert [path for path in paths(WRONG) if not exists(path)] == ["frontdoor/engine/no_such_part"]
    assert called(WRONG) - set(COMMANDS) == {"undo"}
    assert options(WRONG) == {("undo", "--all"), ("up", "--quiet")}
    assert "--quiet" not in known_options("up", capsys)
    assert named_variables(WRONG) - known_variables() == {"FRONTDOOR_COLOUR"}


def test_every_variable_and_every_command_is_written_about() -> None:
    whole = "\n".join(page.read_text() for page in PAGES)
    assert named_variables(whole) >= set(variables.VARIABLES)
    assert [name for name in COMMANDS if not re.search(rf"`(?:bin/frontdoor )?{name}\b", whole)] == []


def test_every_page_is_led_to_from_the_reading_order() -> None:
    led_to = {ROOT / "README.md", ROOT / "docs/README.md"}
    waiting = list(led_to)
    while waiting:
        page = waiting.pop()
        new = {
            (page.parent / target).resolve() for target in links(page.read_text()) if target.endswith(".md")
        } - led_to
        led_to |= new
        waiting += new
    assert set(PAGES) - led_to <= {ROOT / "docs/progress.md"}


def test_pictures_are_shown_and_light() -> None:
    shown = {ROOT / target for target in links((ROOT / "README.md").read_text()) if target.endswith(".png")}
    assert shown == set(ROOT.glob("docs/pictures/*.png"))
    assert [picture.name for picture in shown if picture.stat().st_size > MOST_BYTES] == []
