"""The chain of events: what was written stays, and one changed byte is found."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from frontdoor.config import embedded
from frontdoor.engine.cases.acting import SYSTEM, Actor
from frontdoor.engine.cases.actions.working import note
from frontdoor.engine.cases.ledger import append, event_digest, verify, write_root
from frontdoor.engine.cases.models import AnswerSet, Case, Detail, Event, Kind, Root
from tests.heart import DAY, NOW, Submit

FORBIDDEN = ("UPDATE cases_event SET seq = 9", "DELETE FROM cases_event", "TRUNCATE cases_event CASCADE")
ON, ENDED_AT = date(2026, 11, 25), NOW + timedelta(hours=15)


def as_owner(sql: str, *values: object) -> None:
    """What only somebody with the owner's password, past the triggers, could do."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute(f"SET ROLE {embedded.APPLICATION}")


@pytest.fixture
def noted(submit: Submit, inspector: Actor) -> Case:
    return note(submit().id, text="Cones are out", actor=inspector, now=NOW + timedelta(minutes=5))


def test_each_event_keeps_the_digest_of_the_one_before_and_the_case_that_of_the_last(noted: Case) -> None:
    events = list(noted.events.order_by("seq"))
    assert [event.seq for event in events] == [1, 2, 3]
    assert [event.previous for event in events] == ["", event_digest(events[0]), event_digest(events[1])]
    assert (noted.seq, noted.head) == (3, event_digest(events[2]))
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE cases_event SET kind = 'kept' WHERE seq = 2", "Case {id}"),
        ('UPDATE cases_event SET codes = \'{"clock": "mend"}\' WHERE seq = 2', "Case {id}"),
        ("UPDATE cases_event SET at = at + interval '1 microsecond' WHERE seq = 3", "Case {id}"),
        ("UPDATE cases_event SET who_id = 0 WHERE seq = 1", "Case {id}"),
        ("DELETE FROM cases_event WHERE seq = 2", "Case {id}"),
        ("UPDATE cases_case SET head = repeat('0', 64)", "Case {id}: its last event is not the one it remembers."),
        (
            'UPDATE cases_detail SET payload = \'{"note": "Cones are in"}\'',
            "Case {id}: the detail of event 3 were changed.",
        ),
        ("DELETE FROM cases_detail", "Case {id}: the detail of event 3 went without a disposal."),
        (
            "UPDATE cases_answerset SET answers = jsonb_set(answers, '{size}', '\"small\"')",
            "Case {id}: the answers of event 1 were changed.",
        ),
        ("UPDATE cases_answerset SET proposed = NOT proposed", "Case {id}: the answers of event 1 were changed."),
        ("DELETE FROM cases_answerset", "Case {id}: the answers of event 1 went without a disposal."),
    ],
)
def test_one_thing_changed_is_found(noted: Case, sql: str, fault: str) -> None:
    as_owner(sql)
    found = list(verify())
    assert found and found[0].startswith(fault.format(id=noted.id))


def test_events_that_all_went_are_missed(noted: Case) -> None:
    for table in ("effects_effect", "cases_detail", "cases_answerset", "cases_event"):
        as_owner(f"DELETE FROM {table}")
    assert list(verify()) == [f"Case {noted.id}: it has no events."]


@pytest.mark.parametrize(
    "sql", ["UPDATE cases_event SET seq = 9", "DELETE FROM cases_event", "TRUNCATE cases_event CASCADE"]
)
def test_the_application_cannot_change_or_remove_an_event(noted: Case, sql: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Event.objects.filter(case=noted).count() == 3


def test_even_the_owner_meets_the_triggers(noted: Case) -> None:
    for sql in FORBIDDEN:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute(sql)


def test_a_payload_may_go_but_not_be_changed(noted: Case) -> None:
    for model in (Detail, AnswerSet):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(salt="00")


def test_a_disposal_that_is_named_leaves_the_chain_whole(noted: Case) -> None:
    Detail.objects.filter(event__case=noted).delete()
    AnswerSet.objects.filter(case=noted).delete()
    append(noted, Kind.DISPOSED, actor=SYSTEM, now=NOW + DAY, codes={"events": [1, 3]})
    noted.save()
    assert list(verify()) == []


def test_a_disposal_excuses_only_what_it_names(noted: Case) -> None:
    Detail.objects.filter(event__case=noted).delete()
    AnswerSet.objects.filter(case=noted).delete()
    append(noted, Kind.DISPOSED, actor=SYSTEM, now=NOW + DAY, codes={"events": [1]})
    noted.save()
    assert list(verify()) == [f"Case {noted.id}: the detail of event 3 went without a disposal."]


def test_an_event_holds_no_answer_and_no_note(noted: Case) -> None:
    written = str([(event.codes, event.from_state, event.to_state) for event in noted.events.all()])
    assert [word for word in ("Iqbal", "sam.iqbal", "bus stop", "Cones", "PR1") if word in written] == []


def test_the_digest_of_a_payload_cannot_be_guessed_without_its_salt(submit: Submit) -> None:
    """Two cases with the same answers have digests that have nothing in common."""
    one, other = submit(), submit()
    assert one.events.get(seq=1).answers_digest != other.events.get(seq=1).answers_digest


def test_a_days_root_is_written_once_and_covers_what_happened_by_then(noted: Case) -> None:
    root = write_root(on=ON, ended_at=ENDED_AT, now=ENDED_AT)
    assert root is not None and root.events == 3
    assert write_root(on=ON, ended_at=ENDED_AT, now=ENDED_AT) is None
    assert list(verify()) == []


def test_a_tail_rewritten_with_its_head_shows_against_the_root(noted: Case) -> None:
    """Whoever can rewrite an event, its digest and its case's head still cannot rewrite yesterday's root."""
    write_root(on=ON, ended_at=ENDED_AT, now=ENDED_AT)
    as_owner("UPDATE cases_event SET channel = 'email' WHERE seq = 3")
    last = noted.events.get(seq=3)
    as_owner("UPDATE cases_case SET head = %s WHERE id = %s", event_digest(last), noted.id)
    assert list(verify()) == ["The events up to 25 November 2026 are not those that its root covers."]


def test_each_root_stands_on_the_one_before(noted: Case, submit: Submit) -> None:
    write_root(on=ON, ended_at=ENDED_AT, now=ENDED_AT)
    submit(at=NOW + DAY)
    second = write_root(on=ON + DAY, ended_at=ENDED_AT + DAY, now=ENDED_AT + DAY)
    assert second is not None and second.events == 2
    as_owner("UPDATE cases_root SET digest = repeat('0', 64) WHERE \"on\" = %s", ON)
    assert len(list(verify())) == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        Root.objects.update(digest="")
