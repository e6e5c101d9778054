"""Where a postcode or a point is, and which authority has a duty there on a day.
Must not decide ownership from an outline: a point has its nearest postcode's district, and a page says "we think"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import asin, cos, degrees, radians, sin, sqrt
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from frontdoor.engine.places.boundaries import AREAS_AT
from frontdoor.engine.places.models import Authority, Duty, Postcode, Territory
from frontdoor.engine.questions.address import Found

EARTH_M = 6_371_008.8
FAR_M = 10_000  # no home in England is as far from its nearest postcode
CROWD = 5  # postcodes on one point from which a pin would mislead: a sorting office, a block, a firm

POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")
IN_WORDS = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b")
WORDS_OF_COUNCILS = re.compile(r"^City of | (Borough|City|District|County|Metropolitan|Council)\b")


class Spot(NamedTuple):
    """A postcode and its point. `shared` counts the postcodes on that same point."""

    postcode: str
    lat: float
    lng: float
    district: str
    shared: int
    away_m: int = 0

    @property
    def is_precise(self) -> bool:
        """False where many postcodes share the point, so that a pin there would mislead."""
        return self.shared < CROWD


@dataclass(frozen=True)
class Doer:
    """An authority and its duties in one district on one day."""

    authority: Authority
    duties: tuple[str, ...]


def tidy(postcode: str) -> str:
    """The postcode as the post office writes it, or "" when it cannot be one."""
    code = re.sub(r"[^A-Z0-9]", "", postcode.upper())
    return f"{code[:-3]} {code[-3:]}" if POSTCODE.fullmatch(code) else ""


def find_postcode(words: str) -> str:
    """The last postcode written in a line of words, or ""."""
    return tidy(found[-1]) if (found := IN_WORDS.findall(words.upper())) else ""


def locate(postcode: str) -> Spot | None:
    """Where a postcode is, however it was typed; None for one we do not know."""
    code = tidy(postcode).replace(" ", "")
    found = Postcode.objects.filter(code=code).first() if code else None
    return _spot(found) if found else None


def look_up(postcode: str, *, on: date) -> Found | None:
    """What a question of type address wants to know: the point, and the council nearest to the people there."""
    spot = locate(postcode)
    if spot is None:
        return None
    local = Authority.objects.filter(kind__in=("district", "unitary"))
    council = local.filter(territories__in=_on(Territory, on).filter(district=spot.district)).order_by("id").first()
    return Found(spot.lat, spot.lng, council.name if council else "")


def around(
    lat: float, lng: float, frames: Sequence[tuple[float, float]], *, fewest: int, beyond_m: float
) -> tuple[int, list[Spot]]:
    """Which of the frames about a point, each so many metres to its north or south and to its east or west, is the
    first with so many postcodes in it, or else the last; and those within it or so little beyond it. One read."""
    up, out = degrees(1 / EARTH_M), degrees(1 / EARTH_M / cos(radians(lat)))
    given: dict[str, Any] = {
        "lat": lat,
        "lng": lng,
        "norths": [north * up for north, _ in frames],
        "easts": [east * out for _, east in frames],
        "more_north": beyond_m * up,
        "more_east": beyond_m * out,
        "fewest": fewest,
    }
    with connection.cursor() as cursor:
        cursor.execute(AROUND, given)
        (number, *_), *_ = rows = cursor.fetchall()
    return number - 1, [Spot(f"{code[:-3]} {code[-3:]}", *rest) for _, code, *rest in rows if code]


def nearest(lat: float, lng: float) -> Spot | None:
    """The nearest postcode to a point and how far away it is; None when all are further than ten kilometres."""
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, {"lat": lat, "lng": lng})
        row = cursor.fetchone()
    if row is None or (away_m := metres((lat, lng), (row[1], row[2]))) > FAR_M:
        return None
    code, lat, lng, district, shared = row
    return Spot(tidy(code), lat, lng, district, shared, round(away_m))


def metres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """How far apart two points (latitude, longitude) are, on a round earth."""
    (lat, lng), (lat2, lng2) = ((radians(a), radians(b)) for a, b in (here, there))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lng2 - lng) / 2) ** 2
    return 2 * EARTH_M * asin(sqrt(half))


def district_of(lat: float, lng: float, *, on: date | None = None) -> str | None:
    """The code (GSS) of the district of a point; None when it is far from any that we know."""
    return whereabouts(lat, lng, on=on)[0] or None


def whereabouts(lat: float, lng: float, *, on: date | None = None) -> tuple[str, bool]:
    """The district of a point, "" where none is known, and whether it is a guess: by imported boundaries, else by the
    nearest postcode, which is one. Without a day, by the boundaries that have no end yet."""
    with connection.cursor() as cursor:
        cursor.execute(WHEREABOUTS, {"lat": lat, "lng": lng, "on": on})
        bounded, code, at_lat, at_lng, district = cursor.fetchone()
    if bounded:
        return bounded, False
    is_near = code is not None and metres((lat, lng), (at_lat, at_lng)) <= FAR_M
    return (district if is_near else ""), True


def authority_for(duty: str, *, district: str, on: date) -> Authority | None:
    """Who has this duty in this district on this day; None when nobody that the catalogue names has."""
    return (
        Authority.objects.filter(territories__in=_on(Territory, on).filter(district=district))
        .filter(duties__in=_on(Duty, on).filter(duty=duty))
        .order_by("id")
        .first()
    )


def authorities_with(duty: str, *, on: date) -> QuerySet[Authority]:
    """Everyone who has this duty anywhere on this day: whom a case can be handed to."""
    return Authority.objects.filter(duties__in=_on(Duty, on).filter(duty=duty)).order_by("name")


def who_does_what(district: str, *, on: date) -> list[Doer]:
    """Each authority of a district on a day with its duties there, in the order of the catalogue."""
    authorities = Authority.objects.filter(territories__in=_on(Territory, on).filter(district=district)).order_by("id")
    duties: dict[int, list[str]] = {}
    for authority_id, duty in _on(Duty, on).order_by("id").values_list("authority_id", "duty"):
        duties.setdefault(authority_id, []).append(duty)
    return [Doer(one, tuple(duties.get(one.pk, ()))) for one in authorities]


def districts_of(authority_key: str, *, on: date) -> dict[str, str]:
    """The districts of an authority on a day: code to short name, by name."""
    codes = _on(Territory, on).filter(authority__key=authority_key).values_list("district", flat=True)
    return dict(sorted(district_names(codes).items(), key=lambda pair: pair[1]))


def district_names(codes: Collection[str]) -> dict[str, str]:
    """Short names of districts by code: "Ribble Valley". A code that no authority bears is its own name."""
    named = Authority.objects.filter(gss__in=list(codes)).values_list("gss", "name")
    return {code: code for code in codes} | {gss: short_name(name) for gss, name in named}


def short_name(council: str) -> str:
    """A council's name without the words that say what kind it is: "Ribble Valley"."""
    return WORDS_OF_COUNCILS.sub("", council).strip()


