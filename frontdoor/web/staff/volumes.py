"""How many cases came by each channel, month by month, and of which services on paper. Must not show a case."""

from datetime import datetime
from typing import Any

from django.utils.dateformat import format as said
from django.utils.translation import gettext_lazy as _

from frontdoor.engine.cases.models import Channel
from frontdoor.engine.cases.queries.volumes import by_month, by_service, months_of
from frontdoor.engine.definitions import queries as definitions

NAMES = {
    Channel.WEB: _("Web"),
    Channel.TELEPHONE: _("Telephone"),
    Channel.COUNTER: _("Counter"),
    Channel.POST: _("Paper"),
    Channel.EMAIL: _("E-mail"),
    Channel.API: _("Other software"),
    Channel.OPEN311: _("Open311"),
}
MOST_SERVICES = 20


def volumes(*, now: datetime) -> dict[str, Any]:
    """`months`, `channels` (a row for each that had any) and `on_paper`, as the page shows them."""
    counted, months = by_month(now=now), months_of(now=now)
    rows = [(name, [counted[month, channel] for month in months]) for channel, name in NAMES.items()]
    services = definitions.current().services
    on_paper = list(by_service(Channel.POST, now=now).items())[:MOST_SERVICES]
    return {
        "months": [said(month, "M Y") for month in months],
        "channels": [{"name": name, "cases": cases} for name, cases in rows if any(cases)],
        "on_paper": [{"key": services[key].title if key in services else key, "value": n} for key, n in on_paper],
    }
