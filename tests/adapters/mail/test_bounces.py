"""What mail servers send back about our letters is read as far as RFC 3464 goes, and no further."""

import uuid
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from frontdoor.adapters.mail.bounces import Bounce, read_bounce
from frontdoor.adapters.mail.letter import letter
from frontdoor.adapters.mail.smtp import SmtpPost
from frontdoor.config import startup
from frontdoor.engine.messaging import actions
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.post import Envelope, Fate, provide_post
from frontdoor.engine.parties.kinds import Way
from tests.adapters.mail.servers import SENDER, Told, running
from tests.heart import DAY, NOW, Submit, catalogue, kinds, postcodes, submit
from tests.messages import KeptPost, deliver_all, run_effects

from .dsn import report

__all__ = ["catalogue", "postcodes", "submit"]

ID = uuid.UUID(int=7)
OURS = letter(Envelope(str(ID), "jo@example.net", "We have your report", "Thank you.\n", "en"), SENDER)


@pytest.mark.parametrize("returns", ["whole", "headers", "nothing"])
def test_whose_letter_it_was_says_its_own_identity(returns: str) -> None:
    assert read_bounce(report(OURS, returns=returns)) == Bounce(ID, Fate.NO_SUCH_CONTACT, "5.1.1")


@pytest.mark.parametrize(
    ("action", "status", "fate"),
    [
        ("failed", "5.1.1", Fate.NO_SUCH_CONTACT),
        *[("failed", f"5.1.{number}", Fate.NO_SUCH_CONTACT) for number in (2, 3, 6, 10)],
        ("Failed", "5.2.1 (mailbox given up)", Fate.NO_SUCH_CONTACT),
        ("failed", "5.1.12", Fate.NEVER),
        ("failed", "5.2.2", Fate.NOT_NOW),
        ("failed", "4.4.7", Fate.NOT_NOW),
        ("failed", "5.7.1", Fate.NEVER),
        ("failed", "perhaps", Fate.NEVER),
        ("delivered", "2.0.0", Fate.ARRIVED),
    ],
)
def test_a_number_decides_what_it_means(action: str, status: str, fate: Fate) -> None:
    found = read_bounce(report(OURS, action=action, status=status))
    assert (found and found.message_id, found and found.fate) == (ID, fate)


def test_some_name_a_letter_only_among_those_before() -> None:
    named = report(OURS, returns="nothing").replace(b"In-Reply-To:", b"References: <1@example.net>")
    assert read_bounce(named) == Bounce(ID, Fate.NO_SUCH_CONTACT, "5.1.1")


@pytest.mark.parametrize("action", ["delayed", "relayed", "expanded", ""])
def test_what_is_no_end_yet_is_passed_over(action: str) -> None:
    assert read_bounce(report(OURS, action=action, status="4.4.1")) is None


def strange() -> Iterator[bytes]:
    yield b""
    yield b"\x00\xff" * 1000
    yield b"Content-Type: multipart/report; boundary=x\n\n" + b"--x\n" * 1000
    yield OURS.as_bytes()
    other = EmailMessage()
    other["Message-ID"] = "<7@example.org>"
    other.set_content("not ours")
    yield report(other)
    yield report(OURS, recipients=())
    yield report(OURS)[:400]
    yield b"Subject: Out of office\nIn-Reply-To: " + str(OURS["Message-ID"]).encode() + b"\n\nBack on Monday.\n"


@pytest.mark.parametrize("given", list(strange()), ids=range(8))
def test_what_is_no_report_about_a_letter_of_ours_is_passed_over(given: bytes) -> None:
    assert read_bounce(given) is None


def test_a_letter_that_came_back_is_followed_by_a_text(submit: Submit) -> None:
    """The mail server takes the letter, and hours later says that there is nobody."""
    case = submit(contact_telephone="+447700900123")
    run_effects()
    with running(told := Told()) as port:
        provide_post(SmtpPost(SENDER, "127.0.0.1", port))
        deliver_all(NOW)
    [taken] = told.letters()
    provide_post(texts := KeptPost(channels=Way))
    for _ in range(2):
        found = read_bounce(report(taken, returns="headers"))
        assert found is not None
        actions.learn(found.message_id, found.fate, code=found.code, now=NOW + DAY)
    deliver_all(NOW + DAY)
    startup.plug_in_posts()
    assert [left.channel for left in texts.left] == ["text"]
    assert (kinds(case)[2:], Message.objects.get().state) == (["told", "not_told", "told"], "sent")
    assert case.tasks.get(sort="tell").words == "The e-mail address does not work: ask the resident for another"
    assert "example" not in str([event.codes for event in case.events.all()])
