"""The command, whole: what it refuses at once, what it passes over, what it says at the end and returns."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.db import OperationalError, connection

from frontdoor.config.commands import CannotGoOn, bring
from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.references import shown
from frontdoor.engine.parties.models import User
from tests.heart import catalogue, person, postcodes

__all__ = ["catalogue", "person", "postcodes"]

MAPPING = """source: an export
id: number
received: came
closed: ended
kind: what
kinds:
  Sidewalk:
    service: report-a-pavement-problem
    answers:
      kind: uneven
      danger: false
    columns:
      site.lat: lat
      site.lng: lng
      site.words: words
    closes:
      - transition: no_action
        answers:
          reason: Closed before.
"""
HEAD = "number,came,ended,what,words,lat,lng\n"
OPEN = "1,2022-01-21T13:47:00,,Sidewalk,Albert Road,53.85,-2.16\n"
CLOSED = "2,2022-01-21T13:47:00,2022-01-22T10:00:00,Sidewalk,Albert Road,53.85,-2.16\n"


class Said(NamedTuple):
    status: int
    lines: list[str]


Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, person: Callable[..., User], postcodes: None, capsys: pytest.CaptureFixture[str]) -> Run:
    """run(rows, …options): the exit status and what the command says."""
    email = person("ines", highways_area_teams="handler").email

    def ran(rows: str | bytes, *options: str, mapping: str = MAPPING) -> Said:
        (tmp_path / "mapping.yaml").write_text(mapping)
        (tmp_path / "export.csv").write_bytes(HEAD.encode() + (rows if isinstance(rows, bytes) else rows.encode()))
        given = [str(tmp_path / "mapping.yaml"), str(tmp_path / "export.csv"), "--by", email, *options]
        return Said(bring.run(given), capsys.readouterr().out.splitlines())

    return ran


def test_what_is_whole_is_brought_in_and_the_same_again_says_that_nothing_differs(run: Run) -> None:
    none = "Nothing that is here differs."
    first, again = run(OPEN + CLOSED), run(OPEN + CLOSED)
    assert first == (0, [none, "1 opened, 1 closed, 0 there, 0 differs, 0 not closed, 0 refused, 0 gone"])
    assert again == (0, [none, "0 opened, 0 closed, 2 there, 0 differs, 0 not closed, 0 refused, 0 gone"])


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("closed: ended", "closed: eneded", '4: The export has no column "eneded". Did you mean "ended"?'),
        ("site.lng: lng", "site.lng: long", '14: The export has no column "long". Did you mean "lng"?'),
        ("id: number", "id: nmber", '2: The export has no column "nmber". Did you mean "number"?'),
        (
            "received: came",
            "recieved: came",
            '3: "recieved" is not a key of the language here. Did you mean "received"?',
        ),
        ("-pavement-problem", "-pavment-problem", '8: There is no service "report-a-pavment-problem". Did you mean'),
        ("report-a-pavement-problem", "report-a-missed-bin", '8: "report-a-missed-bin" is not done here'),
        ("no_action", "no_acton", '17: report-a-pavement-problem has no step from "reported" called "no_acton". Did'),
        ("reason:", "reson:", '19: "no_action" asks no question "reson". Did you mean "reason"?'),
        ("kind: uneven", "kind: unevn", '10: "kind" has no option "unevn". Did you mean "uneven"?'),
        (
            "danger: false",
            "dangr: false",
            '11: report-a-pavement-problem has no question "dangr". Did you mean "danger"?',
        ),
        ("site.words", "site.wrds", '15: "site" has no part "wrds". Did you mean "words"?'),
        (
            "danger: false",
            "contact_email: a@example.org",
            '11: "contact_email" is not brought in: people would be told',
        ),
        ("      danger: false\n", "", '8: report-a-pavement-problem asks "danger", and nothing answers it.'),
        (
            "source:",
            "zone: Europe/Lodon\nsource:",
            '1: There is no time zone "Europe/Lodon". Did you mean "Europe/London"?',
        ),
        ("kinds:", "kinds: *all", "6: Anchors and aliases are not used here"),
    ],
)
def test_what_the_mapping_names_and_is_not_there_is_said_with_its_line_before_the_first_row(
    run: Run, right: str, wrong: str, said: str
) -> None:
    with pytest.raises(CannotGoOn) as refused:
        run(OPEN, mapping=MAPPING.replace(right, wrong))
    assert f"mapping.yaml:{said}" in str(refused.value)
    assert not Case.objects.exists()


def test_a_step_that_leaves_a_case_open_is_a_mistake(run: Run) -> None:
    pothole = MAPPING.replace("report-a-pavement-problem", "report-a-pothole").replace("kind: uneven", "surface: road")
    step = pothole.replace("no_action", "assess").replace("reason: Closed before.", "depth_mm: 40\n          risk: low")
    with pytest.raises(CannotGoOn, match='16: This leaves a case open, where it is "repair_ordered"'):
        run(OPEN, mapping=step)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"3," + b"x" * 200_000 + b",,Sidewalk,w,1,1\n", 'line 3, 3: refused: "came" is no moment as the mapping'),
        (b"3," + b"x" * 2_000_000 + b",,Sidewalk,w,1,1\n", "line 3: refused: it cannot be read as CSV (field larger"),
        (b"3,2022-01-21,,Sidewalk,\xff\xfe,1,1\n", "line 3: refused: it is not UTF-8 text"),
        (b"3,2022-01-21,,Sidewalk,a\0b,1,1\n", "line 3: refused: a character in it cannot be kept (NUL)"),
        (b"3,2022-01-21\n", "line 3: refused: it has fewer fields than there are columns (2 of 7)"),
        (b"3,2022-01-21,,Sidewalk,w,1,1,1\n", "line 3: refused: it has more fields than there are columns (8 of 7)"),
        (b",2022-01-21,,Sidewalk,w,1,1\n", 'line 3: refused: it has no number ("number" is empty)'),
        (b"3,2022-01-21,,Sidewalk,w,north,1\n", 'line 3, 3: refused: "lat" is no number of degrees ("north")'),
        (b"3,0001-01-01,,Sidewalk,w,1,1\n", "line 3, 3: refused: its dates are not in order, or not past"),
        (b"3,9999-12-31T23:59:59-12:00,,Sidewalk,w,1,1\n", "line 3, 3: refused: its dates are not in order"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_passed_over(run: Run, bad: bytes, said: str) -> None:
    status, lines = run(OPEN.encode() + bad + CLOSED.encode())
    assert status == 1
    assert [line[: len(said)] for line in lines if line.startswith("line")] == [said]
    assert lines[-1] == "1 opened, 1 closed, 0 there, 0 differs, 0 not closed, 1 refused, 0 gone"


def test_rows_without_a_number_are_not_one_case(run: Run) -> None:
    status, lines = run(OPEN.replace("1,", ",", 1) + CLOSED.replace("2,", " ,", 1))
    assert (status, Case.objects.count()) == (1, 0)
    assert [line.split(":")[0] for line in lines if line.startswith("line")] == ["line 2", "line 3"]


def test_kinds_that_nothing_fits_are_named_once_with_how_many(run: Run) -> None:
    rows = "".join(f"{number},2022-01-21,,Party,,,\n" for number in range(3, 8)) + OPEN + "9,2022-01-21,,Rats,,,\n"
    assert run(rows) == (
        1,
        [
            '5 refused: the mapping does not name "Party"',
            '1 refused: the mapping does not name "Rats"',
            "Nothing that is here differs.",
            "1 opened, 0 closed, 0 there, 0 differs, 0 not closed, 6 refused, 0 gone",
        ],
    )


def test_what_differs_or_is_gone_stands_by_cause_and_then_by_row_and_in_the_report(run: Run, tmp_path: Path) -> None:
    run(OPEN + CLOSED + OPEN.replace("1,", "3,", 1))
    gone = shown(Case.objects.order_by("id")[2].reference)
    changed = CLOSED.replace("10:00:00", "11:00:00")
    status, said = run(OPEN.replace("53.85", "53.86") + changed, "--report", str(tmp_path / "report.txt"))
    causes = [
        "1 differs: it was brought in before with other answers",
        "1 differs: it was closed at another time",
        "1 gone: it was brought in before, and is not in this export",
    ]
    counts = "0 opened, 0 closed, 0 there, 2 differs, 0 not closed, 0 refused, 1 gone"
    assert (status, said) == (1, [*causes, counts])
    assert (tmp_path / "report.txt").read_text().splitlines() == [
        *causes,
        "line 2, 1: differs: it was brought in before with other answers",
        "line 3, 2: differs: it was closed at another time (here 2022-01-22T10:00:00+00:00, "
        "there 2022-01-22T11:00:00+00:00)",
        f"{gone}, report-a-pavement-problem: gone: it was brought in before, and is not in this export",
        counts,
    ]


def test_what_came_from_another_system_is_not_missed(run: Run) -> None:
    run(OPEN)
    assert run(CLOSED, mapping=MAPPING.replace("an export", "another export")).status == 0


def test_a_database_that_goes_away_half_way_leaves_the_counts_and_what_is_gone_unsaid(run: Run) -> None:
    run(CLOSED)

    def away(execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        if "cases_draft" in sql and Case.objects.filter(closed_at=None).exists():
            raise OperationalError("the server closed the connection")
        return execute(sql, *given)

    with connection.execute_wrapper(away):
        said = run(OPEN + OPEN.replace("1,", "3,", 1))
    counts = "1 opened, 0 closed, 0 there, 0 differs, 0 not closed, 0 refused, 0 gone"
    assert said == (1, ["1 Not all of it was read: the server closed the connection", counts])


def test_a_file_or_a_person_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    (tmp_path / "empty.csv").write_text("")
    for source, by, said in (
        ("none.csv", "ines@example.org", "none.csv cannot be read: No such file or directory"),
        ("empty.csv", "ines@example.org", "empty.csv has no first line"),
        ("empty.csv", "nobody@example.org", "Nobody with the address nobody@example.org"),
    ):
        with pytest.raises(CannotGoOn, match=said):
            bring.run([str(tmp_path / "m.yaml"), str(tmp_path / source), "--by", by])
    with pytest.raises(CannotGoOn, match="cannot be written"):
        run(OPEN, "--report", str(tmp_path / "none" / "report.txt"))
    assert not Case.objects.exists()
