"""What a service costs: dated tables of amounts in pence.
Must not take money; that is for payments."""

from typing import Literal

from pydantic import Field

from frontdoor.engine.definitions.language.part import Condition, Day, Key, Part, Text, Whole


class ChargeLine(Part):
    """One line of the bill."""

    label: Text = Field(description="What is paid for, in words.")
    when: Condition | None = Field(default=None, description="When this line is charged; left out: always.")
    each: Key | None = Field(default=None, description="A number question whose answer multiplies the amount.")
    pence: dict[Day, Whole] = Field(min_length=1, description="The amount in pence from each day onwards.")


class Charge(Part):
    """What is charged and when it is asked for."""

    at: str = Field(description="`submit`, or the key of the state in which it is asked for.")
    ledger: Text = Field(description="The ledger code the money goes to.")
    vat: Literal["outside", "exempt", "zero", "standard"] = Field(description="How VAT applies.")
    lines: tuple[ChargeLine, ...] = Field(min_length=1, description="The lines of the bill.")
