"""The history of another system is brought in once, whole, at its own times, and what differs is named."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from frontdoor.config.exports import Unread, exported
from frontdoor.config.mapping import rows
from frontdoor.config.mapping_checks import read_mapping
from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.actions.bringing import bring_in
from frontdoor.engine.cases.actions.reopening import reopen
from frontdoor.engine.cases.ledger import verify
from frontdoor.engine.cases.models import Case, Draft
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.effects.models import Effect
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.models import User
from tests.heart import acting, catalogue, person, postcodes

__all__ = ["catalogue", "person", "postcodes"]

MAPPING = """
source: a 311 export
id: case_enquiry_id
received: open_dt
closed: closed_dt
time: "%Y-%m-%d %H:%M:%S"
zone: America/New_York
kind: type
kinds:
  Sidewalk Repair:
    service: report-a-pavement-problem
    answers:
      kind: uneven
      danger: false
    columns:
      site.lat: latitude
      site.lng: longitude
      site.words: neighborhood
    closes:
      - transition: no_action
        answers:
          reason: Closed in the system before this one.
  Pothole:
    service: report-a-pothole
    answers:
      surface: road
      danger: false
    columns:
      site.lat: latitude
      site.lng: longitude
    closes:
      - transition: assess
        answers:
          depth_mm: 40
          risk: low
      - transition: mended
"""
HEAD = "case_enquiry_id,open_dt,closed_dt,case_title,type,neighborhood,latitude,longitude\n"
OPEN = "101,2022-01-21 13:47:00,,Lifted slab,Sidewalk Repair,Dorchester,53.85,-2.16\n"
CLOSED = "102,2022-01-19 11:18:00,2022-01-20 11:42:16,Broken edge,Sidewalk Repair,Roxbury,53.86,-2.17\n"
OTHER = "103,2022-01-19 11:18:00,,Noise,Party,Roxbury,53.86,-2.17\n"
NOWHERE = "104,2022-01-19 11:18:00,,Hole,Sidewalk Repair,Roxbury,,\n"

Bring = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def inspector(person: Callable[..., User], postcodes: None) -> Actor:
    return acting(person("ines", highways_area_teams="handler"))


@pytest.fixture
def bring(tmp_path: Path, inspector: Actor) -> Bring:
    """bring(lines…): what became of each row of an export; `why=True` says why as well, `by` is who closes."""
    (tmp_path / "mapping.yaml").write_text(MAPPING)

    def brought(*lines: str, why: bool = False, by: Actor = inspector) -> list[tuple[str, str]]:
        (tmp_path / "export.csv").write_text(HEAD + "".join(lines))
        found = []
        with exported(tmp_path / "export.csv") as export:
            mapping = read_mapping(
                tmp_path / "mapping.yaml", export.columns, definitions.current(), timezone.localdate()
            )
            for _, number, row in rows(mapping, export):
                became = None if isinstance(row, Unread) else bring_in(row, actor=by, now=timezone.now())
                what = became.what if became else "refused"
                found.append((number, f"{what}: {became.why}" if became and why else what))
        return found

    return brought


def test_each_row_is_a_case_opened_and_closed_at_its_own_time(bring: Bring) -> None:
    assert bring(OPEN, CLOSED) == [("101", "opened"), ("102", "closed")]
    still, ended = Case.objects.order_by("-received_at")
    assert (still.received_at, still.closed_at) == (datetime(2022, 1, 21, 18, 47, tzinfo=UTC), None)
    assert ended.closed_at == datetime(2022, 1, 20, 16, 42, 16, tzinfo=UTC)
    assert ended.state == "no_action"
    assert list(verify()) == []


def test_nobody_is_told_of_what_is_long_over(bring: Bring) -> None:
    bring(OPEN, CLOSED)
    assert [effect.kind for effect in Effect.objects.all() if effect.kind == "message"] == []
    assert not Message.objects.filter(state__in=("waiting", "sent")).exists()


def test_brought_again_it_is_the_same_and_a_newer_export_goes_on_from_there(bring: Bring) -> None:
    bring(OPEN, CLOSED)
    assert bring(OPEN, CLOSED) == [("101", "there"), ("102", "there")]
    assert bring(OPEN.replace(",,Lifted", ",2022-02-01 09:00:00,Lifted")) == [("101", "closed")]
    assert bring(OPEN) == [("101", "differs")]
    assert bring(OPEN.replace("Dorchester", "Another place")) == [("101", "differs")]
    assert Case.objects.count() == 2


def test_what_cannot_be_a_case_here_is_refused_and_makes_nothing(bring: Bring) -> None:
    future = OPEN.replace("101,2022", "105,2099")
    backwards = CLOSED.replace("102,2022-01-19", "106,2022-01-29")
    lines = [OTHER, NOWHERE, future, backwards, "107,when,,x,Sidewalk Repair,x,1,1\n"]
    assert [what for _, what in bring(*lines)] == ["refused"] * 5
    assert not Case.objects.exists()
    assert not Draft.objects.exists()


def test_what_takes_several_steps_here_is_closed_by_all_of_them(bring: Bring) -> None:
    pothole = "108,2022-01-19 11:18:00,2022-01-20 11:42:16,Hole,Pothole,,53.86,-2.17\n"
    assert bring(pothole) == [("108", "closed")]
    assert Case.objects.get().state == "mended"
    assert bring(pothole) == [("108", "there")]
    assert list(verify()) == []


def test_a_changed_date_differs(bring: Bring) -> None:
    bring(CLOSED)
    assert bring(CLOSED.replace("2022-01-20 11:42:16", "2022-01-20 11:42:17"), why=True) == [
        ("102", "differs: it was closed at another time")
    ]
    assert bring(CLOSED.replace("2022-01-19 11:18", "2022-01-18 11:18"), why=True) == [
        ("102", "differs: it came at another time")
    ]
    assert bring(CLOSED.replace("2022-01-20 11:42:16", ""), why=True) == [
        ("102", "differs: it is closed here and open there")
    ]


def test_a_step_that_cannot_be_taken_is_named_and_the_case_stays_open(
    bring: Bring, person: Callable[..., User]
) -> None:
    stranger = acting(person("sid", registration_service="handler"))
    assert bring(CLOSED, by=stranger, why=True) == [
        ("102", 'not closed: report-a-pavement-problem does not take the step "no_action" from "reported"')
    ]
    assert Case.objects.get().closed_at is None
    assert bring(CLOSED) == [("102", "closed")]


def test_what_people_have_worked_on_since_is_not_closed_behind_their_backs(bring: Bring, inspector: Actor) -> None:
    bring(CLOSED)
    case = Case.objects.get()
    assert case.closed_at is not None
    reopen(case.pk, reason="It is broken again", actor=inspector, now=case.closed_at + timedelta(days=1))
    assert bring(CLOSED, why=True) == [
        ("102", "differs: it is closed there and open here, where people have worked on it since")
    ]


def test_a_place_of_another_authority_is_passed_on_as_it_comes_and_does_not_differ_afterwards(bring: Bring) -> None:
    blackburn = CLOSED.replace("53.86,-2.17", "53.7486,-2.4823")
    assert bring(blackburn) == [("102", "opened")]
    assert Case.objects.get().state == "passed_on"
    assert bring(blackburn) == [("102", "there")]
