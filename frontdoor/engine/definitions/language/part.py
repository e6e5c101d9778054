"""What every model of the language is made of: the strict base and the kinds of text.
Must not hold the meaning of any one key."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, WithJsonSchema

from frontdoor.engine.rules.periods import Period, Unparsed


class Part(BaseModel):
    """One block of keys. Unknown keys are refused and nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _read_whole(value: object) -> object:
    if isinstance(value, bool) or (isinstance(value, str) and not re.fullmatch(r"[0-9]{1,12}", value)):
        raise ValueError(f'"{value}" is not a whole number')
    return value


def _read_day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(f'"{value}" is not a date such as 2027-04-01')
    return value


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _read_period(text: str) -> str:
    try:
        Period.parse(text)
    except Unparsed as wrong:
        raise ValueError(str(wrong)) from wrong
    return text


def _read_clock_time(text: str) -> str:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise ValueError("write a time of day as 15:00")
    return text


Text = Annotated[str, Field(min_length=1, max_length=20_000)]
"""Words for people. May hold ((placeholders)) where the key says so."""

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=60)]
"""A name inside a definition: lower_snake."""

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""A name that is also an address: lower-kebab."""

Condition = Annotated[str, Field(min_length=1, max_length=1_000)]
"""A CEL boolean over answers. Compiled by the check, not here."""

PeriodText = Annotated[str, Field(max_length=40), AfterValidator(_read_period)]
"""A length of time as written, such as `5 working days`; `Period.parse` reads it."""

ClockTime = Annotated[str, AfterValidator(_read_clock_time)]
"""A time of day as written, `HH:MM`."""

Whole = Annotated[int, Field(ge=0), BeforeValidator(_read_whole)]
"""A whole number of at least 0, written as text in YAML."""

Day = Annotated[date, BeforeValidator(_read_day)]
"""A date, `YYYY-MM-DD`."""

Flag = StrictBool
"""true or false; no other word will do."""

_ONE_OR_MANY = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}

Names = Annotated[tuple[str, ...], BeforeValidator(_one_or_many), WithJsonSchema(_ONE_OR_MANY)]
"""One word or a list of words; always a tuple once read."""

EffectKind = Literal["tell", "open", "record", "share", "refund", "hand_over", "call"]
Audience = Literal["everyone", "resident", "business", "supplier", "partner", "employee", "councillor"]
Access = Literal["anyone", "contact", "signed_in", "known"]
Outcome = Literal["done", "refused", "withdrawn", "passed_on"]
