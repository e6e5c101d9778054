"""The page of progress says of each line when it was walked and how, or that it was not and what is missing."""

import re

from .sources import ROOT

ROW = re.compile(r"^\| (?!line |service |---)(.+) \|$", re.MULTILINE)
WALKED = re.compile(r"\d{4}-\d{2}-\d{2}|not walked")


def test_each_line_has_its_day_and_how_or_says_that_it_was_not_walked():
    rows = [row.split(" | ") for row in ROW.findall((ROOT / "docs" / "progress.md").read_text())]
    assert len(rows) > 100
    assert [row for row in rows if not WALKED.fullmatch(row[1]) or not all(cell.strip() for cell in row[2:])] == []


def test_what_was_walked_names_its_tests_or_says_by_whom():
    rows = [row.split(" | ") for row in ROW.findall((ROOT / "docs" / "progress.md").read_text())]
    walked = [row for row in rows if len(row) == 3 and row[1] != "not walked"]
    assert [row[0] for row in walked if "by hand" not in row[2] and "`tests/" not in row[2]] == []
