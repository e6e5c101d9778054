"""What JavaScript adds, in a real browser; and that nothing is lost without it."""

import pytest
from playwright.sync_api import Browser

from . import dressing

pytestmark = pytest.mark.browser


def test_an_error_summary_is_read_first_and_leads_to_the_field(chromium: Browser):
    page = dressing.opened(chromium, "track-missed", 390)
    focused = "document.activeElement.className || document.activeElement.id"
    assert page.evaluate("document.activeElement.dataset.module") == "govuk-error-summary"
    page.click(".govuk-error-summary__list a")
    assert page.evaluate("document.activeElement.id") == "reference", page.evaluate(focused)
    page.context.close()


def test_a_form_is_sent_once_however_often_it_is_pressed(chromium: Browser):
    page = dressing.opened(chromium, "check", 390)
    sent: list[str] = []
    page.route("**/check", lambda route: sent.append(route.request.method))
    page.evaluate("const b = document.querySelector('main .govuk-button'); b.click(); b.click(); b.click();")
    page.wait_for_timeout(200)
    assert sent == ["POST"]
    page.context.close()


def test_my_location_is_asked_of_find_and_not_sent_on_unseen(chromium: Browser):
    here = {"latitude": 53.8561, "longitude": -2.1682, "accuracy": 12.2}
    page = dressing.opened(chromium, "where", 390, geolocation=here, permissions=["geolocation"])
    with page.expect_request(lambda request: request.method == "POST") as asked:
        page.click("text=Use my location")
    body = asked.value.post_data or ""
    wanted = ("site-lat=53.856100", "site-lng=-2.168200", "site-accuracy=13", "site-find=find")
    assert [field for field in wanted if field not in body] == []
    page.context.close()


def test_without_javascript_no_button_is_shown_that_would_do_nothing(chromium: Browser):
    page = dressing.opened(chromium, "where", 390, java_script_enabled=False)
    assert page.is_visible("text=Use my location") is False
    assert page.is_visible("text=Continue") is True
    page.context.close()


def test_a_link_that_looks_like_a_button_obeys_the_space_bar(chromium: Browser):
    page = dressing.opened(chromium, "start", 390)
    page.focus("text=Start now")
    with page.expect_request("**/begin"):
        page.keyboard.press("Space")
    page.context.close()
