"""The closed lists of words that parties, contacts, ties and acts of administration may use.

It holds words only: no table and no decision.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PartyKind(TextChoices):
    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")
    AUTHORITY = "authority", _("authority")
    SYSTEM = "system", _("system")


class ContactKind(TextChoices):
    EMAIL = "email", _("email address")
    TELEPHONE = "telephone", _("telephone number")
    ADDRESS = "address", _("postal address")


class Way(TextChoices):
    """By what a party can be told without a person having to do it."""

    EMAIL = "email", _("by e-mail")
    TEXT = "text", _("by text message")
    LETTER = "letter", _("by letter")


class Audience(TextChoices):
    EMPLOYEE = "employee", _("employee")
    COUNCILLOR = "councillor", _("councillor")
    PARTNER = "partner", _("partner")


class Basis(TextChoices):
    """By what authority one party acts for another."""

    CONSENT = "consent", _("consent")
    POWER_OF_ATTORNEY = "power_of_attorney", _("power of attorney")
    PROFESSIONAL = "professional", _("professional")
    DUTY = "duty", _("duty")


class RelationshipKind(TextChoices):
    LINE_MANAGER = "line_manager", _("line manager")


ADMINISTRATOR = "administrator"
"""The role of teams.yaml whose holders invite people and end access, in whichever team they hold it."""

ADMINISTRATORS = "administrators"
"""The team of teams.yaml that the first administrator is put in."""


class Scope(TextChoices):
    """What a client of the interface may do."""

    SUBMIT = "submit", _("Send cases, for people who asked it to")
    READ = "read", _("Read the cases that it sent")


class Act(TextChoices):
    """What an administrator, or the person, did to someone's access."""

    INVITED = "invited", _("Invited")
    LINK_SENT = "link_sent", _("Sent a link to choose a password")
    ACCEPTED = "accepted", _("Chose a password and began")
    JOINED_TEAM = "joined_team", _("Joined a team")
    LEFT_TEAM = "left_team", _("Left a team")
    LINE_MANAGER_SET = "line_manager_set", _("Line manager set")
    SECOND_FACTOR_RESET = "second_factor_reset", _("Second factor reset")
    PASSWORD_CHANGED = "password_changed", _("Password changed")
    ACCESS_ENDED = "access_ended", _("Access ended")
