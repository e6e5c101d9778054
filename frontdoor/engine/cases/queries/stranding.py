"""What a catalogue would take away from cases that are still open. Must not change either."""

from collections.abc import Iterator

from django.db.models import Count

from frontdoor.engine.cases.models import Case
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.catalogue import Catalogue

OPEN = Case.objects.filter(closed_at=None)


def stranded(catalogue: Catalogue) -> list[str]:
    """A sentence for each state, and each question, that open cases still use and this catalogue no longer has."""
    return [*_states(catalogue), *_questions(catalogue)]


def _states(catalogue: Catalogue) -> Iterator[str]:
    used = OPEN.values("service", "state").annotate(times=Count("id")).order_by("service", "state")
    for row in used:
        service = catalogue.services.get(row["service"])
        if service is None or not service.states:
            yield f"{row['service']}: {_open(row['times'])} in it, in state {row['state']}. Keep the service."
        elif row["state"] not in service.states:
            yield f"{row['service']}: {_open(row['times'])} in state {row['state']}. Keep it, or its name."


def _questions(catalogue: Catalogue) -> Iterator[str]:
    used = OPEN.values("service", "version_id").annotate(times=Count("id")).order_by("service", "version_id")
    missing: dict[tuple[str, str], int] = {}
    for row in used:
        service = catalogue.services.get(row["service"])
        if service is None or not service.states:
            continue
        for key in definitions.version(row["version_id"]).names.keys() - service.names.keys():
            missing[row["service"], key] = missing.get((row["service"], key), 0) + row["times"]
    for (service_key, key), times in sorted(missing.items()):
        yield f"{service_key}: {_open(times)} with the question {key}. Keep it, or its name."


def _open(times: int) -> str:
    return "1 open case is" if times == 1 else f"{times:,} open cases are"
