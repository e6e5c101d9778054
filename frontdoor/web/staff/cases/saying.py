"""Who did something, for whom, on what authority, by which channel, and how well we know it: in words, and true.

An adviser's act never reads like the resident's. Must not read a table.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdoor.engine.cases.models import Authorisation, Channel, Event, Evidence, Who

from .names import Names

CHANNELS = {
    Channel.WEB: gettext_lazy("on the web"),
    Channel.TELEPHONE: gettext_lazy("by telephone"),
    Channel.COUNTER: gettext_lazy("at a counter"),
    Channel.POST: gettext_lazy("by post"),
    Channel.EMAIL: gettext_lazy("by e-mail"),
    Channel.SOCIAL: gettext_lazy("on social media"),
    Channel.API: gettext_lazy("by another system"),
    Channel.OPEN311: gettext_lazy("over Open311"),
    Channel.SENSOR: gettext_lazy("by a sensor"),
    Channel.SYSTEM: gettext_lazy("by itself"),
}
AUTHORISATIONS = {
    Authorisation.CONSENT: gettext_lazy("with their consent"),
    Authorisation.POWER_OF_ATTORNEY: gettext_lazy("under a power of attorney"),
    Authorisation.PROFESSIONAL: gettext_lazy("as a professional"),
}
EVIDENCE = {
    Evidence.NONE: gettext_lazy("identity not checked"),
    Evidence.CONTACT: gettext_lazy("contact proved"),
    Evidence.KNOWLEDGE: gettext_lazy("answered questions about themselves"),
    Evidence.DOCUMENT: gettext_lazy("showed a document"),
    Evidence.VERIFIED: gettext_lazy("identity proved"),
}


def actor_words(event: Event, names: Names) -> str:
    """Danielle Okoro for Margaret Holden, by telephone, with their consent."""
    if event.who == Who.SYSTEM:
        return _("By itself")
    parts = [_who(event, names), *_how(event)]
    return ", ".join(str(part) for part in parts if part)


def party_name(party_id: int | None, names: Names) -> str:
    return names.parties.get(party_id or 0, "") or _("somebody who gave no name")


def _who(event: Event, names: Names) -> str:
    if event.who == Who.USER:
        name = names.users.get(event.who_id or 0, _("Somebody who has left"))
        own = names.user_parties.get(event.who_id or 0)
        if event.for_whom and event.for_whom != own:
            return _("%(name)s for %(whom)s") % {"name": name, "whom": party_name(event.for_whom, names)}
        return name
    software = names.software.get(event.who_id or 0, _("Another system"))
    name = software if event.who == Who.CLIENT else party_name(event.who_id, names)
    return name[0].upper() + name[1:]


def _how(event: Event) -> list[object]:
    """Of a colleague's own work in duty on these pages nothing more needs saying; of all else, how it came about."""
    channel = "" if event.who == Who.USER and event.channel == Channel.WEB else CHANNELS[Channel(event.channel)]
    authorisation = AUTHORISATIONS.get(Authorisation(event.authorisation), "")
    evidence = EVIDENCE[Evidence(event.evidence)] if event.who == Who.PARTY else ""
    return [channel, authorisation, evidence]
