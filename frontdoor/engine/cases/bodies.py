"""The teams and authorities that the catalogue names, as rows: kept in the memory of each process until the next
publication, which is all that changes them. Must not decide who has a case."""

from datetime import date
from functools import lru_cache

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.parties.models import Team
from frontdoor.engine.places import queries as places
from frontdoor.engine.places.models import Authority


def team(key: str) -> Team:
    return _team(definitions.publication(), key)


def council() -> Authority:
    """The authority whose catalogue this is."""
    return _authority(definitions.publication(), definitions.current().council.key)


def authority_for(duty: str, *, district: str, on: date) -> Authority | None:
    """Who has this duty in this district on this day; None when nobody that the catalogue names has."""
    return _authority_for(definitions.publication(), duty, district, on)


@lru_cache(maxsize=512)
def _team(publication: int, key: str) -> Team:
    return Team.objects.get(key=key)


@lru_cache(maxsize=8)
def _authority(publication: int, key: str) -> Authority:
    return Authority.objects.get(key=key)


@lru_cache(maxsize=4096)
def _authority_for(publication: int, duty: str, district: str, on: date) -> Authority | None:
    return places.authority_for(duty, district=district, on=on)
