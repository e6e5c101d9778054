"""The same case taken through the pages of staff and resident, read word by word. Not a test itself."""

import re
from typing import Any

from django.utils import timezone

from frontdoor.engine.cases.acting import Actor
from frontdoor.engine.cases.actions import moving
from frontdoor.engine.cases.examples.cast import Cast
from frontdoor.engine.cases.examples.plans import REOPEN
from frontdoor.engine.cases.examples.walking import Walker
from frontdoor.engine.cases.models import Case, Task
from frontdoor.engine.cases.queries.asked import asked_questions
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.parties.models import User
from frontdoor.engine.questions.asking import Question
from frontdoor.web.staff.steps.extras import ASK_NEW, HAND_TO, WHY
from tests.messages import run_effects
from tests.robot.browser import Browser, fields_of
from tests.robot.journeys import says
from tests.robot.words import pattern, wanting

BECAUSE = "It is not right yet"
ANOTHER_QUESTION = "Can you tell us a little more?"


class Desk:
    """One case, its resident's browser, and one for each member of staff who acts on it."""

    def __init__(self, walker: Walker, case: Case, resident: Browser) -> None:
        self.walker, self.case, self.resident = walker, case, resident
        self.cast = Cast(timezone.localdate())
        self.staff: dict[int, Browser] = {}

    def follow(self, plan: tuple[str, ...]) -> None:
        """Take every step of a plan through pages, and read the resident's page after each."""
        for key in plan:
            about = self.walker.service.states[self.case.state]
            transition = about.transitions.get(key)
            self.take(key, transition)
            run_effects(timezone.now())
            self.case.refresh_from_db()
            self.resident_reads(transition)

    def take(self, key: str, transition: Transition | None) -> None:
        if transition is None:
            assert key == REOPEN
            self.resident.get(f"{self.tracked}/not-right")
            self.resident.post(self.resident.at, {"reason": BECAUSE})
        elif transition.by[0] == "system":
            actor = self.cast.actor(self.case, "system")
            moving.take(self.case.pk, key, given=moving.Given(), actor=actor, now=timezone.now())
        elif transition.by[0] == "resident":
            self.resident_takes(key, transition)
        else:
            self.staff_take(key, transition)

    def resident_takes(self, key: str, transition: Transition) -> None:
        task = self.case.tasks.filter(sort=Task.Sort.ANSWER, done_at=None).first()
        asked = asked_questions(self.walker.service, transition, task)
        says(self.resident.get(f"{self.tracked}/answer/{key}"), transition.label, *(one.ask for one in asked))
        answers = {one.key: one.example(1, today=timezone.localdate()) for one in asked}
        self.resident.post(self.resident.at, posted(asked, answers))

    def staff_take(self, key: str, transition: Transition) -> None:
        actor = self.cast.actor(self.case, transition.by[0])
        browser = self.browser(actor)
        says(browser.get(f"{self.address}/"), transition.label, shown(self.case.reference))
        given = self.walker.given(self.case, transition, timezone.now())
        says(browser.get(f"{self.address}/{key}/"), transition.label, *(one.ask for one in transition.asks))
        fields = posted(list(transition.asks), given.answers) | self.beside(transition, given)
        browser.post(browser.at, fields | hidden(browser))
        if 'name="shown-words"' in browser.html:
            self.letter_is_shown(browser, transition)
            browser.post(browser.at, fields_again(browser, fields) | hidden(browser))
        assert browser.at in (f"{self.address}/", "/staff/")
        if transition.approve:
            self.second_agrees(transition, actor)

    def beside(self, transition: Transition, given: moving.Given) -> dict[str, Any]:
        """What staff are asked beside the definition's own questions."""
        extra: dict[str, Any] = {}
        if transition.asks_resident:
            extra[ASK_NEW] = ANOTHER_QUESTION
        if transition.extends:
            extra[WHY] = BECAUSE
        if given.authority is not None:
            extra[HAND_TO] = f"authority_{given.authority.pk}"
        return extra

    def letter_is_shown(self, browser: Browser, transition: Transition) -> None:
        """Before it is sent, staff read what the resident will read."""
        key = self.walker.service.message_for(transition.to, transition)
        if key is not None:
            assert wanting(self.walker.service.messages[key].body, browser.text) == []

    def second_agrees(self, transition: Transition, first: Actor) -> None:
        task = self.case.tasks.get(sort=Task.Sort.APPROVE, done_at=None)
        browser = self.browser(self.cast.second(self.case, transition, first))
        says(browser.get(f"{self.address}/agree/{task.pk}/"), transition.label)
        browser.post(browser.at, {"agreed": "yes"} | hidden(browser))
        assert browser.at == f"{self.address}/"

    def resident_reads(self, transition: Transition | None) -> None:
        """The resident's page says where the case is, in the definition's words."""
        state = self.walker.service.states[self.case.state]
        text = self.resident.get(self.tracked)
        words = (transition.says if transition else None) or state.says
        assert pattern(words, empty=set()).search(text + "\n"), words
        if state.waits_for == "resident":
            says(text, *(step.label for step in state.transitions.values() if "resident" in step.by))

    def browser(self, actor: Actor) -> Browser:
        assert actor.id is not None
        if actor.id not in self.staff:
            self.staff[actor.id] = Browser(User.objects.get(pk=actor.id))
        return self.staff[actor.id]

    @property
    def address(self) -> str:
        return f"/staff/cases/{shown(self.case.reference)}"

    @property
    def tracked(self) -> str:
        return f"/track/{shown(self.case.reference)}"


def posted(asked: list[Question], answers: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for question in asked:
        fields |= fields_of(question, answers.get(question.key))
    return fields


def hidden(browser: Browser) -> dict[str, str]:
    """The fields that a form carries unseen, but for Django's own."""
    found = re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', browser.html)
    return {name: value for name, value in found if name in ("seq", "shown-words")}


def fields_again(browser: Browser, fields: dict[str, Any]) -> dict[str, Any]:
    """The second press: files are kept already, and stand in the form by their ids."""
    kept = re.findall(r'<input type="hidden" name="(\w+)" value="([0-9a-f-]{36})"', browser.html)
    again = {name: value for name, value in fields.items() if name not in {name for name, _ in kept}}
    for name, document in kept:
        again.setdefault(name, []).append(document)
    return again
