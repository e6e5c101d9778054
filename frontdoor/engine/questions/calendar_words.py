"""Days and times of day in words, and month names understood when typed.

It must not know which day it is.
"""

from datetime import date, time

from .saying import _


def month_number(typed: str) -> int | None:
    """3 for "3", "03", "March", "mar" or "Mar."; None for anything else. A number need not be a real month."""
    text = typed.lower().rstrip(".")
    if text.isdecimal() and len(text) <= 2:
        return int(text)
    found = [number for number in range(1, 13) if len(text) >= 3 and month_in_words(number).lower().startswith(text)]
    if text == "sept":
        return 9
    return found[0] if found else None


def day_in_words(day: date, language: str = "") -> str:
    """24 November 2026."""
    return f"{day.day} {month_in_words(day.month, language)} {day.year}"


def weekday_in_words(day: date, language: str = "") -> str:
    """Tuesday 24 November 2026."""
    return f"{_weekday(day.weekday(), language)} {day_in_words(day, language)}"


def time_in_words(at: time, language: str = "") -> str:
    """9:05am, 10am, midday."""
    if at.minute == 0 and at.hour in (0, 12):
        return _("midday", language) if at.hour else _("midnight", language)
    minutes = f":{at.minute:02}" if at.minute else ""
    said = _("{time}am", language) if at.hour < 12 else _("{time}pm", language)
    return said.format(time=f"{at.hour % 12 or 12}{minutes}")


def month_in_words(month: int, language: str = "") -> str:
    return (
        _("January", language),
        _("February", language),
        _("March", language),
        _("April", language),
        _("May", language),
        _("June", language),
        _("July", language),
        _("August", language),
        _("September", language),
        _("October", language),
        _("November", language),
        _("December", language),
    )[month - 1]


def _weekday(number: int, language: str) -> str:
    return (
        _("Monday", language),
        _("Tuesday", language),
        _("Wednesday", language),
        _("Thursday", language),
        _("Friday", language),
        _("Saturday", language),
        _("Sunday", language),
    )[number]
