"""Our plain HTML is the design system's: the same tags, classes, ids and words, with and without hint and error."""

from typing import Any

import pytest

from frontdoor.engine.questions.asking import Wrong

from .every_type import question
from .pages import drawn, parts, theirs

HINT, PROBLEM = "A guess <is> fine", "Enter an answer to “What is it?”"
SMALL = {"road": "On the road", "other": "Somewhere & else"}


def label(heading: bool) -> dict[str, Any]:
    size = "l" if heading else "s"
    return {"label": {"text": "What is it?", "classes": f"govuk-label--{size}", "isPageHeading": heading}}


def legend(heading: bool, text: str = "What is it?") -> dict[str, Any]:
    size = "l" if heading else "s"
    given = {"text": text, "classes": f"govuk-fieldset__legend--{size}", "isPageHeading": heading}
    return {"fieldset": {"legend": given}}


def radios(words: dict[str, str], chosen: str) -> dict[str, Any]:
    return {"items": [{"value": key, "text": text} for key, text in words.items()], "value": chosen}


def day_parts(typed: dict[str, str], wrong: bool) -> list[dict[str, str]]:
    return [
        {
            "name": part,
            "classes": f"govuk-input--width-{width}" + (" govuk-input--error" if wrong else ""),
            "value": typed[part],
        }
        for part, width in (("day", 2), ("month", 2), ("year", 4))
    ]


def case(name: str, keys: dict[str, Any], posted: dict[str, list[str]], component: str, params: Any) -> Any:
    return pytest.param(keys, posted, component, params, id=name)


CASES = (
    case("text", {"type": "text"}, {"it": ['a "b"']}, "input", lambda h, e: label(h) | {"value": 'a "b"'}),
    case(
        "long_text",
        {"type": "long_text", "length": "500"},
        {"it": ["one\n\n<two>"]},
        "character-count",
        lambda h, e: label(h) | {"value": "one\n\n<two>", "maxlength": 500},
    ),
    case(
        "yes_no",
        {"type": "yes_no"},
        {"it": ["no"]},
        "radios",
        lambda h, e: legend(h) | radios({"yes": "Yes", "no": "No"}, "no") | {"classes": "govuk-radios--inline"},
    ),
    case(
        "choice",
        {"type": "choice", "options": SMALL},
        {"it": ["other"]},
        "radios",
        lambda h, e: legend(h) | radios(SMALL, "other"),
    ),
    case(
        "several_choices",
        {"type": "several_choices", "options": SMALL},
        {"it": ["other"]},
        "checkboxes",
        lambda h, e: legend(h) | {"items": radios(SMALL, "")["items"], "values": ["other"]},
    ),
    case(
        "date",
        {"type": "date"},
        {"it-day": ["27"], "it-month": ["mar"], "it-year": ["2026"]},
        "date-input",
        lambda h, e: (
            legend(h)
            | {"namePrefix": "it", "items": day_parts({"day": "27", "month": "mar", "year": "2026"}, e is not None)}
        ),
    ),
    case(
        "number",
        {"type": "number", "min": "0", "unit": "mm"},
        {"it": ["40"]},
        "input",
        lambda h, e: (
            label(h)
            | {"value": "40", "classes": "govuk-input--width-5", "inputmode": "numeric", "spellcheck": False}
            | {"suffix": {"text": "mm"}}
        ),
    ),
    case(
        "money",
        {"type": "money"},
        {"it": ["10.50"]},
        "input",
        lambda h, e: (
            label(h)
            | {"value": "10.50", "classes": "govuk-input--width-5", "inputmode": "decimal", "spellcheck": False}
            | {"prefix": {"text": "£"}}
        ),
    ),
    case(
        "email",
        {"type": "email"},
        {"it": ["a@example.com"]},
        "input",
        lambda h, e: (
            label(h) | {"value": "a@example.com", "type": "email", "spellcheck": False, "autocomplete": "email"}
        ),
    ),
    case(
        "telephone",
        {"type": "telephone"},
        {"it": ["01772 123456"]},
        "input",
        lambda h, e: (
            label(h)
            | {"value": "01772 123456", "type": "tel", "autocomplete": "tel", "classes": "govuk-input--width-20"}
        ),
    ),
    case(
        "file",
        {"type": "file", "accept": "image", "most": "3"},
        {},
        "file-upload",
        lambda h, e: label(h) | {"multiple": True, "attributes": {"accept": ".jpg,.jpeg,.png,.heic,.heif"}},
    ),
    case(
        "declaration",
        {"type": "declaration"},
        {"it": ["yes"]},
        "checkboxes",
        lambda h, e: legend(h, "Declaration") | {"items": [{"value": "yes", "text": "What is it?"}], "values": ["yes"]},
    ),
)


@pytest.mark.parametrize("heading", (True, False), ids=("a page's heading", "one of many"))
@pytest.mark.parametrize("error", (None, Wrong(PROBLEM)), ids=("right", "wrong"))
@pytest.mark.parametrize("hint", (None, HINT), ids=("bare", "with a hint"))
@pytest.mark.parametrize(("keys", "posted", "component", "params"), CASES)
def test_the_field_is_the_design_systems(
    keys: dict[str, Any],
    posted: dict[str, list[str]],
    component: str,
    params: Any,
    hint: str | None,
    error: Wrong | None,
    heading: bool,
) -> None:
    given = {"id": "it", "name": "it"} | params(heading, error)
    if hint:
        given["hint"] = {"text": hint}
    if error:
        given["errorMessage"] = {"text": error.message}
    ours = drawn(question(hint=hint, **keys), posted, error, heading)
    assert parts(ours) == parts(theirs(component, given))
