"""By what each party can be told: their own wish first, else e-mail, text, letter. Must not write or send anything."""

from django.db.models import F

from frontdoor.engine.parties.contacts import takes_texts
from frontdoor.engine.parties.kinds import ContactKind, Way
from frontdoor.engine.parties.models import ContactPoint, Party

from .post import tells_anybody, the_post

KINDS = {Way.EMAIL: ContactKind.EMAIL, Way.TEXT: ContactKind.TELEPHONE, Way.LETTER: ContactKind.ADDRESS}
LINES_OF_AN_ADDRESS = range(3, 8)
"""A letter needs a name, a line and a town or postcode; the post takes seven lines at most."""


def ways(party: Party, *, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """(channel, contact) for each by which the party can be told without a person, the best first.

    Where nothing is posted at all, e-mail counts: the message waits until there is a post. A contact that failed
    does not, and what was proved comes before what was only typed. An address has the name as its first line.
    """
    working = ContactPoint.objects.filter(party=party, failed_at=None)
    points = list(working.order_by(F("proved_at").desc(nulls_last=True), "-id"))
    found = {}
    for way in sorted(Way, key=lambda one: one != party.tell_by):
        contact = _contact(party, way, points)
        if contact and way not in without and _is_carried(way):
            found[str(way)] = contact
    return list(found.items())


def reach(party: Party) -> tuple[str, str]:
    """The channel and contact by which a party is told.

    (…, "") where only a person can tell them: "telephone" by ringing, "letter" by writing, "email" where what they
    gave has failed. ("none", "") for one who gave no contact at all.
    """
    best = next(iter(ways(party)), None)
    if best is not None:
        return best
    given = set(ContactPoint.objects.filter(party=party).values_list("kind", flat=True))
    for kind, channel in (("telephone", "telephone"), ("address", "letter"), ("email", "email")):
        if kind in given:
            return channel, ""
    return "none", ""


def _contact(party: Party, way: Way, points: list[ContactPoint]) -> str:
    values = [point.value for point in points if point.kind == KINDS[way]]
    if way == Way.TEXT:
        return next((number for number in values if takes_texts(number)), "")
    if way == Way.LETTER:
        return next((letter for letter in (_letter_to(party, value) for value in values) if letter), "")
    return values[0] if values else ""


def _letter_to(party: Party, address: str) -> str:
    """A letter without a name would be opened by anyone there; a name of several lines would be another address."""
    lines = [" ".join(party.name.split()), *address.splitlines()]
    return "\n".join(lines) if lines[0] and len(lines) in LINES_OF_AN_ADDRESS else ""


def _is_carried(way: Way) -> bool:
    return the_post(way) is not None or (way == Way.EMAIL and not tells_anybody())
