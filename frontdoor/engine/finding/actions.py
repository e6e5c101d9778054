"""Every write of finding: the words of each publication, and what found nothing.
Must not keep what one person alone has typed."""

import hmac
import re
from collections import Counter
from datetime import date
from hashlib import sha256
from operator import attrgetter

from django.conf import settings
from django.db import transaction
from django.db.models import F

from frontdoor.engine.definitions.catalogue import Catalogue
from frontdoor.engine.definitions.language import Service

from .lexemes import lexemes_of
from .models import Lexeme, Miss, Synonym, Term

TIMES_BEFORE_SHOWN = 3
Part = Term.Part


@transaction.atomic
def index(catalogue: Catalogue) -> None:
    """Make the words that services are found by those of this catalogue; nothing is written when they already are."""
    lines = [
        (service.key, part, at, text)
        for service in catalogue.services.values()
        for at, (part, text) in enumerate(
            [
                *_lines(service, catalogue.council.areas[service.area].title),
                *_lines_in_other_languages(catalogue, service.key),
            ]
        )
    ]
    read = lexemes_of([text for _, _, _, text in lines])
    terms = [
        Term(service=service, part=part, line=at, lexeme=lexeme)
        for (service, part, at, _), lexemes in zip(lines, read, strict=True)
        for lexeme in sorted(lexemes)
    ]
    spread = Counter(lexeme for _, lexeme in {(term.service, term.lexeme) for term in terms})
    _replace(Term, terms, "service", "part", "line", "lexeme")
    _replace(Lexeme, [Lexeme(lexeme=one, services=n) for one, n in sorted(spread.items())], "lexeme", "services")
    _replace(Synonym, _synonyms(catalogue), "lexeme", "other")


def miss(typed: str, *, on: date) -> None:
    """Count a search that did not lead where somebody wanted to go."""
    words = tame(typed)
    if not words:
        return
    digest = hmac.new(settings.SECRET_KEY.encode(), words.encode(), sha256).digest()
    Miss.objects.get_or_create(digest=digest, defaults={"first_on": on, "last_on": on})
    Miss.objects.filter(digest=digest).update(times=F("times") + 1, last_on=on, settled_on=None)
    Miss.objects.filter(digest=digest, times__gte=TIMES_BEFORE_SHOWN).update(words=words)


def settle(miss_id: int, *, on: date) -> None:
    """Somebody saw to it: a word was added, or there is nothing to do. It comes back if it is typed again."""
    Miss.objects.filter(id=miss_id, settled_on=None).update(settled_on=on)


def tame(typed: str) -> str:
    """What was typed without what could be somebody's own: addresses of mail, and anything with a digit."""
    words = [word for word in typed.lower().split() if not re.search(r"[\d@]", word)]
    return " ".join(re.findall(r"[^\W_]+", " ".join(words)))[:200]


def _replace[Row: (Term, Lexeme, Synonym)](model: type[Row], rows: list[Row], *columns: str) -> None:
    if sorted(model.objects.values_list(*columns)) != sorted(attrgetter(*columns)(row) for row in rows):
        model.objects.all().delete()
        model.objects.bulk_create(rows, batch_size=2000)


def _lines(service: Service, area: str) -> list[tuple[Part, str]]:
    options = [str(one) for question in service.questions for one in getattr(question, "options", {}).values()]
    return [
        (Part.TITLE, service.title),
        *((Part.WORDS, words) for words in service.words),
        (Part.SUMMARY, service.summary),
        (Part.AREA, area),
        *((Part.ASKS, question.ask) for question in service.questions),
        *((Part.ASKS, option) for option in options),
    ]


def _lines_in_other_languages(catalogue: Catalogue, service: str) -> list[tuple[Part, str]]:
    """By its title, and by people's own words, whichever language a page is in."""
    said = [words.services[service] for words in catalogue.translations.values() if service in words.services]
    return [(Part.WORDS, text) for words in said for text in (words.get("title", ""), *words.get("words", ())) if text]


def _synonyms(catalogue: Catalogue) -> list[Synonym]:
    groups = [[word.strip() for word in line.split(",")] for line in catalogue.council.synonyms]
    read = [lexemes_of(group) for group in groups]
    return [
        Synonym(lexeme=one, other=other)
        for group in read
        for here, theirs in enumerate(group)
        for there, others in enumerate(group)
        if here != there
        for one in sorted(theirs)
        for other in sorted(others)
    ]
