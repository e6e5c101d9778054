"""What a page could send for a question, right or wrong, drawn at random: fields by name, and files beside them.

It must not say which of them are right: whoever reads them finds out.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from frontdoor.engine.questions.asking import Posted, Question

from .every_type import Sent

BY = "draft-1"
MINE, ANOTHERS, NOBODYS = (f"00000000-0000-4000-8000-{number:012}" for number in (901, 902, 903))
"""Documents: one that this draft gave, one of another draft, and one that nobody gave."""

ODD = (
    *("", " ", "\t", "\n", "\0", "\ud800", "\ufeff", "\u00a0", "\u202e", "\u2066", "\u2028", "e\u0301", "👩\u200d🚒"),
    *("yes", "no", "on", "None", "null", "{}", "[]", "__proto__", "((reference))", "<b>", "' OR 1=1", "x" * 5000),
    *("٣", "²", "Ⅷ", "001" + "0" * 5000, "NaN", "-Infinity", "1e400", "1_0", "0x1F", "-0", "−1", "+1"),
)  # fmt: skip
NUMBERS = ("0", "-0", "-0.00", ".5", "-.5", "1.", "1,000", "1 000", "9" * 15, "9" * 16, "0.1234567", "007", "5 mm")
SUMS = ("0", "£10", "£ 10.5", "10.50", "10.505", "50p", "1,000.99", "£99999999999.99", "£100000000000", "-1", "1 000 p")
TIMES = ("9:30am", "12am", "12pm", "noon", "Midnight", "24:00", "23:59", "0900", "9", "13pm", "9.30 p.m.", "00:60")
EMAILS = ("a@b.co", "a@b", "a b@c.org", "a@b.c, d@e.f", "a@example.com\r\nBcc: b@c.d", "ü@example.org", "a@münchen.de")
EMAILS += ("a" * 64 + "@example.com", "a" * 65 + "@example.com", "a@" + "b" * 260 + ".com", '"a b"@example.com')
NUMBERS_TO_RING = ("01632 960 001", "+44 808 157 0192", "07700900123", "+1 212 555 0100", "999", "+999", "0" * 20)
NUMBERS_TO_RING += ("(01632) 960001", "+39 06 1234 5678", "+44", "01632 960 001 ext 2", "++44 1632 960001")
WORDS = ("PR1 8XJ", "near bb8 0aa", "ZZ99 9ZZ", "by the mill", "PR1 8XJ\u202e", "w" * 201)
DEGREES = ("53.763201", "-2.70309", "90", "90.0000004", "-180", "181", "1e1", "1e-400", "-0", "nan", "1e999999999")
MONTHS = ("1", "12", "13", "feb", "Sept.", "sept", "ma", "DECEMBER")


def posts(asked: Question, today: date) -> st.SearchStrategy[Posted]:
    """Fields for one question: an example as it is, one with some of its fields changed, or anything at all."""
    return _posts(asked, today)


@st.composite
def _posts(draw: st.DrawFn, asked: Question, today: date) -> Posted:
    fields = asked.posted(MINE_ALONE if asked.type == "file" else asked.example(draw(st.integers(0, 50)), today=today))
    changed = draw(st.sampled_from(["nothing", "one", "some", "all"]))
    names = {
        "nothing": [],
        "one": [draw(st.sampled_from(sorted(fields)))],
        "some": draw(st.lists(st.sampled_from(sorted(fields)), unique=True)),
        "all": sorted(fields),
    }[changed]
    edges = st.sampled_from(tuple(dict.fromkeys(str(each) for each in (*edges_of(asked, today), *ODD))))
    value = st.one_of(edges, edges, st.text(max_size=12))
    for name in names:
        fields[name] = draw(st.lists(value, max_size=3))
    pressed = draw(st.sampled_from([*[""] * 8, "find", "add", "remove", "was", "1-find", "999-who", "x"]))
    if pressed:
        fields[f"{asked.key}-{pressed}"] = draw(st.lists(value, max_size=2))
    return Posted(fields, {asked.key: draw(_uploads())} if asked.type == "file" else None)


MINE_ALONE = [MINE]


def _uploads() -> st.SearchStrategy[list[Sent]]:
    """Few files, some of them too large or empty; one without a name is a field that was left alone."""
    sent = st.builds(
        Sent,
        name=st.sampled_from(["hole.jpg", "", "a\0b.jpg", "../../etc/passwd", "\u202egpj.exe"]),
        size=st.sampled_from([0, 1000, 10 * 1024 * 1024, 10 * 1024 * 1024 + 1]),
        content=st.sampled_from([b"", b"a picture"]),
    )
    return st.lists(sent, max_size=4)


def edges_of(asked: Question, today: date) -> tuple[Any, ...]:
    """What is typed at the edges of what this question takes, on both sides of them."""
    return EDGES[asked.type](asked, today)


def _about_length(asked: Any, today: date) -> tuple[str, ...]:
    return tuple(letter * (asked.length + more) for letter in "xش👍" for more in (-1, 0, 1))


def _about_limits(asked: Any, today: date) -> tuple[Any, ...]:
    limits = [limit for limit in (asked.min, asked.max) if limit is not None]
    return (*NUMBERS, *(limit + more for limit in limits for more in (-1, 0, 1)))


def _about_sums(asked: Any, today: date) -> tuple[str, ...]:
    return (*SUMS, *(f"{pence + more}p" for pence in (asked.min, asked.max) for more in (-1, 0, 1)))


def _about_days(asked: Any, today: date) -> tuple[str, ...]:
    limits = [today, *(limit for limit in (asked.earliest, asked.latest) if isinstance(limit, date))]
    near = [limit + timedelta(more) for limit in limits for more in (-1, 0, 1)]
    parts = {str(part) for day in near for part in (day.day, day.month, day.year)}
    return (*sorted(parts), *MONTHS, "0", "00", "29", "30", "31", "32", "0000", "0001", "9999", "10000", "20٢٦")


def _options(asked: Any, today: date) -> tuple[str, ...]:
    return tuple(
        each for key in asked.options for each in (key, key.upper(), f"{key}\0", f" {key}", asked.options[key])
    )


def _of_each(asked: Any, today: date) -> tuple[Any, ...]:
    return tuple(each for one in asked.questions for each in edges_of(one, today))


EDGES: dict[str, Callable[[Any, date], tuple[Any, ...]]] = {
    "text": _about_length,
    "long_text": _about_length,
    "yes_no": lambda asked, today: ("yes", "no", "YES", "true"),
    "choice": _options,
    "several_choices": _options,
    "date": _about_days,
    "time": lambda asked, today: (*TIMES, asked.earliest, asked.latest),
    "number": _about_limits,
    "money": _about_sums,
    "email": lambda asked, today: EMAILS,
    "telephone": lambda asked, today: NUMBERS_TO_RING,
    "name": lambda asked, today: ("Sam", "O’Neill", "n" * 100, "n" * 101, "اسم\u200f"),
    "address": lambda asked, today: (
        "PR1 8XJ",
        "pr1-8xj",
        "PR1",
        "12 Albert Road",
        "l" * 100,
        "l" * 101,
        "100012345678",
    ),
    "place": lambda asked, today: (*WORDS, *DEGREES),
    "file": lambda asked, today: (MINE, ANOTHERS, NOBODYS, MINE.upper(), "../" + MINE),
    "declaration": lambda asked, today: ("yes", "true", "on"),
    "several": _of_each,
    "booking": lambda asked, today: ("2026-12-01T10:00:00+00:00",),
    "record": lambda asked, today: ("example-1",),
}
