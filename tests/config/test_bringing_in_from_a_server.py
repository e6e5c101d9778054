"""Another Open311 server is read whole, whether or not it knows pages, and comes in as an export does.

The server is a contract server, written from GeoReport v2: at most 90 days and 1000 requests at once. Ours is read too.
"""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from frontdoor.config.commands import bring
from frontdoor.config.exports import Unread
from frontdoor.config.georeport import NotRead, reported, served
from frontdoor.config.mapping import Mapping, rows
from frontdoor.engine.cases.actions.bringing import bring_in
from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.references import shown
from frontdoor.engine.parties.models import User
from tests.heart import Submit, acting, catalogue, person, postcodes, submit

__all__ = ["catalogue", "person", "postcodes", "submit"]

FIRST = datetime(2024, 1, 1, 9, tzinfo=UTC)
NOW = datetime(2024, 6, 1, tzinfo=UTC)
MAPPING = Mapping.model_validate(
    {
        "source": "another council",
        "id": "service_request_id",
        "received": "requested_datetime",
        "closed": "closed_datetime",
        "kind": "service_code",
        "kinds": {
            "report-a-pothole": {
                "service": "report-a-pavement-problem",
                "answers": {"kind": "uneven", "danger": False},
                "columns": {"site.lat": "lat", "site.lng": "long", "site.words": "address"},
                "closes": [{"transition": "no_action", "answers": {"reason": "Closed before."}}],
            }
        },
    }
)


def told(number: int, *, after: timedelta) -> dict[str, Any]:
    at = FIRST + after
    return {
        "service_request_id": f"{number}",
        "status": "closed" if number % 2 else "open",
        "service_code": "report-a-pothole",
        "requested_datetime": at.isoformat(),
        "updated_datetime": (at + timedelta(days=1)).isoformat(),
        "address": "Albert Road",
        "lat": 53.85,
        "long": -2.16,
    }


class Server(BaseHTTPRequestHandler):
    held: list[dict[str, Any]]
    most = 1000
    knows_pages = False
    newest_first = False
    works_until: datetime | None = None

    def do_GET(self) -> None:
        asked = {name: values[-1] for name, values in parse_qs(urlsplit(self.path).query).items()}
        begins, ends = (datetime.fromisoformat(asked[name]) for name in ("start_date", "end_date"))
        within = [one for one in self.held if begins <= datetime.fromisoformat(one["requested_datetime"]) <= ends]
        at = (int(asked["page"]) - 1) * self.most if self.knows_pages else 0
        is_one = urlsplit(self.path).path == "/open311/v2/requests.json" and asked["jurisdiction_id"] == "here"
        is_up = self.works_until is None or begins < self.works_until
        self.send_response(200 if is_up and is_one and ends - begins <= timedelta(days=90) else 400)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        within = within[::-1] if self.newest_first else within
        self.wfile.write(json.dumps(within[at : at + self.most]).encode())

    def log_message(self, *given: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Callable[..., str]]:
    """server(reports, most=50, knows_pages=True): its address."""
    started = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=started.serve_forever, daemon=True).start()

    def holds(
        held: list[dict[str, Any]], *, most: int = 1000, knows_pages: bool = False, newest_first: bool = False
    ) -> str:
        Server.held, Server.most = held, most
        Server.knows_pages, Server.newest_first, Server.works_until = knows_pages, newest_first, None
        return f"http://127.0.0.1:{started.server_port}/open311/v2?jurisdiction_id=here"

    yield holds
    started.shutdown()


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize(("most", "knows_pages"), [(50, True), (7, True), (1000, False), (100, False)])
def test_all_of_it_is_read_once(server: Callable[..., str], most: int, knows_pages: bool, newest_first: bool) -> None:
    busy = [told(number, after=timedelta(minutes=number)) for number in range(1300)]
    quiet = [told(5000 + number, after=timedelta(days=100 + number)) for number in range(5)]
    held = busy[:160] + quiet if most == 7 else busy + quiet
    address = server(held, most=most, knows_pages=knows_pages, newest_first=newest_first)
    numbers = [line["service_request_id"] for line in reported(address, date(2023, 12, 1), NOW)]
    assert numbers == [one["service_request_id"] for one in held]


