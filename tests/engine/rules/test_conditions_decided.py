"""What conditions decide over whole and partial answers: one table, each line a condition and its value."""

import timeit
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from frontdoor.config import startup
from frontdoor.engine.rules.expressions import WrongAnswer, names_used, provide_district
from tests.engine.rules.conditions import ANSWERS, NAMES, TODAY, condition, decided

TABLE: list[tuple[str, bool | None]] = [
    ("true", True),
    ("danger", True),
    ("!danger", False),
    ('surface == "road" || size == "large"', True),
    ('size == "large" || surface == "road"', True),
    ('size == "large" || surface == "other"', None),
    ('size == "large" && surface == "other"', False),
    ('surface == "other" && size == "large"', False),
    ('surface == "road" && size == "large"', None),
    ('!(size == "large")', None),
    ('size != "large"', None),
    ('"road" == surface', True),
    ('surface != "road"', False),
    ('surface in ["pavement", "road"]', True),
    ('!(surface in ["pavement", "other"])', True),
    ('size in ["large"]', None),
    ('"lift" in needs', True),
    ('"loop" in needs', False),
    ("depth_mm == 40", True),
    ("depth_mm >= 40.0", True),
    ("depth_mm > -5", True),
    ("depth_mm in [39, 40]", True),
    ("amount > 10", True),
    ("amount == 10.5", True),
    ("10.6 < amount", False),
    ("amount < depth_mm", True),
    ("born_on < today", True),
    ('born_on == "2008-11-26"', True),
    ('today >= "2026-11-25"', True),
    ('today < "2026-11-25"', False),
    ("moved_on <= today", None),
    ('seen_at >= "09:00" && seen_at < "17:00"', True),
    ("years_between(born_on, today) >= 18", False),
    ("years_between(born_on, today) == 17", True),
    ('years_between("2008-11-25", today) == 18', True),
    ('years_between(today, "2025-01-01") < 0', True),
    ("years_between(moved_on, today) >= 1", None),
    ('answered("surface")', True),
    ('answered("size")', False),
    ('answered("photos") || answered("site")', True),
    ('answered("size") && size == "large"', False),
    ('channel == "web"', True),
    ('channel in ["telephone", "counter"]', False),
    ('town == "O\\"Hara\\\\\\né"', True),
    ("(danger || hurt) == true", True),
    ("hurt == danger", None),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_condition_has_one_of_three_values(text: str, expected: bool | None) -> None:
    assert decided(text) is expected


def test_null_is_no_answer() -> None:
    assert (decided("danger", {"danger": None}), decided('answered("danger")', {"danger": None})) == (None, False)


def test_the_channel_is_given() -> None:
    assert decided('channel == "telephone"', channel="telephone") is True


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        ("2008-11-25", date(2026, 11, 25), 18),
        ("2008-11-26", date(2026, 11, 25), 17),
        ("2008-02-29", date(2026, 2, 28), 17),
        ("2008-02-29", date(2026, 3, 1), 18),
    ],
)
def test_years_are_birthdays_passed(born: str, day: date, years: int) -> None:
    assert decided(f"years_between(born_on, today) == {years}", {"born_on": born}, today=day) is True


@pytest.fixture
def territory() -> Iterator[list[tuple[float, float]]]:
    asked: list[tuple[float, float]] = []

    def find(lat: float, lng: float) -> str | None:
        asked.append((lat, lng))
        return "E07000123" if lat > 53 else None

    provide_district(find)
    yield asked
    startup.plug_in_places()


def test_a_district_is_found_through_its_port(territory: list[tuple[float, float]]) -> None:
    assert decided('district(site) == "E07000123"') is True
    assert decided('district(site) in ["E07000121", "E07000122"]') is False
    assert territory == [(53.76, -2.7)] * 2


@pytest.mark.parametrize("site", [None, {"words": "by the bridge"}, {"lat": 50.0, "lng": 0.0}])
def test_a_district_that_is_not_known_is_undecided(territory: object, site: object) -> None:
    assert decided('district(site) == "E07000123"', {"site": site}) is None


def test_without_territory_a_district_is_undecided() -> None:
    provide_district(None)
    assert decided('district(site) == "E07000123"') is None
    startup.plug_in_places()


@pytest.mark.parametrize(
    ("text", "key", "answer"),
    [
        ("danger", "danger", "Mrs Grey"),
        ('surface == "road"', "surface", ["Mrs Grey"]),
        ("depth_mm > 1", "depth_mm", "Mrs Grey"),
        ("depth_mm > 1", "depth_mm", True),
        ("amount > 1", "amount", "Mrs Grey"),
        ('"lift" in needs', "needs", "lift"),
        ("years_between(born_on, today) > 1", "born_on", "Mrs Grey"),
        ('district(site) == "E07000123"', "site", "Mrs Grey"),
    ],
)
def test_an_answer_of_another_kind_is_news_that_does_not_tell_the_answer(
    territory: object, text: str, key: str, answer: object
) -> None:
    with pytest.raises(WrongAnswer) as wrong:
        decided(text, {key: answer})
    assert str(wrong.value) == f'The answer to "{key}" is not of the kind that its question gives.'
    assert wrong.value.__cause__ is None


def test_a_condition_says_what_it_speaks_of_and_what_it_needs() -> None:
    text = 'surface in ["road", "other"] && answered("photos") && years_between(born_on, today) > 1 && channel == "web"'
    expression = condition(text)
    assert expression.names == names_used(text) == {"surface", "photos", "born_on"}
    assert expression.needs == {"surface", "born_on"}
    assert expression.options == {"surface": {"road", "other"}}


def test_a_condition_is_safe_in_many_threads() -> None:
    expression = condition('depth_mm >= 40 || (surface == "pavement" && depth_mm >= 25)')
    depths = [depth % 60 for depth in range(4000)]

    def decide(depth: int) -> bool | None:
        return expression.decide({"depth_mm": depth, "surface": "pavement"}, today=TODAY)

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(decide, depths)) == [depth >= 25 for depth in depths]


def test_speed_is_printed_and_not_judged() -> None:
    text = 'depth_mm >= 40 || (surface == "pavement" && depth_mm >= 25)'
    expression = condition(text)
    decide = min(timeit.repeat(lambda: expression.decide(ANSWERS, today=TODAY), number=2000, repeat=3)) / 2000
    compiled = min(timeit.repeat(lambda: condition(text), number=50, repeat=3)) / 50
    print(f"\ndecide {decide * 1e6:.1f} us, compile {compiled * 1e3:.2f} ms, {len(NAMES)} names")
