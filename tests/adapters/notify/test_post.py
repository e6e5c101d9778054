"""What GOV.UK Notify answers is told as far as it is certain. Asked is a contract server, not Notify itself."""

import uuid
from dataclasses import replace

import pytest

from frontdoor.adapters.notify.post import NotifyPost
from frontdoor.config.logs import JsonLines
from frontdoor.engine.messaging.post import Answer, Envelope, Fate, Receipt
from tests.adapters.mail.servers import free_port

from .contract_server import KEY, TEMPLATES, Notify

ID = str(uuid.UUID(int=7))
EMAIL = Envelope(ID, "jo@example.net", "We have your report", "Thank you.\n", "en")
TEXT = replace(EMAIL, channel="text", to="+447700900123")
LETTER = replace(EMAIL, channel="letter", to="Jo Smith\n12 Albert Road\nColne\nBB8 0AA")


def test_each_channel_goes_through_its_one_generic_template(post: NotifyPost, notify: Notify) -> None:
    receipts = [post.send(envelope) for envelope in (EMAIL, TEXT, LETTER)]
    assert receipts == [Receipt(Answer.ACCEPTED, "201", taken["id"]) for taken in notify.took]
    known = ("type", "reference", "subject", "body", "email_address", "phone_number", "line_1", "line_2", "line_4")
    assert [[taken.get(key) for key in known] for taken in notify.took] == [
        ["email", ID, "We have your report", "Thank you.\n", "jo@example.net", None, None, None, None],
        ["sms", ID, None, "Thank you.\n", None, "+447700900123", None, None, None],
        ["letter", ID, "We have your report", "Thank you.\n", None, None, "Jo Smith", "12 Albert Road", "BB8 0AA"],
    ]


@pytest.mark.parametrize(
    ("trouble", "receipt", "taken"),
    [
        ("slower", Receipt(Answer.SLOWER, "RateLimitError"), 0),
        ("tomorrow", Receipt(Answer.TOMORROW, "TooManyRequestsError"), 0),
        ("broken", Receipt(Answer.LATER, "500"), 0),
        ("gateway", Receipt(Answer.UNKNOWN, "502"), 0),
        ("lost", Receipt(Answer.UNKNOWN, "lost"), 1),
        ("silent", Receipt(Answer.UNKNOWN, "lost"), 1),
        ("nonsense", Receipt(Answer.UNKNOWN, "lost"), 1),
    ],
)
def test_what_went_wrong_is_told_only_as_far_as_it_is_certain(
    post: NotifyPost, notify: Notify, trouble: str, receipt: Receipt, taken: int
) -> None:
    notify.trouble = [trouble]
    assert post.send(EMAIL) == receipt
    assert (len(notify.took), notify.calls) == (taken, 1)


def test_an_address_that_is_refused_is_not_repeated(post: NotifyPost, caplog: pytest.LogCaptureFixture) -> None:
    landline = replace(TEXT, to="+441632960001")
    assert post.send(landline) == Receipt(Answer.REFUSED, "ValidationError")
    assert post.send(replace(LETTER, to="Jo Smith\nBB8 0AA")) == Receipt(Answer.REFUSED, "ValidationError")
    assert "+441632960001" in caplog.text  # Notify's own client writes what it was told
    logged = "\n".join(JsonLines().format(record) for record in caplog.records)
    assert ("API %s request" in logged, "+441632960001" in logged) == (True, False)


def test_our_own_wrong_key_or_clock_is_no_fault_of_the_message(post: NotifyPost, notify: Notify) -> None:
    wrong = replace(post, key=KEY[:-1] + "1")
    assert wrong.send(EMAIL) == Receipt(Answer.LATER, "403")
    notify.skew = 31
    assert post.send(EMAIL) == Receipt(Answer.LATER, "403")
    notify.skew = 0
    assert post.send(EMAIL).answer == Answer.ACCEPTED
    assert len(notify.took) == 1


def test_where_nobody_answers_no_word_has_left(post: NotifyPost) -> None:
    assert replace(post, address=f"http://127.0.0.1:{free_port()}").send(EMAIL) == Receipt(Answer.LATER, "unreachable")
    assert replace(post, address="http://nowhere.invalid").send(EMAIL) == Receipt(Answer.LATER, "unreachable")


def test_asked_afterwards_it_knows_what_it_took_and_what_became_of_it(post: NotifyPost, notify: Notify) -> None:
    other = str(uuid.UUID(int=8))
    notify.trouble = ["lost"]
    post.send(EMAIL)
    taken = notify.took[0]["id"]
    assert post.look_up(ID) == Receipt(Answer.ACCEPTED, "created", taken, None)
    notify.report(0, "temporary-failure")
    assert post.look_up(ID) == Receipt(Answer.ACCEPTED, "temporary-failure", taken, Fate.NOT_NOW)
    assert post.look_up(other) == Receipt(Answer.LATER, "404")
    notify.trouble = ["broken", "nonsense"]
    assert [post.look_up(ID), post.look_up(ID)] == [Receipt(Answer.UNKNOWN, "lost")] * 2


@pytest.mark.parametrize("envelope", [EMAIL, TEXT], ids=["email", "text"])
@pytest.mark.parametrize(
    ("status", "fate"),
    [
        ("delivered", Fate.ARRIVED),
        ("permanent-failure", Fate.NO_SUCH_CONTACT),
        ("temporary-failure", Fate.NOT_NOW),
        ("technical-failure", Fate.FAULT),
        *[(unknown, None) for unknown in ("created", "sending", "pending", "sent", "a word of next year")],
    ],
)
def test_each_status_of_an_email_or_a_text_means_one_thing(
    post: NotifyPost, notify: Notify, envelope: Envelope, status: str, fate: Fate | None
) -> None:
    post.send(envelope)
    notify.report(0, status)
    assert post.look_up(ID).fate == fate


@pytest.mark.parametrize(
    ("status", "fate"),
    [
        ("technical-failure", Fate.FAULT),
        ("permanent-failure", Fate.NEVER),  # it could not be printed, which is not the address's fault
        ("validation-failed", Fate.NEVER),
        ("virus-scan-failed", Fate.NEVER),
        ("cancelled", Fate.NEVER),
        ("returned-letter", Fate.NO_SUCH_CONTACT),
        *[(unknown, None) for unknown in ("accepted", "received", "pending-virus-check", "temporary-failure")],
    ],
)
def test_each_status_of_a_letter_means_one_thing(
    post: NotifyPost, notify: Notify, status: str, fate: Fate | None
) -> None:
    post.send(LETTER)
    notify.report(0, status)
    assert post.look_up(ID).fate == fate


def test_only_channels_with_a_template_are_carried() -> None:
    post = NotifyPost(KEY, {"text": TEMPLATES["text"]}, "https://notify.example")
    assert (post.channels, post.name, post.can_be_asked) == (frozenset({"text"}), "notify", True)
    assert KEY[-36:] not in repr(post)
