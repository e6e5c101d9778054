"""The page of one case for those who deal with it. Must not change anything."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontdoor.engine.cases.models import Case, Document, Event, Task
from frontdoor.engine.cases.permissions import may_settle, may_take
from frontdoor.engine.cases.queries.answers import answers_in
from frontdoor.engine.cases.queries.asked import question_of
from frontdoor.engine.cases.queries.following import story
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.engine.definitions.language.states import Transition
from frontdoor.engine.journeys.words import fill, placeholders
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.placeholders import values_for
from frontdoor.engine.places.boundaries import areas_at
from frontdoor.engine.questions.asking import Question
from frontdoor.engine.statements import Given, Statement
from frontdoor.web.access import access
from frontdoor.web.languages import offered
from frontdoor.web.maps import picture
from frontdoor.web.titles import case_title

from ..clock_words import until_words
from ..my_day import task_address
from ..rows import name_of
from ..sight import Sight, is_in_its_team, sight
from . import answers, files
from .history import happened_since, history
from .names import names_in
from .strip import strip
from .told import told

DOCUMENTS = Statement(lambda: Document.objects.filter(case=Given("case")).order_by("created_at", "id"))
TASKS = Statement(
    lambda: Task.objects.filter(case=Given("case")).select_related("clock", "team", "user__party").order_by("id")
)
MESSAGES = Statement(lambda: Message.objects.filter(case=Given("case")).order_by("-written_at", "-id"))


@require_safe
@access("staff")
def case(request: HttpRequest, reference: str) -> HttpResponse:
    return render(request, "staff/case.html", page_of(sight(request, reference)))


def page_of(seen: Sight, *, problem: str = "", since: int | None = None, note: str = "", note_error: str = "") -> Any:
    """Everything that the page shows; `since` adds what others did after that event, `note` what was typed."""
    case, service = seen.case, seen.service
    events = story(case)
    documents = DOCUMENTS(case=case.pk)
    all_tasks = _tasks(case)
    tasks = [task for task in all_tasks if task.done_at is None]
    names = names_in(events, users=[document.released_by_id for document in documents])
    messages = _messages(case, events)
    known = answers_in(events)

    def find(event: Event, key: str) -> Question | None:
        return question_of(case, service, key, tasks=all_tasks)

    return {
        "title": case_title(service, known),
        "reference": shown(case.reference),
        "where": where(seen),
        "sensitive": case.sensitive,
        "actions": _actions(seen, known, tasks),
        **strip(seen),
        "answers_title": answers.title_of(service.kind),
        "answers": answers.reported(events, names, find),
        "later": answers.added(events, names, find),
        "history": history(events, names, messages=messages, documents=documents),
        "note_action": seen.page("note"),
        "note": note,
        "note_error": note_error,
        "owner": _owner(seen),
        **_map(seen),
        "photographs": files.photographs(documents),
        "files": files.other_files(documents, seen, names),
        "tasks": [_task(seen, task) for task in tasks],
        "told": told(messages),
        "speaks": offered().get(case.language, case.language) if case.language != ENGLISH else "",
        "problem": problem,
        "happened": happened_since(case, since, names, events) if since is not None else [],
        "seq": case.seq,
    }


def _tasks(case: Case) -> list[Task]:
    tasks = TASKS(case=case.pk)
    for task in tasks:
        task.case = case
    return tasks


def _messages(case: Case, events: Iterable[Event]) -> list[Message]:
    """What its people were told, the newest first, each at its event: both were read already."""
    by_id: dict[int | None, Event] = {event.pk: event for event in events}
    messages = MESSAGES(case=case.pk)
    for message in messages:
        message.case, message.event = case, by_id.get(message.event_id)
    return messages


def where(seen: Sight, *, case_is_a_link: bool = False) -> list[dict[str, str]]:
    """The way here: the team's queue when it is mine, then the reference."""
    team = seen.team
    href = reverse("queue", args=[team.key]) if is_in_its_team(seen) else ""
    return [
        {"text": team.name, "href": href},
        {"text": shown(seen.case.reference), "href": seen.address if case_is_a_link else ""},
    ]


