"""Publishing: makes the catalogue of a folder the one that is served, all of it or nothing.
Must not be called by a page."""

import json
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Max

from frontdoor.engine.definitions import ports, queries
from frontdoor.engine.definitions.catalogue import Catalogue, read_catalogue
from frontdoor.engine.definitions.models import Installation, Publication, Translation, Version
from frontdoor.engine.definitions.resolving import digest_of
from frontdoor.engine.definitions.translating import Tree

ONE_AT_A_TIME = 0x0F07_D00B
"""The advisory lock that publishing takes."""


def publish(folder: Path, now: datetime) -> Publication:
    """The publication of what the folder holds; raises Mistakes, and then nothing has changed.

    A catalogue equal to the one served is not published again, and a service that has not changed keeps its version.
    """
    catalogue = read_catalogue(folder)
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
            publication = _publication(catalogue, now)
            ports.follow(catalogue, now=now)
    finally:
        queries.forget()
    return publication


def mark_as_demonstration(*, now: datetime) -> Installation:
    """For good: everybody in this installation is made up. The caller has seen that it was empty."""
    queries.forget()
    return Installation.objects.create(demonstration_at=now)


def _publication(catalogue: Catalogue, now: datetime) -> Publication:
    newest = Publication.objects.order_by("-id").first()
    if newest is not None and newest.digest == catalogue.digest:
        return newest
    versions = {key: _version(key, text, now).pk for key, text in catalogue.texts.items()}
    translations = {
        language: {key: _translation(versions[key], language, words, now).pk for key, words in said.services.items()}
        for language, said in catalogue.translations.items()
    }
    return Publication.objects.create(
        at=now, digest=catalogue.digest, text=catalogue.text, versions=versions, translations=translations
    )


def _translation(version: int, language: str, words: Tree, now: datetime) -> Translation:
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    digest = digest_of(text)
    newest = Translation.objects.filter(version=version, language=language).order_by("-id").first()
    if newest is not None and newest.digest == digest:
        return newest
    return Translation.objects.create(version_id=version, language=language, digest=digest, text=text, published_at=now)


def _version(service: str, text: str, now: datetime) -> Version:
    digest = digest_of(text)
    kept = Version.objects.filter(service=service, digest=digest).first()
    if kept is not None:
        return kept
    newest = Version.objects.filter(service=service).aggregate(number=Max("number"))["number"] or 0
    return Version.objects.create(service=service, number=newest + 1, digest=digest, text=text, published_at=now)
