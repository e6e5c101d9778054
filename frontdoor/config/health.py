"""What machines ask of a running installation: does it answer, can it serve, what does it count.

Counts and states only: no reference, no service, no name, no words of a person.
"""

import logging
from collections.abc import Iterator
from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.openmetrics.exposition import CONTENT_TYPE_LATEST, generate_latest

from frontdoor.engine.cases.models import Case, Clock
from frontdoor.engine.effects.models import Effect
from frontdoor.engine.messaging.models import Message
from frontdoor.web.access import access

log = logging.getLogger(__name__)
# A worker says that it lives every two seconds.
WORKER_SILENT_AFTER = timedelta(seconds=10)


@require_safe
@never_cache
@access("public")
def health(request: HttpRequest) -> HttpResponse:
    """200 while this process answers; it asks nothing of anything else."""
    return _text("ok\n")


@require_safe
@never_cache
@access("public")
def ready(request: HttpRequest) -> HttpResponse:
    """200 when web, worker and database serve; else 503, and what does not."""
    try:
        working = _workers().exists()
    except DatabaseError:
        connection.close()
        return _text("the database does not answer\n", status=503)
    return _text("ok\n") if working else _text("no worker answers\n", status=503)


@require_safe
@never_cache
@access("public")
def metrics(request: HttpRequest) -> HttpResponse:
    """Counts in OpenMetrics form, read from the database, so that every process says the same."""
    return HttpResponse(generate_latest(_Counts()), content_type=CONTENT_TYPE_LATEST)


class _Counts:
    """What prometheus_client collects: one family of gauges a table."""

    def collect(self) -> Iterator[Metric]:
        cases = Case.objects.values_list("outcome").annotate(number=Count("id")).order_by("outcome")
        yield _gauge("cases", "Cases, by outcome", "outcome", {outcome or "open": number for outcome, number in cases})
        yield _gauge("promises", "Open promises, by how they stand", "standing", _promises())
        for name, model in (("effects", Effect), ("messages", Message)):
            found = dict(model.objects.values_list("state").annotate(number=Count("id")))
            yield _gauge(
                name, f"{name.capitalize()}, by state", "state", {key: found.get(key, 0) for key in model.State}
            )
        jobs = ProcrastinateJob.objects.values_list("status").annotate(number=Count("id")).order_by("status")
        yield _gauge("jobs", "Background jobs, by status", "status", dict(jobs))
        yield _gauge("workers", "Background workers that answer", "standing", {"answering": _workers().count()})


def _promises() -> dict[str, int]:
    open_clocks = Clock.objects.filter(ended_at=None)
    return {
        "running": open_clocks.filter(paused_at=None, broken_at=None).count(),
        "paused": open_clocks.filter(paused_at__isnull=False, broken_at=None).count(),
        "broken": open_clocks.filter(broken_at__isnull=False).count(),
    }


def _workers():
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=timezone.now() - WORKER_SILENT_AFTER)


def _gauge(name: str, says: str, label: str, values: dict[str, int]) -> Metric:
    gauge = GaugeMetricFamily(f"frontdoor_{name}", says, labels=[label])
    for value, number in values.items():
        gauge.add_metric([str(value)], number)
    return gauge


def _text(words: str, status: int = 200) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
