"""Which cases a demonstration holds: some of each service, each kind of state, and a few that show what is rare.

Must not write a case itself: it puts acts on the agenda, and those call the real actions.
"""

from datetime import datetime, timedelta
from functools import cached_property
from random import Random
from typing import Any

from frontdoor.engine.cases.actions import working
from frontdoor.engine.cases.actions.dates import give_new_date
from frontdoor.engine.cases.calendars import calendar, local_day
from frontdoor.engine.cases.examples.cast import Cast
from frontdoor.engine.cases.examples.plans import REOPEN, Plan, way_into, way_to
from frontdoor.engine.cases.examples.walking import Walker
from frontdoor.engine.cases.models import Case
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.journey import Journey
from frontdoor.engine.journeys.paths import Answers, paths_of
from frontdoor.engine.parties.models import User
from frontdoor.engine.rules.calendar import due
from frontdoor.engine.rules.periods import Period

from .agenda import Agenda
from .pictures import Pictures
from .residents import Resident

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
POTHOLE, FOI = "report-a-pothole", "foi-request"
BLACKBURN = "E06000008"


def plan(agenda: Agenda, *, now: datetime) -> None:
    """Every service's stories, so that all has happened by now: of those with the same states one is told in full."""
    pictures, told = Pictures(), set[tuple[str, ...]]()
    for service in definitions.current().services.values():
        if not service.states:
            continue
        stories, shape = Stories(service, agenda, pictures, now), tuple(service.states)
        if shape in told:
            stories.tell_few()
        else:
            stories.tell_all()
        told.add(shape)


