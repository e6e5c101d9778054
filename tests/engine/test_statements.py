"""A statement is put together once, and answers each time as Django's own would."""

from datetime import UTC, datetime
from threading import Thread
from typing import Any

import pytest
from django.db import connection, connections
from django.db.models import Value
from django.db.models.sql.compiler import SQLCompiler
from psycopg.types.numeric import Int8

from frontdoor.engine.parties.models import Membership, Party, Team, User
from frontdoor.engine.statements import Given, OneOf, Statement

AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def people(db: None) -> list[User]:
    parties = [Party.objects.create(name=name, at=AT) for name in ("Ann", "Bob", "Cho")]
    users = [User.objects.create(email=f"{party.name.lower()}@example.org", party=party) for party in parties]
    team = Team.objects.create(key="roads", name="Roads", audience="employee")
    for user in users[:2]:
        Membership.objects.create(user=user, team=team, role="handler", from_on="2026-01-01")
    return users


NAMED = Statement(lambda: User.objects.filter(party__name=Given("name")).select_related("party"))
AMONG = Statement(lambda: User.objects.filter(OneOf("id", Given("ids"))).order_by("-email"))
COLLEAGUES = Statement(lambda: User.objects.filter(memberships__team__key=Given("team")).order_by("id"))
PAIRS = Statement(
    lambda: (
        User.objects.filter(id=Given("user"))
        .values_list("id", "email")
        .union(Party.objects.filter(name=Given("name")).values_list("id", Value("no user")), all=True)
    )
)


def test_it_answers_by_the_values_of_each_time(people: list[User]) -> None:
    ann, bob, cho = people
    assert [NAMED(name=name) for name in ("Ann", "Bob", "Dev")] == [[ann], [bob], []]
    assert AMONG(ids=[ann.pk, cho.pk]) == [cho, ann]
    assert AMONG(ids=[]) == []
    assert COLLEAGUES(team="roads") == [ann, bob]


def test_it_brings_what_is_joined_and_rows_of_two_tables(people: list[User], django_assert_num_queries: Any) -> None:
    ann, bob, _ = people
    with django_assert_num_queries(2):
        assert [user.party.name for user in NAMED(name="Ann")] == ["Ann"]
        assert PAIRS(user=ann.pk, name="Bob") == [(ann.pk, ann.email), (bob.party_id, "no user")]


def test_it_is_put_together_once(people: list[User], monkeypatch: pytest.MonkeyPatch) -> None:
    put_together: list[SQLCompiler] = []
    as_sql = SQLCompiler.as_sql

    def counted(compiler: SQLCompiler, *given: Any, **more: Any) -> Any:
        put_together.append(compiler)
        return as_sql(compiler, *given, **more)

    monkeypatch.setattr(SQLCompiler, "as_sql", counted)
    asked = Statement(lambda: User.objects.filter(OneOf("id", Given("ids"))))
    for number in range(3):
        assert len(asked(ids=[user.pk for user in people[:number]])) == number
    assert len(put_together) == 1


def test_a_value_that_is_not_named_is_a_mistake(people: list[User]) -> None:
    with pytest.raises(KeyError, match="name"):
        NAMED(names="Ann")


def test_what_is_typed_is_a_value_and_never_a_part_of_the_statement(people: list[User]) -> None:
    assert NAMED(name="Ann' OR 1=1 --") == []
    assert AMONG(ids=[people[0].pk]) == [people[0]]


def test_rows_are_read_anew_each_time(people: list[User]) -> None:
    (before,) = NAMED(name="Ann")
    User.objects.filter(pk=before.pk).update(is_active=False)
    (after,) = NAMED(name="Ann")
    assert (before.is_active, after.is_active) == (True, False)


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection() -> None:
    Party.objects.create(name="Ann", at=AT)
    asked = Statement(lambda: Party.objects.filter(name=Given("name")).extra(select={"by": "pg_backend_pid()"}))
    found = [asked(name="Ann")[0].by]  # type: ignore[attr-defined]

    def elsewhere() -> None:
        found.append(asked(name="Ann")[0].by)  # type: ignore[attr-defined]
        connections.close_all()

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        assert found[0] == cursor.fetchone()[0]
    assert len(set(found)) == 2


def test_numbers_are_sent_of_one_size_so_that_a_statement_is_prepared_once(people: list[User]) -> None:
    sent: list[Any] = []

    def seen(execute: Any, sql: str, given: Any, many: bool, context: Any) -> Any:
        sent.extend(given)
        return execute(sql, given, many, context)

    with connection.execute_wrapper(seen):
        AMONG(ids=[1, 2**40])
        COLLEAGUES(team="roads")
    assert [[type(each) for each in sent[0]], sent[1]] == [[Int8, Int8], "roads"]
