"""Those who sign in: an administrator, a caseworker on a telephone, and a councillor."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from frontdoor.engine.cases.actions import drafts, submission
from frontdoor.engine.cases.models import Case
from frontdoor.engine.parties.models import User
from tests.heart import PRESTON, resident_of

from .conftest import DESK, Open, sign_in
from .judging import is_for_everyone
from .test_residents_and_businesses import answer_one, go_on

pytestmark = pytest.mark.browser

Make = Callable[..., User]


def reported() -> Case:
    """A pothole, sent by the real actions now."""
    from django.utils import timezone

    from frontdoor.engine.cases.acting import by_party
    from frontdoor.engine.definitions import queries as definitions

    draft = drafts.begin("report-a-pothole", definitions.version_id("report-a-pothole"), now=timezone.now())
    answers = {"surface": "road", "site": PRESTON, "size": "small", "danger": False, "details": "Deep", "photos": None}
    contact = {"contact_name": None, "contact_email": "sam@example.org", "contact_telephone": None}
    drafts.answer(draft.id, answers | contact, now=timezone.now())
    return submission.submit(draft.id, actor=by_party(None), now=timezone.now())


def test_a_caseworker_records_and_mends_on_a_telephone(visit: Open, person: Make, tmp_path: Path) -> None:
    reported()
    page = visit()
    sign_in(page, person("priya", highways_area_teams="handler"))
    page.goto("/staff/queues/highways_area_teams/")
    page.locator("table a").first.click()
    page.get_by_role("button", name="Record the inspection").click()
    page.locator("input[name=depth_mm]").fill("55")
    page.get_by_label("Medium").check()
    page.locator("main form button").first.click()
    expect(page.locator("main")).to_contain_text("They will read: We are going to mend the hole you reported")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Mended").click()
    path = tmp_path / "mended.jpg"
    Image.new("RGB", (800, 600), (120, 120, 120)).save(path)
    page.locator("input[type=file]").set_input_files(path)
    page.locator("main form button").first.click()
    if page.get_by_role("button", name="Send").count():
        page.get_by_role("button", name="Send").click()
    case = Case.objects.get()
    assert (case.state, case.outcome, case.documents.count()) == ("mended", "done", 1)


def test_every_page_of_work_is_for_everyone(visit: Open, person: Make) -> None:
    case = reported()
    page = visit(DESK, scripts=True)
    sign_in(page, person("priya", highways_area_teams="manager"))
    is_for_everyone(page, "day")
    page.goto("/staff/queues/highways_area_teams/")
    is_for_everyone(page, "queue")
    page.locator("table a").first.click()
    is_for_everyone(page, "case")
    page.get_by_role("button", name="Record the inspection").click()
    is_for_everyone(page, "step")
    page.goto("/staff/messages/")
    is_for_everyone(page, "messages")
    page.goto("/account/")
    is_for_everyone(page, "account")
    assert resident_of(case).id


def test_an_administrator_invites_a_person_and_gives_them_a_place(visit: Open, person: Make) -> None:
    page = visit(DESK, scripts=True)
    sign_in(page, person("anne", administrators="administrator"), "/staff/people/")
    is_for_everyone(page, "people")
    page.get_by_role("button", name="Invite someone").click()
    is_for_everyone(page, "invite")
    page.locator("input[name=name]").fill("Omar Shah")
    page.locator("input[name=email]").fill("omar@example.org")
    page.locator("main form button").first.click()
    page.goto("/staff/people/")
    page.get_by_role("link", name="Omar Shah").click()
    page.select_option("select[name=team]", label="Procurement team")
    page.select_option("select[name=role]", label="Manager")
    page.get_by_role("button", name="Add to team").click()
    expect(page.locator("main")).to_contain_text("The place in the team is saved.")
    is_for_everyone(page, "person")


def test_a_councillor_sends_casework_and_finds_it_at_home(visit: Open, person: Make) -> None:
    page = visit(DESK)
    sign_in(page, person("ellie", councillors="handler"), "/raise-casework")
    page.get_by_role("button", name="Start now").click()
    send(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("We have your")
    case = Case.objects.get()
    page.goto("/account/")
    expect(page.locator(f'main a[href*="{case.reference[:4]}-{case.reference[4:]}"]').first).to_be_visible()


def send(page: Page) -> None:
    for _ in range(40):
        if page.url.endswith("check-your-answers"):
            break
        if page.get_by_role("button", name="Carry on").count():
            page.get_by_role("button", name="Carry on").click()
            continue
        answer_one(page)
        go_on(page)
    page.get_by_role("button", name=re.compile("^Send")).click()