def _on[Held: (Territory, Duty)](model: type[Held], on: date) -> QuerySet[Held]:
    return model.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=on), from_on__lte=on)


def _spot(row: Postcode) -> Spot:
    return Spot(str(row), row.lat, row.lng, row.district, row.shared)


def _point(lng: str, lat: str) -> str:
    """As the index says it: models.Mercator."""
    return f"point(round({lng} * 1000000), round(degrees(asinh(tan(radians({lat})))) * 1000000))"


_POSTCODES = "SELECT code, lat, lng, district, shared FROM places_postcode"
NEAREST = f"{_POSTCODES} ORDER BY {_point('lng', 'lat')} <-> {_point('%(lng)s', '%(lat)s')} LIMIT 1"
WHEREABOUTS = f"""
SELECT bounded.code, near.code, near.lat, near.lng, near.district
FROM (VALUES (1)) point_asked_for
LEFT JOIN (SELECT code FROM ({AREAS_AT}) areas WHERE kind = 'district' LIMIT 1) bounded ON true
LEFT JOIN ({NEAREST}) near ON true
"""
_WEST, _EAST = (f"(%(lng)s::float8 {sign} frame.east)" for sign in "-+")
_SOUTH, _NORTH = (f"(%(lat)s::float8 {sign} frame.north)" for sign in "-+")
_IN_FRAME = f"{_point('lng', 'lat')} <@ box({_point(_WEST, _SOUTH)}, {_point(_EAST, _NORTH)})"
AROUND = f"""
SELECT frame.number, code, lat, lng, district, shared
FROM (
  SELECT number, north + %(more_north)s::float8 AS north, east + %(more_east)s::float8 AS east
  FROM unnest(%(norths)s::float8[], %(easts)s::float8[]) WITH ORDINALITY frame (north, east, number)
  WHERE number = cardinality(%(norths)s::float8[]) OR %(fewest)s::int8 = (
    SELECT count(*) FROM (SELECT FROM places_postcode WHERE {_IN_FRAME} LIMIT %(fewest)s::int8) few)
  ORDER BY number LIMIT 1
) frame LEFT JOIN places_postcode ON {_IN_FRAME} ORDER BY code
"""
