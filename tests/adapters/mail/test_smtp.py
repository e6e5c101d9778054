"""What a mail server answers, at each stage, is told as far as it is certain, and no further."""

import uuid

import pytest

from frontdoor.adapters.mail.letter import NotALetter
from frontdoor.adapters.mail.smtp import SmtpPost
from frontdoor.config.mail import mailer
from frontdoor.engine.messaging.post import Answer, Envelope, Receipt
from tests.adapters.mail.servers import SENDER, Told, free_port, running, saying

ID = str(uuid.UUID(int=7))


def envelope(**given: str) -> Envelope:
    words = {"to": "Jo@example.net", "subject": "We have your report 7K4M-9QXT", "body": "Thank you.\n"}
    return Envelope(**{"message_id": ID, "language": "en", **words, **given})


def send(port: int, **given: object) -> Receipt:
    return SmtpPost(sender=SENDER, host="127.0.0.1", port=port, timeout=5, **given).send(envelope())  # type: ignore


def test_a_letter_arrives_as_it_was_written() -> None:
    body = "Diolch, Zoë.\n.a line that begins with a full stop\n.\n" + "long " * 400 + "\nWe have said: 26 November\n"
    with running(told := Told()) as port:
        post = SmtpPost(sender=SENDER, host="127.0.0.1", port=port)
        assert post.send(envelope(body=body, subject="Tŷ Gwydr: we have it", language="cy")) == Receipt(
            Answer.ACCEPTED, "250"
        )
    [letter] = told.letters()
    assert (told.took[0].mail_from, told.took[0].rcpt_tos) == ("front-door@example.org", ["Jo@example.net"])
    assert {name: letter[name] for name in letter if name not in ("Date", "X-Peer", "X-MailFrom", "X-RcptTo")} == {
        "Message-ID": f"<{ID}@example.org>",
        "From": SENDER,
        "To": "Jo@example.net",
        "Subject": "Tŷ Gwydr: we have it",
        "Content-Language": "cy",
        "Auto-Submitted": "auto-generated",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
        "MIME-Version": "1.0",
    }
    assert letter.get_content().replace("\r\n", "\n") == body
    assert letter["Date"].datetime.tzinfo is not None


def test_every_attempt_has_the_same_identity() -> None:
    with running(told := Told()) as port:
        assert [send(port), send(port)] == [Receipt(Answer.ACCEPTED, "250")] * 2
    assert [letter["Message-ID"] for letter in told.letters()] == [f"<{ID}@example.org>"] * 2


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("421 closing, jo@example.net", Answer.LATER),
        ("450 mailbox of jo@example.net busy", Answer.LATER),
        ("550 no jo@example.net here", Answer.REFUSED),
        ("554 refused", Answer.REFUSED),
    ],
)
def test_a_number_decides_at_each_stage_and_its_words_are_not_repeated(stage: str, said: str, answer: Answer) -> None:
    with running(told := Told({stage: said})) as port:
        assert send(port) == Receipt(answer, said[:3])
    assert told.took == []


@pytest.mark.parametrize(
    ("said", "receipt"),
    [
        (b"421 too busy\r\n", Receipt(Answer.LATER, "421")),
        (b"554 go away\r\n", Receipt(Answer.REFUSED, "554")),
        (b"", Receipt(Answer.LATER, "lost")),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Receipt(Answer.LATER, "not-smtp")),
    ],
)
def test_a_server_that_does_not_greet_us_decides_as_much(said: bytes, receipt: Receipt) -> None:
    with saying(said) as port:
        assert send(port) == receipt


@pytest.mark.parametrize(
    ("said", "receipt"),
    [
        (b"450 not now\r\n", Receipt(Answer.LATER, "450")),
        (b"550 not you\r\n", Receipt(Answer.REFUSED, "550")),
    ],
)
def test_a_server_that_refuses_our_name_decides(said: bytes, receipt: Receipt) -> None:
    with saying(b"220 hello\r\n", said, said) as port:
        assert send(port) == receipt


