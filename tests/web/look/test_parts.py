"""The parts that the design system also has are equal to its own macros; the others say what they are given."""

import re
from typing import Any

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from .dressing import part

THEIRS = '{{% from "govuk_frontend_jinja/components/{}/macro.html" import {} %}}{{{{ {}(given) }}}}'


def theirs(component: str, macro: str, given: dict[str, Any]) -> str:
    return squeezed(part(THEIRS.format(component, macro, macro), given=given))


def ours(file: str, macro: str, call: str, **given: Any) -> str:
    return squeezed(part(f'{{% from "parts/{file}.html" import {macro} %}}{{{{ {macro}({call}) }}}}', **given))


def squeezed(html: str) -> str:
    """White space between and beside tags does not count."""
    return re.sub(r"\s*(<[^>]+>)\s*", lambda tag: re.sub(r"\s+", " ", tag[1]), html).strip()


def test_a_button_equals_the_design_systems():
    assert ours("button", "button", '"Go & on"') == theirs("button", "govukButton", {"text": "Go & on"})
    given = {"text": "Find", "name": "find", "value": "1", "classes": "govuk-button--secondary"}
    assert ours("button", "button", '"Find", true, "find", "1"') == theirs("button", "govukButton", given)


def test_a_link_that_looks_like_a_button_equals_the_design_systems():
    expected = theirs("button", "govukButton", {"text": "Start now", "href": "/site?a=1&b=2"})
    assert ours("button", "link_button", '"Start now", "/site?a=1&b=2"') == expected


@pytest.mark.parametrize("count", [1, 3])
def test_an_error_summary_equals_the_design_systems(count: int):
    errors = [{"href": f"#f{n}", "text": f"Enter <b>{n}</b>"} for n in range(count)]
    expected = theirs("error-summary", "govukErrorSummary", {"titleText": "There is a problem", "errorList": errors})
    assert ours("error_summary", "error_summary", "errors", errors=errors) == expected


def test_without_errors_there_is_no_summary():
    assert ours("error_summary", "error_summary", "[]") == ""


def test_a_summary_list_equals_the_design_systems():
    items = [
        {"key": "Where?", "value": "Here & there", "change_href": "/site", "change_label": "where"},
        {"key": "Photographs", "value": Markup("<b>2</b>")},
    ]
    link = {"href": "/site", "text": "Change", "visuallyHiddenText": "where"}
    rows = [
        {"key": {"text": "Where?"}, "value": {"text": "Here & there"}, "actions": {"items": [link]}},
        {"key": {"text": "Photographs"}, "value": {"html": "<b>2</b>"}},
    ]
    assert ours("rows", "rows", "items", items=items) == theirs("summary-list", "govukSummaryList", {"rows": rows})
    assert ours("rows", "rows", "items", items=items[1:]) == theirs(
        "summary-list", "govukSummaryList", {"rows": rows[1:]}
    )


def test_a_back_link_equals_the_design_systems():
    assert ours("links", "back_link", '"/x"') == theirs("back-link", "govukBackLink", {"href": "/x"})


def test_the_skip_link_of_every_page_equals_the_design_systems():
    from . import dressing

    expected = theirs("skip-link", "govukSkipLink", {"href": "#main", "text": "Skip to main content"})
    assert expected in squeezed(dressing.html("home"))


@pytest.mark.parametrize("status", ["done", "now", "next", "late", "paused"])
def test_a_step_of_the_timeline_says_its_state_in_words_too(status: str):
    said = {"done": "Done:", "now": "Now:", "next": "To come:", "late": "Late:", "paused": "Paused:"}
    html = ours("timeline", "timeline", "steps", steps=[{"status": status, "title": "Inspection"}])
    assert re.search(r"<h3[^>]*>(.*?)</h3>", html)[1] == (
        f'<span class="govuk-visually-hidden">{said[status]}</span>Inspection'
    )


def test_what_a_person_typed_is_shown_and_never_obeyed():
    typed = "<script>alert(1)</script>\nsecond line"
    for html in (
        ours("timeline", "timeline", "steps", steps=[{"status": "now", "title": typed, "body": typed}]),
        ours("timeline", "history", "entries", entries=[{"what": typed, "when": "", "note": typed}]),
        ours("rows", "rows", "items", items=[{"key": "k", "value": typed}]),
        ours("case", "will_read", "words", words=typed),
        ours("promise", "promise", '"We have said", words, words', words=typed),
    ):
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_an_unknown_state_is_an_error_and_not_a_blank():
    with pytest.raises(UndefinedError):
        ours("state", "state_tag", '"lte", "1 day late"')


def test_a_misspelt_name_in_a_template_of_ours_is_an_error():
    with pytest.raises(UndefinedError):
        ours("figures", "figure_row", "figures", figures=[{"valeu": 3, "label": "Late"}])


def test_pages_are_offered_only_when_there_are_more():
    assert ours("pagination", "pages", "9, 9") == ""
    assert "9 of 59" in ours("pagination", "pages", '9, 59, "", "/next"')
