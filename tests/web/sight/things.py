"""Cases and drafts of every kind, each with words that stand in it and nowhere else, and all that an address can name.

Made by the product's own actions where there is one. It must not say who may see them.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from frontdoor.adapters.storage.local import local_store
from frontdoor.engine.cases.acting import by_party
from frontdoor.engine.cases.actions import drafts, submission
from frontdoor.engine.cases.giving import by_draft
from frontdoor.engine.cases.models import Case, CaseParty, Channel, Document, Draft, Scan, Task
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.effects.models import Effect
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.models import Party, User
from tests.adapters.files import jpeg
from tests.heart import FOI, POTHOLE, acting, drafted, take
from tests.messages import run_effects
from tests.web.api.open311 import asking

ADULT = {
    "danger": False,
    "adult": "An old neighbour",
    "lives": None,
    "worry": "Shouting at night",
    "wants": None,
    "contact_name": {"first": "Sam", "last": "Iqbal"},
    "contact_email": "sam.iqbal@example.org",
    "contact_telephone": None,
}
HOURS = {
    "changes": ["days"],
    "now": "Monday to Friday",
    "lasts": "always",
    "effect_on_work": None,
    "adjustment": None,
}
CASEWORK = {
    "topic": "schools",
    "subject_line": "A place at school",
    "urgent": False,
    "resident_address": None,
    "tell_resident": False,
    "papers": None,
    "asked_to_act": True,
}
REFERRAL = {
    "danger": False,
    "family_agrees": True,
    "referrer_role": "school",
    "interpreter": False,
    "needs": ["housing"],
    "strengths": "They are close",
    "tried": None,
    "family_wants": "A garden",
    "assessment": None,
}
WHERE = {
    "report-a-pothole": "details",
    "foi-request": "wanted",
    "tell-us-about-an-adult": "worry",
    "change-my-working-hours": "wanted",
    "raise-casework": "details",
    "refer-for-early-help": "worries",
}
"""The question of each service whose answer holds the word."""
NUMBER = "a-number-that-only-the-app-knows"
"""The Idempotency-Key of what came over Open311."""


@dataclass(frozen=True)
class Thing:
    """A case or a draft. `marks` stand in it and nowhere else; `open` are those that anybody may read of it."""

    name: str
    case: Case | None
    draft: Draft | None
    marks: tuple[str, ...]
    open: tuple[str, ...]
    parameters: dict[str, Any]


def made(people: dict[str, User], software: Any, key: str, now: datetime) -> list[Thing]:
    """One of each kind; the software is that which sent two of them, and its key."""
    cases = dict(_cases(people, key, now))
    Case.objects.filter(id=cases["request"].id).update(client=software)
    Case.objects.filter(id=cases["hours"].id).update(assignee=people["tom"])
    run_effects()
    photograph = _photograph(cases["pothole"])
    things = [
        _thing(name, Case.objects.get(id=case.id), photograph, number, now)
        for number, (name, case) in enumerate(cases.items())
    ]
    return things + [_draft(name, draft, now) for name, draft in _drafts(people, now)]


def word(name: str) -> str:
    """A word of what was written."""
    return f"zyx{name}qv"


def surname(name: str) -> str:
    return f"Wyrm{name}k"


def email(name: str) -> str:
    return f"vex.{name}@example.org"


def _cases(people: dict[str, User], key: str, now: datetime) -> Iterator[tuple[str, Case]]:
    tomorrow = (now + timedelta(days=1)).date().isoformat()
    early_help = definitions.current().services["refer-for-early-help"]
    family = {asked: early_help.question(asked).example(1) for asked in ("parent_telephone", "home", "children")}
    yield "pothole", _sent("pothole", "report-a-pothole", POTHOLE, now)
    yield "request", _sent("request", "foi-request", FOI, now)
    yield "worry", _sent("worry", "tell-us-about-an-adult", ADULT, now)
    answered = _sent("answered", "foi-request", FOI, now)
    told = f"We hold nothing but {word('answered')}."
    yield "answered", take(answered, "send", acting(people["ida"], on=now.date()), at=now, answer=told)
    eve, cle, pia = people["eve"], people["cle"], people["pia"]
    hours = HOURS | {"from_on": tomorrow}
    yield "hours", _sent("hours", "change-my-working-hours", hours, now, user=eve)
    resident = {"resident": {"first": "Nobody", "last": surname("casework")}}
    yield "casework", _sent("casework", "raise-casework", CASEWORK | resident, now, user=cle)
    parent = family | {"parent": {"first": "Nobody", "last": surname("referral")}}
    referral = _sent("referral", "refer-for-early-help", REFERRAL | parent, now, user=pia)
    yield "referral", take(referral, "escalate", acting(people["hew"], on=now.date()), at=now)
    yield "keyed", _keyed(people["kit"], now)
    app = {"description": f"It says {word('software')}", "last_name": surname("software"), "email": email("software")}
    answer = asking.post(key, number=NUMBER, **app)
    assert answer.status_code == 201, answer.content
    yield "software", Case.objects.get(draft_id__isnull=False, channel=Channel.OPEN311)


def _sent(name: str, service: str, answers: Any, now: datetime, user: User | None = None) -> Case:
    draft_id = drafted(service, answers=_answers(name, answers, WHERE[service]), user=user, at=now)
    actor = acting(user, on=now.date()) if user else by_party(None)
    return submission.submit(draft_id, actor=actor, now=now)


def _answers(name: str, answers: dict[str, Any], where: str) -> dict[str, Any]:
    given = answers | {where: f"It says {word(name)}"}
    if "contact_name" in answers:
        given |= {"contact_name": {"first": "Nobody", "last": surname(name)}, "contact_email": email(name)}
    return given


def _keyed(user: User, now: datetime) -> Case:
    draft = _begun("keyed", user, now)
    actor = replace(acting(user, on=now.date()), channel=Channel.POST)
    return submission.submit(draft.id, actor=actor, now=now)


def _drafts(people: dict[str, User], now: datetime) -> Iterator[tuple[str, Draft]]:
    yield "draft", drafts.keep_for(_begun("draft", None, now).id, email("draft"), now=now)
    yield "form", _begun("form", people["kit"], now)


def _begun(name: str, keyed_by: User | None, now: datetime) -> Draft:
    """A request that is not sent, on a page or from a form on paper."""
    more = {"channel": Channel.POST, "keyed_by_id": keyed_by.pk} if keyed_by else {}
    draft = drafts.begin("foi-request", definitions.version_id("foi-request"), now=now, **more)
    return drafts.answer(draft.id, _answers(name, FOI, "wanted"), now=now)


def _thing(name: str, case: Case, photograph: Document, number: int, now: datetime) -> Thing:
    """With a file, one that waits to be released, a message in doubt and one that reached nobody, a failure, a task."""
    applicant = CaseParty.objects.get(case=case, role="applicant").party
    task = case.tasks.filter(sort=Task.Sort.APPROVE).first() or Task.objects.create(
        case=case, sort=Task.Sort.TELL, words="Ring them", team=case.team or case.owner, opened_at=now
    )
    clock = case.clocks.filter(ended_at=None).first()
    service = definitions.version(case.version_id)
    parameters = {
        "reference": shown(case.reference),
        "team": (case.team or case.owner).key,
        "document_id": _copy(photograph, case, Scan.CLEAN).id,
        "document": _copy(photograph, case, Scan.WAITING).id,
        "task": task.pk,
        "clock": clock.key if clock else "none",
        "transition": next(iter(service.states[case.state].transitions), "none"),
        "message": _message(case, applicant, name, Message.State.UNDECIDED, now).pk,
        "effect": _failed(case, now).pk,
        "token": NUMBER if name == "software" else "something",
    }
    if name == "hours":
        parameters["transition"] = "withdraw"  # its own person's to take
    _message(case, applicant, name, Message.State.UNREACHABLE, now)
    known = (shown(case.reference), case.reference)
    marks = (*known, word(name), surname(name), email(name))
    return Thing(name, case, None, marks, known if case.public else (), _named(case) | parameters)


def _draft(name: str, draft: Draft, now: datetime) -> Thing:
    return Thing(name, None, draft, (word(name), surname(name), email(name)), (), _named(draft))


def _named(of: Case | Draft) -> dict[str, Any]:
    """What every thing has for an address; what a draft has not names nothing."""
    is_draft = isinstance(of, Draft)
    return NOTHING | {
        "draft": of.id if is_draft else of.draft_id,
        "way_back": of.way_back if is_draft else of.draft_id,
        "service": of.service,
        "code": of.service,
        "key": WHERE[of.service],
    }


NOTHING: dict[str, Any] = {
    "reference": "0000-0000",
    "team": "none",
    **dict.fromkeys(
        ("document", "document_id", "draft", "way_back"), uuid.UUID("00000000-0000-4000-8000-000000000000")
    ),
    **dict.fromkeys(("task", "message", "effect"), 2_000_000_000),
    **dict.fromkeys(("clock", "transition"), "none"),
    "token": "something",
    **dict.fromkeys(("service", "code"), "report-a-pothole"),
    "key": "details",
    "area": "highways",
    "digest": "0",
    **dict.fromkeys(("pk", "place", "miss"), 1),
}
"""What each parameter is where nothing is named by it. One that stands in no row here is one that nobody thought of."""


def _photograph(case: Case) -> Document:
    question = definitions.version(case.version_id).question("photos")
    kept = local_store.keep(SimpleUploadedFile("hole.jpg", jpeg()), question, by_draft(case.draft_id))
    return Document.objects.get(id=kept)


def _copy(photograph: Document, case: Case, scan: Scan) -> Document:
    """The same file once more, as one of this case's."""
    values = {field.attname: getattr(photograph, field.attname) for field in Document._meta.concrete_fields}
    of_case = {"id": uuid.uuid4(), "draft_id": None, "case_id": case.id, "given_by": by_draft(case.draft_id)}
    return Document.objects.create(**{**values, **of_case, "scan": scan})


def _message(case: Case, party: Party, name: str, state: str, now: datetime) -> Message:
    about = {"subject": "About it", "body": word(name), "to": email(name)}
    return Message.objects.create(case=case, party=party, key="received", state=state, written_at=now, **about)


def _failed(case: Case, now: datetime) -> Effect:
    event = case.events.order_by("seq")[0]
    return Effect.objects.create(
        event=event, kind="tell", key="again", state=Effect.State.FAILED, next_at=now, fault="Broken"
    )
