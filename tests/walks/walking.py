"""A made-up town on given days: its clock, its worker, its mail server, its people. Walks by hand are told in it.

The clock is `django.utils.timezone.now` alone: what the product does with the time is the product's own. It must not
know a service, nor work out what a walk expects.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from aiosmtpd.smtp import Envelope
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from frontdoor.config import schedule
from frontdoor.engine.parties.actions import set_line_manager
from frontdoor.engine.parties.kinds import ContactKind
from frontdoor.engine.parties.models import ContactPoint, Membership, Party, Team, User
from frontdoor.engine.places.models import Postcode
from tests.adapters.mail.servers import Told
from tests.heart import POSTCODES
from tests.published import published

from .browser import Browser

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Letter:
    """What a mail server took: to whom, the subject, and the words."""

    to: str
    subject: str
    body: str


class Town:
    """`it_is("Wed 2 Dec 2026 09:12")` sets the time; `letters()` are those that arrived since it was last asked."""

    def __init__(self, catalogue: Path, mail: Told) -> None:
        self.catalogue, self.mail = catalogue, mail
        self.moment = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
        self._read = len(mail.took)
        self._jobs_done: set[int] = set()
        self._people: dict[str, User] = {}

    def now(self) -> datetime:
        return self.moment

    def open_for_business(self) -> None:
        """The catalogue is published, and some postcodes are known."""
        published(self.catalogue, self.now())
        Postcode.objects.bulk_create(
            Postcode(code=code, district=district, lat=lat, lng=lng, shared=1) for code, district, lat, lng in POSTCODES
        )

    def it_is(self, when: str) -> None:
        """A moment in Lancashire, its weekday checked; what happens unasked happens once at it."""
        moment = datetime.strptime(when, "%a %d %b %Y %H:%M").replace(tzinfo=LONDON)
        assert f"{moment:%a}" == when[:3], f"{when}: that is a {moment:%A}"
        self.moment = moment.astimezone(UTC)
        self.work()

    def work(self) -> None:
        """The worker: what is due by the clock, then every job that waits, until none does."""
        for unasked in (schedule.watch_promises, schedule.wake_what_waits, schedule.let_drafts_go):
            unasked(None, 0)  # type: ignore[arg-type]
        while jobs := self._waiting_jobs():
            for job in jobs:
                self._jobs_done.add(job.id)
                app.tasks[job.task_name](**job.args)

    def letters(self) -> list[Letter]:
        """What the mail server took since this was last asked, the worker having done its work."""
        self.work()
        new, messages = self.mail.took[self._read :], self.mail.letters()[self._read :]
        self._read += len(new)
        return [_letter(envelope, message) for envelope, message in zip(new, messages, strict=True)]

    def resident(self) -> Browser:
        """A browser that nobody has used yet."""
        return Browser(self.now)

    def staff(self, name: str, **places: str) -> Browser:
        """town.staff("Ines Park", highways_area_teams="handler"): a browser of somebody with places in teams."""
        if name not in self._people:
            self._people[name] = self._person(name, places)
        return Browser(self.now, self._people[name])

    def manages(self, manager: str, person: str) -> None:
        """Both were made before, by staff()."""
        set_line_manager(self._people[person], self._people[manager], actor=None, now=self.now())

    def _person(self, name: str, places: dict[str, str]) -> User:
        first, last = name.split(" ")
        party = Party.objects.create(kind="person", name=name, first_name=first, last_name=last, at=self.now())
        user = User.objects.create(email=f"{first}.{last}@lancashire.example".lower(), party=party)
        ContactPoint.objects.create(party=party, kind=ContactKind.EMAIL, value=user.email, proved_at=self.now())
        for team, role in places.items():
            Membership.objects.create(user=user, team=Team.objects.get(key=team), role=role, from_on=date(2020, 1, 1))
        return user

    def _waiting_jobs(self) -> list[ProcrastinateJob]:
        waiting = ProcrastinateJob.objects.filter(status="todo").exclude(id__in=self._jobs_done).order_by("id")
        return [job for job in waiting if job.scheduled_at is None or job.scheduled_at <= self.now()]


def _letter(envelope: Envelope, message: object) -> Letter:
    content = message.get_content().replace("\r\n", "\n")  # type: ignore[attr-defined]
    return Letter(", ".join(envelope.rcpt_tos), str(message["Subject"]), content.strip())  # type: ignore[index]


def letter(to: str, subject: str, body: str, reference: str) -> Letter:
    """A letter about a request: below its words stand the reference, where to follow it, and who writes."""
    below = f"{reference}\nhttps://front-door.example/track/{reference}\n\nLancashire County Council\n0300 123 6701"
    return Letter(to, subject, f"{body}\n\n{below}")


def comes_back(town: Town, person: Browser, reference: str, address: str) -> None:
    """By the link of a letter, on another device: their address, then the six digits that are sent there."""
    person.take_another_device()
    person.open(f"/track/{reference}")
    assert person.page.heading == "Track a request"
    person.fill("E-mail address, telephone number or code", address)
    person.press("Show progress")
    assert person.page.heading == "Enter the code we sent"
    (sent,) = town.letters()
    assert (sent.to, sent.subject) == (address, "Your code: Lancashire County Council")
    code = sent.body.removeprefix("Your code is ")[:6]
    assert sent.body == f"Your code is {code}. It works for 30 minutes.\n\nIf you did not ask for it, do nothing."
    person.fill("Code", code)
    person.press("Continue")
    assert f"Reference {reference}" in person.page.lines
