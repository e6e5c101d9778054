"""Publishing is all or nothing, keeps the version of what has not changed, and is seen by running processes.
Must not use the real catalogue."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from frontdoor.engine.definitions import ports, queries
from frontdoor.engine.definitions.actions import publish
from frontdoor.engine.definitions.catalogue import Catalogue, Mistakes
from frontdoor.engine.definitions.models import Publication, Version
from tests.engine.definitions.small import SERVICE, changed, read, written

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_is_kept_in_memory() -> Iterator[None]:
    queries.forget()
    yield
    queries.forget()


def test_a_published_catalogue_is_served_as_it_was_written(tmp_path: Path) -> None:
    publish(written(tmp_path), NOW)
    assert queries.current() == read(tmp_path)
    assert queries.version(queries.version_id("report-a-bench")).title == "Report a bench"


def test_before_anything_is_published_it_says_so() -> None:
    with pytest.raises(queries.NothingPublished):
        queries.current()


def test_an_equal_catalogue_is_not_published_again(tmp_path: Path) -> None:
    first = publish(written(tmp_path), NOW)
    assert publish(written(tmp_path), NOW) == first
    assert (Publication.objects.count(), Version.objects.count()) == (1, 1)


def test_a_service_that_has_not_changed_keeps_its_version(tmp_path: Path) -> None:
    publish(written(tmp_path, report_a_gate=SERVICE), NOW)
    before = {key: queries.version_id(key) for key in ("report-a-bench", "report-a-gate")}
    publish(written(tmp_path, report_a_gate=changed("Report a bench", "Report a gate")), NOW)
    assert queries.version_id("report-a-bench") == before["report-a-bench"]
    numbers = Version.objects.order_by("service", "number").values_list("service", "number")
    assert list(numbers) == [("report-a-bench", 1), ("report-a-gate", 1), ("report-a-gate", 2)]
    assert queries.version(before["report-a-gate"]).title == "Report a bench"
    assert queries.version(queries.version_id("report-a-gate")).title == "Report a gate"


def test_what_comes_back_comes_back_as_the_version_it_was(tmp_path: Path) -> None:
    publish(written(tmp_path), NOW)
    first = queries.version_id("report-a-bench")
    publish(written(tmp_path, report_a_bench=changed("Report a bench", "Report a seat")), NOW)
    publish(written(tmp_path), NOW)
    assert (queries.version_id("report-a-bench"), Version.objects.count()) == (first, 2)


def test_a_change_of_a_shared_block_is_a_new_version_of_what_uses_it(tmp_path: Path) -> None:
    publish(written(tmp_path), NOW)
    contact = "questions:\n  - key: email\n    type: email\n    ask: Where can we write to you?\n"
    publish(written(tmp_path, contact=contact), NOW)
    assert queries.version(queries.version_id("report-a-bench")).question("email").ask == "Where can we write to you?"
    assert Version.objects.count() == 2


def test_a_version_is_its_whole_text_in_the_order_written(tmp_path: Path) -> None:
    publish(written(tmp_path), NOW)
    text = json.loads(Version.objects.get().text)
    assert list(text["states"]) == ["reported", "mended", "refused", "passed_on"]
    assert [question["key"] for question in text["questions"]] == ["kind_of_bench", "site", "rotten", "email"]
    assert text["messages"]["received"] == {"subject": "We have your request ((reference))", "body": "((promise))"}
    assert text["clocks"]["mend"]["calendar"] == "office"


def test_mistakes_publish_nothing(tmp_path: Path) -> None:
    publish(written(tmp_path), NOW)
    with pytest.raises(Mistakes):
        publish(written(tmp_path, report_a_bench=changed("owner: road_team", "owner: nobody")), NOW)
    assert Publication.objects.count() == 1
    assert queries.current().services["report-a-bench"].owner == "road_team"


def test_what_follows_a_publication_fails_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "_followers", [])
    seen: list[str] = []

    def note(catalogue: Catalogue, *, now: datetime) -> None:
        seen.append(catalogue.council.name)

    def fail(catalogue: Catalogue, *, now: datetime) -> None:
        raise RuntimeError("a team could not be kept")

    ports.on_publish(note)
    ports.on_publish(note)
    ports.on_publish(fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        publish(written(tmp_path), NOW)
    assert (seen, Publication.objects.count()) == (["Exampleshire County Council"], 0)


def test_pages_read_from_memory_and_look_again_with_one_small_query(
    tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(written(tmp_path), NOW)
    queries.current()
    with django_assert_num_queries(0):
        for _ in range(3):
            queries.version(queries.version_id("report-a-bench"))
            queries.current()
    monkeypatch.setattr(queries, "SECONDS_BETWEEN_LOOKS", 0.0)
    with django_assert_num_queries(1):
        queries.current()


def test_a_service_that_is_not_served_has_no_version(tmp_path: Path) -> None:
    publish(written(tmp_path), NOW)
    with pytest.raises(queries.UnknownService):
        queries.version_id("report-a-gate")
    with pytest.raises(queries.UnknownVersion):
        queries.version(0)
