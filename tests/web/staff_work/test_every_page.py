"""Each kind of page of the staff's work and of one's own home is valid HTML, with the words real cases give it."""

from django.utils import timezone

from frontdoor.engine.cases.models import Case, Document, Task
from frontdoor.engine.messaging.models import Message
from tests.browser.validity import mistakes

from .conftest import PERMIT_ANSWERS, Enter, Make, Send
from .reading import at, fields
from .test_own_home import own
from .test_steps import DEEP, follow


def test_every_page_is_valid_html(person: Make, enter: Enter, send: Send) -> None:
    case, permit = send(), send("apply-for-a-test-permit", **PERMIT_ANSWERS)
    client, boss = enter(person("priya")), enter(person("boss", role="manager"))
    pages = {
        "my_day": client.get("/staff/"),
        "queues": client.get("/staff/queues/"),
        "queue": client.get("/staff/queues/highways_area_teams/"),
        "found": client.post("/staff/find/", {"q": "albert"}),
        "give": client.get(at(case, "give-it/")),
        "give-wrong": client.post(at(case, "give-it/"), {"seq": case.seq}),
        "new-date": client.get(at(case, "new-date/look/")),
        "ask": client.get(at(permit, "ask_more/")),
        "longer": client.get(at(permit, "longer/")),
        "preview": client.post(at(case, "assess/"), DEEP | {"seq": case.seq}),
        "wrong": client.post(at(case, "assess/"), {"seq": case.seq}),
        "moved-on": client.post(at(case, "assess/"), DEEP | {"seq": 0}),
        "note-wrong": client.post(at(case, "add-note/"), {}),
    }
    pages |= _of_work_by_hand(case, client)
    client.post(at(permit, "grant/"), {"seq": permit.seq, "condition": "Be kind."})
    task = Task.objects.get(sort=Task.Sort.APPROVE)
    pages["approve"] = boss.get(at(permit, f"agree/{task.pk}/"))
    client.post(at(case, "assess/"), fields(pages["preview"]))
    pages["gone"] = client.post(at(case, "below_threshold/"), {"reason": "Shallow.", "seq": case.seq})
    ed = person("ed", "employees")
    own(ed)
    pages["home"] = enter(ed).get("/account/")
    assert {name: page.status_code for name, page in pages.items() if page.status_code not in (200, 409, 422)} == {}
    assert mistakes({name: page.content.decode() for name, page in pages.items()}) == []


def _of_work_by_hand(case: Case, client: object) -> dict[str, object]:
    message = follow(case)
    Message.objects.filter(id=message.id).update(state="undecided")
    now = timezone.now()
    task = Task.objects.create(case=case, sort=Task.Sort.TELL, words="By hand", team=case.team, opened_at=now)
    file = Document.objects.create(
        case=case,
        question="photos",
        given_by="draft:1",
        name="letter.pdf",
        sha256="0" * 64,
        size=2048,
        media_type="application/pdf",
        created_at=now,
    )
    get = client.get  # type: ignore[attr-defined]
    return {
        "outbox": get("/staff/messages/"),
        "finish": get(at(case, f"by-hand/{task.pk}/")),
        "release": get(at(case, f"release/{file.pk}/")),
        "case": get(at(case)),
    }