class Stories:
    """Those of one service."""

    def __init__(self, service: Service, agenda: Agenda, pictures: Pictures, now: datetime) -> None:
        self.service, self.agenda, self.pictures, self.now = service, agenda, pictures, now
        self.today = local_day(now, definitions.current())
        self.seed = 0

    def tell_all(self) -> None:
        for at, (state, about) in enumerate(self.service.states.items()):
            steps = way_into(self.service, state)
            if steps is None:
                continue
            if about.ends:
                self.tell(steps, ended=self.now - (4 + 5 * at) * DAY)
            else:
                self.tell(steps, ended=self.now - 1 * DAY, assigned=True)
                self.tell(steps, ended=self.now - 2 * DAY)
        self.tell((), ended=self.now - 2 * HOUR)
        self.tell((), ended=self.now - 20 * DAY, gap=DAY)
        self.tell_of_second_persons()
        if self.service.key == POTHOLE:
            self.tell_of_potholes()

    def tell_few(self) -> None:
        """One that has just come, and one that is over."""
        self.tell((), ended=self.now - len(self.service.key) * HOUR)
        over = next((key for key, state in self.service.states.items() if state.ends), "")
        if steps := way_into(self.service, over):
            self.tell(steps, ended=self.now - (4 + len(self.service.key) % 9) * DAY)

    def tell_of_second_persons(self) -> None:
        """Steps that still wait for somebody else to agree."""
        for state, about in self.service.states.items():
            for key, transition in about.transitions.items():
                steps = way_to(self.service, (state, key)) if transition.approve else None
                if steps:
                    self.tell(steps, ended=self.now - 3 * HOUR, agreed=False)

    def tell_of_potholes(self) -> None:
        """Closed 27 and 29 days ago; one of another authority; one made safe in hours; one late, with a new date."""
        mended = way_into(self.service, "mended")
        if mended is None:
            return
        for days in (27, 29):
            self.tell(mended, ended=self.now - days * DAY, exactly=True)
        self.tell((), ended=self.now - 3 * DAY, district=BLACKBURN)
        self.tell(mended, ended=self.now - 12 * DAY, gap=HOUR, exactly=True, stopped=True)
        self.tell((), ended=self.now - 11 * DAY, assigned=True, new_date="The inspector was ill.")
        self.tell((), ended=self.now - 7 * DAY, assigned=True)
        self.tell((), ended=self.now - 4 * DAY, reachable=False)
        for hours in (5, 26, 30, 50, 52):
            self.tell((), ended=self.now - hours * HOUR, assigned=hours > 40)

    def tell(
        self,
        steps: Plan,
        *,
        ended: datetime,
        gap: timedelta = 2 * DAY,
        assigned: bool = False,
        agreed: bool = True,
        exactly: bool = False,
        stopped: bool = False,
        reachable: bool = True,
        district: str = "",
        new_date: str = "",
    ) -> None:
        """One case: sent so early that its last step was taken by `ended`, each step after a gap."""
        self.seed += 1
        resident = Resident(self.service, self.seed, today=self.today)
        answers = resident.answers(self.path(stopped=stopped, reachable=reachable))
        if district:
            answers = self.at_a_place(answers, resident.place(district))
        walker = Walker(self.service, self.pictures.keep, resident.said)
        moments = self.moments(steps, ended, gap, exactly=exactly)

        def send(moment: datetime) -> None:
            case = walker.submit(answers, now=moment)
            if assigned:
                self.agenda.at(moment + HOUR, lambda at: self.assign(case.pk, at))
            if new_date:
                self.agenda.at(case.clocks.get().due_at + 9 * HOUR, lambda at: self.date(case.pk, new_date, at))
            for key, at in self.taken_by_people(steps, moments[1:]):
                self.agenda.at(at, lambda at, key=key: self.step(walker, case.pk, key, agreed, at))  # type: ignore[misc]

        self.agenda.at(moments[0], send)

    def step(self, walker: Walker, case_id: int, key: str, agreed: bool, at: datetime) -> None:
        case = Case.objects.get(pk=case_id)
        transition = self.service.states[case.state].transitions.get(key)
        ways = walker.ways(case, transition, at) if transition else []
        walker.take(case, key, now=at, agreed=agreed, answers=ways[case.pk % len(ways)] if ways else None)

    def assign(self, case_id: int, at: datetime) -> None:
        """Somebody of its team takes it, and says so."""
        case = Case.objects.get(pk=case_id)
        if case.assignee_id is not None or case.closed_at is not None:
            return
        actor = Cast(self.today).actor(case, "team")
        working.assign(case.pk, to=User.objects.get(pk=actor.id or 0), actor=actor, now=at, seen=case.seq)
        working.note(case.pk, text="I have this one.", actor=actor, now=at)

    def date(self, case_id: int, reason: str, at: datetime) -> None:
        """A new date for a promise that broke, so late that it is still to come."""
        case = Case.objects.get(pk=case_id)
        clock = case.clocks.filter(ended_at=None).get()
        actor = Cast(self.today).actor(case, "team")
        give_new_date(clock.pk, on=self.today + 2 * DAY, reason=reason, actor=actor, now=at, seen=case.seq)

    def moments(self, steps: Plan, ended: datetime, gap: timedelta, *, exactly: bool) -> list[datetime]:
        """When it is sent, and when each step is taken; a step of the system lasts as long as it says."""
        lasts = [self.wait(key, at, steps) or gap for at, key in enumerate(steps)]
        began = ended - sum(lasts, timedelta())
        moments = [began + sum(lasts[:at], timedelta()) for at in range(len(lasts) + 1)]
        if exactly:
            return moments
        sent_at = moments[0] - Random(self.seed).randrange(600) * MINUTE
        at_work = [sent_at, *(self.at_work(moment) for moment in moments[1:])]
        for at in range(1, len(at_work)):
            at_work[at] = max(at_work[at], at_work[at - 1] + HOUR / 3)
        return at_work

    def taken_by_people(self, steps: Plan, moments: list[datetime]) -> list[tuple[str, datetime]]:
        """The others happen by themselves."""
        pairs = list(zip(steps, moments, strict=True))
        return [pair for at, pair in enumerate(pairs) if not self.wait(pair[0], at, steps)]

    def wait(self, key: str, at: int, steps: Plan) -> timedelta:
        """How long the state before a step of the system's own lasts; nothing for any other."""
        state = self.service.first_state
        for earlier in steps[:at]:
            about = self.service.states[state]
            state = about.reopen.to if earlier == REOPEN and about.reopen else about.transitions[earlier].to
        transition = self.service.states[state].transitions.get(key)
        if transition is None or transition.after is None:
            return timedelta()
        kept = calendar(definitions.current())
        return due(self.now, Period.parse(transition.after), kept).at - self.now + 2 * DAY

    def at_work(self, moment: datetime) -> datetime:
        """The moment itself when people work then, else an hour before they last went home."""
        kept = calendar(definitions.current())
        day = kept.day_of(moment)
        if kept.is_working(day) and moment >= kept.hours_of(day)[0]:
            return min(moment, kept.hours_of(day)[1] - HOUR)
        day -= DAY
        while not kept.is_working(day):
            day -= DAY
        return kept.hours_of(day)[1] - HOUR

    def path(self, *, stopped: bool, reachable: bool) -> Answers:
        """A complete path of the sort that is wanted, by turns; of any sort where a service has none such."""
        wanted = [
            answers
            for answers in self.complete
            if self.is_alarming(answers) is stopped and self.is_reachable(answers) is reachable
        ]
        paths = wanted or [answers for answers in self.complete if not self.is_alarming(answers)] or self.complete
        return paths[self.seed % len(paths)]

    @cached_property
    def complete(self) -> list[Answers]:
        return [path.answers for path in paths_of(self.service, today=self.today).complete]

    def is_reachable(self, answers: Answers) -> bool:
        """Somebody with an e-mail address, or who signed in."""
        asked = [question.key for question in self.service.questions if question.fact == "email"]
        return not asked or any(answers.get(key) for key in asked)

    def is_alarming(self, answers: Answers) -> bool:
        journey = Journey(self.service, answers, today=self.today)
        return any(journey.stop_at(question.key) for question in journey.questions)

    def at_a_place(self, answers: dict[str, Any], place: dict[str, Any]) -> dict[str, Any]:
        routed = {question.key for question in self.service.questions if getattr(question, "routes", False)}
        return {key: place if key in routed else answer for key, answer in answers.items()}
