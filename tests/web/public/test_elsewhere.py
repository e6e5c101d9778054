"""What the council does not do here leads by name to whoever does, by a postcode or a point; dated, not written."""

from datetime import date

import pytest
from django.test import Client

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language import Council
from frontdoor.engine.places.actions import sync_authorities
from frontdoor.engine.places.points import load_points
from frontdoor.engine.places.queries import authority_for
from tests.heart import BLACKBURN, NOW
from tests.web.staff_work.reading import words

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

COLNE, PENDLE, UNITARY = "BB8 0AA", "E07000122", "E06999999"
LAST, FIRST = date(2028, 3, 31), date(2028, 4, 1)


def test_every_such_service_says_why_and_where_to_go(client: Client) -> None:
    those = [service for service in definitions.current().services.values() if service.elsewhere]
    assert len(those) > 40
    for service in those:
        page = words(client.get(f"/{service.key}"))
        about = service.elsewhere
        assert about is not None
        assert about.why in page and service.summary in page, service.key
        asks = "Find who does this" in page
        assert asks or "does this" in page or "You cannot do this here yet" in page, service.key
        assert asks or (about.telephone or "does this") in page, service.key


def test_a_district_is_found_by_postcode_and_named(client: Client) -> None:
    page = client.post("/report-a-missed-bin", {"where-words": COLNE})
    assert "Pendle Borough Council does this" in words(page)
    assert 'href="https://www.pendle.gov.uk"' in page.content.decode()
    assert "Near BB8 0AA We think this is in Pendle." in words(page)


def test_a_district_is_found_by_a_point(client: Client) -> None:
    point = {"where-lat": "53.8558", "where-lng": "-2.1678", "where-words": ""}
    assert "Pendle Borough Council does this" in words(client.post("/report-fly-tipping", point))


def test_a_unitary_does_what_districts_do_elsewhere(client: Client) -> None:
    there = {"where-lat": str(BLACKBURN["lat"]), "where-lng": str(BLACKBURN["lng"])}
    assert "Blackburn with Darwen Borough Council does this" in words(client.post("/report-dog-fouling", there))


def test_one_body_for_the_whole_county_needs_no_postcode(client: Client) -> None:
    page = words(client.get("/report-a-motorway-problem"))
    assert "National Highways does this" in page and "Find who does this" not in page


def test_what_is_ours_but_not_here_yet_says_so_and_how_to_do_it_today(client: Client) -> None:
    page = words(client.get("/register-a-birth"))
    assert "You cannot do this here yet We cannot book times here yet." in page
    assert "Or ring 0300 123 6701" in page


@pytest.mark.parametrize(("typed", "said"), [("", "Show us where"), ("PR9 9ZZ", "We do not know the postcode")])
def test_a_mistake_keeps_what_was_typed(client: Client, typed: str, said: str) -> None:
    answer = client.post("/report-a-missed-bin", {"where-words": typed})
    assert answer.status_code == 422
    assert said in words(answer) or said in answer.content.decode()
    assert f'value="{typed}"' in answer.content.decode() or not typed


def reorganised() -> Council:
    """The council as it would be written down: Pendle's land goes to a new unitary on 1 April 2028."""
    text = definitions.current().council.model_dump(mode="json", exclude_none=True)
    for key in ("pendle", "lancashire"):
        land = text["authorities"][key]["territory"]
        mine = [dict(line, districts=[PENDLE], until_on=str(LAST)) for line in land]
        rest = [dict(line, districts=[one for one in line["districts"] if one != PENDLE]) for line in land]
        text["authorities"][key]["territory"] = mine + [line for line in rest if line["districts"]]
    text["authorities"]["east-lancashire"] = {
        "name": "East Lancashire Council",
        "kind": "unitary",
        "gss": UNITARY,
        "url": "https://east-lancashire.example",
        "territory": [{"from_on": str(FIRST), "districts": [PENDLE]}],
    }
    return Council.model_validate(text)


def test_on_the_day_of_reorganisation_every_duty_moves_and_nothing_else_is_written() -> None:
    sync_authorities(reorganised())
    for duty in ("bins", "council_tax", "planning", "highways", "libraries"):
        before, after = (authority_for(duty, district=PENDLE, on=day) for day in (LAST, FIRST))
        assert before is not None and after is not None
        assert (before.key in ("pendle", "lancashire"), after.key) == (True, "east-lancashire"), duty
    still = authority_for("highways", district="E07000123", on=FIRST)
    assert still is not None and still.key == "lancashire"


def test_the_page_of_a_service_follows_on_that_day(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sync_authorities(reorganised())
    assert "Pendle Borough Council does this" in words(client.post("/report-a-missed-bin", {"where-words": COLNE}))
    monkeypatch.setattr("frontdoor.web.public.elsewhere.today", lambda: FIRST)
    assert "East Lancashire Council does this" in words(client.post("/report-a-missed-bin", {"where-words": COLNE}))


def test_a_place_to_go_to_is_listed_the_nearest_first(client: Client) -> None:
    assert "You cannot do this here yet" in words(client.get("/find-a-library"))
    text = "kind,name,lat,lng\nlibrary,Colne Library,53.856,-2.167\nlibrary,Preston Library,53.759,-2.699\n"
    load_points(text, definitions.current().council, now=NOW)
    page = words(client.post("/find-a-library", {"where-words": COLNE}))
    assert "Nearest to you Colne Library 0.0 miles Preston Library 22." in page.replace("  ", " ")
    home = words(client.post("/", {"postcode": COLNE}))
    assert "Near you Colne Library Library. 0.0 miles" in home
