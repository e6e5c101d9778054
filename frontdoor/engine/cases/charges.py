"""What a case costs, worked out anew from its answers and the day's amounts. Must not ask for money or take it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from frontdoor.engine.definitions.language.charges import ChargeLine
from frontdoor.engine.definitions.language.services import Service


def charge_of(service: Service, answers: Mapping[str, Any], *, on: date, channel: str = "web") -> int:
    """Pence, on a day; 0 where nothing is charged."""
    if service.charge is None:
        return 0
    return sum(_pence(service, line, answers, on, channel) for line in service.charge.lines)


def charge_words(service: Service, answers: Mapping[str, Any], *, on: date, channel: str = "web") -> str:
    """£10, £10.50; "" for a service that is free."""
    if service.charge is None:
        return ""
    pence = charge_of(service, answers, on=on, channel=channel)
    return f"£{pence // 100:,}" if pence % 100 == 0 else f"£{pence // 100:,}.{pence % 100:02}"


def _pence(service: Service, line: ChargeLine, answers: Mapping[str, Any], on: date, channel: str) -> int:
    if line.when and not service.condition(line.when).decide(answers, today=on, channel=channel):
        return 0
    begun = [day for day in line.pence if day <= on]
    amount = line.pence[max(begun)] if begun else 0
    return amount * (int(answers.get(line.each) or 0) if line.each else 1)
