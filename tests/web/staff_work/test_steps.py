"""Steps of a case: what will be read is shown exactly before it is sent, nothing typed is lost, one of two wins."""

from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from frontdoor.engine.cases.actions import working
from frontdoor.engine.cases.models import AnswerSet, Case, Clock, Document, Event, Kind, Task
from frontdoor.engine.effects import actions as effects
from frontdoor.engine.effects.models import Effect
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.places.models import Authority
from frontdoor.web.actors import actor_of

from .conftest import PERMIT_ANSWERS, Enter, Make, Send
from .reading import at, fields, words
from .test_who_sees_a_case import PNG

DEEP = {"depth_mm": "55", "risk": "medium"}
WRITTEN = (Case, Event, AnswerSet, Clock, Task, Effect, Message)


def everything() -> list[list[dict]]:
    return [list(model.objects.order_by("pk").values()) for model in WRITTEN]


def follow(case: Case) -> Message:
    """What must follow from the last event is done, and its message is the newest."""
    for effect in Effect.objects.filter(event__case=case, state="waiting").order_by("id"):
        assert effects.run(effect.id, now=timezone.now())
    return Message.objects.filter(case=case).order_by("-id")[0]


def test_before_anything_is_typed_the_message_has_brackets_where_nothing_is_known_yet(
    person: Make, enter: Enter, send: Send
) -> None:
    page = words(enter(person("priya")).get(at(send(), "assess/")))
    assert (
        "They will read: We are going to mend the hole you reported We have inspected the hole at Albert Road, "
        "Colne. [what we promise, with its date] You see it whole before it is sent." in page
    )


def test_the_first_press_shows_what_will_be_read_and_changes_nothing(person: Make, enter: Enter, send: Send) -> None:
    case = send()
    client = enter(person("priya"))
    before = everything()
    shown = client.post(at(case, "assess/"), DEEP | {"seq": case.seq})
    assert (shown.status_code, everything() == before) == (200, True)
    assert "They will read: We are going to mend the hole you reported" in words(shown)
    assert {name: fields(shown)[name] for name in DEEP} == DEEP


def test_what_was_shown_is_the_message_that_is_sent(person: Make, enter: Enter, send: Send) -> None:
    case = send()
    client = enter(person("priya"))
    shown = client.post(at(case, "assess/"), DEEP | {"seq": case.seq})
    assert client.post(at(case, "assess/"), fields(shown)).status_code == 302
    message = follow(case)
    read = " ".join(f"They will read: {message.subject} {message.body}".split())
    assert f"{read} To margaret@example.org." in words(shown)
    case.refresh_from_db()
    assert case.state == "repair_ordered"


def test_what_was_changed_after_it_was_shown_is_shown_again_before_it_is_sent(
    person: Make, enter: Enter, send: Send
) -> None:
    case = send()
    client = enter(person("priya"))
    shown = client.post(at(case, "assess/"), DEEP | {"seq": case.seq})
    again = client.post(at(case, "assess/"), fields(shown) | {"risk": "low"})
    assert "What will be sent has changed. Read it again before you send it." in words(again)
    case.refresh_from_db()
    assert case.state == "reported"
    assert client.post(at(case, "assess/"), fields(again)).status_code == 302


def test_a_step_that_has_to_ask_nothing_is_one_press(person: Make, enter: Enter, send: Send) -> None:
    case = send("apply-for-a-test-permit", **PERMIT_ANSWERS)
    client = enter(person("priya"))
    first = client.get(at(case, "drop/"))
    assert "They will read: We are not going on Ask again at any time." in words(first)
    assert client.post(at(case, "drop/"), fields(first)).status_code == 302
    assert follow(case).subject == "We are not going on"


def test_nothing_typed_is_lost_on_a_mistake(person: Make, enter: Enter, send: Send) -> None:
    case = send()
    wrong = enter(person("priya")).post(at(case, "assess/"), {"depth_mm": "deep", "risk": "high", "seq": case.seq})
    assert (wrong.status_code, fields(wrong)["depth_mm"], fields(wrong)["risk"]) == (422, "deep", "high")
    assert 'href="#depth_mm"' in wrong.content.decode()


def test_a_photograph_is_kept_over_a_mistake_and_belongs_to_the_case_once_the_step_is_taken(
    person: Make, enter: Enter, send: Send
) -> None:
    case = send()
    client = enter(person("priya"))
    client.post(at(case, "assess/"), fields(client.post(at(case, "assess/"), DEEP | {"seq": case.seq})))
    case.refresh_from_db()
    upload = SimpleUploadedFile("mended.png", PNG, "image/png")
    shown = client.post(at(case, "mended/"), {"seq": case.seq, "after": upload})
    file = Document.objects.get()
    assert (file.case, fields(shown)["after"]) == (None, str(file.id))
    assert client.post(at(case, "mended/"), fields(shown)).status_code == 302
    file.refresh_from_db()
    assert file.case == case
    assert f"/documents/{file.id}/shown" in client.get(at(case)).content.decode()


