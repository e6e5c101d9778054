"""What stands around every page: the council, who is signed in, and the two notices that must never be missed.

It is Django's context processor for Jinja2. It asks and shows; what it shows is supplied by the assembly.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from frontdoor.web import languages


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, as a masthead needs it: a name to show, and whether People is theirs to open."""

    name: str
    is_staff: bool = False
    manages_people: bool = False

    def __bool__(self) -> bool:
        return bool(self.name)


NOBODY = SignedIn("")


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Names that every template has.

    `council`        the Council of the catalogue; used here: name, address, hours, brand.lines, contacts.phone
    `brand`          digest of the council's own colours, for their stylesheet's address; "" where it has none
    `districts`      list of {name, url} of today's district councils, for the long footer
    `demonstration`  this installation holds made-up people
    `nobody_told`    no way to send messages is configured (shown to staff)
    `user`           SignedIn, false when nobody is
    `csrf_input`     Django's own, the same in every form of a page: it is masked once
    `languages`      list of {code, name, dir, here, href}: this page in each; [] where there is one only
    `unspoken`       {language, dir, words} where a page is in English though another language was chosen; else None

    Routes that the layouts link to, by name: home, services, track, sign_in, sign_out (POST), accessibility, privacy;
    for staff my_day, queues, people, find (POST, q), outbox, account.
    """
    council = _asked["council"]()
    return {
        "council": council,
        "districts": SimpleLazyObject(_asked["districts"]),
        "brand": brand_digest(council),
        "demonstration": _asked["demonstration"](),
        "nobody_told": _asked["nobody_told"](),
        "user": _asked["signed_in"](request),
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),
        "languages": languages.choice(request),
        "unspoken": languages.unspoken(request),
    }


def provide(**asked: Callable) -> None:
    """The assembly's answers: council(), districts(), demonstration(), nobody_told(), signed_in(request)."""
    unknown = asked.keys() - _asked.keys()
    if unknown:
        raise TypeError(f"chrome does not ask for {', '.join(sorted(unknown))}")
    _asked.update(asked)


def brand_digest(council: Any) -> str:
    colours = council.brand.colours
    return sha256(stylesheet(colours).encode()).hexdigest()[:12] if colours else ""


def stylesheet(colours: Mapping[str, str]) -> str:
    """`:root{--rose:#1d3557}`: the check has seen that each is a colour and nothing else."""
    return ":root{" + ";".join(f"--{name}:{value}" for name, value in colours.items()) + "}"


def _current_council() -> Any:
    from frontdoor.engine.definitions.queries import current  # only when a page is shown, so that this loads alone

    return current(languages.spoken()).council


def _todays_districts() -> list[dict[str, str]]:
    today = timezone.localdate()
    bodies = _asked["council"]().authorities.values()
    here = [body for body in bodies if body.kind == "district" and body.url and _acts(body, today)]
    return [{"name": body.name.rsplit(" ", 2)[0], "url": body.url} for body in here]


def _acts(body: Any, on: date) -> bool:
    return any(line.from_on <= on and (line.until_on is None or on <= line.until_on) for line in body.territory)


_asked: dict[str, Callable] = {
    "council": _current_council,
    "districts": _todays_districts,
    "demonstration": lambda: False,
    "nobody_told": lambda: False,
    "signed_in": lambda request: NOBODY,
}
