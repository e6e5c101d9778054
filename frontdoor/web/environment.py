"""The Jinja2 environment of every page: what a template may call, and how dates are said.

It holds no words of a page; a misspelt name in our own templates is an error, never a blank.
"""

from functools import cache, lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import (
    ChainableUndefined,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
)

from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.web import languages, saying

DESIGN_SYSTEM = "govuk_frontend_jinja"


class Pages(Environment):
    """Our templates, strict; the design system's macros, which rely on missing keys being empty, in a world apart."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**(options | {"undefined": StrictUndefined}))
        self.design_system = Environment(
            loader=PrefixLoader({DESIGN_SYSTEM: PackageLoader(DESIGN_SYSTEM)}),
            autoescape=True,
            auto_reload=False,
            undefined=ChainableUndefined,
        )

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        if isinstance(name, str) and name.startswith(DESIGN_SYSTEM + "/"):
            return self.design_system.get_template(name)
        return super().get_template(name, parent, globals)


def environment(**options: Any) -> Environment:
    """What Django's Jinja2 backend calls once for each process."""
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    pages = Pages(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], **options)
    pages.install_gettext_callables(said, ngettext, newstyle=True)  # type: ignore[attr-defined]
    pages.globals.update(static=cache(static), url=url, language=languages.spoken, direction=languages.direction)
    pages.filters.update(saying.FILTERS)
    return pages


def environment_of(folder: str, **options: Any) -> Environment:
    """The same for templates of one folder, outside Django's settings."""
    return environment(loader=FileSystemLoader(folder), autoescape=True, **options)


def said(text: str) -> str:
    """In the language of the page. English, in which texts are written, is not looked up: a page says many."""
    return text if languages.spoken() == ENGLISH else gettext(text)


@lru_cache(10_000)
def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a route: url("track"), url("question", service="report-a-pothole", key="site"). It is asked for
    at every turn, and what it says does not change while the process lives."""
    return reverse(name, args=args or None, kwargs=kwargs or None)
