"""What is served now, and any version ever published, kept in the memory of each process.
Must not read the catalogue's files."""

import json
from dataclasses import dataclass, field, replace
from functools import lru_cache
from threading import Lock
from time import monotonic

from django.conf import settings
from django.db.models import Exists

from frontdoor.engine.definitions.catalogue import Catalogue
from frontdoor.engine.definitions.language import Council, Service, TeamSet
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.engine.definitions.models import Installation, Publication, Translation, Version
from frontdoor.engine.definitions.translating import InLanguage, Tree, translated

SECONDS_BETWEEN_LOOKS = 2.0


class NothingPublished(LookupError):
    """No catalogue has been published yet: `load` does it."""


class UnknownService(LookupError):
    """The catalogue that is served has no service of this key."""


class UnknownVersion(LookupError):
    """No version has this id."""


def current(language: str = ENGLISH) -> Catalogue:
    """The catalogue that is served. Looks for a newer one at most every two seconds, by one small query.

    In another language it is the same catalogue in other words; what has none there is `Untranslated`.
    """
    return _served().inside(language)


def publication() -> int:
    """The number of what is served: what is kept under it is read anew when another is published."""
    return _served().publication


def version_id(service: str) -> int:
    """The id of the version of this service that is served."""
    try:
        return _served().versions[service]
    except KeyError:
        raise UnknownService(service) from None


def version(id: int, language: str = ENGLISH) -> Service:
    """A service exactly as it was published under this id, in the newest words that it has in this language."""
    return _version(id) if language == ENGLISH else _served().said(id, language)


def speaks(id: int, language: str) -> bool:
    """Whether a version of a service has words in this language at all."""
    return language == ENGLISH or bool(_served().words(id, language))


@lru_cache(maxsize=1024)
def _version(id: int) -> Service:
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
    _words: dict[tuple[int, str], Tree] = field(default_factory=dict)
    _said: dict[tuple[int, str], Service] = field(default_factory=dict)
    _inside: dict[str, Catalogue] = field(default_factory=dict)

    def inside(self, language: str) -> Catalogue:
        """The whole catalogue in a language."""
        if language == ENGLISH:
            return self.catalogue
        if language not in self._inside:
            words = self.catalogue.translations.get(language, InLanguage())
            services = {key: self.said(id, language) for key, id in self._in_order()}
            council = translated(self.catalogue.council, words.council)
            if language in settings.LANGUAGES_BIDI:
                # The groups of a number that has spaces would change places in a line written from right to left.
                numbers = {key: words.replace(" ", "\u00a0") for key, words in council.contacts.items()}
                council = council.model_copy(update={"contacts": numbers})
            self._inside[language] = replace(self.catalogue, council=council, services=services)
        return self._inside[language]

    def said(self, id: int, language: str) -> Service:
        """A version in a language."""
        if (id, language) not in self._said:
            self._said[id, language] = translated(_version(id), self.words(id, language))
        return self._said[id, language]

    def words(self, id: int, language: str) -> Tree:
        """The words of a version: as published now, and for one that is no longer served, as they last were."""
        if (id, language) not in self._words:
            served = next((key for key, each in self.versions.items() if each == id), None)
            if served is not None:
                words = self.catalogue.translations.get(language, InLanguage())
                self._words[id, language] = words.services.get(served, {})
            else:
                newest = Translation.objects.filter(version=id, language=language).order_by("-id")
                self._words[id, language] = json.loads(newest.values_list("text", flat=True).first() or "{}")
        return self._words[id, language]

    def _in_order(self) -> list[tuple[str, int]]:
        return [(key, self.versions[key]) for key in self.catalogue.services]


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
    found = [_version(id) for id in publication.versions.values()]
    services = {service.key: service for service in sorted(found, key=lambda each: (each.area, each.key))}
    council, teams = Council.model_validate(written["council"]), TeamSet.model_validate(written["teams"])
    translations = _translations(publication, written.get("translations", {}))
    catalogue = Catalogue(council, teams, services, publication.digest, publication.text, texts, translations)
    return _Served(publication.pk, publication.digest, catalogue, dict(publication.versions))


def _translations(publication: Publication, shared: dict[str, Tree]) -> dict[str, InLanguage]:
    ids = [id for of_language in publication.translations.values() for id in of_language.values()]
    texts = dict(Translation.objects.filter(pk__in=ids).values_list("pk", "text")) if ids else {}
    return {
        language: InLanguage(shared.get(language, {}), {key: json.loads(texts[id]) for key, id in of_language.items()})
        for language, of_language in publication.translations.items()
    }
