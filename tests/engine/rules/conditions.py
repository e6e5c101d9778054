"""The questions and answers that the tests of conditions speak of, one of each kind.
It must not hold an expectation; each test states its own."""

from datetime import date

from frontdoor.engine.rules.expressions import Expression, Kind, Name, compile

TODAY = date(2026, 11, 25)
NAMES = {
    "surface": Name(Kind.TEXT, frozenset({"road", "pavement", "other"})),
    "size": Name(Kind.TEXT, frozenset({"small", "large", "unsure"})),
    "danger": Name(Kind.BOOL),
    "hurt": Name(Kind.BOOL),
    "depth_mm": Name(Kind.INT),
    "amount": Name(Kind.DECIMAL),
    "born_on": Name(Kind.DATE),
    "moved_on": Name(Kind.DATE),
    "seen_at": Name(Kind.TIME),
    "needs": Name(Kind.TEXTS, frozenset({"ramp", "lift", "loop"})),
    "town": Name(Kind.TEXT),
    "site": Name(Kind.PLACE),
    "photos": Name(Kind.OTHER),
}
ANSWERS: dict[str, object] = {
    "surface": "road",
    "danger": True,
    "depth_mm": 40,
    "amount": "10.50",
    "born_on": "2008-11-26",
    "seen_at": "09:30",
    "needs": ["lift", "ramp"],
    "town": 'O"Hara\\\né',
    "site": {"lat": 53.76, "lng": -2.7},
}


def condition(text: str) -> Expression:
    return compile(text, NAMES)


def decided(
    text: str, answers: dict[str, object] | None = None, *, today: date = TODAY, channel: str = "web"
) -> bool | None:
    """The condition over ANSWERS, or over others, on TODAY."""
    return condition(text).decide(ANSWERS if answers is None else answers, today=today, channel=channel)
