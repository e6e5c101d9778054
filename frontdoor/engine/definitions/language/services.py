"""A service: what the council offers, whole, in one file.
Must not look up names in other files; that is for the check."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from frontdoor.engine.definitions.language.charges import Charge
from frontdoor.engine.definitions.language.clocks import Clock
from frontdoor.engine.definitions.language.part import (
    Access,
    Audience,
    Condition,
    Day,
    Flag,
    Key,
    Part,
    PeriodText,
    Slug,
    Text,
    Whole,
)
from frontdoor.engine.definitions.language.states import State, Transition
from frontdoor.engine.questions.asking import Question
from frontdoor.engine.questions.types import AnyQuestion
from frontdoor.engine.rules.expressions import Expression, Kind, Name, compile

LawfulBasis = Literal[
    "consent", "contract", "legal obligation", "vital interests", "public task", "legitimate interests"
]

OPEN_TO_ALL = {"everyone", "resident", "business", "supplier"}


class Message(Part):
    """Words sent to a person."""

    subject: Text = Field(description="The subject line. May hold ((placeholders)).")
    body: Text = Field(description="The body. May hold ((placeholders)).")
    urgent: Flag = Field(
        default=False, description="Sent as a text even in quiet hours: somebody's safety may hang on it."
    )


class RetentionLine(Part):
    """How long a case is kept; of several lines the longest that applies wins."""

    trigger: str = Field(
        pattern=r"^(closed|last_activity|decision|question:[a-z][a-z0-9_]*|linked:[a-z][a-z0-9_]*)$",
        description="What the period counts from: `closed`, `last_activity`, `decision`, `question:<key>` (a date "
        "question) or `linked:<register>`.",
    )
    period: PeriodText = Field(description="How long, for example `6 years`.")
    disposal: Literal["delete", "anonymise", "review", "archive"] = Field(description="What happens then.")
    keeps: tuple[Key, ...] = Field(default=(), description="All that is kept so long; left out: everything.")
    when: Condition | None = Field(default=None, description="When this line applies; left out: always.")
    source: Text | None = Field(default=None, description="The schedule or law it comes from.")


class EligibleLine(Part):
    """One line of the rules of entitlement. Three-valued: it holds, does not hold, or is not known yet.

    Lines with a `route` are ways in, of which one is enough, the first that holds. Lines without one
    must each hold. A last line without `when` says what a person reads when no way in is open.
    """

    when: Condition | None = Field(default=None, description="The condition.")
    says: Text = Field(
        description="With a route, what the person reads when it holds; without, what is read when it does not."
    )
    route: Key | None = Field(default=None, description="The way in that this line opens.")


class Duplicates(Part):
    """When two reports are about the same thing."""

    within: str = Field(pattern=r"^[1-9][0-9]{0,4} m$", description="How near, for example `25 m`.")
    days: Whole = Field(description="How recent, in days.")
    same: tuple[Key, ...] = Field(default=(), description="Questions whose answers are equal.")


class Elsewhere(Part):
    """Who does this, when the council does not do it here; in place of states.

    Left unsaid, who it is follows from the `duty`: whoever has it where the person is, found by postcode;
    and where that is the council itself, or there is no duty, it is something that cannot be done here yet.
    """

    who: Text | None = Field(default=None, description="Who does it; left out: whoever has the `duty` at a place.")
    url: Text | None = Field(default=None, description="Where on the web; left out: the website of that authority.")
    why: Text = Field(description="Why it is not done here.")
    telephone: Text | None = Field(default=None, description="The number to ring.")


class Block(Part):
    """Questions that several services share: `use: contact_optional`."""

    questions: tuple[AnyQuestion, ...] = Field(min_length=1, description="What is asked, in order.")


class Service(Part):
    """What the council offers. Its key is the file's name and its area the folder's."""

    key: Slug = Field(description="The file's name; not written in the file.")
    area: Slug = Field(description="The folder's name; not written in the file.")

    title: Text = Field(description="The name as a person would say it, beginning with a verb.")
    kind: Literal["report", "apply", "pay", "book", "request", "find"] = Field(description="What a person does.")
    summary: Text = Field(description="What it is for, in a sentence.")
    lgsl: Whole | None = Field(default=None, description="Number in the Local Government Services List.")
    duty: Key | None = Field(default=None, description="A duty of council.yaml: who must act follows from it.")
    owner: Key = Field(description="The team that answers for it.")
    audience: tuple[Audience, ...] = Field(default=("everyone",), description="Whom it is for.")
    access: Access = Field(
        default="anyone",
        description="What a person must prove: `anyone`, `contact` (e-mail or telephone), `signed_in`, `known`.",
    )
    words: tuple[Text, ...] = Field(default=(), description="People's own words for it, for search.")
    review_on: Day = Field(description="The day its words and rules are next looked at.")
    points: Key | None = Field(
        default=None, description="Kind of service point to show, the nearest first; one of `points` in council.yaml."
    )
    public: Flag = Field(default=False, description="Shown nearby and over Open311, public questions only.")
    sensitive: Flag = Field(default=False, description="Seen only by named roles.")
    minutes: Whole | None = Field(default=None, description="How long it takes to fill in.")
    for_self: Flag | Condition = Field(
        default=False, description="When the request is about the applicant, so that known facts may be used."
    )

    purpose: Text | None = Field(
        default=None, description="What the information is used for. Needed, but for `elsewhere`."
    )
    lawful_basis: LawfulBasis | None = Field(
        default=None, description="The lawful basis of UK GDPR, article 6. Needed, but for `elsewhere`."
    )
    law: Text | None = Field(default=None, description="The law it is done under.")
    recipients: tuple[Text, ...] = Field(default=(), description="Who else receives the information.")
    retention: tuple[RetentionLine, ...] = Field(
        default=(), description="How long cases are kept; left out: as the council says."
    )

    eligible: tuple[EligibleLine, ...] = Field(default=(), description="The rules of entitlement.")
    questions: tuple[AnyQuestion, ...] = Field(default=(), description="What is asked, in order.")
    duplicates: Duplicates | None = Field(default=None, description="When two reports are about the same thing.")
    charge: Charge | None = Field(default=None, description="What it costs.")
    states: dict[Key, State] = Field(
        default={}, description="Where a case can be; the first is where it begins. Needed, but for `elsewhere`."
    )
    clocks: dict[Key, Clock] = Field(default={}, description="The promises made.")
    messages: dict[Key, Message] = Field(
        default={}, description="Words sent; `received` is sent on submission, `ended` at an end that tells nothing."
    )
    elsewhere: Elsewhere | None = Field(default=None, description="Who does this instead; in place of states.")

    @property
    def first_state(self) -> str:
        """The key of the state where a case begins."""
        return next(iter(self.states))

    @property
    def is_public(self) -> bool:
        """For people of whom nobody first asks who they are."""
        return not OPEN_TO_ALL.isdisjoint(self.audience)

    @property
    def is_for_users_only(self) -> bool:
        return self.access == "signed_in" or not self.is_public

    @cached_property
    def names(self) -> dict[str, Name]:
        """Every question as conditions see it; one that is no single value can only be asked about by answered()."""
        asks = [question for transition in self.transitions() for question in transition.asks]
        every: list[Question] = [*self.questions, *asks]
        return {question.key: question.name_for_rules or Name(Kind.OTHER) for question in every}

    @cached_property
    def conditions(self) -> dict[str, Expression]:
        """The conditions compiled so far, by their text."""
        return {}

    def condition(self, text: str) -> Expression:
        """A condition of this service, compiled once."""
        if text not in self.conditions:
            self.conditions[text] = compile(text, self.names)
        return self.conditions[text]

    def question(self, key: str) -> AnyQuestion:
        """The question with this key, of the service or of a transition; KeyError when there is none."""
        for question in self.questions:
            if question.key == key:
                return question
        for transition in self.transitions():
            for question in transition.asks:
                if question.key == key:
                    return question
        raise KeyError(key)

    def transitions(self) -> list[Transition]:
        """Every transition of every state, in order."""
        return [transition for state in self.states.values() for transition in state.transitions.values()]

    def message_for(self, state: str, transition: Transition | None = None) -> str | None:
        """The key of the message sent on entering a state, by a transition if there was one."""
        if transition is not None and transition.tell:
            return transition.tell
        entered = self.states[state]
        if entered.tell:
            return entered.tell
        return "ended" if entered.ends and "ended" in self.messages else None
