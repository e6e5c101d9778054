"""States a case can be in, and the transitions between them.
Must not decide who may take a transition; that is for cases."""

from typing import Literal

from pydantic import Field

from frontdoor.engine.definitions.language.part import (
    Condition,
    EffectKind,
    Flag,
    Key,
    Names,
    Outcome,
    Part,
    PeriodText,
    Text,
)
from frontdoor.engine.questions.types import AnyQuestion


class Reopen(Part):
    """How long, and into which state, a resident may reopen (or dispute) an ended case, giving a reason."""

    within: PeriodText = Field(description="How long after the end, for example `28 days`.")
    to: Key = Field(description="The state the case returns to.")


class Extends(Part):
    """A transition that moves a promise, always with a reason."""

    clock: Key = Field(description="The clock whose due day moves.")
    time: PeriodText = Field(description="By how much, for example `10 working days`.")


class Transition(Part):
    """One way out of a state."""

    label: str = Field(default="", description="The words on the button; left out where only the system takes it.")
    to: Key = Field(description="The state it leads to. It may be the same state.")
    by: Names = Field(
        default=("team",),
        description="Who may take it, one word or a list: `team` (the team that has the case), a team or a role of "
        "teams.yaml, `resident`, or `system`.",
    )
    asks: tuple[AnyQuestion, ...] = Field(
        default=(), description="Questions for whoever takes it; their keys differ from the service's questions."
    )
    asks_resident: Flag = Field(
        default=False, description="The caseworker writes or chooses what the resident is asked."
    )
    when: Condition | None = Field(
        default=None, description="Condition over the answers, its own `asks` included, for it to be taken."
    )
    otherwise: Text | None = Field(default=None, description="What is said when `when` does not hold.")
    says: Text | None = Field(
        default=None, description="What the resident reads about this step, in place of the next state's `says`."
    )
    tell: Key | None = Field(default=None, description="The message to send, in place of the next state's `tell`.")
    effect: EffectKind | None = Field(default=None, description="What else must follow, one of the closed list.")
    after: PeriodText | None = Field(
        default=None, description="How long in the state before the system takes it by itself."
    )
    extends: Extends | None = Field(default=None, description="The promise it moves, and by how much.")
    approve: Names = Field(default=(), description="Who must agree second: a role or a team of teams.yaml.")


class State(Part):
    """Where a case can be. The first one written is where a case begins."""

    says: Text = Field(description="What the resident reads while the case is here.")
    team: str | None = Field(
        default=None, description="The team that has it while here, or `rule:` and a Rule's name; else the owner."
    )
    clock: Key | None = Field(default=None, description="The promise shown while here.")
    task: Text | None = Field(default=None, description="The work a person of the team has to do here.")
    tell: Key | None = Field(default=None, description="The message sent on entering.")
    waits_for: Literal["resident", "partner", "authority"] | None = Field(
        default=None, description="Whom the case waits for; with `resident` the task is the resident's own."
    )
    ends: Outcome | None = Field(default=None, description="The outcome, when the case ends here.")
    reopen: Reopen | None = Field(default=None, description="Whether and for how long it may be reopened.")
    effect: EffectKind | None = Field(default=None, description="What else must follow on entering.")
    transitions: dict[Key, Transition] = Field(default={}, description="The ways out, in the order they are shown.")
