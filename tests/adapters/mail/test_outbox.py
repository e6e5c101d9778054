"""The embedded outbox: each letter is one file, whole, however often it is sent."""

import stat
import uuid
from email import message_from_bytes, policy
from pathlib import Path

from frontdoor.adapters.mail.outbox import OutboxPost
from frontdoor.engine.messaging.post import Answer, Envelope, Receipt
from tests.adapters.mail.servers import SENDER

TAKEN = Receipt(Answer.ACCEPTED, "outbox")


def envelope(number: int, **given: str) -> Envelope:
    words = {"to": "jo@example.net", "subject": "We have your report", "body": f"Number {number}\n", "language": "en"}
    return Envelope(**{"message_id": str(uuid.UUID(int=number)), **words, **given})


def test_each_letter_is_one_file_that_only_we_can_read(tmp_path: Path) -> None:
    post = OutboxPost(tmp_path / "outbox", SENDER)
    assert [post.send(envelope(number)) for number in (1, 2, 3)] == [TAKEN] * 3
    files = sorted((tmp_path / "outbox").iterdir())
    assert [file.name for file in files] == [f"{uuid.UUID(int=number)}.eml" for number in (1, 2, 3)]
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * 3
    letter = message_from_bytes(files[0].read_bytes(), policy=policy.SMTP)
    assert (letter["To"], letter["From"], letter["Subject"]) == ("jo@example.net", SENDER, "We have your report")
    assert letter.get_content().split() == ["Number", "1"]


def test_the_same_letter_twice_is_the_first_one(tmp_path: Path) -> None:
    post = OutboxPost(tmp_path, SENDER)
    post.send(envelope(1))
    [file] = tmp_path.iterdir()
    before = file.read_bytes()
    assert post.send(envelope(1, body="other words\n")) == TAKEN
    assert {one: one.read_bytes() for one in tmp_path.iterdir()} == {file: before}


def test_what_is_no_letter_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    post = OutboxPost(tmp_path, SENDER)
    for wrong in ({"message_id": "../../evil"}, {"subject": "a\nBcc: b@example.net"}, {"to": "a@b.net, c@d.net"}):
        assert post.send(envelope(1, **wrong)) == Receipt(Answer.REFUSED, "unfit")
    assert list(tmp_path.iterdir()) == []
