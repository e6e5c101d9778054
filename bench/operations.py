"""What each thing that people do costs: statements, transactions, processor time, eight clients. It must not judge.

usage: .venv/bin/python -m bench.operations [--port N] [--times N] [--rounds N] [--statements]
"""

import random
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass

from .asked import Asked, asked
from .browsing import Browser, Page, at_once
from .installation import Installation, Used, running

SERVICE = "/report-a-pothole"
LOGGED = 16
Ready = tuple[Browser, Page]


@dataclass(frozen=True)
class Operation:
    """Something that one person does; what has to be so before is not measured."""

    name: str
    before: Callable[[], Ready]
    act: Callable[[Browser, Page], object]


@dataclass(frozen=True)
class Cost:
    """Of one operation done once, on average."""

    name: str
    requests: float
    used: Used
    asked: Asked
    logged: int

    def line(self) -> str:
        of_all = self.used.web + self.used.web_database
        return (
            f"{self.name:26}{self.requests:9.0f}{len(self.asked.statements) / self.logged:8.1f}"
            f"{self.asked.transactions / self.logged:8.1f}{self.asked.durable / self.logged:9.1f}"
            f"{self.used.web:8.1f}{self.used.web_database:10.1f}{of_all:8.1f}"
        )


HEAD = f"{'operation':26}{'requests':>9}{'SQL':>8}{'trans.':>8}{'durable':>9}{'web ms':>8}{'database':>10}{'in all':>8}"


def run(arguments: list[str]) -> int:
    parser = ArgumentParser(prog="bench.operations", description=__doc__)
    parser.add_argument("--port", type=int, default=8250)
    parser.add_argument("--times", type=int, default=240, help="how often each is done in a round (240)")
    parser.add_argument("--rounds", type=int, default=3, help="the lowest of so many is printed (3)")
    parser.add_argument("--statements", action="store_true", help="print the statements of each operation too")
    given = parser.parse_args(arguments)
    with running(given.port) as installation:
        print(HEAD, flush=True)
        for operation in operations(given.port):
            cost = measured(installation, operation, times=given.times, rounds=given.rounds)
            print(cost.line(), flush=True)
            if given.statements:
                for statement, number in cost.asked.by_kind().most_common():
                    print(f"    {number / cost.logged:5.1f}  {statement}")
        first, *workers = (f"{held:.0f} MB, its own share {own:.0f} MB" for held, own in installation.megabytes())
        print("\nresident memory of each web worker:", "; ".join(workers), "; of what they parted from:", first)
    return 0


def measured(installation: Installation, operation: Operation, *, times: int, rounds: int) -> Cost:
    """The lowest processor time of some rounds, and the statements of one more, while they are logged."""
    _done(operation, 16)
    found = min((_round(installation, operation, times) for _ in range(rounds)), key=lambda one: one[0].web)
    ready = _ready(operation, LOGGED)
    with asked(installation) as statements:
        at_once(lambda one: operation.act(*one), ready)
    return Cost(operation.name, found[1], found[0], statements, LOGGED)


def _round(installation: Installation, operation: Operation, times: int) -> tuple[Used, float]:
    ready = _ready(operation, times)
    requests = sum(browser.requests for browser, _ in ready)
    began = installation.used()
    at_once(lambda one: operation.act(*one), ready)
    used = installation.used() - began
    requests = sum(browser.requests for browser, _ in ready) - requests
    return Used(*(getattr(used, name) / times for name in Used.__annotations__)), requests / times


def _done(operation: Operation, times: int) -> None:
    at_once(lambda one: operation.act(*one), _ready(operation, times))


def _ready(operation: Operation, times: int) -> list[Ready]:
    return at_once(lambda _: operation.before(), range(times))


def operations(port: int, made: type[Browser] = Browser) -> list[Operation]:
    """Each, done by browsers of this kind."""
    from .people import desk_of, places

    spots, desk = places(), desk_of("highways_area_teams")

    def somebody() -> Ready:
        return made(port), Page("", 0, "")

    def at_desk() -> Ready:
        return made(port, desk.cookies), Page("", 0, "")

    def at_size() -> Ready:
        browser = made(port)
        return browser, _where(browser, random.choice(spots))

    def at_check() -> Ready:
        browser = made(port)
        return browser, answered(browser, random.choice(spots))

    return [
        Operation("home page", somebody, lambda browser, _: browser.get("/")),
        Operation("start page", somebody, lambda browser, _: browser.get(SERVICE)),
        Operation("question page", at_size, lambda browser, page: browser.get(page.path)),
        Operation("answer to a question", at_size, lambda browser, page: browser.post(page, SIZE, follow=False)),
        Operation("check page", at_check, lambda browser, page: browser.get(page.path)),
        Operation("submission", at_check, lambda browser, page: browser.post(page, {}, follow=False)),
        Operation("whole pothole journey", somebody, lambda browser, _: journey(browser, random.choice(spots))),
        Operation("queue", at_desk, lambda browser, _: browser.get(desk.queue)),
        Operation("case page", at_desk, lambda browser, _: browser.get(random.choice(desk.cases))),
        Operation("my day", at_desk, lambda browser, _: browser.get("/staff/")),
    ]


SIZE = {"size": "large"}
REST = (
    {"danger": "no"},
    {"details": "By the bus stop"},
    {},
    {"contact_name-first": "Sam", "contact_name-last": "Iqbal"},
    {"contact_email": "sam.iqbal@example.org"},
    {"contact_telephone": ""},
)


def _where(browser: Browser, postcode: str) -> Page:
    """On from the start page to the page that asks for the size; reports nearby are passed over."""
    page = browser.post(browser.get(f"{SERVICE}/begin"), {"surface": "road"})
    page = browser.post(page, {"site-words": f"Mill Lane {postcode}"})
    if 'name="nearby-read"' in page.text:
        page = browser.post(page, {"site-words": f"Mill Lane {postcode}", "nearby-read": "yes"})
    return page


def answered(browser: Browser, postcode: str) -> Page:
    """To the check page, without a photograph."""
    page = browser.post(_where(browser, postcode), SIZE)
    for answer in REST:
        page = browser.post(page, answer)
    return page


def journey(browser: Browser, postcode: str) -> None:
    browser.get(SERVICE)
    receipt = browser.post(answered(browser, postcode), {})
    if not receipt.path.endswith("your-receipt"):
        raise RuntimeError(f"the journey ended at {receipt.path}")


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
