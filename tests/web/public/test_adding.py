"""A case's person adds what we should know while it is open; those who have the case are asked to read it, once."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from frontdoor.engine.cases.actions import working
from frontdoor.engine.cases.models import Case, Document, Event, Kind, Task
from frontdoor.engine.cases.queries.sight import visible_documents, visible_to
from frontdoor.engine.cases.references import receipt_code, shown
from frontdoor.web.public.adding import FOR_ONE_CASE_A_DAY
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


def tasks_of(case: Case) -> list[Task]:
    return list(case.tasks.filter(sort=Task.Sort.TELL, done_at=None))


def test_what_is_added_is_on_its_page_and_changes_nothing_else(its_person: Client, case: Case) -> None:
    page = its_person.get(f"/track/{shown(case.reference)}")
    assert f'href="/track/{shown(case.reference)}/add"' in page.content.decode()
    assert add(its_person, case, more="It is by the second lamp post\r\nnot the first").status_code == 302
    before, case = case, Case.objects.get(id=case.id)
    assert (case.state, case.closed_at) == (before.state, None)
    said = words(its_person.get(f"/track/{shown(case.reference)}"))
    assert "You added something" in said
    assert "It is by the second lamp post" in said


def test_the_step_that_stands_is_still_the_one_that_is_now(its_person: Client, case: Case) -> None:
    add(its_person, case, more="It is deeper")
    page = its_person.get(f"/track/{shown(case.reference)}").content.decode()
    steps = page.split('<li class="timeline__step')[1:]
    (added,) = (step for step in steps if "You added something" in step)
    assert [step for step in steps if 'aria-current="step"' in step] == [steps[steps.index(added) + 1]]


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
    assert "Enter" not in words(add(Client(), case, more="Ha"))
    assert Event.objects.filter(case=case, kind=Kind.ADDED).count() == 0


def test_somebody_who_adds_without_end_is_stopped(its_person: Client, case: Case) -> None:
    for number in range(FOR_ONE_CASE_A_DAY):
        assert add(its_person, case, more=f"Number {number}").status_code == 302
    assert add(its_person, case, more="One more").status_code == 422
    assert Event.objects.filter(case=case, kind=Kind.ADDED).count() == FOR_ONE_CASE_A_DAY
