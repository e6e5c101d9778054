"""The models of the language that services, the council and its teams are written in.
Holds shape only: whether names exist is for the check. Must not import Django."""

from frontdoor.engine.definitions.language.charges import Charge, ChargeLine
from frontdoor.engine.definitions.language.clocks import Clock, WithinLine
from frontdoor.engine.definitions.language.council import (
    Area,
    Authority,
    Brand,
    Calendar,
    Council,
    Defaults,
    DutyLine,
    PointKind,
    TerritoryLine,
)
from frontdoor.engine.definitions.language.services import (
    Block,
    Duplicates,
    EligibleLine,
    Elsewhere,
    Message,
    RetentionLine,
    Service,
)
from frontdoor.engine.definitions.language.states import Extends, Reopen, State, Transition
from frontdoor.engine.definitions.language.teams import Role, Team, TeamSet

__all__ = [
    "Area",
    "Authority",
    "Block",
    "Brand",
    "Calendar",
    "Charge",
    "ChargeLine",
    "Clock",
    "Council",
    "Defaults",
    "Duplicates",
    "DutyLine",
    "EligibleLine",
    "Elsewhere",
    "Extends",
    "Message",
    "PointKind",
    "Reopen",
    "RetentionLine",
    "Role",
    "Service",
    "State",
    "Team",
    "TeamSet",
    "TerritoryLine",
    "Transition",
    "WithinLine",
]
