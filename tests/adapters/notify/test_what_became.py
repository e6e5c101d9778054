"""What GOV.UK Notify reports of a message decides what is tried next. Asked is a contract server, not Notify itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.models import Case
from frontdoor.engine.messaging import actions
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.models import ContactPoint
from tests.heart import HOUR, NOW, kinds
from tests.messages import deliver_all

from .conftest import BEARER, MOBILE
from .contract_server import Notify

MINUTE = timedelta(minutes=1)
FAR = NOW.replace(year=2126)


def message() -> Message:
    return Message.objects.get()


def test_a_report_of_delivery_stands_beside_the_message_and_is_no_second_event(
    told: Case, notify: Notify, call: Any
) -> None:
    assert [call(notify.report(0, "delivered")) for _ in range(2)] == [204, 204]
    assert message().state == "delivered"
    assert kinds(told) == ["submitted", "promised", "told"]


def test_an_address_that_does_not_exist_is_not_written_to_again_and_a_text_goes(
    told: Case, notify: Notify, call: Any
) -> None:
    assert [call(notify.report(0, "permanent-failure")) for _ in range(2)] == [204, 204]
    deliver_all(FAR)
    first, text = notify.took
    assert (text["type"], text["phone_number"]) == ("sms", MOBILE)
    shown = f"{told.reference[:4]}-{told.reference[4:]}"
    assert text["body"] == (f"We have your report {shown}\nRead it at /track/{shown}\nLancashire County Council")
    assert first["reference"] != text["reference"]
    assert kinds(told)[2:] == ["told", "not_told", "told"]
    assert told.tasks.get(sort="tell").words == "The e-mail address does not work: ask the resident for another"
    assert ContactPoint.objects.get(kind="email").failed_at is not None
    assert Message.objects.count() == 1


def test_a_full_mailbox_is_tried_once_more_after_four_hours_and_then_otherwise(
    told: Case, notify: Notify, call: Any
) -> None:
    call(notify.report(0, "temporary-failure"))
    wait = message().next_at - timezone.now()
    Message.objects.update(next_at=NOW)
    deliver_all(NOW)
    call(notify.report(1, "temporary-failure"))
    deliver_all(FAR)
    assert 4 * HOUR - MINUTE < wait <= 4 * HOUR
    assert [taken["type"] for taken in notify.took] == ["email", "email", "sms"]
    assert ContactPoint.objects.get(kind="email").failed_at is None
    assert not told.tasks.filter(sort="tell").exists()


def test_a_fault_of_theirs_is_tried_again_three_times_by_the_same_channel(
    told: Case, notify: Notify, call: Any
) -> None:
    for number in range(4):
        call(notify.report(number, "technical-failure"))
        deliver_all(FAR)
    assert [taken["type"] for taken in notify.took] == ["email"] * 4 + ["sms"]
    assert len({taken["reference"] for taken in notify.took}) == 5


def test_a_report_about_what_was_given_up_changes_nothing(told: Case, notify: Notify, call: Any) -> None:
    call(notify.report(0, "permanent-failure"))
    deliver_all(FAR)
    before = Message.objects.values().get()
    assert [call(notify.report(0, status)) for status in ("delivered", "technical-failure")] == [204, 204]
    assert Message.objects.values().get() == before


@pytest.mark.parametrize("wrong", ["", "Bearer", "Bearer no", f"Basic {BEARER}", f"Bearer {BEARER}x", "Bearer é"])
def test_who_does_not_show_the_token_is_not_heard(told: Case, notify: Notify, call: Any, wrong: str) -> None:
    assert call(notify.report(0, "permanent-failure"), wrong) == 401
    assert message().state == "sent"


def test_without_a_token_of_our_own_nobody_is_heard(
    told: Case, notify: Notify, call: Any, settings: LazySettings
) -> None:
    settings.NOTIFY_BEARER = ""
    assert [call(notify.report(0, "delivered"), token) for token in ("Bearer", "Bearer ", "")] == [401] * 3


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"[" * 9000, 400),
        (b'{"reference": null, "status": "delivered"}', 400),
        (b'{"reference": 7, "status": "delivered", "notification_type": "email"}', 400),
        (b'{"reference": null, "status": ["delivered"], "notification_type": "email"}', 400),
        (b'{"reference": null, "status": "delivered", "notification_type": "fax"}', 400),
        (b'{"reference": "\\u0000", "status": "delivered", "notification_type": "sms"}', 204),
        (b'{"reference": "of another", "status": "delivered", "notification_type": "sms"}', 204),
        (b'{"reference": null, "status": "pending", "notification_type": "sms"}', 204),
        (b" " * 30_000, 413),
    ],
)
def test_what_is_no_report_is_refused_and_what_is_not_ours_is_passed_over(
    db: None, call: Any, body: bytes, status: int
) -> None:
    assert call(body) == status


def test_only_a_post_is_a_call(call: Any, client: Client) -> None:
    assert client.get("/notify/delivered").status_code == 405


def test_what_nothing_was_heard_of_is_asked_about(told: Case, notify: Notify, call: Any) -> None:
    assert actions.ask_what_became(now=NOW + HOUR) == 0
    notify.report(0, "permanent-failure")
    assert actions.ask_what_became(now=NOW + 2 * HOUR) == 1
    assert (message().channel, message().state) == ("text", "waiting")
    assert (actions.ask_what_became(now=NOW + 3 * HOUR), notify.calls) == (0, 2)


def test_a_silent_message_is_asked_about_twice_a_day_for_six_days(told: Case, notify: Notify) -> None:
    for hours in range(24 * 8):
        actions.ask_what_became(now=NOW + hours * HOUR)
    assert notify.calls == 1 + 12
