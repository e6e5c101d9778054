"""What pages read of the database in a small and in a large installation: blocks and rows, and their ratio. It must
not judge.

usage: .venv/bin/python -m bench.size SMALL LARGE     (two data folders of demonstrations that do not run)
       both made by bench.history: of a thousand cases and of a million
Every SELECT that a page makes is asked again with EXPLAIN (ANALYZE, BUFFERS); rows are those that scans looked at.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Counts = dict[str, tuple[int, int, int]]
"""By page: statements, blocks and rows."""


def run(arguments: list[str]) -> int:
    if len(arguments) == 1:
        print(json.dumps(_measured(arguments[0])))
        return 0
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    small, large = (_in_a_process_of_its_own(data) for data in arguments)
    print(f"{'':28}{'SQL':>5}{'blocks':>9}{'rows':>9}{'SQL':>9}{'blocks':>9}{'rows':>9}{'of blocks':>18}{'of rows':>9}")
    for name in small:
        (few, blocks, rows), (more, many, looked) = small[name], large[name]
        print(
            f"{name:28}{few:5}{blocks:9,}{rows:9,}{more:9}{many:9,}{looked:9,}"
            f"{many / max(blocks, 1):18.2f}{looked / max(rows, 1):9.2f}"
        )
    return 0


def _in_a_process_of_its_own(data: str) -> Counts:
    done = subprocess.run([sys.executable, "-m", "bench.size", data], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    counts: Counts = json.loads(done.stdout.splitlines()[-1])
    return counts


def _measured(data: str) -> Counts:
    os.environ["FRONTDOOR_DATA"] = data
    from frontdoor.config import database

    with database.opened(data):
        database.start_django(current=True)
        from django.conf import settings
        from django.utils import timezone

        settings.ALLOWED_HOSTS = ["*"]
        pages = _pages(timezone.now())
        for ask in pages.values():
            ask()  # what is kept by a process is read once
        return {name: _counted(name, ask) for name, ask in pages.items()}


def _pages(now: Any) -> dict[str, Callable[[], Any]]:
    from django.test import Client

    from frontdoor.engine.cases.models import Case
    from frontdoor.engine.cases.references import receipt_code, shown
    from frontdoor.engine.parties.models import User
    from frontdoor.web.access import SET_UP_IN_THIS_SESSION

    user = User.objects.get(email="ravi.patel@example.org")
    named = Case.objects.filter(service="report-a-pothole", closed_at=None, assignee=None).exclude(
        parties__party__name=""
    )
    case = named.order_by("-id").first()
    assert case is not None
    team = Case.objects.filter(team__memberships__user=user, closed_at=None).values_list("team__key", flat=True).first()
    party = case.parties.exclude(party__name="").get(role="applicant").party
    email = party.contact_points.filter(kind="email").values_list("value", flat=True).first()
    staff, public = Client(), Client()
    staff.force_login(user)
    session = staff.session
    session[SET_UP_IN_THIS_SESSION] = user.pk
    session.save()
    reference = shown(case.reference)
    opened = {"reference": reference, "contact": receipt_code(case.reference)}
    return {
        "my day": lambda: _seen(staff.get("/staff/")),
        "queue of a team": lambda: _seen(staff.get(f"/staff/queues/{team}/")),
        "a case": lambda: _seen(staff.get(f"/staff/cases/{reference}/")),
        "search by reference": lambda: _seen(staff.post("/staff/find/", {"q": reference})),
        "search of a person": lambda: _seen(staff.post("/staff/find/", {"q": party.name})),
        "search of an e-mail": lambda: _seen(staff.post("/staff/find/", {"q": email})),
        "track": lambda: _seen(public.post("/track", opened, follow=True)),
        "open reports, Open311": lambda: _seen(public.get("/open311/v2/requests.json?status=open&page_size=50")),
    }


def _seen(answer: Any) -> None:
    assert answer.status_code in (200, 302, 303), answer.status_code


def _counted(name: str, ask: Callable[[], Any]) -> tuple[int, int, int]:
    with _explained() as plans:
        ask()
    print(name, file=sys.stderr)
    return len(plans), sum(_blocks(plan) for plan in plans), sum(_rows(plan) for plan in plans)


@contextmanager
def _explained() -> Iterator[list[Any]]:
    """The plan of each SELECT that is made inside."""
    from django.db import connection

    plans: list[Any] = []

    def explain(execute: Any, sql: str, given: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("SELECT", "(SELECT")) and not many:
            with connection.connection.cursor() as cursor:
                cursor.execute("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) " + sql, given)
                (found,) = cursor.fetchone()
            plans.append((found if isinstance(found, list) else json.loads(found))[0]["Plan"])
        return execute(sql, given, many, context)

    with connection.execute_wrapper(explain):
        yield plans


def _blocks(plan: Any) -> int:
    return int(plan.get("Shared Hit Blocks", 0) + plan.get("Shared Read Blocks", 0))


def _rows(plan: Any) -> int:
    """Rows that scans looked at, those put aside included."""
    below = plan.get("Plans", [])
    looked = sum(_rows(each) for each in below)
    if "Scan" in plan["Node Type"] and not below:
        aside = plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Index Recheck", 0)
        looked += round((plan["Actual Rows"] + aside) * plan["Actual Loops"])
    return looked


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
