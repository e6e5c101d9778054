"""A report with a photograph, written on a telephone where there is no signal: it comes later, and once."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from frontdoor.engine.cases.models import AnswerSet, Case

from .conftest import Open
from .judging import is_for_everyone
from .test_residents_and_businesses import photograph

pytestmark = pytest.mark.browser

FORM, KEPT = "/report-a-pothole/without-signal", "/kept-on-this-phone"


def visited_before(page: Page, chosen: str = "") -> None:
    """On an earlier day, with signal: the page of the service was read, so its form is on this phone."""
    page.goto(f"/report-a-pothole{chosen}")
    page.evaluate(f"""async () => {{
        while (!(await caches.match("{FORM}"))) await new Promise((wake) => setTimeout(wake, 50));
    }}""")


def write(page: Page, folder: Path) -> None:
    page.get_by_label("A road").check()
    page.get_by_label("Postcode, road or landmark").fill("Albert Road, BB8 0AA")
    page.get_by_label("Bigger than a dinner plate").check()
    page.get_by_role("radio", name="No", exact=True).check()
    page.locator("textarea").fill("By the bus stop")
    page.locator("input[type=file]").set_input_files(photograph(folder))
    page.get_by_role("button", name="Send your report").click()
    page.wait_for_url(f"**{KEPT}")


def test_what_is_written_without_signal_comes_later_and_once(visit: Open, tmp_path: Path) -> None:
    page = visit(scripts=True)
    visited_before(page)
    page.context.set_offline(True)
    page.goto("/report-a-pothole/surface")
    page.get_by_role("button", name="Send your report").click()
    expect(page.get_by_text("Select an answer to “What is the hole in?”")).to_be_visible()
    write(page, tmp_path)
    expect(page.locator("main")).to_contain_text("Not sent yet")
    page.close()
    page = page.context.new_page()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kept on this phone")
    page.get_by_role("link", name="Read or change it").click()
    expect(page.locator("textarea")).to_have_value("By the bus stop")
    expect(page.get_by_text("hole.jpg")).to_be_visible()
    page.goto(KEPT)
    page.context.set_offline(False)
    case_shown = page.locator("[data-kept] .reference").first
    expect(case_shown).to_be_visible()
    case = Case.objects.get()
    assert case_shown.text_content() == f"{case.reference[:4]}-{case.reference[4:]}"
    assert AnswerSet.objects.get().answers["details"] == "By the bus stop"
    assert case.documents.get().scan == "remade"
    assert page.evaluate("async () => Object.keys((await kept.all())[0]).includes('fields')") is False
    is_for_everyone(page, "kept on this phone")
    page.get_by_role("button", name="Take it off this phone").click()
    expect(page.get_by_text("Nothing waits to be sent.")).to_be_visible()


def test_an_answer_that_is_lost_on_the_way_makes_no_second_report(visit: Open, tmp_path: Path) -> None:
    page = visit(scripts=True)
    lost: list[int] = []

    def lose_the_first(route: Route) -> None:
        if route.request.method != "POST" or lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort("connectionreset")

    page.context.route(f"**{FORM}", lose_the_first)
    page.goto(FORM)
    is_for_everyone(page, "a report on one page")
    write(page, tmp_path)
    expect(page.locator("main")).to_contain_text("Not sent yet")
    while not lost:
        page.wait_for_timeout(50)
    page.reload()
    expect(page.locator("main")).to_contain_text("Sent: we have it")
    assert (lost, Case.objects.count()) == ([200], 1)


def test_without_signal_the_form_is_in_the_language_chosen_and_so_is_its_report(visit: Open) -> None:
    page = visit(scripts=True)
    visited_before(page, "?language=pl")
    page.context.set_offline(True)
    page.goto("/report-a-pothole/surface")
    expect(page.locator("html")).to_have_attribute("lang", "pl")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zgłoś dziurę w drodze")
    page.get_by_label("W drodze").check()
    page.locator("[name=site-words]").fill("Albert Road, BB8 0AA")
    page.locator("[name=size]").first.check()
    page.locator("[name=danger]").last.check()
    page.locator("[data-send]").click()
    page.wait_for_url(f"**{KEPT}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zachowane na tym telefonie")
    page.context.set_offline(False)
    expect(page.locator("[data-kept] .reference").first).to_be_visible()
    assert Case.objects.get().language == "pl"
