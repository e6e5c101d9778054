"""Services as lists show them: those that the public can have, and whose they are. Must not rank them."""

from django.utils.translation import gettext as _

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.services import Service

from .visits import OPEN_TO_ALL


def open_services(area: str = "") -> dict[str, Service]:
    """What the public can do, by key."""
    return {service.key: service for service in services_of(area) if OPEN_TO_ALL & set(service.audience)}


def services_of(area: str = "") -> list[Service]:
    return [service for service in definitions.current().services.values() if area in ("", service.area)]


def link_to(service: Service) -> dict[str, str]:
    return {"text": service.title, "href": f"/{service.key}", "summary": service.summary, "whose": whose(service)}


def whose(service: Service) -> str:
    """Who does it, where that is not us, or not here: before a person opens it."""
    about, council = service.elsewhere, definitions.current().council
    if about is None:
        return ""
    if about.who:
        return about.who
    return _("By telephone, or on our present website") if council.has_duty(service.duty) else _("Your local council")
