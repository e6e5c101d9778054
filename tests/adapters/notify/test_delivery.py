"""Messages by GOV.UK Notify, however the sending ends. Asked is a contract server, not Notify itself."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from frontdoor.adapters.notify.post import NotifyPost
from frontdoor.engine.cases.models import Case
from frontdoor.engine.messaging import actions
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.post import Envelope, Fate, Receipt, provide_post
from tests.heart import DAY, HOUR, NOW, Submit, kinds
from tests.messages import deliver_all, run_effects

from .contract_server import Notify

MINUTE = timedelta(minutes=1)
FAR = NOW.replace(year=2126)


def message() -> Message:
    return Message.objects.get()


def test_the_words_of_the_catalogue_leave_and_what_notify_calls_them_is_kept(told: Case, notify: Notify) -> None:
    [taken] = notify.took
    assert (taken["subject"], taken["body"]) == (message().subject, message().body)
    assert (message().state, message().post, message().provider_id) == ("sent", "notify", taken["id"])


def test_a_report_before_our_own_answer_is_kept(submit: Submit, plugged_in: NotifyPost, notify: Notify) -> None:
    """Notify can call while its answer is still on the way."""
    case = submit()
    run_effects()

    class Quick(_Around):
        def send(self, envelope: Envelope) -> Receipt:
            receipt = self.post.send(envelope)
            self.learn(envelope)
            return receipt

    provide_post(Quick(plugged_in))
    deliver_all(NOW)
    assert (message().state, len(notify.took)) == ("delivered", 1)
    assert kinds(case)[2:] == ["told"]


class Killed(BaseException):
    """Stands for kill -9: nothing after it runs."""


class _Around:
    """A post that does something of its own around another's sending."""

    def __init__(self, post: NotifyPost) -> None:
        self.post = post
        self.name, self.channels, self.can_be_asked = post.name, post.channels, post.can_be_asked

    def look_up(self, message_id: str) -> Receipt:
        return self.post.look_up(message_id)

    def learn(self, envelope: Envelope) -> None:
        actions.learn(UUID(envelope.message_id), Fate.ARRIVED, now=NOW)


class KilledBefore(_Around):
    def send(self, envelope: Envelope) -> Receipt:
        raise Killed


class KilledAfter(_Around):
    def send(self, envelope: Envelope) -> Receipt:
        self.post.send(envelope)
        raise Killed


@pytest.mark.parametrize(("killed", "taken"), [(KilledBefore, 0), (KilledAfter, 1)])
def test_killed_before_or_after_the_call_notify_holds_the_message_once(
    submit: Submit, plugged_in: NotifyPost, notify: Notify, killed: type[_Around], taken: int
) -> None:
    case = submit()
    run_effects()
    provide_post(killed(plugged_in))
    with pytest.raises(Killed):
        actions.deliver(message().id, now=NOW)
    assert (message().state, len(notify.took)) == ("sending", taken)
    provide_post(plugged_in)
    assert (actions.doubt(now=NOW + 4 * MINUTE), actions.doubt(now=NOW + 6 * MINUTE)) == (0, 1)
    deliver_all(NOW + 8 * MINUTE)
    deliver_all(NOW + DAY)
    assert (message().state, [one["reference"] for one in notify.took]) == ("sent", [str(message().message_id)])
    assert message().provider_id == notify.took[0]["id"]
    assert kinds(case)[2:] == ["told"]


def test_an_answer_that_was_lost_is_asked_for_and_nothing_goes_twice(
    submit: Submit, plugged_in: NotifyPost, notify: Notify
) -> None:
    submit()
    run_effects()
    notify.trouble = ["lost"]
    deliver_all(NOW)
    assert (message().state, message().answer) == ("sending", "lost")
    actions.doubt(now=NOW + 6 * MINUTE)
    assert (message().state, len(notify.took)) == ("sent", 1)


def test_when_notify_cannot_be_asked_for_an_hour_a_person_decides_and_a_late_report_decides_for_them(
    submit: Submit, plugged_in: NotifyPost, notify: Notify, call: Any
) -> None:
    case = submit()
    run_effects()
    notify.trouble = ["lost"]
    deliver_all(NOW)
    provide_post(replace(plugged_in, address="http://127.0.0.1:1"))
    assert (actions.doubt(now=NOW + 59 * MINUTE), actions.doubt(now=NOW + HOUR)) == (0, 1)
    assert (message().state, kinds(case)[-1]) == ("undecided", "told_perhaps")
    assert case.tasks.filter(sort="tell", done_at=None).count() == 1
    call(notify.report(0, "delivered"))
    assert (message().state, kinds(case)[-1]) == ("delivered", "told")
    assert not case.tasks.filter(sort="tell", done_at=None).exists()


def test_another_post_is_not_asked_about_what_this_one_sent(
    submit: Submit, plugged_in: NotifyPost, notify: Notify
) -> None:
    """It would say that it never had it, and it would go twice."""
    submit()
    run_effects()
    notify.trouble = ["lost"]
    deliver_all(NOW)
    provide_post(replace(plugged_in, name="other"))
    assert actions.doubt(now=NOW + 6 * MINUTE) == 1
    assert (message().state, notify.calls) == ("undecided", 1)


def test_too_many_at_once_spares_notify_for_a_minute_and_no_more_today_until_midnight(
    submit: Submit, plugged_in: NotifyPost, notify: Notify
) -> None:
    for _ in range(3):
        submit()
    run_effects()
    notify.trouble = ["slower"]
    deliver_all(NOW)
    deliver_all(NOW + 59 * timedelta(seconds=1))
    assert notify.calls == 1
    notify.trouble = ["tomorrow"]
    deliver_all(NOW + MINUTE)
    deliver_all(NOW + HOUR)
    assert (notify.calls, notify.took) == (2, [])
    deliver_all(NOW.replace(hour=0, minute=5) + DAY)
    assert (len(notify.took), Message.objects.filter(state="sent").count()) == (3, 3)
