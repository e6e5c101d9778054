"""Fields as the pages draw them, beside the design system's own, and both in one form that can be compared.

It must not hold tests.
"""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import frontdoor.web
from frontdoor.engine.questions.asking import Question, Wrong
from frontdoor.web.environment import environment_of

PAGES = environment_of(str(Path(frontdoor.web.__file__).parent / "templates"))


def drawn(asked: Question, posted: dict[str, list[str]], error: Wrong | None = None, heading: bool = True) -> str:
    return str(PAGES.get_template("questions/question.html").module.ask(asked, posted, error, heading))


def theirs(component: str, params: dict[str, Any]) -> str:
    macro = "govuk" + component.title().replace("-", "")
    source = (
        f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {macro} %}}{{{{ {macro}(params) }}}}'
    )
    return PAGES.from_string(source).render(params=params)


class _Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, sorted((name, " ".join((value or "").split())) for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.parts.append(" ".join(data.split()))


def parts(html: str) -> list[Any]:
    """Tags with their attributes in alphabetical order, and the words between them: white space does not count."""
    parser = _Parts()
    parser.feed(html)
    return parser.parts


def ids(html: str) -> list[str]:
    return [value for part in parts(html) if isinstance(part, tuple) for name, value in part[1] if name == "id"]


def attributes(html: str, tag: str, name: str) -> list[str]:
    tags = [part for part in parts(html) if isinstance(part, tuple) and part[0] == tag]
    return [value for one in tags for key, value in one[1] if key == name]
