"""What is served now, and any version ever published, kept in the memory of each process.
Must not read the catalogue's files."""

import json
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from time import monotonic

from django.db.models import Exists

from frontdoor.engine.definitions.catalogue import Catalogue
from frontdoor.engine.definitions.language import Council, Service, TeamSet
from frontdoor.engine.definitions.models import Installation, Publication, Version

SECONDS_BETWEEN_LOOKS = 2.0


class NothingPublished(LookupError):
    """No catalogue has been published yet: `load` does it."""


class UnknownService(LookupError):
    """The catalogue that is served has no service of this key."""


class UnknownVersion(LookupError):
    """No version has this id."""


def current() -> Catalogue:
    """The catalogue that is served. Looks for a newer one at most every two seconds, by one small query."""
    return _served().catalogue


def publication() -> int:
    """The number of what is served: what is kept under it is read anew when another is published."""
    return _served().publication


def version_id(service: str) -> int:
    """The id of the version of this service that is served."""
    try:
        return _served().versions[service]
    except KeyError:
        raise UnknownService(service) from None


@lru_cache(maxsize=1024)
def version(id: int) -> Service:
    """A service exactly as it was published under this id."""
    text = Version.objects.filter(pk=id).values_list("text", flat=True).first()
    if text is None:
        raise UnknownVersion(id)
    return Service.model_validate_json(text)


def is_demonstration() -> bool:
    """Whether the people and cases here are made up. Known as soon, and as cheaply, as what is served."""
    try:
        _served()
    except NothingPublished:
        return False
    return _made_up


def forget() -> None:
    """Look again at the next call; what was published is never wrong, only no longer the newest."""
    global _looked_at
    _looked_at = None


@dataclass(frozen=True)
class _Served:
    publication: int
    digest: str
    catalogue: Catalogue
    versions: dict[str, int]


_lock = Lock()
_kept: _Served | None = None
_looked_at: float | None = None
_made_up = False


def _served() -> _Served:
    global _kept, _looked_at, _made_up
    kept, looked_at = _kept, _looked_at
    if kept is not None and looked_at is not None and monotonic() - looked_at < SECONDS_BETWEEN_LOOKS:
        return kept
    with _lock:
        marked = Publication.objects.annotate(made_up=Exists(Installation.objects.all()))
        newest = marked.order_by("-id").values_list("id", "digest", "made_up").first()
        if newest is None:
            raise NothingPublished("No catalogue has been published yet. Run: bin/frontdoor load")
        publication_id, digest, _made_up = newest
        if _kept is None or (_kept.publication, _kept.digest) != (publication_id, digest):
            _kept = _loaded(publication_id)
        _looked_at = monotonic()
        return _kept


def _loaded(publication_id: int) -> _Served:
    publication = Publication.objects.get(pk=publication_id)
    written = json.loads(publication.text)
    rows = Version.objects.filter(pk__in=publication.versions.values()).values_list("service", "text")
    texts = dict(rows)
    found = [version(id) for id in publication.versions.values()]
    services = {service.key: service for service in sorted(found, key=lambda each: (each.area, each.key))}
    council, teams = Council.model_validate(written["council"]), TeamSet.model_validate(written["teams"])
    catalogue = Catalogue(council, teams, services, publication.digest, publication.text, texts)
    return _Served(publication.pk, publication.digest, catalogue, dict(publication.versions))
