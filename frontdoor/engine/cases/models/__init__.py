"""The tables of the heart, by what they hold. No verbs here: writes are in actions, reads in queries."""

from .case import Case, CaseParty, Role
from .drafts import Document, Draft, Scan
from .ledger import AnswerSet, Authorisation, Channel, Detail, Event, Evidence, Kind, Root, Who, WhoAndWhere
from .promises import ASKED, Clock, Task

__all__ = [
    "ASKED",
    "AnswerSet",
    "Authorisation",
    "Case",
    "CaseParty",
    "Channel",
    "Clock",
    "Detail",
    "Document",
    "Draft",
    "Event",
    "Evidence",
    "Kind",
    "Role",
    "Root",
    "Scan",
    "Task",
    "Who",
    "WhoAndWhere",
]
