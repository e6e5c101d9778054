"""Finding a case by what somebody knows of it: reference, telephone, e-mail, postcode, name, street.

Must not look beyond what its reader may see, nor be called with words that stand in an address.
"""

from datetime import date

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from frontdoor.engine.cases.models import AnswerSet, Case, CaseParty
from frontdoor.engine.cases.references import read_reference
from frontdoor.engine.parties.contacts import normal_form
from frontdoor.engine.parties.kinds import ContactKind
from frontdoor.engine.parties.models import User
from frontdoor.engine.places.queries import tidy

from .sight import visible_to

FEWEST = 2
"""Letters below which nothing is looked for: one letter finds everybody."""


def find(typed: str, user: User, *, on: date) -> QuerySet[Case]:
    """The cases this person may see that what was typed could mean, open ones first, then the newest."""
    words = " ".join(typed.split())
    seen = visible_to(user, on=on)
    found = seen.filter(_meaning(words)) if len(words) >= FEWEST else seen.none()
    return found.order_by(F("closed_at").asc(nulls_first=True), "-received_at", "-id")


def _meaning(words: str) -> Q:
    """A reference, an address of e-mail, a telephone number and a postcode mean nothing else; the rest are words."""
    reference = read_reference(words)
    if reference and Case.objects.filter(reference=reference).exists():
        return Q(reference=reference)
    if "@" in words:
        return _reached_at(ContactKind.EMAIL, words)
    if sum(letter.isdigit() for letter in words) >= 7 and not any(letter.isalpha() for letter in words):
        return _reached_at(ContactKind.TELEPHONE, words)
    if postcode := tidy(words):
        return _written("$.*.postcode", postcode) | _written("$.*.words", postcode)
    return _named(words) | _written("$.*.words", words)


def _reached_at(kind: str, typed: str) -> Q:
    value = normal_form(kind, typed)
    return Q(Exists(_parties().filter(party__contact_points__kind=kind, party__contact_points__value=value)))


def _named(words: str) -> Q:
    parties = _parties()
    for word in words.split():
        parties = parties.filter(party__name__icontains=word)
    return Q(Exists(parties))


def _written(path: str, words: str) -> Q:
    """Words within the parts of answers that say where: the words of a place, the postcode of an address."""
    part = Func(F("answers"), template=f"jsonb_path_query_array(%(expressions)s, '{path}')")
    sets = AnswerSet.objects.filter(case=OuterRef("pk")).annotate(part=Cast(part, TextField()))
    return Q(Exists(sets.filter(part__icontains=words)))


def _parties() -> QuerySet[CaseParty]:
    return CaseParty.objects.filter(case=OuterRef("pk"))
