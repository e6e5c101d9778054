"""What GOV.UK Notify says of its limits holds for all that is to go by it. Asked is a contract server, not Notify."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from frontdoor.adapters.notify.post import NotifyPost
from frontdoor.config import posts
from frontdoor.engine.cases.models import Case
from frontdoor.engine.messaging import actions, tasks
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.post import provide_post
from frontdoor.engine.parties.actions import issue_proof
from frontdoor.engine.parties.kinds import ContactKind
from tests.heart import DAY, FOI, HOUR, NOW, Submit, kinds
from tests.messages import deliver_all, run_effects

from .conftest import MOBILE
from .contract_server import Notify

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
MIDNIGHT = NOW.replace(hour=0, minute=5) + DAY
WORRY = {"danger": True, "adult": "The man at 3", "worry": "Shouting"}
BY_EMAIL = {"contact_email": "sam.iqbal@example.org"}
LEFT_OUT = dict.fromkeys(("lives", "wants", "contact_name", "contact_email", "contact_telephone"))


@pytest.fixture
def worry(submit: Submit) -> Any:
    """worry(contact_telephone=…): an urgent receipt that is written and waits, and its case."""

    def made(**contacts: str) -> Case:
        case = submit("tell-us-about-an-adult", answers=WORRY | LEFT_OUT | BY_EMAIL | contacts)
        run_effects()
        return case

    return made


def receipt(case: Case) -> Message:
    return Message.objects.get(case=case)


def took(notify: Notify) -> list[str]:
    return [taken["type"] for taken in notify.took]


@pytest.fixture
def no_more_today(submit: Submit, plugged_in: NotifyPost, notify: Notify) -> Notify:
    """E-mails have reached the limit of the day, as one message has learnt."""
    notify.limits["email"] = "tomorrow"
    submit()
    run_effects()
    deliver_all(NOW)
    assert notify.calls == 1
    return notify


def test_what_is_written_after_the_days_limit_waits_until_after_midnight_too(
    submit: Submit, no_more_today: Notify, plugged_in: NotifyPost
) -> None:
    """Also in a process that was started since."""
    submit(at=NOW + MINUTE)
    submit(at=NOW + MINUTE, contact_telephone=MOBILE)  # not urgent, so that it keeps its way
    run_effects()
    provide_post(replace(plugged_in))
    for at in (NOW + MINUTE, NOW + HOUR, MIDNIGHT - SECOND):
        deliver_all(at)
    assert no_more_today.calls == 1
    assert set(Message.objects.values_list("state", "next_at", "attempts")) == {("waiting", MIDNIGHT, 0)}
    del no_more_today.limits["email"]
    deliver_all(MIDNIGHT)
    assert took(no_more_today) == ["email"] * 3


def test_the_limit_of_one_channel_is_not_that_of_another(submit: Submit, no_more_today: Notify) -> None:
    submit(contact_email=None, contact_telephone=MOBILE)
    run_effects()
    deliver_all(NOW + MINUTE)
    assert took(no_more_today) == ["sms"]


def test_a_day_ends_by_the_clock_of_notify_which_knows_no_summer(
    submit: Submit, plugged_in: NotifyPost, notify: Notify
) -> None:
    night = NOW.replace(month=7, hour=23, minute=30)  # half past midnight here
    notify.limits["email"] = "tomorrow"
    submit(at=night)
    run_effects()
    deliver_all(night)
    assert Message.objects.get().next_at == night + 35 * MINUTE


def test_too_many_in_a_minute_is_said_to_the_whole_account_and_counts_against_no_message(
    submit: Submit, plugged_in: NotifyPost, notify: Notify
) -> None:
    notify.trouble = ["slower"]
    submit()
    run_effects()
    deliver_all(NOW)
    submit(at=NOW + SECOND)
    submit(at=NOW + SECOND, contact_email=None, contact_telephone=MOBILE)
    run_effects()
    for seconds in (1, 30, 59):
        deliver_all(NOW + seconds * SECOND)
    assert notify.calls == 1
    assert set(Message.objects.values_list("state", "next_at", "attempts")) == {("waiting", NOW + MINUTE, 0)}
    deliver_all(NOW + MINUTE)
    assert took(notify) == ["email", "email", "sms"]


def test_what_is_urgent_goes_by_text_at_once_when_emails_rest(
    worry: Any, plugged_in: NotifyPost, notify: Notify
) -> None:
    """Whether its own call was refused, or that of another before it was written."""
    notify.limits["email"] = "tomorrow"
    for calls in (2, 3):
        case = worry(contact_telephone=MOBILE)
        turned = actions.deliver(receipt(case).id, now=NOW)
        assert (turned.channel, turned.next_at) == ("text", NOW)
        deliver_all(NOW)
        assert (receipt(case).state, receipt(case).given_up, notify.calls) == ("sent", [], calls)
        assert kinds(case)[-1] == "told"
    assert took(notify) == ["sms", "sms"]
    assert notify.took[0]["reference"] != notify.took[1]["reference"]


def test_what_is_urgent_waits_a_minute_for_the_way_that_its_person_chose(
    worry: Any, plugged_in: NotifyPost, notify: Notify
) -> None:
    case = worry(contact_telephone=MOBILE)
    notify.trouble = ["slower"]
    deliver_all(NOW)
    assert (receipt(case).channel, receipt(case).next_at) == ("email", NOW + MINUTE)
    assert notify.calls == 1


def test_what_is_urgent_waits_where_no_other_way_is_open(worry: Any, no_more_today: Notify) -> None:
    alone = worry()
    no_more_today.limits["sms"] = "tomorrow"
    both = worry(contact_telephone=MOBILE)
    for _ in range(3):
        deliver_all(NOW + MINUTE)
    assert no_more_today.calls == 2
    assert [receipt(case).next_at for case in (alone, both)] == [MIDNIGHT, MIDNIGHT]
    no_more_today.limits.clear()
    deliver_all(MIDNIGHT)
    assert {receipt(case).state for case in (alone, both)} == {"sent"}


def test_no_letter_is_posted_for_what_an_email_tells_sooner_after_midnight(
    submit: Submit, no_more_today: Notify
) -> None:
    address = {"lines": ["12 Albert Road", "Colne"], "postcode": "BB8 0AA", "country": "GB"}
    case = submit("foi-request", answers=FOI | {"send_as": "paper", "post_to": address})
    run_effects()
    Message.objects.filter(case=case).update(urgent=True)
    deliver_all(NOW + MINUTE)
    assert (receipt(case).channel, receipt(case).next_at) == ("email", MIDNIGHT)


def code(subject: str) -> Message:
    proof = issue_proof("track", subject, kind=ContactKind.EMAIL, value="jo@example.org", now=NOW).proof
    return actions.write_secret(proof, to="jo@example.org", subject="c", body="((code))", now=NOW)


def test_a_code_waits_a_minute_and_one_that_would_run_out_before_midnight_wakes_nobody(
    no_more_today: Notify, plugged_in: NotifyPost
) -> None:
    first = actions.deliver(code("7K4M9QXT").id, now=NOW)
    assert (first.state, no_more_today.calls) == ("refused", 1)
    no_more_today.limits.clear()
    no_more_today.trouble = ["slower"]
    provide_post(replace(plugged_in, name="other"))
    second = actions.deliver(code("7K4M9QXV").id, now=NOW)
    assert (second.state, second.next_at) == ("waiting", NOW + MINUTE)
    assert actions.deliver(second.id, now=NOW + MINUTE).state == "sent"


@pytest.mark.usefixtures("catalogue", "plugged_in")
def test_letters_about_access_keep_to_the_limits_and_say_them_to_all(submit: Submit, notify: Notify) -> None:
    notify.limits["email"] = "tomorrow"
    told = [posts.tell_by_email("ann@example.org", "Your invitation", "…") for _ in range(2)]
    assert (told, notify.calls) == ([False, False], 1)
    case = submit()
    run_effects()
    tasks.deliver(message_id=receipt(case).id)
    assert (receipt(case).state, notify.calls) == ("waiting", 1)
