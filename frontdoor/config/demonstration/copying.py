"""One case of a demonstration, and a copy of it: on another day, of somebody else. Must not write anything."""

import random
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django.db.models import Model

from frontdoor.engine.cases.ledger import event_digest, payload_digest
from frontdoor.engine.cases.models import AnswerSet, Case, CaseParty, Clock, Detail, Event, Task, Who
from frontdoor.engine.cases.references import new_reference
from frontdoor.engine.parties.models import ContactPoint, Party

Row = dict[str, Any]
Numbers = Mapping[type[Model], Iterator[int]]

YEARS_DAYS = 2000
MOST = 300
FIRST = (
    *(
        "Aisha",
        "Alan",
        "Alice",
        "Amir",
        "Anne",
        "Barbara",
        "Brian",
        "Callum",
        "Chloe",
        "Colin",
        "Dawn",
        "Derek",
        "Eileen",
    ),
    *(
        "Emma",
        "Farah",
        "George",
        "Hannah",
        "Harold",
        "Irene",
        "Jack",
        "Jean",
        "Joyce",
        "Karen",
        "Keith",
        "Leah",
        "Liam",
    ),
    *("Marek", "Maria", "Nadia", "Nigel", "Olga", "Owen", "Pauline", "Rashid", "Rose", "Sally", "Tariq", "Una", "Vera"),
)
BEGIN = ("Ash", "Bar", "Cald", "Dun", "Eccl", "Farn", "Grim", "Hasl", "Ing", "Kirk", "Long", "Mel", "Nor", "Old", "Pad")
MIDDLE = ("", "er", "in", "le", "ma", "ro", "sta", "ten", "wel")
END = ("bank", "bottom", "by", "field", "ham", "ley", "man", "shaw", "sley", "son", "ton", "wood", "worth", "thwaite")


@dataclass(frozen=True)
class Copy:
    """Rows by table, each by column."""

    rows: dict[type[Model], list[Row]]


@dataclass(frozen=True)
class Template:
    """A case as it stands, with all that belongs to it."""

    case: Row
    rows: dict[type[Model], list[Row]] = field(repr=False)

    @property
    def sizes(self) -> dict[type[Model], int]:
        """How many numbers a copy needs, of each table that numbers its rows."""
        numbered = (Party, ContactPoint, CaseParty, Event, Clock, Task)
        return {Case: 1} | {model: len(self.rows[model]) for model in numbered if self.rows[model]}

    def copy(self, numbers: Numbers, reference: str, chance: random.Random) -> Copy:
        """What is open stays where it is in time: its promises are still to be kept."""
        days = timedelta(days=0 if self.case["closed_at"] is None else chance.randint(1, YEARS_DAYS))
        person = _person(chance)
        case = _moved(self.case, days) | {"id": next(numbers[Case])}
        case |= {"reference": reference, "draft_id": uuid.uuid4()}
        parties = {row["id"]: next(numbers[Party]) for row in self.rows[Party]}
        clocks = {row["id"]: next(numbers[Clock]) for row in self.rows[Clock]}
        rows: dict[type[Model], list[Row]] = {
            Party: [_renamed(_moved(row, days), person) | {"id": parties[row["id"]]} for row in self.rows[Party]],
            ContactPoint: [
                _moved(row, days)
                | {"id": next(numbers[ContactPoint]), "party_id": parties[row["party_id"]]}
                | {"value": person.reached(row["value"])}
                for row in self.rows[ContactPoint]
            ],
            CaseParty: [
                row | {"id": next(numbers[CaseParty]), "case_id": case["id"]} | _party(row, "party_id", parties)
                for row in self.rows[CaseParty]
            ],
            Clock: [_moved(row, days) | {"id": clocks[row["id"]], "case_id": case["id"]} for row in self.rows[Clock]],
            Task: [
                _moved(row, days)
                | {"id": next(numbers[Task]), "case_id": case["id"], "clock_id": clocks.get(row["clock_id"])}
                | _party(row, "party_id", parties)
                for row in self.rows[Task]
            ],
        }
        rows |= self._chain(case, days, person, parties, numbers)
        rows[Case] = [case]
        return Copy(rows)

    def _chain(
        self, case: Row, days: timedelta, person: "Person", parties: dict[int, int], numbers: Numbers
    ) -> dict[type[Model], list[Row]]:
        """The events, each with the digest of the one before; the case remembers the last."""
        details = {row["event_id"]: row for row in self.rows[Detail]}
        answers = {row["event_id"]: row for row in self.rows[AnswerSet]}
        chained: dict[type[Model], list[Row]] = {Event: [], Detail: [], AnswerSet: []}
        head = ""
        for event in self.rows[Event]:
            row = _moved(event, days) | {"id": next(numbers[Event]), "case_id": case["id"], "previous": head}
            row |= {"codes": _moved_value(row["codes"], days)} | _party(row, "for_whom", parties)
            if row["who"] == Who.PARTY:
                row |= _party(row, "who_id", parties)
            if kept := details.get(event["id"]):
                chained[Detail].append(kept | {"event_id": row["id"]})
            if kept := answers.get(event["id"]):
                said = person.said(kept["answers"])
                chained[AnswerSet].append(kept | {"event_id": row["id"], "case_id": case["id"], "answers": said})
                row["answers_digest"] = payload_digest(said, kept["salt"])
            head = event_digest(SimpleNamespace(**row))  # type: ignore[arg-type]
            chained[Event].append(row)
        case["head"] = head
        return chained


