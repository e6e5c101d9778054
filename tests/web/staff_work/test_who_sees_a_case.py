"""Nobody outside the case's teams sees it, on any page or by any press; a sensitive one, only its named roles."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frontdoor.adapters.storage.local import local_store
from frontdoor.engine.cases.models import Case, Document, Event
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions import queries as definitions

from .conftest import Enter, Make, Send
from .reading import at, queue_of, words

PAGES = ["", "assess/", "hand_over/", "give-it/", "new-date/look/"]
PRESSES = ["add-note/", "take-it/", "give-it/", "assess/", "hand_over/", "new-date/look/"]


@pytest.fixture
def stranger_to_it(person: Make, enter: Enter) -> object:
    return enter(person("sam", "blue_badge_team", "manager"))


@pytest.mark.parametrize("page", PAGES)
def test_a_colleague_of_another_team_is_told_that_there_is_no_such_page(
    stranger_to_it: object, person: Make, enter: Enter, send: Send, page: str
) -> None:
    case = send()
    assert enter(person("priya")).get(at(case, page)).status_code == 200
    refused = stranger_to_it.get(at(case, page))  # type: ignore[attr-defined]
    assert refused.status_code == 404
    assert "Albert Road" not in refused.content.decode()


@pytest.mark.parametrize("press", PRESSES)
def test_a_colleague_of_another_team_changes_nothing(stranger_to_it: object, send: Send, press: str) -> None:
    case = send()
    before = Event.objects.count()
    sent = {"note": "x", "seq": case.seq, "to": "team", "depth_mm": "50", "risk": "high"}
    assert stranger_to_it.post(at(case, press), sent).status_code == 404  # type: ignore[attr-defined]
    assert Event.objects.count() == before


def test_a_file_is_seen_by_those_who_see_its_case(
    stranger_to_it: object, person: Make, enter: Enter, send: Send
) -> None:
    case = send()
    question = definitions.version(case.version_id).question("photos")
    upload = SimpleUploadedFile("hole.png", PNG, "image/png")
    file = Document.objects.get(id=local_store.keep(upload, question, "user:1"))
    Document.objects.filter(id=file.id).update(case=case)
    address = f"/documents/{file.id}/shown"
    assert enter(person("priya")).get(address).status_code == 200
    assert stranger_to_it.get(address).status_code == 404  # type: ignore[attr-defined]
    release = at(case, f"release/{file.id}/")
    Document.objects.filter(id=file.id).update(scan="waiting")
    assert stranger_to_it.post(release).status_code == 404  # type: ignore[attr-defined]
    file.refresh_from_db()
    assert file.scan == "waiting"


def test_a_sensitive_case_is_unseen_by_a_member_of_the_team_without_a_named_role(
    person: Make, enter: Enter, send: Send
) -> None:
    case = send()
    Case.objects.filter(id=case.id).update(sensitive=True)
    trusted, other = enter(person("priya", role="handler")), enter(person("sam", role="administrator"))
    assert "Only named roles of this team see this case." in words(trusted.get(at(case)))
    assert other.get(at(case)).status_code == 404
    assert other.post(at(case, "add-note/"), {"note": "x"}).status_code == 404
    found = trusted.post("/staff/find/", {"q": "Albert"}), other.post("/staff/find/", {"q": "Albert"})
    assert [queue_of(page) for page in found] == [[shown(case.reference)], []]
    assert queue_of(other.get("/staff/queues/highways_area_teams/")) == []


def test_a_sensitive_case_is_given_only_to_those_who_may_see_it(person: Make, enter: Enter, send: Send) -> None:
    case = send()
    Case.objects.filter(id=case.id).update(sensitive=True)
    priya, sam = person("priya"), person("sam", role="administrator")
    client = enter(priya)
    assert "Sam" not in words(client.get(at(case, "give-it/")))
    assert client.post(at(case, "give-it/"), {"to": sam.pk, "seq": case.seq}).status_code == 422


def test_nobody_sees_a_case_without_signing_in(client: object, send: Send) -> None:
    response = client.get(at(send()))  # type: ignore[attr-defined]
    assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, "/staff/sign-in/")


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