def test_a_step_whose_condition_does_not_hold_says_why_and_keeps_what_was_typed(
    person: Make, enter: Enter, send: Send
) -> None:
    case = send()
    refused = enter(person("priya")).post(at(case, "assess/"), {"depth_mm": "10", "risk": "low", "seq": case.seq})
    assert refused.status_code == 422
    assert 'This is below the depth at which we repair. Use "Not deep enough".' in words(refused)
    assert fields(refused)["depth_mm"] == "10"


def test_who_was_slower_sees_what_was_done_and_keeps_what_they_typed(person: Make, enter: Enter, send: Send) -> None:
    case = send()
    priya, tom = person("priya"), person("tom")
    seen = case.seq
    working.note(case.id, text="Coned off.", actor=actor_of(tom, on=timezone.localdate()), now=timezone.now())
    late = enter(priya).post(at(case, "assess/"), DEEP | {"seq": seen})
    assert late.status_code == 409
    assert "Note Coned off." in words(late)
    assert {name: fields(late)[name] for name in DEEP} == DEEP
    again = enter(priya).post(at(case, "assess/"), fields(late))
    assert (again.status_code, "They will read" in words(again)) == (200, True)


def test_where_the_step_is_gone_what_was_typed_can_still_be_read(person: Make, enter: Enter, send: Send) -> None:
    case = send()
    priya, tom = person("priya"), person("tom")
    seen = case.seq
    client = enter(tom)
    client.post(at(case, "assess/"), fields(client.post(at(case, "assess/"), DEEP | {"seq": seen})))
    late = enter(priya).post(at(case, "below_threshold/"), {"reason": "Only 20 mm deep.", "seq": seen})
    assert late.status_code == 409
    assert "Record the inspection" in words(late)
    assert "Only 20 mm deep." in words(late)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_send_at_once_one_wins(person: Make, enter: Enter, send: Send) -> None:
    case = send()
    clients = [enter(person("priya")), enter(person("tom"))]
    shown = [client.post(at(case, "assess/"), DEEP | {"seq": case.seq}) for client in clients]
    start, codes = Barrier(2), []

    def press(client: object, page: object) -> None:
        start.wait()
        codes.append(client.post(at(case, "assess/"), fields(page)).status_code)  # type: ignore[attr-defined]
        connection.close()

    threads = [Thread(target=press, args=pair) for pair in zip(clients, shown, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [302, 409]
    assert Event.objects.filter(case=case, kind=Kind.MOVED).count() == 1


def test_handing_over_names_the_authority_and_tells_the_resident_who_it_is(
    person: Make, enter: Enter, send: Send
) -> None:
    case = send()
    client = enter(person("priya"))
    wigan = Authority.objects.get(name="Wigan Council")
    nobody = client.post(at(case, "hand_over/"), {"seq": case.seq})
    assert nobody.status_code == 422
    shown = client.post(at(case, "hand_over/"), {"seq": case.seq, "step_hand_to": f"authority_{wigan.pk}"})
    assert "They will read: Wigan Council now has your report" in words(shown)
    assert "Their page will say: We have passed your report to Wigan Council, who will deal with it." in words(shown)
    client.post(at(case, "hand_over/"), fields(shown))
    case.refresh_from_db()
    assert (case.authority, case.outcome) == (wigan, "passed_on")


def test_the_resident_is_asked_the_questions_chosen_and_those_written(person: Make, enter: Enter, send: Send) -> None:
    case = send("apply-for-a-test-permit", **PERMIT_ANSWERS)
    client = enter(person("priya"))
    nothing = client.post(at(case, "ask_more/"), {"seq": case.seq})
    assert (nothing.status_code, "Choose a question, or write one" in words(nothing)) == (422, True)
    sent = {"seq": case.seq, "step_ask_again": ["why"], "step_ask_new": "For how long?\n\nFrom when?"}
    shown = client.post(at(case, "ask_more/"), sent)
    client.post(at(case, "ask_more/"), sent | {"shown-words": fields(shown)["shown-words"]})
    task = Task.objects.get(case=case, sort=Task.Sort.ANSWER, done_at=None)
    assert task.asks == {"keys": ["why"], "written": ["For how long?", "From when?"]}


def test_taking_longer_needs_a_reason_that_the_resident_reads(person: Make, enter: Enter, send: Send) -> None:
    case = send("apply-for-a-test-permit", **PERMIT_ANSWERS)
    client = enter(person("priya"))
    assert client.post(at(case, "longer/"), {"seq": case.seq}).status_code == 422
    shown = client.post(at(case, "longer/"), {"seq": case.seq, "step_why": "The expert is ill."})
    assert "The expert is ill." in words(shown).partition("They will read: A new date for your application")[2]
    assert client.post(at(case, "longer/"), fields(shown)).status_code == 302
    assert "The expert is ill." in follow(case).body
