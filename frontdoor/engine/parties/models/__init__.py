"""The tables of parties, by what they are about; import them from here."""

from .clients import Client, ClientKey
from .entry import Administration, ContactProof, Invitation, RateCount
from .people import ContactPoint, Dated, DatedQuerySet, Mandate, Membership, Party, Relationship, Team, User, Users

__all__ = [
    "Administration",
    "Client",
    "ClientKey",
    "ContactPoint",
    "ContactProof",
    "Dated",
    "DatedQuerySet",
    "Invitation",
    "Mandate",
    "Membership",
    "Party",
    "RateCount",
    "Relationship",
    "Team",
    "User",
    "Users",
]
