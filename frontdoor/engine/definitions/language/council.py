"""The council itself and the public bodies around it, as written in council.yaml.
Must not hold what one service needs; that is in the service's own file."""

from typing import Annotated, Literal

from pydantic import Field

from frontdoor.engine.definitions.language.part import ClockTime, Day, Key, Part, Slug, Text
from frontdoor.engine.definitions.language.services import Message, RetentionLine

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour as red, green and blue in hexadecimal."""

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
"""A language as ISO 639 names it: pl, ur."""

ENGLISH = "en"
"""The language of the definitions themselves."""


class Brand(Part):
    """How the council looks."""

    lines: tuple[Text, ...] = Field(min_length=1, max_length=2, description="The name in the masthead, by line.")
    colours: dict[Slug, Colour] = Field(
        default={}, description="Colours of the look to replace, such as `rose` and `rose-pressed`, as `#1d3557`."
    )


class Area(Part):
    """A heading that services are found under; its key is the folder's name."""

    title: Text = Field(description="The heading.")
    summary: Text = Field(description="What is found there, in a line.")


class Calendar(Part):
    """When people work."""

    holidays: Text = Field(description="Whose bank holidays: England, Wales, Scotland or Northern Ireland.")
    opens: ClockTime = Field(description="Start of the working day.")
    closes: ClockTime = Field(description="End of the working day.")


class QuietHours(Part):
    """When no text message is sent, unless it is urgent. E-mail and letters wake nobody."""

    begins: ClockTime = Field(default="21:00", description="When it becomes quiet, by the council's clocks.")
    ends: ClockTime = Field(default="08:00", description="When it ends; the same as `begins`: it is never quiet.")


class PointKind(Part):
    """A kind of place that people go to. The places themselves are loaded from a file."""

    title: Text = Field(description="One of them, as people say it: Library.")
    called: tuple[Text, ...] = Field(default=(), description="What the files that are loaded call this kind.")


class TerritoryLine(Part):
    """Districts an authority covers, between two days."""

    districts: tuple[Text, ...] = Field(min_length=1, description="GSS codes of districts.")
    from_on: Day = Field(description="First day.")
    until_on: Day | None = Field(default=None, description="Last day; left out: still so.")


class DutyLine(Part):
    """What an authority must do, between two days."""

    duties: tuple[Key, ...] = Field(min_length=1, description="Keys of `duties`.")
    from_on: Day = Field(description="First day.")
    until_on: Day | None = Field(default=None, description="Last day; left out: still so.")


Kind = Literal["county", "district", "unitary", "national"]


class Authority(Part):
    """A public body with dated territory and duties."""

    name: Text = Field(description="Its full name, as residents read it.")
    kind: Kind = Field(description="What it is.")
    gss: Text | None = Field(default=None, description="Its GSS code, where it has one.")
    url: Text | None = Field(default=None, description="Its website.")
    telephone: Text | None = Field(default=None, description="Its telephone number.")
    territory: tuple[TerritoryLine, ...] = Field(default=(), description="Where it acts.")
    duties: tuple[DutyLine, ...] = Field(
        default=(), description="What it must do there; left out: all that `kinds` says, as long as it has territory."
    )


class Defaults(Part):
    """What most services share, so that their files stay short."""

    messages: dict[Literal["received", "late", "ended"], Message] = Field(
        default={}, description="Messages a service uses when it does not write its own."
    )
    retention: tuple[RetentionLine, ...] = Field(default=(), description="How long cases are kept unless said.")


class Council(Part):
    """The whole of council.yaml."""

    name: Text = Field(description="The council's full name; ((council.name)).")
    key: Slug = Field(description="The council's own key among `authorities`.")
    zone: Text = Field(description="Its time zone, for example Europe/London.")
    address: Text = Field(description="Its postal address in one line; ((council.address)).")
    hours: Text = Field(description="When people answer the telephone; ((council.hours)).")
    contacts: dict[Key, Text] = Field(description="Telephone numbers and addresses; ((council.<key>)).")
    brand: Brand = Field(description="How it looks.")
    languages: dict[LanguageCode, Text] = Field(
        default={},
        description="Languages that pages are offered in, `en` among them: each code with its own name for itself.",
    )
    areas: dict[Slug, Area] = Field(min_length=1, description="Headings; one for each folder of services.")
    calendars: dict[Key, Calendar] = Field(min_length=1, description="Working calendars by key.")
    calendar: Key = Field(description="The calendar used unless a team or clock names another.")
    quiet_hours: QuietHours = Field(default=QuietHours(), description="When no text message is sent.")
    points: dict[Key, PointKind] = Field(default={}, description="Kinds of service point by key.")
    duties: dict[Key, Text] = Field(description="Duties by key, each in words.")
    kinds: dict[Kind, tuple[Key, ...]] = Field(
        default={}, description="What each kind of authority must do where it acts, as keys of `duties`."
    )
    synonyms: tuple[Text, ...] = Field(
        default=(), description="Words that mean the same to whoever searches, a line each: `bin, dustbin, rubbish`."
    )
    authorities: dict[Slug, Authority] = Field(min_length=1, description="Public bodies by key.")
    defaults: Defaults = Field(default=Defaults(), description="What services share.")

    def duties_of(self, authority: Authority) -> tuple[DutyLine, ...]:
        """What an authority must do, from when to when: its own lines, or those of its kind."""
        usual = self.kinds.get(authority.kind, ())
        if authority.duties or not usual or not authority.territory:
            return authority.duties
        ends = [line.until_on for line in authority.territory]
        until = None if None in ends else max(day for day in ends if day)
        return (DutyLine(duties=usual, from_on=min(line.from_on for line in authority.territory), until_on=until),)

    def bodies_with(self, duty: str) -> list[Authority]:
        """Every authority that has this duty somewhere at some time."""
        every = self.authorities.values()
        return [one for one in every if any(duty in line.duties for line in self.duties_of(one))]

    def has_duty(self, duty: str | None) -> bool:
        """Whether the council itself has this duty at any time; a service without a duty is its own."""
        own = self.authorities.get(self.key)
        return duty is None or own is None or any(duty in line.duties for line in self.duties_of(own))

    def placeholders(self) -> dict[str, str]:
        """The words for `((council.*))`."""
        own = {"name": self.name, "address": self.address, "hours": self.hours}
        return {f"council.{key}": words for key, words in {**self.contacts, **own}.items()}
