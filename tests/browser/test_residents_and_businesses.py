"""A resident on a telephone, with and without scripts and by keyboard alone; a business that proves its address."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from frontdoor.engine.cases.models import Case
from frontdoor.engine.effects import actions as effects
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.tokens import code_of

from .conftest import DESK, Open
from .judging import is_for_everyone

pytestmark = pytest.mark.browser


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def photograph(folder: Path) -> Path:
    path = folder / "hole.jpg"
    Image.new("RGB", (1600, 1200), (90, 90, 90)).save(path)
    return path


def test_a_resident_reports_a_pothole_on_a_telephone_without_scripts(visit: Open, tmp_path: Path) -> None:
    page = visit()
    page.goto("/")
    page.get_by_role("searchbox").fill("hole in the road")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Report a pothole").click()
    page.get_by_role("button", name="Start now").click()
    go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    page.get_by_label("A road").check()
    go_on(page)
    page.get_by_label("Postcode, road or landmark").fill("Albert Road, BB8 0AA")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("main")).to_contain_text("Near BB8 0AA")
    go_on(page)
    page.get_by_label("Bigger than a dinner plate").check()
    go_on(page)
    page.get_by_label("No").check()
    go_on(page)
    page.locator("textarea").fill("By the bus stop")
    go_on(page)
    page.locator("input[type=file]").set_input_files(photograph(tmp_path))
    go_on(page)
    page.get_by_label("First name").fill("Margaret")
    page.get_by_label("Last name").fill("Holden")
    go_on(page)
    page.locator("input[type=email]").fill("margaret@example.org")
    go_on(page)
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    page.get_by_role("button", name="Send your report").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("We have your report")
    case = Case.objects.get()
    assert case.documents.get().scan == "remade"
    page.get_by_role("button", name="See progress").click()
    expect(page.locator("main")).to_contain_text("We will inspect it by")
    expect(page.locator("img.photograph")).to_have_count(1)


OPEN_TO_ALL = {
    "/": "home",
    "/services": "services",
    "/search?q=hole": "search",
    "/track": "track",
    "/about/accessibility": "accessibility",
    "/about/your-information": "privacy",
    "/report-a-pothole": "start",
    "/report-a-pothole/surface": "choice",
}


def test_every_page_open_to_all_is_for_everyone(visit: Open) -> None:
    page = visit(DESK, scripts=True)
    for path, name in OPEN_TO_ALL.items():
        page.goto(path)
        is_for_everyone(page, name)


def test_every_page_of_a_report_is_for_everyone(visit: Open) -> None:
    page = visit(DESK, scripts=True)
    page.goto("/report-a-pothole/surface")
    go_on(page)
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.get_by_label("A pavement").check()
    go_on(page)
    page.get_by_label("Postcode, road or landmark").fill("BB8 0AA")
    page.get_by_role("button", name="Find").click()
    is_for_everyone(page, "place")
    go_on(page)
    for key in ("size", "details", "photos", "contact_name", "contact_email", "contact_telephone"):
        assert page.url.endswith(key), page.url
        is_for_everyone(page, key)
        go_on(page)
    is_for_everyone(page, "check")
    page.get_by_role("button", name="Send your report").dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("We have your report")
    assert Case.objects.count() == 1
    is_for_everyone(page, "receipt")
    page.get_by_role("button", name="See progress").click()
    is_for_everyone(page, "progress")


def test_a_report_is_made_with_the_keyboard_alone(visit: Open) -> None:
    page = visit(DESK, scripts=True)
    page.goto("/report-a-pothole/surface")

    def tab_to(selector: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"{selector} cannot be reached on {page.url}")

    def press_on() -> None:
        tab_to("main form button.govuk-button:not(.govuk-button--secondary)")
        with page.expect_navigation():
            page.keyboard.press("Enter")

    tab_to("input[type=radio]")
    page.keyboard.press("Space")
    press_on()
    tab_to("#site-words, input[name=site-words]")
    page.keyboard.type("BB8 0AA")
    press_on()
    for _ in range(8):
        if page.url.endswith("check-your-answers"):
            break
        if page.url.endswith("danger"):
            tab_to("input[type=radio]")
            page.keyboard.press("ArrowDown")
        press_on()
    assert page.url.endswith("check-your-answers")
    press_on()
    expect(page.get_by_role("heading", level=1)).to_contain_text("We have your report")


def test_a_business_registers_and_proves_its_address(visit: Open) -> None:
    page = visit(DESK)
    page.goto("/register-as-a-supplier")
    page.get_by_role("button", name="Start now").click()
    for _ in range(40):
        if page.url.endswith("check-your-answers"):
            break
        answer_one(page)
        go_on(page)
    page.get_by_role("button", name=re.compile("^Send")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Enter the code we sent")
    page.locator("input[name=code]").fill(code_of(Message.objects.get().proof.salt))
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("We have your application")
    for effect in Case.objects.get().events.get(kind="submitted").effects.all():
        assert effects.run(effect.id, now=effect.next_at)
    assert Message.objects.get(key="received").to == "leo@colne.example"


def answer_one(page: Page) -> None:
    """Something sensible for whatever one page asks; an optional question is left out."""
    if "(optional)" in page.get_by_role("heading", level=1).inner_text():
        return
    for box in page.locator("main input[type=checkbox]").all()[:1]:
        box.check()
    radios = page.locator("main input[type=radio]").all()
    for radio in radios[-1:] if page.url.endswith("/danger") else radios[:1]:
        radio.check()
    for field in page.locator(
        "main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main textarea"
    ).all():
        name, kind = field.get_attribute("name") or "", field.get_attribute("type") or ""
        if kind in ("file", "hidden", "radio", "checkbox"):
            continue
        known = {"email": "leo@colne.example", "tel": "01632 960001"}
        parts = {"day": "1", "month": "3", "year": "2027", "postcode": "BB8 0AA"}
        field.fill(
            known.get(kind) or parts.get(name.rsplit("-", 1)[-1]) or ("04123456" if "number" in name else "Colne")
        )