@dataclass(frozen=True)
class Person:
    """Somebody made up."""

    first: str
    last: str
    number: int

    def reached(self, value: str) -> str:
        if "@" in value:
            return f"{self.first}.{self.last}.{self.number}@example.com".lower()
        return f"+4416329{self.number % 100_000:05}" if value.startswith("+") else value

    def said(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """Names and contacts are this person's; all else is as it was."""
        return {key: self._said(value) for key, value in answers.items()}

    def _said(self, value: Any) -> Any:
        if isinstance(value, dict) and value.keys() == {"first", "last"}:
            return {"first": self.first, "last": self.last}
        if isinstance(value, str) and ("@" in value[:80] or value[:3] == "+44") and " " not in value:
            return self.reached(value)
        return value


def templates() -> tuple[list[Template], list[Template]]:
    """The first cases of the demonstration, which were lived through, ready to be copied: what is open, what ended."""
    of_open: list[Template] = []
    of_ended: list[Template] = []
    for case in Case.objects.order_by("id")[:MOST]:
        parties = Party.objects.filter(cases__case=case, user=None)
        rows: dict[type[Model], list[Row]] = {
            Party: _rows(parties),
            ContactPoint: _rows(ContactPoint.objects.filter(party__in=parties)),
            CaseParty: _rows(CaseParty.objects.filter(case=case)),
            Event: _rows(Event.objects.filter(case=case).order_by("seq")),
            Detail: _rows(Detail.objects.filter(event__case=case)),
            AnswerSet: _rows(AnswerSet.objects.filter(case=case)),
            Clock: _rows(Clock.objects.filter(case=case)),
            Task: _rows(Task.objects.filter(case=case)),
        }
        (of_open if case.closed_at is None else of_ended).append(Template(_row(case), rows))
    return of_open, of_ended


def _rows(found: Any) -> list[Row]:
    return [_row(one) for one in found]


def _row(instance: Model) -> Row:
    return {each.attname: getattr(instance, each.attname) for each in instance._meta.concrete_fields}


def _person(chance: random.Random) -> Person:
    last = chance.choice(BEGIN) + chance.choice(MIDDLE) + chance.choice(END)
    return Person(chance.choice(FIRST), last, chance.randrange(10**8))


def _renamed(party: Row, person: Person) -> Row:
    if not party["name"]:
        return party
    return party | {"name": f"{person.first} {person.last}", "first_name": person.first, "last_name": person.last}


def _party(row: Row, name: str, parties: Mapping[int, int]) -> Row:
    """Of a party of the case's own, its copy; of anybody else, the same."""
    return {name: parties.get(row[name], row[name])}


def references(taken: set[str]) -> Iterator[str]:
    """New ones without end, none of them twice."""
    while True:
        reference = new_reference()
        if reference not in taken:
            taken.add(reference)
            yield reference


def _moved(row: Row, days: timedelta) -> Row:
    """Every moment and day of a row so many days earlier."""
    return {key: value - days if isinstance(value, date) else value for key, value in row.items()}


def _moved_value(value: Any, days: timedelta) -> Any:
    """The same of what events keep as text."""
    if isinstance(value, dict):
        return {key: _moved_value(below, days) for key, below in value.items()}
    if isinstance(value, list):
        return [_moved_value(below, days) for below in value]
    if isinstance(value, str) and len(value) >= 10 and value[4:5] == "-" and value[7:8] == "-":
        try:
            kind = date if len(value) == 10 else datetime
            return (kind.fromisoformat(value) - days).isoformat()
        except ValueError:
            return value
    return value
