"""A Message on its way through a real mail server: what becomes of it, when it is tried again, and when never."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from frontdoor.adapters.mail.outbox import OutboxPost
from frontdoor.adapters.mail.smtp import SmtpPost
from frontdoor.engine.messaging import actions
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.post import Envelope, Post, Receipt, provide_post, tells_anybody
from frontdoor.engine.parties.actions import issue_proof, use_code
from tests.adapters.mail.servers import SENDER, Told, free_port, running
from tests.adapters.rows import NOW

pytestmark = pytest.mark.django_db(transaction=True)
State = Message.State


@pytest.fixture(autouse=True)
def no_post_left() -> Iterator[None]:
    yield
    provide_post(None)


def by_smtp(port: int) -> None:
    provide_post(SmtpPost(sender=SENDER, host="127.0.0.1", port=port, timeout=5))


def a_message(**given: Any) -> Message:
    words = {"key": "received", "to": "jo@example.net", "subject": "We have your report", "body": "Thank you."}
    return Message.objects.create(**{**words, "written_at": NOW, "next_at": NOW, **given})


def story(message: Message) -> tuple[Any, ...]:
    message.refresh_from_db()
    return message.state, message.attempts, message.answer, message.next_at, message.sent_at


def test_a_letter_that_is_accepted_is_sent_once() -> None:
    message = a_message()
    with running(told := Told()) as port:
        by_smtp(port)
        for minutes in (0, 1, 60):
            actions.deliver(message.id, now=NOW + timedelta(minutes=minutes))
    assert story(message) == (State.SENT, 1, "250", None, NOW)
    assert [letter["Message-ID"] for letter in told.letters()] == [f"<{message.message_id}@example.org>"]


def test_a_busy_server_is_tried_again_ever_later_and_under_one_identity() -> None:
    message = a_message()
    with running(told := Told({"RCPT": "450 busy"})) as port:
        by_smtp(port)
        at, waits = NOW, []
        for _ in range(3):
            assert actions.deliver(message.id, now=at - timedelta(seconds=1)).state == State.WAITING
            message = actions.deliver(message.id, now=at)
            waits.append(message.next_at - at)
            at = message.next_at
        assert waits == [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15)]
        assert story(message) == (State.WAITING, 3, "450", at, None)
        told.answers.clear()
        actions.deliver(message.id, now=at)
    assert story(message) == (State.SENT, 4, "250", None, at)
    assert [letter["Message-ID"] for letter in told.letters()] == [f"<{message.message_id}@example.org>"]


def test_a_server_that_stays_down_ends_in_a_refusal_that_people_see() -> None:
    message = a_message()
    by_smtp(free_port())
    while message.state == State.WAITING:
        message = actions.deliver(message.id, now=message.next_at)
    assert story(message) == (State.REFUSED, len(actions.WAITS) + 1, "unreachable", None, None)


def test_an_address_that_does_not_exist_is_never_tried_again() -> None:
    message = a_message()
    with running(told := Told({"RCPT": "550 no jo@example.net here"})) as port:
        by_smtp(port)
        for days in (0, 1):
            actions.deliver(message.id, now=NOW + timedelta(days=days))
    assert story(message) == (State.REFUSED, 1, "550", None, None)
    assert told.took == []


def test_an_attempt_that_nobody_can_decide_is_left_to_a_person() -> None:
    message = a_message()
    with running(told := Told(drops="DATA")) as port:
        by_smtp(port)
        for days in (0, 1):
            actions.deliver(message.id, now=NOW + timedelta(days=days))
    assert story(message) == (State.UNDECIDED, 1, "lost", None, None)
    assert len(told.took) == 1


class Killed(BaseException):
    """Stands for kill -9: nothing after it runs."""


class KilledAfter:
    """Hands the letter to a post, and dies before it can say what came of it."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.name, self.channels, self.can_be_asked = post.name, post.channels, post.can_be_asked

    def send(self, envelope: Envelope) -> Receipt:
        self.post.send(envelope)
        raise Killed

    def look_up(self, message_id: str) -> Receipt:
        return self.post.look_up(message_id)


def test_what_was_killed_while_sending_is_in_doubt_and_not_sent_again() -> None:
    message, other = a_message(), a_message()
    with running(told := Told()) as port:
        provide_post(KilledAfter(SmtpPost(sender=SENDER, host="127.0.0.1", port=port)))
        with pytest.raises(Killed):
            actions.deliver(message.id, now=NOW)
        by_smtp(port)
        assert actions.doubt(now=NOW + timedelta(minutes=4)) == 0
        assert actions.deliver(message.id, now=NOW + timedelta(minutes=4)).state == State.SENDING
        assert actions.doubt(now=NOW + timedelta(minutes=6)) == 1
        actions.deliver(message.id, now=NOW + timedelta(days=1))
    assert story(message)[:3] == (State.UNDECIDED, 1, "")
    assert story(other)[:3] == (State.WAITING, 0, "")
    assert len(told.took) == 1


def test_the_outbox_holds_one_letter_even_after_a_kill(tmp_path: Any) -> None:
    message = a_message()
    outbox = OutboxPost(tmp_path, SENDER)
    provide_post(KilledAfter(outbox))
    with pytest.raises(Killed):
        actions.deliver(message.id, now=NOW)
    Message.objects.filter(id=message.id).update(state=State.WAITING)
    provide_post(outbox)
    actions.deliver(message.id, now=NOW)
    assert story(message) == (State.SENT, 2, "outbox", None, NOW)
    assert [path.name for path in tmp_path.iterdir()] == [f"{message.message_id}.eml"]


def test_without_a_post_nothing_is_tried_and_that_is_known() -> None:
    message = a_message()
    assert not tells_anybody()
    actions.deliver(message.id, now=NOW)
    assert story(message) == (State.WAITING, 0, "", NOW, None)


def test_a_code_is_in_the_letter_and_in_no_row() -> None:
    issued = issue_proof("track", "7K4M9QXT", kind="email", value="jo@example.net", now=NOW)
    body = "Your code is ((code)).\n((address))/open/((token))\n"
    message = actions.write_secret(issued.proof, to="jo@example.net", subject="Your code", body=body, now=NOW)
    with running(told := Told()) as port:
        by_smtp(port)
        actions.deliver(message.id, now=NOW)
    words = told.letters()[0].get_content()
    assert words.split() == ["Your", "code", "is", f"{issued.code}.", f"/open/{issued.token}"]
    message.refresh_from_db()
    kept = f"{message.__dict__} {issued.proof.__dict__}"
    assert issued.code not in kept and issued.token not in kept
    assert use_code("track", "7K4M9QXT", issued.code, now=NOW) == issued.proof
