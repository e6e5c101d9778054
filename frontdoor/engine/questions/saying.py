"""The words that questions say to people, marked for translation: one port, so that nothing here needs Django.

It must not hold words of its own; the assembly plugs in gettext at start-up.
"""

from collections.abc import Callable

Translate = Callable[[str, str], str]


def _as_written(text: str, language: str) -> str:
    return text


_translate: Translate = _as_written


def provide_translation(translate: Translate) -> None:
    """Plug in `translate(text, language)`; an empty language means the one the page is shown in."""
    global _translate
    _translate = translate


def _(text: str, language: str = "") -> str:
    return _translate(text, language)
