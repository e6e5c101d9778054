"""Bank holidays made ready at set-up are those of the library, which a web worker then never holds."""

import subprocess
import sys
from datetime import date

from frontdoor.config import bank_holidays
from frontdoor.engine.rules.calendar import NATIONS, worked_out


def test_what_was_made_ready_is_what_the_library_works_out() -> None:
    for nation in NATIONS:
        for year in (bank_holidays.FIRST, 2020, 2027, bank_holidays.LAST):
            assert bank_holidays.known(nation, year) == worked_out(nation, year)


def test_a_year_that_was_not_made_ready_is_not_taken_for_one_without() -> None:
    assert bank_holidays.known("ENG", bank_holidays.LAST + 1) is None


def test_the_library_is_not_held_by_who_counts_by_them() -> None:
    asked = (
        "import datetime, django, sys; django.setup(); from frontdoor.engine.rules import calendar;"
        "day = datetime.date(2026, 12, 25);"
        "print(calendar.bank_holidays()(day), 'holidays' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout == "True False\n"


def test_boxing_day_on_a_saturday_is_kept_on_the_monday_after() -> None:
    kept = bank_holidays.known("ENG", 2026)
    assert kept is not None
    assert date(2026, 12, 28) in kept
