"""Clocks: the promises a service makes.
Must not compute a day; that is for the calendar of the rules."""

from pydantic import Field

from frontdoor.engine.definitions.language.part import ClockTime, Condition, Key, Part, PeriodText, Text


class WithinLine(Part):
    """One line of a clock's table of times; the first line that applies wins."""

    when: Condition | None = Field(default=None, description="When this line applies; the last line has none.")
    time: PeriodText = Field(description="The time promised, for example `5 working days`.")


class Clock(Part):
    """A promise. A case may have several."""

    promise: Text = Field(description="The promise in words, with ((due)).")
    starts: Key = Field(description="Entering this state starts it, when it is neither running nor paused.")
    kept: tuple[Key, ...] = Field(
        default=(),
        description="Entering one of these keeps it. Left out: leaving the state that started it, other than by "
        "passing the case on or withdrawing it.",
    )
    restarts: tuple[Key, ...] = Field(default=(), description="Leaving one of these begins the count again.")
    within: tuple[WithinLine, ...] = Field(min_length=1, description="The table of times; the last has no condition.")
    cut_off: ClockTime | None = Field(
        default=None, description="From this time of day it counts as received on the next working day."
    )
    pauses: tuple[Key, ...] = Field(default=(), description="States in which it does not count.")
    late: Key | None = Field(
        default=None, description="The message when it will not be kept. Left out: the council's own `late`."
    )
    calendar: Key | None = Field(
        default=None, description="A calendar of council.yaml. Left out: the owner team's, else the council's."
    )
