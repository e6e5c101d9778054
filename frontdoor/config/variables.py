"""Every environment variable the product reads, with what it means: the one list that settings and commands share.

Nothing else in the product reads the environment, and nothing here decides anything.
"""

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

VARIABLES = {
    "DATABASE_URL": "The PostgreSQL that the application uses; without it an embedded one is started.",
    "DATABASE_OWNER_URL": "The same database under the role that owns the tables: it migrates and disposes.",
    "FRONTDOOR_DATA": "The data folder; the same as --data.",
    "FRONTDOOR_CATALOGUE": "The folder that describes the council.",
    "FRONTDOOR_SECRET_KEY": "The secret that signs cookies and links; without it one is kept in the data folder.",
    "FRONTDOOR_HOSTS": "Host names that the product answers to, separated by commas.",
    "FRONTDOOR_PROXIES": "Addresses or networks of proxies whose forwarded addresses are believed, by commas.",
    "FRONTDOOR_ADDRESS": "The public address, for links; https makes cookies secure.",
    "SMTP_URL": "Where e-mail is sent: smtp[s]://user:password@host:port.",
    "FRONTDOOR_NOTIFY_KEY": "The API key of GOV.UK Notify; with it the channels that have a template below go by it.",
    "FRONTDOOR_NOTIFY_EMAIL": "The id of Notify's template for e-mails: ((subject)) and ((body)).",
    "FRONTDOOR_NOTIFY_TEXT": "The id of Notify's template for texts: ((body)).",
    "FRONTDOOR_NOTIFY_LETTER": "The id of Notify's template for letters: ((subject)) and ((body)).",
    "FRONTDOOR_NOTIFY_BEARER": "The token that Notify shows when it calls /notify/delivered; without it nobody may.",
    "FRONTDOOR_NOTIFY_ADDRESS": "Where Notify's API is, when it is not GOV.UK's own.",
    "FRONTDOOR_TILES": "A street map's tiles: https://host/{z}/{x}/{y}.png; without it maps are drawn here.",
    "FRONTDOOR_TILES_CREDIT": "Who made the street map: said beneath each.",
    "FRONTDOOR_MAIL_FROM": "The address that messages come from.",
}


class UnknownVariable(LookupError):
    """A variable was asked for that the list does not name."""


def read(name: str) -> str:
    """The value of a variable of the list, or an empty text."""
    if name not in VARIABLES:
        raise UnknownVariable(name)
    return os.environ.get(name, "").strip()


def listed(name: str) -> list[str]:
    """The values of a variable that holds several, separated by commas."""
    return [part.strip() for part in read(name).split(",") if part.strip()]


def data_folder() -> Path:
    """Where this installation keeps what must survive: database, documents, secret key."""
    return Path(read("FRONTDOOR_DATA") or CHECKOUT / ".data").expanduser().resolve()


def catalogue_folder() -> Path:
    """The folder that describes the council."""
    return Path(read("FRONTDOOR_CATALOGUE") or CHECKOUT / "catalogue").expanduser().resolve()


def build_folder() -> Path:
    """What is compiled at set-up and may be thrown away."""
    return CHECKOUT / ".build"
