"""A case's person adds what we should know while it is open; those who have the case are asked to read it, once."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frontdoor.engine.cases.actions import working
from frontdoor.engine.cases.models import Case, Document, Event, Kind, Task
from frontdoor.engine.cases.permissions import NotAllowed
from frontdoor.engine.cases.queries.sight import visible_documents, visible_to
from frontdoor.engine.cases.references import receipt_code, shown
from frontdoor.web.public.adding import TRIES_A_DAY
from frontdoor.web.staff.cases.history import note
from tests.adapters import files
from tests.heart import TODAY, Person, Submit, acting
from tests.web.staff_work.reading import words

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")


@pytest.fixture
def case(submit: Submit) -> Case:
    return submit(at=timezone.now())


@pytest.fixture
def its_person(case: Case) -> Client:
    client = Client(raise_request_exception=False)
    client.post("/track", {"reference": case.reference, "contact": receipt_code(case.reference)})
    return client


def add(client: Client, case: Case, **typed: Any) -> Any:
    return client.post(f"/track/{shown(case.reference)}/add", typed)


def address(case: Case) -> str:
    return f"/track/{shown(case.reference)}"


def tasks_of(case: Case) -> list[Task]:
    return list(case.tasks.filter(sort=Task.Sort.TELL, done_at=None))


def test_what_is_added_is_on_its_page_and_changes_nothing_else(its_person: Client, case: Case) -> None:
    page = its_person.get(f"/track/{shown(case.reference)}")
    assert f'href="/track/{shown(case.reference)}/add"' in page.content.decode()
    assert add(its_person, case, more="It is by the second lamp post\r\nnot the first").status_code == 302
    before, case = case, Case.objects.get(id=case.id)
    assert (case.state, case.closed_at) == (before.state, None)
    said = words(its_person.get(f"/track/{shown(case.reference)}"))
    assert "It is by the second lamp post" in said[said.index("What you added") :]


def test_its_team_is_asked_to_read_it_once_and_says_what_it_did(its_person: Client, case: Case, person: Person) -> None:
    add(its_person, case, more="It is deeper")
    add(its_person, case, more="And wider")
    (task,) = tasks_of(case)
    hal = person("hal", highways_area_teams="handler")
    assert task.team == case.owner
    working.finish(task.id, text="Told the gang", actor=acting(hal), now=timezone.now())
    assert tasks_of(case) == []
    add(its_person, case, more="Now there are two")
    assert len(tasks_of(case)) == 1


def test_a_file_that_is_added_is_seen_by_those_who_see_the_case(
    its_person: Client, case: Case, person: Person, settings: LazySettings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    hal = person("hal", highways_area_teams="handler")
    photo = SimpleUploadedFile("lamp.jpg", files.jpeg(), "image/jpeg")
    assert add(its_person, case, more="Here it is", files=photo).status_code == 302
    document = Document.objects.get(case=case)
    assert visible_documents(visible_to(hal, on=TODAY), document.id).exists()
    event = Event.objects.get(case=case, kind=Kind.ADDED)
    assert note(event, {}, {str(document.id): document.name}) == "Here it is\nlamp.jpg"


@pytest.mark.parametrize("typed", ["", " \r\n", "\x00", "x" * 2001])
def test_words_that_cannot_stand_are_asked_for_again(its_person: Client, case: Case, typed: str) -> None:
    assert add(its_person, case, more=typed).status_code == 422
    assert Event.objects.filter(case=case, kind=Kind.ADDED).count() == 0


def test_what_was_typed_is_still_there_when_a_file_is_refused(its_person: Client, case: Case) -> None:
    wrong = SimpleUploadedFile("lamp.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml")
    answer = add(its_person, case, more="By the lamp post", files=wrong)
    assert answer.status_code == 422
    assert "By the lamp post" in answer.content.decode()
    assert Event.objects.filter(case=case, kind=Kind.ADDED).count() == 0


def test_nothing_is_added_to_what_has_ended(its_person: Client, case: Case) -> None:
    Case.objects.filter(id=case.id).update(state="mended", outcome="done", closed_at=timezone.now())
    here = f"/track/{shown(case.reference)}"
    assert f"{here}/add" not in its_person.get(here).content.decode()
    assert its_person.get(f"{here}/add").headers["Location"] == here
    assert "We have closed this" in words(add(its_person, case, more="It is back"))
    assert Event.objects.filter(case=case, kind=Kind.ADDED).count() == 0


def test_whoever_may_not_read_the_case_adds_nothing(case: Case) -> None:
    assert 'name="contact"' in add(Client(), case, more="Ha").content.decode()
    assert Event.objects.filter(case=case, kind=Kind.ADDED).count() == 0


def test_what_is_sent_twice_is_there_once(its_person: Client, case: Case) -> None:
    for _ in range(2):
        assert add(its_person, case, more="It is deeper").status_code == 302
    assert Event.objects.filter(case=case, kind=Kind.ADDED).count() == 1


def test_somebody_who_adds_without_end_is_stopped(its_person: Client, case: Case) -> None:
    for number in range(TRIES_A_DAY):
        assert add(its_person, case, more=f"Number {number}").status_code == 302
    stopped = add(its_person, case, more="One more")
    assert (stopped.status_code, "One more" in stopped.content.decode()) == (429, True)
    assert Event.objects.filter(case=case, kind=Kind.ADDED).count() == TRIES_A_DAY


def test_a_photograph_is_kept_while_the_words_are_asked_for_again_and_can_be_taken_back(
    its_person: Client, case: Case, settings: LazySettings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    photo = SimpleUploadedFile("lamp.jpg", files.jpeg(), "image/jpeg")
    again = add(its_person, case, more="", files=photo)
    document = Document.objects.get()
    assert (again.status_code, str(document.id) in again.content.decode()) == (422, True)
    without = add(its_person, case, **{"more": "Look", "files": str(document.id), "files-remove": str(document.id)})
    assert (without.status_code, str(document.id) in without.content.decode()) == (422, False)
    assert "Look" in without.content.decode()
    assert add(its_person, case, more="Look", files=str(document.id)).status_code == 302
    assert Document.objects.get(case=case) == document
    assert reverse("document_shown", args=[document.id]) in its_person.get(address(case)).content.decode()


def test_a_file_of_another_s_is_not_taken(its_person: Client, case: Case, submit: Submit) -> None:
    other = submit(at=timezone.now(), details="Another")
    given = {"question": "photos", "given_by": f"draft:{other.draft_id}", "created_at": timezone.now()}
    theirs = Document.objects.create(case=other, name="a.jpg", media_type="image/jpeg", size=1, **given)
    assert add(its_person, case, more="Mine", files=str(theirs.id)).status_code == 422
    assert Document.objects.get(id=theirs.id).case == other


def test_what_is_added_while_it_is_being_read_is_read_too(
    its_person: Client, case: Case, person: Person, client: Client
) -> None:
    add(its_person, case, more="It is deeper")
    (task,) = tasks_of(case)
    read = Case.objects.get(id=case.id).seq
    add(its_person, case, more="A child fell")
    hal = acting(person("hal", highways_area_teams="handler"))
    with pytest.raises(NotAllowed, match="added more"):
        working.finish(task.id, text="Told the gang", actor=hal, now=timezone.now(), seen=read)
    assert tasks_of(case) == [task]


def test_who_has_it_by_a_rule_is_asked_and_no_team(its_person: Client, case: Case, person: Person) -> None:
    manager = person("max", highways_area_teams="manager")
    Case.objects.filter(id=case.id).update(team=None, assignee=manager)
    add(its_person, case, more="It is deeper")
    (task,) = tasks_of(case)
    assert (task.team, task.user) == (None, manager)
