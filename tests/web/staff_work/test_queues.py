"""Queues: the order of promises, tabs, pages, and "Take the next". Nobody else's queue is there."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from frontdoor.engine.cases.models import Case, Event, Kind
from frontdoor.engine.cases.references import shown
from frontdoor.web.staff import queues

from .conftest import POTHOLE, Enter, Make, Send
from .reading import link, queries_of, queue_of, words

QUEUE = "/staff/queues/highways_area_teams/"
TAKE = f"{QUEUE}take-the-next/"


def test_the_next_promise_to_break_is_at_the_top(person: Make, enter: Enter, send: Send) -> None:
    in_days, in_hours = send(), send(**POTHOLE | {"danger": True})
    assert queue_of(enter(person("priya")).get(QUEUE)) == [shown(in_hours.reference), shown(in_days.reference)]


def test_a_row_says_what_and_where_what_we_said_and_who_has_it(person: Make, enter: Enter, send: Send) -> None:
    priya = person("priya")
    case = send()
    case.assignee = priya
    case.save()
    row = words(enter(priya).get(QUEUE)).partition("Reference ")[2]
    clock = case.clocks.get()
    day = f"{clock.due_on:%a} {clock.due_on.day} {clock.due_on:%b}"
    expected = f"Pothole, Albert Road, Colne Look at the report Inspect it by {day} Priya — {shown(case.reference)}"
    assert row == f"5 working days {expected}"


def test_tabs_count_and_show_late_paused_and_mine(person: Make, enter: Enter, send: Send) -> None:
    priya = person("priya")
    late, mine, paused = send(), send(), send()
    Case.objects.filter(id=late.id).update(due_at=late.received_at - timedelta(hours=1))
    Case.objects.filter(id=mine.id).update(assignee=priya)
    Case.objects.filter(id=paused.id).update(paused=True, due_at=None)
    client = enter(priya)
    page = words(client.get(QUEUE))
    assert "Everything, 3 Mine, 1 Nobody's, 2 Late, 1 Due today, 0 Paused, 1" in page
    for tab, case in (("late", late), ("mine", mine), ("paused", paused)):
        assert queue_of(client.get(QUEUE, {"show": tab})) == [shown(case.reference)]


@pytest.mark.parametrize("number", [1, 3])
def test_a_queue_costs_the_same_number_of_queries_for_one_row_and_for_three(
    person: Make, enter: Enter, send: Send, number: int
) -> None:
    client = enter(person("priya"))
    for _each in range(number):
        send()
    client.get(QUEUE)
    assert len(queue_of(client.get(QUEUE))) == number
    assert queries_of(lambda: client.get(QUEUE)) == 8


def test_pages_go_on_and_back_without_losing_or_repeating_a_case(
    person: Make, enter: Enter, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues, "SIZE", 2)
    cases = [send() for _each in range(5)]
    Case.objects.filter(id=cases[4].id).update(due_at=None)
    everything = [shown(case.reference) for case in cases]
    client = enter(person("priya"))
    first = client.get(QUEUE)
    second = client.get(QUEUE + link(first, "next"))
    third = client.get(QUEUE + link(second, "next"))
    assert [queue_of(page) for page in (first, second, third)] == [everything[:2], everything[2:4], everything[4:]]
    back = client.get(QUEUE + link(third, "prev"))
    assert queue_of(back) == everything[2:4]
    assert (link(first, "prev"), link(third, "next")) == ("", "")


def test_a_mark_that_nobody_wrote_shows_the_first_page(person: Make, enter: Enter, send: Send) -> None:
    case = send()
    for mark in ("x~y", "~", "2026-99-99~7K4M9QXT", "~\x00K4M"):
        assert queue_of(enter(person(f"p{len(mark)}")).get(QUEUE, {"after": mark}))[:1] in ([shown(case.reference)], [])


def test_the_queue_of_another_team_is_not_there(person: Make, enter: Enter, send: Send) -> None:
    send()
    stranger = enter(person("sam", "blue_badge_team"))
    assert stranger.get(QUEUE).status_code == 404
    assert stranger.post(TAKE).status_code == 404
    assert not Event.objects.filter(kind=Kind.ASSIGNED).exists()


def test_take_the_next_gives_me_the_first_that_nobody_has(person: Make, enter: Enter, send: Send) -> None:
    tom, priya = person("tom"), person("priya")
    first, second = send(**POTHOLE | {"danger": True}), send()
    Case.objects.filter(id=first.id).update(assignee=tom)
    response = enter(priya).post(TAKE)
    second.refresh_from_db()
    assert (response.headers["Location"], second.assignee) == (f"/staff/cases/{shown(second.reference)}/", priya)


def test_take_the_next_of_nothing_goes_back_to_the_queue(person: Make, enter: Enter) -> None:
    assert enter(person("priya")).post(TAKE).headers["Location"] == QUEUE


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_get_different_cases(person: Make, enter: Enter, send: Send) -> None:
    clients = [enter(person(name)) for name in ("priya", "tom", "ann")]
    cases = [send(), send()]
    start = Barrier(len(clients))
    got: list[str] = []

    def press(client: object) -> None:
        start.wait()
        got.append(client.post(TAKE).headers["Location"])  # type: ignore[attr-defined]
        connection.close()

    threads = [Thread(target=press, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == sorted([QUEUE, *(f"/staff/cases/{shown(case.reference)}/" for case in cases)])
    assert Event.objects.filter(kind=Kind.ASSIGNED).count() == 2
