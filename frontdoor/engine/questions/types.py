"""Every question type, one line each: what a definition's `questions` may hold.

It must not say anything about a type: that is in the type's own file.
"""

from typing import Annotated

from pydantic import Field

from .address import Address
from .booking import Booking
from .choice import Choice
from .date import Date
from .declaration import Declaration
from .email import Email
from .file import File
from .long_text import LongText
from .money import Money
from .name import PersonName
from .number import Number
from .place import Place
from .record import Record
from .several import Several
from .several_choices import SeveralChoices
from .telephone import Telephone
from .text import Text
from .time import Time
from .yes_no import YesNo

AnyQuestion = Annotated[
    Text
    | LongText
    | YesNo
    | Choice
    | SeveralChoices
    | Date
    | Time
    | Number
    | Money
    | Email
    | Telephone
    | PersonName
    | Address
    | Place
    | File
    | Declaration
    | Several
    | Booking
    | Record,
    Field(discriminator="type"),
]

Several.model_rebuild(_types_namespace={"AnyQuestion": AnyQuestion})
