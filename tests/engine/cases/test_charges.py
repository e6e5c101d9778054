"""What a case costs: by the day, by its answers, and never by what somebody sent."""

from datetime import date

from frontdoor.engine.cases.charges import charge_of, charge_words
from frontdoor.engine.definitions.language import Service

ON = date(2026, 11, 25)
COPIES = {"key": "copies", "type": "number", "ask": "How many?", "min": "1", "max": "9"}
FAST = {"key": "fast", "type": "yes_no", "ask": "Do you need it tomorrow?"}


def service(**charge: object) -> Service:
    return Service.model_validate(
        {
            "key": "copies",
            "area": "records",
            "title": "Order copies",
            "kind": "apply",
            "summary": "Copies.",
            "owner": "records",
            "review_on": "2027-04-01",
            "questions": [COPIES, FAST],
            "states": {"received": {"says": "We have it."}},
            **({"charge": {"at": "submit", "ledger": "1", "vat": "outside", **charge}} if charge else {}),
        }
    )


COPY = {"label": "A copy", "each": "copies", "pence": {"2024-01-01": "1150", "2027-01-01": "1250"}}
QUICK = {"label": "Tomorrow", "when": "fast", "pence": {"2024-01-01": "3500"}}


def test_lines_are_added_up_at_the_days_amounts() -> None:
    about = service(lines=[COPY, QUICK])
    assert charge_of(about, {"copies": 2, "fast": False}, on=ON) == 2300
    assert charge_of(about, {"copies": 2, "fast": True}, on=ON) == 5800
    assert charge_of(about, {"copies": 2, "fast": True}, on=date(2027, 1, 1)) == 6000
    assert charge_of(about, {"copies": 2, "fast": True}, on=date(2023, 12, 31)) == 0


def test_amounts_are_read_in_pounds() -> None:
    about = service(lines=[COPY])
    assert charge_words(about, {"copies": 2, "fast": False}, on=ON) == "£23"
    assert charge_words(about, {"copies": 1, "fast": False}, on=ON) == "£11.50"
    assert charge_words(service(), {}, on=ON) == ""