def test_what_cannot_be_read_whole_is_said(server: Callable[..., str]) -> None:
    midnight = [told(number, after=timedelta(0)) for number in range(1500)]
    with pytest.raises(NotRead, match="more came at 2024-01-01"):
        list(reported(server(midnight), date(2023, 12, 31), NOW))


def test_a_field_that_is_left_out_is_empty(server: Callable[..., str]) -> None:
    bare = {name: value for name, value in told(1, after=timedelta(0)).items() if name != "address"}
    (line,) = reported(server([bare]), date(2024, 1, 1), NOW)
    assert (line["address"], line["media_url"]) == ("", "")


def test_what_is_closed_there_is_closed_when_it_was_last_changed(server: Callable[..., str]) -> None:
    held = [told(number, after=timedelta(days=number)) for number in range(2)]
    still, ended = reported(server(held), date(2024, 1, 1), NOW)
    assert (still["closed_datetime"], ended["closed_datetime"]) == ("", held[1]["updated_datetime"])


def test_a_server_that_says_something_else_is_named(server: Callable[..., str]) -> None:
    with pytest.raises(NotRead, match="status 400"):
        list(reported(server([]).replace("=here", "=there"), date(2024, 1, 1), NOW))
    with pytest.raises(NotRead, match="does not answer"):
        list(reported(server([{"requested_datetime": FIRST.isoformat()}]), date(2024, 1, 1), NOW))


@pytest.mark.usefixtures("postcodes")
@pytest.mark.django_db
def test_each_of_its_requests_is_a_case_here(server: Callable[..., str], person: Callable[..., User]) -> None:
    actor = acting(person("ines", highways_area_teams="handler"))
    address = server([told(number, after=timedelta(days=number)) for number in range(2)])
    for _again in range(2):
        for _, _, row in rows(MAPPING, served(address, date(2024, 1, 1), NOW)):
            assert not isinstance(row, Unread)
            bring_in(row, actor=actor, now=timezone.now())
    still, ended = Case.objects.order_by("received_at")
    assert (still.received_at, still.closed_at) == (FIRST, None)
    assert ended.closed_at == FIRST + timedelta(days=2)


YAML = """source: another council
id: service_request_id
received: requested_datetime
closed: closed_datetime
kind: service_code
kinds:
  report-a-pothole:
    service: report-a-pavement-problem
    answers:
      kind: uneven
      danger: false
    columns:
      site.lat: lat
      site.lng: long
      site.words: address
    closes:
      - transition: no_action
        answers:
          reason: Closed before.
"""


@pytest.mark.usefixtures("postcodes")
@pytest.mark.django_db
def test_a_server_that_stops_half_way_leaves_the_counts_and_is_gone_on_with(
    server: Callable[..., str], person: Callable[..., User], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = server([told(number, after=timedelta(days=40 * number)) for number in range(3)])
    (tmp_path / "m.yaml").write_text(YAML)
    by = person("ines", highways_area_teams="handler").email
    given = [str(tmp_path / "m.yaml"), address, "--since", "2024-01-01", "--by", by]
    Server.works_until = FIRST + timedelta(days=50)
    assert bring.run(given) == 1
    cause, counts = capsys.readouterr().out.splitlines()
    assert cause.startswith("1 Not all of it was read: 127.0.0.1:")
    assert counts == "1 opened, 1 closed, 0 there, 0 differs, 0 not closed, 0 refused, 0 gone"
    Server.works_until = None
    assert bring.run(given) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("1 opened, 0 closed, 2 there, 0 differs")
    Server.held = Server.held[1:]
    assert bring.run(given) == 1
    assert capsys.readouterr().out.splitlines()[-1].endswith("1 gone")
    assert bring.run([*given[:3], "2024-01-15", *given[4:]]) == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("catalogue", "postcodes")
def test_our_own_server_is_read_as_any_other(submit: Submit, live_server: Any) -> None:
    case = submit(at=timezone.now() - timedelta(days=1))
    found = list(reported(f"{live_server.url}/open311/v2", timezone.localdate() - timedelta(days=2), timezone.now()))
    assert [line["service_request_id"] for line in found] == [shown(case.reference)]
