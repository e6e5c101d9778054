"""Where some words are, as well as postcodes and the names of districts tell. Must not guess a street: what is only
known to be in a district is said to be known so, in metres."""

import re
from dataclasses import dataclass

from django.db.models import Avg, Max, Min, QuerySet
from django.db.models.functions import Length

from .models import Authority, Postcode
from .queries import Spot, locate, metres, short_name

ROUGH_M = 1000
"""From here on a point says less than the words beside it; no region is smaller."""
OUTWARD = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\b")


@dataclass(frozen=True)
class Region:
    """The middle of a postcode's first half or of a district, and how far from it the place may be."""

    lat: float
    lng: float
    accuracy_m: int


def find(words: str) -> Spot | Region | None:
    """A postcode's own point; else the region of the first half of one, or of a district that is named."""
    return locate(words) or _outward(words) or _district(words)


def _outward(words: str) -> Region | None:
    for code in reversed(OUTWARD.findall(words.upper())):
        whole = Postcode.objects.annotate(letters=Length("code")).filter(code__startswith=code, letters=len(code) + 3)
        if found := _region(whole):
            return found
    return None


def _district(words: str) -> Region | None:
    """The longest name counts, so that South Ribble is not the Ribble Valley."""
    local = Authority.objects.filter(kind__in=("district", "unitary")).exclude(gss="").values_list("gss", "name")
    named = {short_name(name): gss for gss, name in local}
    said = [name for name in named if re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE)]
    return _region(Postcode.objects.filter(district=named[max(said, key=len)])) if said else None


def _region(codes: QuerySet[Postcode]) -> Region | None:
    edges = codes.aggregate(Avg("lat"), Avg("lng"), Min("lat"), Min("lng"), Max("lat"), Max("lng"))
    if edges["lat__avg"] is None:
        return None
    across = metres((edges["lat__min"], edges["lng__min"]), (edges["lat__max"], edges["lng__max"]))
    return Region(edges["lat__avg"], edges["lng__avg"], max(round(across / 2), ROUGH_M))
