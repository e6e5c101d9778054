"""What a service costs, as its start page says it. Must not take or ask for money."""

from datetime import date

from django.utils.translation import gettext as _

from frontdoor.engine.definitions.language.charges import ChargeLine
from frontdoor.engine.definitions.language.services import Service


def charges_of(service: Service, *, today: date) -> tuple[str, list[dict[str, str]]]:
    """The cost in a sentence, and each line of the charge with today's amount; ("", []) when it is free."""
    if service.charge is None:
        return "", []
    lines = [
        {"key": line.label, "value": pounds(amount)}
        for line in service.charge.lines
        if (amount := pence_on(line, today)) is not None
    ]
    if service.charge.at == "submit":
        return _("You pay when you send it."), lines
    return _("You pay only after we have decided. Do not send money now."), lines


def pence_on(line: ChargeLine, on: date) -> int | None:
    """The amount of a charge line on a day; None before its first."""
    begun = [day for day in line.pence if day <= on]
    return line.pence[max(begun)] if begun else None


def pounds(pence: int) -> str:
    """£10, £10.50"""
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence / 100:.2f}"
