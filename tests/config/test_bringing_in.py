"""The history of another system is brought in once, whole, at its own times, and what differs is listed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from frontdoor.config.commands import CannotGoOn
from frontdoor.config.mapping import exported, read_mapping, rows
from frontdoor.engine.cases.actions.bringing import Brought, bring_in
from frontdoor.engine.cases.ledger import verify
from frontdoor.engine.cases.models import Case
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
      transition: no_action
      answers:
        reason: Closed in the system before this one.
"""
HEAD = "case_enquiry_id,open_dt,closed_dt,case_title,type,neighborhood,latitude,longitude\n"
OPEN = "101,2022-01-21 13:47:00,,Lifted slab,Sidewalk Repair,Dorchester,53.85,-2.16\n"
CLOSED = "102,2022-01-19 11:18:00,2022-01-20 11:42:16,Broken edge,Sidewalk Repair,Roxbury,53.86,-2.17\n"
OTHER = "103,2022-01-19 11:18:00,,Noise,Party,Roxbury,53.86,-2.17\n"
NOWHERE = "104,2022-01-19 11:18:00,,Hole,Sidewalk Repair,Roxbury,,\n"

Bring = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def bring(tmp_path: Path, person: Callable[..., User], postcodes: None) -> Bring:
    """bring(lines…): what became of each row of an export, as the command does it."""
    actor = acting(person("ines", highways_area_teams="handler"))
    (tmp_path / "mapping.yaml").write_text(MAPPING)
    mapping = read_mapping(tmp_path / "mapping.yaml")

    def brought(*lines: str) -> list[tuple[str, str]]:
        (tmp_path / "export.csv").write_text(HEAD + "".join(lines))
        found = []
        for number, row in rows(mapping, exported(tmp_path / "export.csv")):
            became = Brought("refused", row) if isinstance(row, str) else bring_in(row, actor=actor, now=timezone.now())
            found.append((number, became.what))
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


def test_a_mapping_with_a_mistake_names_it(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING.replace("received:", "recieved:"))
    with pytest.raises(CannotGoOn, match="recieved"):
        read_mapping(tmp_path / "m.yaml")