def test_a_server_that_is_down_is_tried_later() -> None:
    assert send(free_port()) == Receipt(Answer.LATER, "unreachable")


def test_a_server_that_has_no_name_is_tried_later() -> None:
    post = SmtpPost(sender=SENDER, host="nowhere.invalid", port=25, timeout=5)
    assert post.send(envelope()) == Receipt(Answer.LATER, "unreachable")


@pytest.mark.parametrize("stage", ["MAIL", "RCPT"])
def test_a_connection_lost_before_a_word_left_is_tried_later(stage: str) -> None:
    with running(Told(drops=stage)) as port:
        assert send(port) == Receipt(Answer.LATER, "lost")


def test_nobody_knows_when_the_connection_is_lost_after_the_words() -> None:
    with running(told := Told(drops="DATA")) as port:
        assert send(port) == Receipt(Answer.UNKNOWN, "lost")
    assert len(told.took) == 1


def test_nobody_knows_when_no_answer_comes_in_time() -> None:
    greeting = (b"220 hello\r\n", b"250 hello\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go on\r\n")
    with saying(*greeting, *[b""] * 40) as port:
        post = SmtpPost(sender=SENDER, host="127.0.0.1", port=port, timeout=0.5)
        assert post.send(envelope()) == Receipt(Answer.UNKNOWN, "lost")


def test_a_word_that_is_no_number_after_the_letter_leaves_it_unknown() -> None:
    greeting = (b"220 hello\r\n", b"250 hello\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go on\r\n")
    with saying(*greeting, b"perhaps\r\n") as port:
        assert send(port).answer == Answer.UNKNOWN


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_wrong_password_is_our_fault_and_no_letter_is_refused_for_it() -> None:
    with running(told := Told(), password="secret") as port:
        assert send(port, username="door", password="wrong") == Receipt(Answer.LATER, "535")
        assert send(port, username="door", password="secret") == Receipt(Answer.ACCEPTED, "250")
    assert len(told.took) == 1


def test_without_encryption_a_password_is_not_sent() -> None:
    with running(told := Told()) as port:
        assert send(port, username="door", password="secret", use_tls=True) == Receipt(Answer.LATER, "no-tls")
    with saying(b"220 hello\r\n") as port:
        assert send(port, use_ssl=True) == Receipt(Answer.LATER, "no-tls")
    assert told.took == []


@pytest.mark.parametrize(
    "given",
    [
        {"subject": "Hello\r\nBcc: everybody@example.net"},
        {"subject": "Hello\nBcc: everybody@example.net"},
        {"to": "jo@example.net\r\nBcc: everybody@example.net"},
        {"to": "jo@example.net, everybody@example.net"},
        {"to": "jo@example.net> NOTIFY=SUCCESS <everybody@example.net"},
        {"to": "Jo <jo@example.net>"},
        {"to": "jo"},
        {"to": ""},
        {"to": "jö@example.net"},
        {"language": "en\r\nBcc: everybody@example.net"},
        {"message_id": "1>\r\nBcc: everybody@example.net"},
    ],
)
def test_a_letter_with_a_forged_header_is_refused_and_nobody_is_called(given: dict[str, str]) -> None:
    with running(told := Told()) as port:
        post = SmtpPost(sender=SENDER, host="127.0.0.1", port=port)
        assert post.send(envelope(**given)) == Receipt(Answer.REFUSED, "unfit")
    assert told.took == []


def test_a_sender_that_is_no_address_is_told_at_once() -> None:
    for wrong in ("", "Lancashire", "a@b, c@d", "a@b\nBcc: c@d"):
        with pytest.raises(NotALetter):
            SmtpPost(sender=wrong, host="127.0.0.1", port=25)


def test_the_setting_says_all_that_the_post_needs_and_its_password_is_not_shown() -> None:
    post = SmtpPost(sender=SENDER, **mailer("smtps://door:se%40cret@mail.example.org")["OPTIONS"])
    assert (post.host, post.port, post.password, post.use_ssl, post.use_tls) == (
        "mail.example.org", 465, "se@cret", True, False
    )  # fmt: skip
    assert "cret" not in repr(post)
