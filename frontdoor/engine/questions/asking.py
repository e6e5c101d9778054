"""What every question has: the keys of the language, and the projections that each type fills in.

It must not know any type by name, nor Django: a type is its own file, and `types.py` lists them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator

from frontdoor.engine.rules.kinds import Kind, Name

from .naming import QuestionKey
from .saying import _
from .typed import Unreadable, cleaned

type Answer = Any
"""Canonical JSON, one form for pages, API and lake; None where nothing was given."""

type Fields = Mapping[str, Sequence[str]]


class Wrong(ValueError):
    """The answer cannot stand. The message says what to do and names the question; `parts` are the fields at fault."""

    def __init__(self, message: str, *parts: str) -> None:
        super().__init__(message)
        self.message = message
        self.parts = tuple(part for part in parts if part)

    @property
    def part(self) -> str:
        return self.parts[0] if self.parts else ""


class NotYet(NotImplementedError):
    """The type is part of the language, but has no field yet."""


class Posted(dict[str, list[str]]):
    """What a page sent: texts by field name, and uploads beside them."""

    def __init__(self, fields: Fields | None = None, files: Mapping[str, Sequence[Any]] | None = None) -> None:
        super().__init__({name: list(values) for name, values in (fields or {}).items()})
        self.files: dict[str, list[Any]] = {name: list(uploads) for name, uploads in (files or {}).items()}


@dataclass(frozen=True)
class Context:
    """What an answer is judged against: the day, who gives it, and the documents that they already hold."""

    today: date | None = None
    by: str = ""
    holds: frozenset[str] = field(default_factory=frozenset)


NOWHERE = Context()


@dataclass(frozen=True)
class Column:
    """One flat column for reporting: its name, its SQL type, and its value taken from an answer."""

    name: str
    sql: str
    value: Callable[[Answer], Any]


class Strict(BaseModel):
    """A part of a definition: nothing may be added to it, and it never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Stop(Strict):
    """An answer that ends the journey with advice; `go_on` lets the person carry on all the same."""

    when: str = Field(min_length=1)
    says: str = Field(min_length=1)
    go_on: StrictBool = False
    leads_to: str | None = Field(None, min_length=1)


class Question(Strict):
    """One thing asked. A type adds its own keys and fills in what is below."""

    rules_kind: ClassVar[Kind] = Kind.OTHER
    may_be_in_several: ClassVar[bool] = True
    first_part: ClassVar[str] = ""

    key: QuestionKey
    type: str
    ask: str = Field(min_length=1, description="What the person is asked, in plain English.")
    hint: str | None = Field(None, min_length=1)
    when: str | None = Field(None, min_length=1, description="Asked only when this expression holds.")
    optional: StrictBool = False
    personal: StrictBool = True
    sensitive: StrictBool = False
    public: StrictBool = Field(False, description="Shown in public; counts only on a service that is public.")
    fact: str | None = Field(None, min_length=1, description="The fact about the person that this fills.")
    need: str | None = Field(None, min_length=1, description="What to have ready, shown before the start.")
    stop: Stop | None = None

    def read(self, posted: Fields, *, context: Context = NOWHERE) -> Answer:
        """The answer that a page sent, or None when nothing was given; raises Wrong."""
        answer = self._typed(posted, context)
        return None if answer is None else self.accept(answer, context=context)

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> Answer:
        """The canonical answer, checked against the schema and against meaning; raises Wrong."""
        raise NotImplementedError

    def missing(self) -> str:
        """What to do when there is no answer and there must be one."""
        return self._say(_("Enter an answer to “{ask}”"))

    def schema(self) -> dict[str, Any]:  # type: ignore[override]
        """JSON Schema (2020-12) of a canonical answer."""
        about = {"title": self.ask} | ({"description": self.hint} if self.hint else {})
        return about | self._limits()

    def words(self, answer: Answer, language: str = "") -> str:
        """The answer as a person reads it."""
        return str(answer)

    def column(self) -> Column:
        """The answer as one flat value for reporting."""
        return Column(self.key, "text", lambda answer: answer)

    def columns(self) -> tuple[Column, ...]:
        """The answer as flat values, where it has parts worth reporting on."""
        return (self.column(),)

    def example(self, seed: int, *, today: date | None = None) -> Answer:
        """A made-up answer, always the same for a seed, that `accept` takes."""
        raise NotImplementedError

    def redact(self, answer: Answer) -> Answer:
        """What is left of the answer where nothing personal may be seen: the answer, less of it, or None."""
        return None if self.is_personal else answer

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        """The fields that a page sends for this answer, to fill it in again."""
        return {self.key: [] if answer is None else [str(answer)]}

    def again(self, posted: Fields, *, context: Context = NOWHERE) -> dict[str, list[str]] | None:
        """The fields to show again when a button inside the field was pressed (Find, Add another); else None."""
        return None

    def anchor(self, part: str = "") -> str:
        """The id of the control that an error in this part is about."""
        part = part or self.first_part
        return f"{self.key}-{part}" if part else self.key

    @property
    def is_personal(self) -> bool:
        return self.personal and not self.public

    @property
    def name_for_rules(self) -> Name:
        """How expressions know this answer."""
        return Name(self.rules_kind)

    @model_validator(mode="after")
    def _the_marks_agree(self) -> "Question":
        if self.public and self.sensitive:
            raise ValueError("a question cannot be both public and sensitive")
        if self.sensitive and not self.personal:
            raise ValueError("a sensitive question is personal: leave out 'personal: false'")
        if self.public and self.personal and "personal" in self.model_fields_set:
            raise ValueError("a question cannot be both public and personal: leave one out")
        return self

    def _typed(self, posted: Fields, context: Context) -> Answer:
        """What was typed, as a canonical answer not yet judged; None when every field is empty."""
        text = self._one(posted)
        return text or None

    def _limits(self) -> dict[str, Any]:
        raise NotImplementedError

    def _one(self, posted: Fields, part: str = "", *, lines: bool = False) -> str:
        values = posted.get(f"{self.key}-{part}" if part else self.key) or [""]
        return self._clean(values[-1], part, lines=lines)

    def _clean(self, text: str, part: str = "", *, lines: bool = False) -> str:
        try:
            return cleaned(text, lines=lines)
        except Unreadable as unreadable:
            message = _("Your answer to “{ask}” has a hidden character that we cannot read: type it again")
            raise Wrong(self._say(message), part) from unreadable

    def _say(self, message: str, **values: object) -> str:
        """Every message names the question: it may be heard alone, in the summary."""
        return message.format(ask=self.ask, **values)

    def _not_this(self, *parts: str) -> Wrong:
        """For software: the answer is not even of the right form."""
        return Wrong(self._say(_("The answer to “{ask}” is not in the form that the schema asks for")), *parts)
