"""What machines ask. The worker is a row here: tests/resilience runs a real one."""

import pytest
from django.db import connection
from django.test import Client
from prometheus_client.openmetrics.parser import text_string_to_metric_families

pytestmark = pytest.mark.django_db


def test_health_asks_nothing_of_the_database(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/health")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_ready_wants_a_worker_that_was_heard_of_lately(client: Client) -> None:
    answer = client.get("/ready")
    assert (answer.status_code, answer.content) == (503, b"no worker answers\n")
    _worker_heard_of("1 minute")
    assert client.get("/ready").status_code == 503
    _worker_heard_of("1 second")
    answer = client.get("/ready")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_metrics_are_openmetrics_and_count_without_naming(client: Client) -> None:
    _worker_heard_of("1 second")
    answer = client.get("/metrics")
    families = {family.name: family for family in text_string_to_metric_families(answer.content.decode())}
    assert set(families) == {
        f"frontdoor_{name}" for name in ("cases", "promises", "effects", "messages", "jobs", "workers")
    }
    assert [sample.value for sample in families["frontdoor_workers"].samples] == [1]
    labels = {label for family in families.values() for sample in family.samples for label in sample.labels}
    assert labels <= {"outcome", "standing", "state", "status"}


def _worker_heard_of(ago: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)", [ago])
