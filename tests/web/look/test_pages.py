"""Every kind of page, filled with made-up people: sound HTML, open to everyone, and whole on a phone."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.browser.validity import mistakes

from . import dressing
from .made_up import PAGES

NEEDS_NOTHING = {"failed", "not-readable"}
"""Shown while nothing else may work: they know of no installation."""


def test_every_page_is_valid_html():
    assert mistakes({name: dressing.html(name) for name in PAGES}) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_a_page_breaks_no_rule_of_accessibility_and_fits_its_screen(chromium: Browser, name: str):
    page = dressing.opened(chromium, name, 1280)
    assert violations(page) == []
    for width in (1000, 768, 320, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, page.evaluate("document.documentElement.scrollWidth")) == (width, width)
    assert violations(page) == []
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_a_word_without_an_end_pushes_no_page_off_its_screen(chromium: Browser, name: str):
    """People type such words, and they stand in titles, answers and notes."""
    page = dressing.opened(chromium, name, 320)
    page.evaluate("""document.querySelectorAll('main :is(h1, h2, h3, p, dd, summary):not(:has(*))').forEach(
        one => { one.textContent = 'x'.repeat(150) })""")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_everything_to_press_is_large_enough_for_a_thumb(chromium: Browser, name: str):
    page = dressing.opened(chromium, name, 390)
    least = page.evaluate("""[...document.querySelectorAll('main .govuk-button:not(.govuk-button--quiet)')]
        .filter(button => button.checkVisibility()).map(button => button.getBoundingClientRect().height)""")
    staff = page.evaluate("document.body.classList.contains('for-staff')")
    assert [height for height in least if height < (24 if staff else 44)] == []
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_carries_no_style_or_script_of_its_own(name: str):
    html = dressing.html(name)
    assert re.findall(r"\sstyle=|\son\w+=|<style|<script(?![^>]*src=)", html) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_of_the_first_rank_and_one_main(name: str):
    html = dressing.html(name)
    assert (html.count("<h1"), html.count("<main")) == (1, 1)


def titles() -> dict[str, str]:
    return {name: re.search(r"<title>(.*?)</title>", dressing.html(name))[1] for name in PAGES}


def test_a_title_says_the_page_the_service_and_the_council_and_an_error_first():
    said = titles()
    assert said["where"] == "Where is the pothole? - Report a pothole - Lancashire County Council"
    assert said["where-wrong"] == "Error: " + said["where"]
    assert said["case"] == "Pothole, Albert Road, Colne - 7K4M-9QXT - Lancashire County Council"


def test_every_page_of_a_demonstration_says_so_and_no_other_does():
    said = {name: "A demonstration." in dressing.html(name, demonstration=True) for name in PAGES}
    assert said == {name: name not in NEEDS_NOTHING for name in PAGES}
    assert "A demonstration." not in dressing.html("home")


def test_staff_are_told_when_nobody_is_being_told():
    words = "Nobody is being told anything."
    assert (words in dressing.html("queue", nobody_told=True), words in dressing.html("queue")) == (True, False)


def test_people_is_offered_only_to_those_who_manage_them():
    from frontdoor.web.chrome import SignedIn

    plain = dressing.html("queue", user=SignedIn("Tom Ainscough", is_staff=True))
    assert ("/people/" in dressing.html("queue"), "/people/" in plain) == (True, False)


def test_signing_out_is_a_post_and_carries_the_token():
    form = re.search(
        rf'<form method="post" action="{reverse("sign_out")}">(.*?)</form>', dressing.html("queue"), re.DOTALL
    )
    assert "csrfmiddlewaretoken" in form[1]
