"""Who has a duty, where, and from which day to which.
Must not use the real catalogue, whose dates its council may change."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from frontdoor.engine.places.actions import TwoAuthorities, sync_authorities
from frontdoor.engine.places.models import Authority, Duty, Territory
from frontdoor.engine.places.queries import (
    authorities_with,
    authority_for,
    district_names,
    districts_of,
    short_name,
    who_does_what,
)

from .councils import BLACKBURN, HYNDBURN, LONG_AGO, PRESTON, authority, council, reorganised, today

pytestmark = pytest.mark.django_db
NOW, LAST_DAY, FIRST_DAY = date(2026, 11, 25), date(2028, 3, 31), date(2028, 4, 1)


def key_for(duty: str, district: str, on: date) -> str | None:
    found = authority_for(duty, district=district, on=on)
    return found.key if found else None


def test_county_and_district_share_a_district_and_each_has_its_duty() -> None:
    sync_authorities(today())
    assert key_for("highways", HYNDBURN, NOW) == "lancashire"
    assert key_for("bins", HYNDBURN, NOW) == "hyndburn"


def test_a_unitary_inside_the_county_has_its_own_roads() -> None:
    sync_authorities(today())
    assert key_for("highways", BLACKBURN, NOW) == "blackburn"


def test_nobody_has_a_duty_that_the_catalogue_gives_to_nobody() -> None:
    sync_authorities(today())
    assert key_for("lighthouses", HYNDBURN, NOW) is None
    assert key_for("highways", "E09000001", NOW) is None
    assert key_for("highways", HYNDBURN, date(1974, 3, 31)) is None


def test_when_a_new_unitary_takes_a_district_over_everything_follows_from_the_day() -> None:
    sync_authorities(today())
    sync_authorities(reorganised())
    assert [key_for(duty, HYNDBURN, LAST_DAY) for duty in ("highways", "bins")] == ["lancashire", "hyndburn"]
    assert [key_for(duty, HYNDBURN, FIRST_DAY) for duty in ("highways", "bins")] == ["pennine", "pennine"]
    assert key_for("highways", PRESTON, FIRST_DAY) == "lancashire"
    assert [(one.authority.key, one.duties) for one in who_does_what(HYNDBURN, on=LAST_DAY)] == [
        ("lancashire", ("highways",)),
        ("hyndburn", ("bins",)),
    ]
    assert [(one.authority.key, one.duties) for one in who_does_what(HYNDBURN, on=FIRST_DAY)] == [
        ("pennine", ("bins", "highways"))
    ]
    assert districts_of("lancashire", on=LAST_DAY) == {HYNDBURN: "Hyndburn", PRESTON: "Preston"}
    assert districts_of("lancashire", on=FIRST_DAY) == {PRESTON: "Preston"}


def test_an_authority_that_the_catalogue_no_longer_names_stays_for_its_cases_with_nothing_to_do() -> None:
    sync_authorities(today())
    sync_authorities(reorganised())
    assert Authority.objects.get(key="blackburn").name == "Blackburn with Darwen Borough Council"
    assert who_does_what(BLACKBURN, on=NOW) == []
    assert [one.key for one in authorities_with("highways", on=NOW)] == ["lancashire"]


def test_the_same_catalogue_twice_changes_no_row() -> None:
    sync_authorities(today())
    before = [set(model.objects.values_list()) for model in (Authority, Territory, Duty)]
    sync_authorities(today())
    assert [set(model.objects.values_list()) for model in (Authority, Territory, Duty)] == before


def test_two_authorities_cannot_have_one_duty_in_one_district_on_one_day() -> None:
    wrong = council(
        lancashire=authority("Lancashire County Council", "county", "highways", at=[HYNDBURN]),
        pennine=authority("Pennine Council", "unitary", "highways", at=[HYNDBURN], since="2028-04-01"),
    )
    sync_authorities(today())
    with pytest.raises(TwoAuthorities, match=r"both have highways in E07000120 on 2028-04-01"):
        sync_authorities(wrong)
    assert not Authority.objects.filter(key="pennine").exists()


@pytest.mark.parametrize(
    ("starts", "ends", "is_refused"),
    [("2026-01-01", None, True), ("2027-12-31", "2028-06-01", True), ("2028-01-01", None, False)],
)
def test_the_database_refuses_one_territory_held_twice(starts: str, ends: str | None, is_refused: bool) -> None:
    county = Authority.objects.create(key="county", name="County", kind="county")
    Territory.objects.create(authority=county, district=HYNDBURN, from_on=LONG_AGO, until_on="2027-12-31")
    again = Territory(authority=county, district=HYNDBURN, from_on=starts, until_on=ends)
    if not is_refused:
        again.save()
        return
    with pytest.raises(IntegrityError, match="territory_held_once"), transaction.atomic():
        again.save()


def test_the_database_refuses_a_duty_held_twice_or_ending_before_it_begins() -> None:
    county = Authority.objects.create(key="county", name="County", kind="county")
    Duty.objects.create(authority=county, duty="highways", from_on=LONG_AGO)
    with pytest.raises(IntegrityError, match="duty_held_once"), transaction.atomic():
        Duty.objects.create(authority=county, duty="highways", from_on="2026-01-01")
    with pytest.raises(IntegrityError, match="duty_ends_no_sooner"), transaction.atomic():
        Duty.objects.create(authority=county, duty="bins", from_on="2026-01-02", until_on="2026-01-01")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ribble Valley Borough Council", "Ribble Valley"),
        ("Lancaster City Council", "Lancaster"),
        ("City of Bradford Metropolitan District Council", "Bradford"),
        ("Westmorland and Furness Council", "Westmorland and Furness"),
    ],
)
def test_a_district_is_called_what_people_call_it(name: str, short: str) -> None:
    assert short_name(name) == short


def test_a_district_that_no_authority_bears_keeps_its_code() -> None:
    sync_authorities(today())
    assert district_names([HYNDBURN, "E09000001"]) == {HYNDBURN: "Hyndburn", "E09000001": "E09000001"}
