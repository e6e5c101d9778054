"""Another council's colours stand over those of the look, and nothing but a colour can be written there."""

from pathlib import Path

import pytest
from django.test import Client
from pydantic import ValidationError

from frontdoor.engine.definitions.actions import publish
from frontdoor.engine.definitions.language import Brand
from tests.heart import NOW
from tests.web.public.test_changed_meanwhile import change

pytestmark = pytest.mark.usefixtures("catalogue")


def test_without_colours_of_its_own_a_page_asks_for_no_more(client: Client) -> None:
    assert "/brand/" not in client.get("/").content.decode()


def test_the_councils_colours_are_a_stylesheet_that_may_be_kept(client: Client, tmp_path: Path) -> None:
    change(tmp_path)
    council = tmp_path / "catalogue" / "council.yaml"
    name = "    - County Council\n"
    council.write_text(council.read_text().replace(name, f'{name}  colours:\n    rose: "#1d3557"\n', 1))
    publish(tmp_path / "catalogue", NOW)
    href = client.get("/").content.decode().partition('href="/brand/')[2].partition('"')[0]
    sheet = client.get(f"/brand/{href}")
    assert sheet.content.decode() == ":root{--rose:#1d3557}"
    assert sheet.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in sheet.headers["Cache-Control"]
    assert client.get("/brand/000000000000.css").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("value", ["red", "#12345", "#1d3557;} body{display:none", "url(//evil.example)"])
def test_what_is_no_colour_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        Brand(lines=("Somewhere",), colours={"rose": value})
