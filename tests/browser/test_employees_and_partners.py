"""An employee and a partner, from signing in to what they are told, on a telephone and by hand."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from frontdoor.engine.cases.models import Case
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.parties.models import User

from .conftest import DESK, Open, sign_in
from .judging import is_for_everyone

pytestmark = pytest.mark.browser

Make = Callable[..., User]
HOURS: dict[str, Any] = {
    "changes": ["days", "hours"],
    "now": "Monday to Friday, 9 to 5.",
    "wanted": "Monday to Thursday, 9 to 4.",
    "weekly_hours": "26.50",
    "lasts": "trial",
}
REFERRAL: dict[str, Any] = {
    "danger": False,
    "family_agrees": True,
    "referrer_role": "school",
    "parent": {"first": "Jo", "last": "Marsh"},
    "parent_telephone": "01632960001",
    "home": {"lines": ["2 Mill Lane", "Colne"], "postcode": "BB8 0AA", "country": "GB"},
    "interpreter": False,
    "children": [{"child": {"first": "Kit", "last": "Marsh"}, "child_born_on": "2019-05-04"}],
    "needs": ["attendance"],
    "worries": "Kit has missed three weeks.",
    "strengths": "Jo comes to every meeting.",
    "family_wants": "Help with mornings.",
}


def fill(page: Page, fields: dict[str, list[str]]) -> None:
    """What a question's answer would post, put into the fields that the page has for it."""
    for name, values in fields.items():
        if not values:
            continue
        inputs = page.locator(f'main [name="{name}"]')
        assert inputs.count(), f"{name} is not asked on {page.url}"
        kind = inputs.first.get_attribute("type")
        if kind in ("radio", "checkbox"):
            for value in values:
                page.locator(f'main [name="{name}"][value="{value}"]').check()
        elif kind != "hidden":
            inputs.first.fill(values[0])


def send(page: Page, service: str, answers: dict[str, Any]) -> Case:
    """From the start page to the receipt, each page judged; what has no answer here is optional and left out."""
    page.goto(f"/{service}")
    page.get_by_role("button", name="Start now").click()
    about = definitions.current().services[service]
    for _each in about.questions:
        if page.url.endswith("check-your-answers"):
            break
        key = page.url.rsplit("/", 1)[-1]
        is_for_everyone(page, key)
        if key in answers:
            fill(page, about.question(key).posted(answers[key]))
        page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    is_for_everyone(page, "check")
    page.get_by_role("button", name=re.compile("^Send")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("We have your")
    is_for_everyone(page, "receipt")
    return Case.objects.get()


def its_page(case: Case) -> str:
    return f"/track/{case.reference[:4]}-{case.reference[4:]}"


def test_an_employee_asks_is_offered_something_else_and_accepts(visit: Open, person: Make) -> None:
    frank = person("frank", employees="handler")
    ellie = person("ellie", employees="handler", manager=frank)
    begins_on, ends_on = (timezone.localdate() + timedelta(days=days) for days in (60, 240))
    page, desk = visit(scripts=True), visit(DESK)
    sign_in(page, ellie, "/account/")
    case = send(page, "change-my-working-hours", HOURS | {"from_on": str(begins_on), "until_on": str(ends_on)})
    assert case.assignee_id == frank.pk

    sign_in(desk, frank, "/staff/")
    desk.get_by_role("link", name=re.compile("Change my working hours")).first.click()
    desk.get_by_role("button", name="Offer something else").click()
    desk.locator("textarea").fill("Monday to Thursday, 9 to 4.30.")
    desk.get_by_role("button", name="Continue").click()
    expect(desk.locator("main")).to_contain_text("They will read: Your manager offers you something else")
    desk.get_by_role("button", name="Send").click()

    page.goto("/account/")
    expect(page.locator("main")).to_contain_text("One thing needs you.")
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Accept the offer").click()
    is_for_everyone(page, "accept")
    page.get_by_role("button", name=re.compile("^Send")).click()
    expect(page.locator("main")).to_contain_text("It is agreed.")
    is_for_everyone(page, "progress")
    case.refresh_from_db()
    assert case.state == "agreed"


def test_a_partner_refers_a_family_and_nobody_else_of_theirs_sees_it(visit: Open, person: Make) -> None:
    pia, olu = (person(name, early_help_partners="handler") for name in ("pia", "olu"))
    page, other = visit(scripts=True), visit(DESK)
    sign_in(page, pia, "/account/")
    case = send(page, "refer-for-early-help", REFERRAL)
    assert case.sensitive
    page.goto("/account/")
    expect(page.locator(f'main a[href="{its_page(case)}"]')).to_have_count(1)
    is_for_everyone(page, "account")
    page.goto(its_page(case))
    expect(page.locator("main")).to_contain_text("We will decide by")

    sign_in(other, olu, "/account/")
    expect(other.locator("main")).to_contain_text("You have no open requests.")
    other.goto(its_page(case))
    expect(other.get_by_role("heading", level=1)).to_have_text("Track a request")