def open_steps(seen: Sight, known: dict[str, Any]) -> dict[str, Transition]:
    """The transitions that this person may take now; one that the answers already rule out is not shown."""
    state = seen.service.states[seen.case.state]
    return {
        key: step
        for key, step in state.transitions.items()
        if may_take(seen.case, step, seen.actor) and not _is_ruled_out(seen, step, known)
    }


def _is_ruled_out(seen: Sight, step: Transition, known: dict[str, Any]) -> bool:
    if step.when is None:
        return False
    condition = seen.service.condition(step.when)
    if condition.names & {question.key for question in step.asks}:
        return False
    return condition.decide(known, today=seen.on, channel=seen.case.channel) is not True


def _actions(seen: Sight, known: dict[str, Any], tasks: Iterable[Task]) -> list[dict[str, str]]:
    """While a step waits for a second person, only that can be done."""
    waiting = [task for task in tasks if task.sort == Task.Sort.APPROVE]
    if waiting:
        return [{"text": _("Agree or not"), "href": task_address(task)} for task in waiting if _may_agree(seen, task)]
    steps = open_steps(seen, known)
    return [{"text": step.label, "href": seen.page("transition", key)} for key, step in steps.items()]


def _may_agree(seen: Sight, task: Task) -> bool:
    step = seen.service.states[seen.case.state].transitions.get(task.transition)
    return step is not None and may_settle(seen.case, step, seen.actor)


def _owner(seen: Sight) -> dict[str, str]:
    case = seen.case
    is_mine = case.assignee_id == seen.user.pk
    in_team = is_in_its_team(seen)
    return {
        "name": name_of(case.assignee) if case.assignee else "",
        "team": seen.team.name,
        "take_href": seen.page("take") if in_team and not is_mine and not case.closed_at else "",
        "give_href": seen.page("give") if not case.closed_at and (in_team or is_mine) else "",
    }


def _map(seen: Sight) -> dict[str, Any]:
    """Where it is; without a pin where many addresses share the point, so that it would mislead."""
    case = seen.case
    if case.lat is None or case.lng is None:
        return {"map": None, "map_note": ""}
    drawn = picture(case.lat, case.lng, private=case.sensitive)
    whose = _("We think it is in the area of %s.") if case.authority_is_guess else _("%s has it.")
    note = [whose % case.authority.name, _areas(case)]
    return {"map": drawn, "map_note": " ".join(part for part in note if part)}


def _areas(case: Case) -> str:
    """Its division and ward as they were on the day it came, where their boundaries were imported."""
    on = timezone.localdate(case.received_at)
    found = areas_at(case.lat, case.lng, on=on) if case.lat is not None and case.lng is not None else {}
    words = {"division": _("Division: %s."), "ward": _("Ward: %s.")}
    return " ".join(words[kind] % found[kind][1] for kind in words if kind in found)


def _task(seen: Sight, task: Task) -> dict[str, str]:
    whose = name_of(task.user) if task.user else task.team.name if task.team else ""
    if task.party_id:
        kind, tag, whose = "paused", _("Waiting"), _("The person")
    elif task.due_at and task.due_at <= seen.now:
        kind, tag = "late", _("Late")
    else:
        kind, tag = "not_started", _("To do")
    until = _("%(who)s, by %(when)s") % {"who": whose, "when": until_words(task.due_at)} if task.due_at else whose
    for_anybody = task.sort in (Task.Sort.NEW_DATE, Task.Sort.TELL)
    has_page = for_anybody or (task.sort == Task.Sort.APPROVE and _may_agree(seen, task))
    return {
        "title": _words(seen, task),
        "note": until,
        "kind": kind,
        "tag": tag,
        "href": task_address(task) if has_page else "",
    }


def _words(seen: Sight, task: Task) -> str:
    """Most say the same for every case; what they stand for is read only where they do not."""
    return (
        fill(task.words, values_for(seen.case, None, now=seen.now, language=ENGLISH))
        if placeholders(task.words)
        else task.words
    )
