"""The page of a case: answers, what happened and who did it for whom, who has it, files and what they risk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from frontdoor.engine.cases.acting import Actor, by_party
from frontdoor.engine.cases.actions import drafts, watching, working
from frontdoor.engine.cases.actions.submission import submit
from frontdoor.engine.cases.ledger import append
from frontdoor.engine.cases.models import Authorisation, Case, Channel, Document, Evidence, Kind, Scan, Task, Who
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.messaging import actions as messaging
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.places.models import Postcode

from .conftest import COLNE, PERMIT_ANSWERS, POTHOLE, Enter, Make, Send
from .reading import at, fields, queries_of, words


def test_answers_stand_under_their_questions_and_a_sensitive_one_says_so(
    person: Make, enter: Enter, send: Send
) -> None:
    page = words(enter(person("priya")).get(at(send("apply-for-a-test-permit", **PERMIT_ANSWERS))))
    assert (
        "What was asked for What is it for? Testing What are you ill with? (sensitive) Hay fever "
        "What is your name? Ann Lee What is your email address? ann@example.org By Ann Lee, on the web"
    ) in page


def test_the_steps_are_those_allowed_to_me(person: Make, enter: Enter, send: Send) -> None:
    case = send()
    boss = person("boss", role="manager")
    page = enter(boss).get(at(case)).content.decode()
    for step in ("assess", "below_threshold", "hand_over"):
        assert f'href="{at(case, step)}/"' in page
    assert "mended" not in page


def test_the_timeline_says_who_did_what_for_whom_by_which_channel(person: Make, enter: Enter, send: Send) -> None:
    """Taken by an adviser on the telephone: it reads as the adviser's act, not the resident's."""
    adviser, now = person("danielle", "customer_access_service"), timezone.now()
    draft = drafts.begin("report-a-pothole", definitions.version_id("report-a-pothole"), now=now, channel="telephone")
    drafts.answer(draft.id, POTHOLE, now=now)
    told_by_phone = Actor(
        Who.USER,
        adviser.pk,
        authorisation=Authorisation.CONSENT,
        evidence=Evidence.KNOWLEDGE,
        channel=Channel.TELEPHONE,
    )
    by_adviser = submit(draft.id, actor=told_by_phone, now=now)
    client = enter(person("priya"))
    assert "Danielle for Margaret Holden, by telephone, with their consent" in words(client.get(at(by_adviser)))
    assert "Margaret Holden, on the web, identity not checked" in words(client.get(at(send())))


def test_every_kind_of_event_has_its_line(person: Make, enter: Enter, send: Send) -> None:
    case, priya = send(), person("priya")
    for kind in set(Kind) - {Kind.SUBMITTED, Kind.PROMISED, Kind.MOVED}:
        append(case, kind, actor=by_party(None), now=timezone.now(), codes={"message": "received"})
    case.save()
    history = words(enter(priya).get(at(case))).partition("Timeline")[2]
    for line in (
        "Reopened by the person",
        "Handed over to another authority",
        "The person could not be told",
        "Personal details were removed",
        "The promise was broken",
        "Given back to the team",
    ):
        assert line in history


def test_what_was_erased_says_that_it_was(person: Make, enter: Enter, send: Send) -> None:
    case, priya = send(), person("priya")
    working.note(case.id, text="They are ill.", actor=Actor(Who.USER, priya.pk), now=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("DELETE FROM cases_detail")
    assert "Note What was written here has been removed." in words(enter(priya).get(at(case)))


def test_a_late_case_says_so_first_and_offers_a_new_date(person: Make, enter: Enter, send: Send) -> None:
    case, client = send(), enter(person("priya"))
    moment = timezone.now() - timedelta(days=2)
    case.clocks.update(due_on=moment.date(), due_at=moment)
    watching.break_promises(now=timezone.now())
    page = words(client.get(at(case)))
    assert "1 day late" in page or "2 days late" in page
    assert "Will this promise be kept? If not, give a new date and a reason" in page
    assert "Give a date" in words(client.get("/staff/"))


def test_a_note_is_kept_for_colleagues_and_an_empty_one_is_not(person: Make, enter: Enter, send: Send) -> None:
    case, client = send(), enter(person("priya"))
    assert client.post(at(case, "add-note/"), {"note": "  "}).status_code == 422
    assert client.post(at(case, "add-note/"), {"note": "Rang.\r\nNobody in."}).status_code == 302
    assert "Note Rang. Nobody in." in words(client.get(at(case)))
    assert not Message.objects.filter(case=case).exists()


def test_whoever_takes_it_second_is_shown_who_took_it_first(person: Make, enter: Enter, send: Send) -> None:
    case, priya, tom = send(), person("priya"), person("tom")
    assert enter(tom).post(at(case, "take-it/"), {"seq": case.seq}).status_code == 302
    late = enter(priya).post(at(case, "take-it/"), {"seq": case.seq})
    case.refresh_from_db()
    assert (late.status_code, case.assignee) == (409, tom)
    assert "Taken by Tom" in words(late).partition("We have said")[0]


def test_a_case_is_given_to_a_colleague_of_its_team_and_back(person: Make, enter: Enter, send: Send) -> None:
    case, priya, tom, sam = send(), person("priya"), person("tom"), person("sam", "blue_badge_team")
    client = enter(priya)
    choices = words(client.get(at(case, "give-it/")))
    assert ("Tom" in choices, "Sam" in choices) == (True, False)
    assert client.post(at(case, "give-it/"), {"to": sam.pk, "seq": case.seq}).status_code == 422
    assert client.post(at(case, "give-it/"), {"to": tom.pk, "seq": case.seq}).status_code == 302
    case.refresh_from_db()
    assert case.assignee == tom
    client.post(at(case, "give-it/"), {"to": "team", "seq": case.seq})
    case.refresh_from_db()
    assert case.assignee is None


def test_a_new_date_needs_a_reason_and_is_read_before_it_is_sent(person: Make, enter: Enter, send: Send) -> None:
    case, client = send(), enter(person("priya"))
    day = timezone.localdate() + timedelta(days=30)
    typed = {
        "new_date-day": str(day.day),
        "new_date-month": str(day.month),
        "new_date-year": str(day.year),
        "reason": "The inspector is ill.",
        "seq": str(case.seq),
    }
    address = at(case, "new-date/look/")
    without = client.post(address, typed | {"reason": ""})
    assert (without.status_code, fields(without)["new_date-day"]) == (422, str(day.day))
    shown = client.post(address, typed)
    assert "The inspector is ill." in words(shown).partition("They will read: We are late with your report")[2]
    assert not case.events.filter(kind=Kind.EXTENDED).exists()
    assert client.post(address, fields(shown)).status_code == 302
    assert case.clocks.get().due_on == day
    past = client.post(address, typed | {"new_date-year": "2020", "seq": str(case.seq + 1)})
    assert past.status_code == 422


def test_a_file_that_nothing_scanned_is_opened_only_once_a_person_accepts_the_risk(
    person: Make, enter: Enter, send: Send
) -> None:
    case, client = send(), enter(person("priya"))
    file = Document.objects.create(
        case=case,
        question="evidence",
        given_by="draft:1",
        name="letter.pdf",
        sha256="0" * 64,
        size=2048,
        media_type="application/pdf",
        created_at=timezone.now(),
    )
    page = client.get(at(case))
    assert "letter.pdf 2 KB Release this file letter.pdf Not scanned" in words(page)
    assert f"/documents/{file.id}/original" not in page.content.decode()
    assert "Nothing has scanned this file" in words(client.get(at(case, f"release/{file.id}/")))
    client.post(at(case, f"release/{file.id}/"))
    file.refresh_from_db()
    page = client.get(at(case))
    assert file.scan == Scan.RELEASED
    assert f"/documents/{file.id}/original" in page.content.decode()
    assert "A file was released letter.pdf" in words(page)


def test_work_by_hand_is_finished_with_a_note(person: Make, enter: Enter, send: Send) -> None:
    case, priya = send(), person("priya")
    task = Task.objects.create(
        case=case, sort=Task.Sort.TELL, words="Refund by hand", team=case.team, opened_at=timezone.now()
    )
    client = enter(priya)
    address = at(case, f"by-hand/{task.pk}/")
    assert f'href="{address}"' in client.get(at(case)).content.decode()
    assert client.post(address, {"note": ""}).status_code == 422
    assert client.post(address, {"note": "Refunded £10."}).status_code == 302
    assert client.post(address, {"note": "Again."}).status_code == 404
    assert "Note Refunded £10." in words(client.get(at(case)))


@pytest.mark.parametrize("number", [1, 3])
def test_a_long_history_costs_no_more_queries(person: Make, enter: Enter, send: Send, number: int) -> None:
    case, priya = send(), person("priya")
    for each in range(number):
        teller = person(f"teller{each}")
        working.note(case.id, text="Rang.", actor=Actor(Who.USER, teller.pk), now=timezone.now())
        event = case.events.get(seq=each + 1)
        messaging.write(case, event, "received", now=timezone.now())
    for street in range(5):
        lat, lng = COLNE["lat"] + street / 2000, COLNE["lng"]
        Postcode.objects.create(code=f"BB80A{street}", district="E07000122", lat=lat, lng=lng)
    client = enter(priya)
    client.get(at(case))
    assert queries_of(lambda: client.get(at(case))) == 12


def test_a_case_of_a_sender_who_gave_nothing_says_so(person: Make, enter: Enter, send: Send) -> None:
    case = send(**POTHOLE | {"contact_name": None, "contact_email": None})
    assert "By Somebody who gave no name, on the web" in words(enter(person("priya")).get(at(case)))
    assert Case.objects.get().id == case.id
