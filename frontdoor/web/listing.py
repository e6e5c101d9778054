"""Services as lists show them: those that the public can have, and whose they are. Must not rank them."""

from django.utils.translation import gettext as _

from frontdoor.engine.definitions.language.services import Service
from frontdoor.web import languages


def open_services(area: str = "") -> dict[str, Service]:
    """What the public can do, by key."""
    return {service.key: service for service in services_of(area) if service.is_public}


def services_of(area: str = "") -> list[Service]:
    """In the order of the council's areas."""
    catalogue = languages.catalogue()
    areas = list(catalogue.council.areas)
    found = [service for service in catalogue.services.values() if area in ("", service.area)]
    return sorted(found, key=lambda service: areas.index(service.area))


def link_to(service: Service) -> dict[str, str]:
    return {"text": service.title, "href": f"/{service.key}", "summary": service.summary, "whose": whose(service)}


def whose(service: Service) -> str:
    """Who does it, where that is not us, or not here: before a person opens it."""
    about, council = service.elsewhere, languages.catalogue().council
    if about is None:
        return ""
    if about.who:
        return about.who
    if service.duty is None or council.has_duty(service.duty):
        return _("By telephone, or on our present website")
    bodies = council.bodies_with(service.duty)
    return bodies[0].name if len(bodies) == 1 else _("Your local council")
