"""Finding a case by what somebody knows of it: reference, telephone, e-mail, postcode, name, street.

Must not look beyond what its reader may see, nor be called with words that stand in an address. Each way is by an
index, from what is known to the cases: what it costs is by how many are meant, not by how many there are.
"""

import re
from datetime import date

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import F, QuerySet

from frontdoor.engine.cases.models import AnswerSet, Case, CaseParty, WhoAndWhere
from frontdoor.engine.cases.references import read_reference
from frontdoor.engine.parties.contacts import normal_form
from frontdoor.engine.parties.kinds import ContactKind
from frontdoor.engine.parties.models import ContactPoint, Party, User
from frontdoor.engine.places.queries import tidy

from .sight import visible_to

FEWEST = 2
"""Letters below which nothing is looked for: one letter finds everybody."""
PLAIN = "simple"
"""PostgreSQL's way with words that are names: none is left out, none is cut."""

CaseIds = QuerySet[CaseParty, int] | QuerySet[AnswerSet, int]


def find(typed: str, user: User, *, on: date) -> QuerySet[Case]:
    """The cases this person may see that what was typed could mean, open ones first, then the newest."""
    words = " ".join(typed.split())
    seen = visible_to(user, on=on)
    reference = read_reference(words)
    if reference and Case.objects.filter(reference=reference).exists():
        found = seen.filter(reference=reference)
    else:
        found = seen.filter(pk__in=_meant(words)) if len(words) >= FEWEST else seen.none()
    return found.order_by(F("closed_at").asc(nulls_first=True), "-received_at", "-id")


def _meant(words: str) -> CaseIds:
    """An address of e-mail, a telephone number and a postcode mean nothing else; the rest are words."""
    if "@" in words:
        return _of_contact(ContactKind.EMAIL, words)
    if sum(letter.isdigit() for letter in words) >= 7 and not any(letter.isalpha() for letter in words):
        return _of_contact(ContactKind.TELEPHONE, words)
    if postcode := tidy(words):
        return _said(" <-> ".join(postcode.lower().split()))
    each = re.findall(r"\w+", words.lower().replace("_", " "))
    if not each:
        return CaseParty.objects.none().values_list("case_id", flat=True)
    begun = " & ".join(f"{word}:*" for word in each)
    return _of_name(begun).union(_said(begun))


def _of_contact(kind: str, typed: str) -> CaseIds:
    reached = ContactPoint.objects.filter(kind=kind, value=normal_form(kind, typed)).values("party_id")
    return CaseParty.objects.filter(party__in=reached).values_list("case_id", flat=True)


def _of_name(query: str) -> CaseIds:
    named = Party.objects.annotate(words=SearchVector("name", config=PLAIN)).filter(words=_raw(query))
    return CaseParty.objects.filter(party__in=named.values("id")).values_list("case_id", flat=True)


def _said(query: str) -> CaseIds:
    """Who and where, as the answers say it."""
    said = AnswerSet.objects.annotate(words=WhoAndWhere("answers")).filter(words=_raw(query))
    return said.values_list("case_id", flat=True)


def _raw(query: str) -> SearchQuery:
    return SearchQuery(query, config=PLAIN, search_type="raw")
