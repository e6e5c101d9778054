"""Whatever people type, a letter arrives with the headers that we wrote: one To, no Bcc, no line of theirs."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from frontdoor.adapters.mail.smtp import SmtpPost
from frontdoor.config import startup
from frontdoor.engine.cases.models import Task
from frontdoor.engine.messaging import actions
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.post import provide_post
from frontdoor.engine.parties.models import ContactPoint, Party
from tests.adapters.mail.servers import SENDER, Told, running
from tests.heart import HOUR, NOW, Submit, kinds, postcodes, submit
from tests.messages import deliver_all, run_effects
from tests.published import published
from tests.web.api.asking import HOLE, problem, send
from tests.web.staff_work.conftest import Enter, Make, enter, person
from tests.web.staff_work.reading import words

__all__ = ["enter", "person", "postcodes", "submit"]

HEADERS = [
    "Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding",
    "MIME-Version", "Content-Language",
]  # fmt: skip
SUBJECT, ENDS = "subject: We have your report ((reference))", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b"]
BCC = "Bcc: everybody@example.net"


@pytest.fixture
def catalogue(db: None, tmp_path: Path) -> None:
    """The council's own, but that a subject repeats what a resident typed and a title is written over two lines."""
    folder = shutil.copytree(settings.CATALOGUE, tmp_path / "catalogue")
    file = folder / "services" / "highways" / "report-a-pothole.yaml"
    text = file.read_text()
    assert SUBJECT in text and "\ntitle: Report a pothole\n" in text
    text = text.replace(SUBJECT, 'subject: "((details)) ((reference))"')
    file.write_text(text.replace("\ntitle: Report a pothole\n", f'\ntitle: "Report a pothole\\n{BCC}"\n'))
    for translation in (folder / "translations").glob("*/report-a-pothole.yaml"):
        translation.unlink()
    published(folder, NOW)


@pytest.fixture
def told(catalogue: None) -> Iterator[Told]:
    """A mail server that takes all that it is given."""
    with running(told := Told()) as port:
        provide_post(SmtpPost(SENDER, "127.0.0.1", port, timeout=5))
        yield told
    startup.plug_in_posts()


def headers(told: Told) -> list[tuple[str, str]]:
    """Of the only letter, as it came over the wire; folded lines belong to the header before them."""
    [envelope] = told.took
    assert envelope.rcpt_tos == ["sam.iqbal@example.org"]
    content = envelope.original_content
    assert isinstance(content, bytes)
    head = content.decode("ascii").split("\r\n\r\n")[0].replace("\r\n ", " ").replace("\r\n\t", " ")
    assert not {"\r", "\n"} & set(head.replace("\r\n", ""))
    pairs = [line.partition(": ") for line in head.split("\r\n")]
    return [(name, value) for name, _, value in pairs if name not in ("X-Peer", "X-MailFrom", "X-RcptTo")]


@pytest.mark.parametrize("end", ENDS)
def test_lines_of_an_answer_in_a_subject_are_words_of_one_line(submit: Submit, told: Told, end: str) -> None:
    submit(details=f"A hole{end}{BCC}{end}To: other@example.net{end}{end}Hello" + " long" * 30)
    run_effects()
    deliver_all(NOW)
    found = headers(told)
    assert [name for name, _ in found] == HEADERS
    assert dict(found)["To"] == "sam.iqbal@example.org"
    said = str(told.letters()[0]["Subject"])
    assert said.startswith(f"A hole {BCC} To: other@example.net Hello long")
    assert Message.objects.get().state == "sent"


@pytest.mark.parametrize("end", ENDS)
def test_a_name_of_several_lines_is_refused_and_where_there_is_one_it_is_in_no_header(
    submit: Submit, told: Told, end: str
) -> None:
    assert problem(send(HOLE | {"contact_name": {"first": f"Sam{end}{BCC}", "last": "Iqbal"}})) == (422, "answers")
    submit(details="A hole")
    Party.objects.update(name=f"Sam{end}{BCC}")
    run_effects()
    deliver_all(NOW)
    assert [name for name, _ in headers(told)] == HEADERS


def test_the_title_of_a_service_in_a_subject_is_one_line(told: Told, client: Client) -> None:
    client.get("/report-a-pothole/begin")
    client.post("/report-a-pothole/surface", {"surface": "road"})
    client.post("/report-a-pothole/come-back-later", {"email": "sam.iqbal@example.org"})
    message = Message.objects.get()
    assert BCC in message.subject.splitlines()
    actions.deliver(message.id, now=message.written_at)
    found = headers(told)
    assert [name for name, _ in found] == HEADERS
    assert dict(found)["Subject"] == f"Come back to: Report a pothole {BCC}"


@pytest.mark.parametrize("end", ENDS)
def test_an_address_that_is_no_longer_one_is_refused_and_shown_to_a_person_with_the_words(
    submit: Submit, told: Told, person: Make, enter: Enter, end: str
) -> None:
    case = submit(details="A hole by the mill")
    ContactPoint.objects.filter(party__cases__case=case).update(value=f"sam.iqbal@example.org{end}{BCC}")
    run_effects()
    for hours in (0, 1, 30):
        deliver_all(NOW + hours * HOUR)
    assert (told.took, Message.objects.get().state, kinds(case)[-1]) == ([], "refused", "not_told")
    assert case.tasks.filter(sort=Task.Sort.TELL, done_at=None).count() == 1
    page = words(enter(person("priya")).get("/staff/messages/"))
    assert ("To settle, 1" in page, "Thank you for telling us about a hole" in page) == (True, True)
