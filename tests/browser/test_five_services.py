"""Five services, whole, as those have them who are easily forgotten: without scripts on the narrowest screen, and with
the keyboard alone while text is twice as large. What is answered is what the definition's own example is."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from frontdoor.engine.cases.models import Case
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.paths import paths_of
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.tokens import code_of
from frontdoor.engine.questions.asking import Question
from tests.adapters.files import jpeg

from .conftest import DESK, Open

pytestmark = pytest.mark.browser

FIVE = ("report-a-pothole", "foi-request", "apply-for-a-blue-badge", "join-the-library", "make-a-complaint")
NARROW = {"width": 320, "height": 640}
MOST_TABS = 90
PROOF = "/your-contact"
ON = "main form button.govuk-button:not(.govuk-button--secondary):not(.govuk-visually-hidden)"
POSTCODE = "PR1 8XJ"
PICTURE: FilePayload = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}


@pytest.mark.parametrize("key", FIVE)
def test_without_scripts_on_the_narrowest_screen(visit: Open, key: str) -> None:
    page = visit(NARROW)
    page.goto(f"/{key}")
    service, answers = _example(key)
    page.get_by_role("button", name="Start now").click()
    while (question := _asked(page, service)) is not None:
        _fits(page, NARROW["width"])
        for field, values in _fields(page, question, answers):
            _give(field, values)
        page.locator(ON).last.click()
    _fits(page, NARROW["width"])
    page.locator(ON).last.click()
    if page.url.endswith(PROOF):
        _fits(page, NARROW["width"])
        page.locator("[name=code]").fill(_code())
        page.locator(ON).last.click()
    _is_sent(page)
    _fits(page, NARROW["width"])


@pytest.mark.parametrize("key", FIVE)
def test_with_the_keyboard_alone_and_text_twice_as_large(visit: Open, large_text: Browser, key: str) -> None:
    _walk_by_keyboard(visit(DESK, scripts=True, browser=large_text), DESK["width"], key)


def test_all_of_it_at_once(visit: Open, large_text: Browser) -> None:
    """The narrowest screen, text twice as large, no scripts, and the keyboard alone."""
    _walk_by_keyboard(visit(NARROW, browser=large_text), NARROW["width"], FIVE[0])


def _walk_by_keyboard(page: Page, width: int, key: str) -> None:
    page.goto(f"/{key}")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    service, answers = _example(key)
    _fits(page, width)
    _press(page, page.get_by_role("button", name="Start now"))
    while (question := _asked(page, service)) is not None:
        _fits(page, width)
        for field, values in _fields(page, question, answers):
            _type(page, field, values)
        _press_on(page)
    _fits(page, width)
    _press_on(page)
    if page.url.endswith(PROOF):
        _fits(page, width)
        _type(page, page.locator("[name=code]"), [_code()])
        _press_on(page)
    _is_sent(page)
    _fits(page, width)


def _example(key: str) -> tuple[Service, Mapping[str, object]]:
    service = definitions.current().services[key]
    today: date = timezone.localdate()
    return service, paths_of(service, today=today).complete[0].answers


def _code() -> str:
    """As the letter has it."""
    proof = Message.objects.exclude(proof=None).latest("id").proof
    assert proof is not None
    return code_of(proof.salt)


def _asked(page: Page, service: Service) -> Question | None:
    """The question of the page, until everything is answered; what was answered is taken."""
    expect(page.get_by_role("alert")).to_have_count(0)
    key = page.url.split("?")[0].rpartition("/")[2]
    return None if key == "check-your-answers" else service.question(key)


def _fields(page: Page, question: Question, answers: Mapping[str, object]) -> list[tuple[Locator, list[str]]]:
    """What the page has to be filled with, in the order of its question's parts."""
    posted = {
        "file": {question.key: [PICTURE["name"]]},
        # Its point is in hidden fields: who types gives a postcode.
        "place": {f"{question.key}-words": [POSTCODE]},
    }.get(question.type) or question.posted(answers[question.key])
    fields = {name: page.locator(f'main form [name="{name}"]:not([type=hidden])') for name in posted}
    return [(field, posted[name]) for name, field in fields.items() if posted[name] and field.count()]


def _give(field: Locator, values: list[str]) -> None:
    kind = field.first.get_attribute("type")
    if kind == "file":
        field.set_input_files(PICTURE)
    elif kind in ("radio", "checkbox"):
        for value in values:
            field.and_(field.page.locator(f'[value="{value}"]')).check()
    else:
        field.fill(values[0])


def _type(page: Page, field: Locator, values: list[str]) -> None:
    """A file is chosen in a window of the system's own, where a test has no keyboard."""
    kind = field.first.get_attribute("type")
    if kind == "file":
        _tab_to(page, field)
        field.set_input_files(PICTURE)
    elif kind == "radio":
        _tab_to(page, field)
        page.keyboard.press("Space")
        for _ in range(field.count()):
            if field.and_(page.locator(":checked")).get_attribute("value") == values[0]:
                return
            page.keyboard.press("ArrowDown")
        raise AssertionError(f"{values[0]} cannot be chosen on {page.url}")
    elif kind == "checkbox":
        for value in values:
            _tab_to(page, field.and_(page.locator(f'[value="{value}"]')))
            page.keyboard.press("Space")
    else:
        _tab_to(page, field)
        page.keyboard.press("Control+A")
        page.keyboard.type(values[0])


def _press_on(page: Page) -> None:
    _press(page, page.locator(ON).last)


def _press(page: Page, button: Locator) -> None:
    _tab_to(page, button)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _tab_to(page: Page, wanted: Locator) -> None:
    """From where the keyboard is; what it is on can be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.and_(page.locator(":focus")).count():
            expect(page.locator(":focus")).to_be_in_viewport()
            return
    raise AssertionError(f"{wanted} cannot be reached on {page.url}")


def _fits(page: Page, width: int) -> None:
    """Nothing is to be scrolled sideways: asked of the browser, which knows it without scripts too."""
    link = page.context.new_cdp_session(page)
    measured = link.send("Page.getLayoutMetrics")["cssContentSize"]["width"]
    link.detach()
    assert measured <= width, f"{page.url} is {measured} wide"


def _is_sent(page: Page) -> None:
    expect(page.locator("h1")).to_contain_text("We have your")
    assert Case.objects.count() == 1
