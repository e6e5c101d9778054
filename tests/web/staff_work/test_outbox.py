"""Messages that may not have arrived are shown to those who see their case, until one of them settles it."""

import pytest
from django.utils import timezone

from frontdoor.engine.cases.models import Case, Kind, Task
from frontdoor.engine.effects.models import Effect
from frontdoor.engine.messaging.models import Message

from .conftest import POTHOLE, Enter, Make, Send
from .reading import words
from .test_steps import follow

OUTBOX = "/staff/messages/"


@pytest.fixture
def doubted(send: Send) -> Message:
    message = follow(send())
    Message.objects.filter(id=message.id).update(state=Message.State.UNDECIDED)
    Task.objects.create(
        case=message.case,
        sort=Task.Sort.TELL,
        words="Was it sent?",
        team=message.case.team,
        asks={"message": message.id},
        opened_at=timezone.now(),
    )
    return message


def test_a_message_in_doubt_is_shown_with_what_can_be_done(doubted: Message, person: Make, enter: Enter) -> None:
    page = words(enter(person("priya")).get(OUTBOX))
    assert "To settle, 1 No way to reach them, 0 Failed, 0" in page
    assert "Nobody knows whether it was sent" in page


def test_that_it_arrived_is_written_down(doubted: Message, person: Make, enter: Enter) -> None:
    client = enter(person("priya"))
    assert client.post(f"{OUTBOX}{doubted.id}/settle/", {"arrived": "yes"}).status_code == 302
    doubted.refresh_from_db()
    assert (doubted.state, doubted.case.events.filter(kind=Kind.TOLD).count()) == ("sent", 1)
    assert not Task.objects.filter(case=doubted.case, sort=Task.Sort.TELL, done_at=None).exists()
    assert client.post(f"{OUTBOX}{doubted.id}/settle/", {"arrived": "yes"}).status_code == 404


def test_to_be_sent_again_it_waits_as_new(doubted: Message, person: Make, enter: Enter) -> None:
    enter(person("priya")).post(f"{OUTBOX}{doubted.id}/settle/", {"arrived": "no"})
    doubted.refresh_from_db()
    assert (doubted.state, doubted.attempts) == ("waiting", 0)


def test_another_team_sees_and_settles_nothing(doubted: Message, person: Make, enter: Enter) -> None:
    stranger = enter(person("sam", "blue_badge_team"))
    page = words(stranger.get(OUTBOX))
    assert ("To settle, 0" in page, "We have your report" in page) == (True, False)
    assert stranger.post(f"{OUTBOX}{doubted.id}/settle/", {"arrived": "yes"}).status_code == 404
    doubted.refresh_from_db()
    assert doubted.state == "undecided"


def test_whom_we_cannot_reach_is_shown_while_their_case_is_open(person: Make, enter: Enter, send: Send) -> None:
    follow(case := send(**POTHOLE | {"contact_email": None}))
    client = enter(person("priya"))
    assert "No way to reach them, 1" in words(client.get(OUTBOX))
    Case.objects.filter(id=case.id).update(closed_at=timezone.now(), outcome="done")
    assert "No way to reach them, 0" in words(client.get(OUTBOX))


def test_what_failed_is_tried_again_when_a_person_asks(person: Make, enter: Enter, send: Send) -> None:
    case = send()
    effect = Effect.objects.get(event__case=case)
    Effect.objects.filter(id=effect.id).update(state="failed", attempts=6, fault="KeyError")
    client, stranger = enter(person("priya")), enter(person("sam", "blue_badge_team"))
    assert "Writing the message “received”" in words(client.get(OUTBOX, {"show": "failed"}))
    assert stranger.post(f"/staff/failures/{effect.id}/try-again/").status_code == 404
    assert client.post(f"/staff/failures/{effect.id}/try-again/").status_code == 302
    effect.refresh_from_db()
    assert (effect.state, effect.attempts) == ("waiting", 0)
