"""Every write of places: the postcodes from their directory, the authorities from the catalogue.
Must not be called by a page; set-up and publication call it."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from itertools import combinations

from django.db import connection, transaction

from frontdoor.engine.definitions.language import Council
from frontdoor.engine.places import directory
from frontdoor.engine.places.models import Authority, Duty, Edition, Territory

type Dated = tuple[int, str, date, date | None]  # authority, district or duty, first day, last day


class TwoAuthorities(Exception):
    """Two authorities would have one duty in one district on one day."""


@transaction.atomic
def sync_authorities(council: Council) -> None:
    """Make authorities, territory and duties what the catalogue says. An authority it no longer names
    keeps its row, because cases may belong to it, and has nothing else. Raises TwoAuthorities."""
    for key, one in council.authorities.items():
        text = {"name": one.name, "kind": one.kind}
        text |= {"gss": one.gss or "", "url": one.url or "", "telephone": one.telephone or ""}
        Authority.objects.update_or_create(key=key, defaults=text)
    ids = dict(Authority.objects.values_list("key", "id"))
    territories: set[Dated] = set()
    duties: set[Dated] = set()
    for key, one in council.authorities.items():
        for land in one.territory:
            territories |= {(ids[key], gss, land.from_on, land.until_on) for gss in land.districts}
        for work in council.duties_of(one):
            duties |= {(ids[key], duty, work.from_on, work.until_on) for duty in work.duties}
    _refuse_two(territories, duties, names={ids[key]: one.name for key, one in council.authorities.items()})
    _replace(Territory, "district", territories)
    _replace(Duty, "duty", duties)


def load_postcodes(
    districts: Collection[str] | None = None, *, now: datetime, progress: Callable[[str], None] | None = None
) -> int:
    """Load the postcodes of these districts (or of every authority's territory), unless this edition of them is
    already there. Returns how many were written. Raises directory.NoDirectory."""
    if districts is None:
        districts = set(Territory.objects.values_list("district", flat=True))
    wanted, version = " ".join(sorted(districts)), directory.edition()
    if Edition.objects.filter(version=version, districts=wanted).exists():
        return 0
    lines = directory.lines(districts, progress=progress)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM places_postcode")
        with cursor.copy("COPY places_postcode (code, district, lat, lng, shared) FROM STDIN") as copy:
            copy.write("".join(f"{code}\t{gss}\t{lat:.6f}\t{lng:.6f}\t{n}\n" for code, gss, lat, lng, n in lines))
        Edition.objects.all().delete()
        Edition.objects.create(version=version, districts=wanted, loaded_at=now)
    if progress:
        progress(f"{len(lines):,} postcodes loaded")
    return len(lines)


def _refuse_two(territories: set[Dated], duties: set[Dated], *, names: dict[int, str]) -> None:
    held: dict[tuple[str, str], list[tuple[int, date, date]]] = {}
    for authority, district, starts, ends in territories:
        for _, duty, since, until in (line for line in duties if line[0] == authority):
            first, last = max(starts, since), min(ends or date.max, until or date.max)
            if first <= last:
                held.setdefault((district, duty), []).append((authority, first, last))
    for (district, duty), spans in sorted(held.items()):
        for (one, first, last), (other, since, until) in combinations(sorted(spans), 2):
            if one != other and max(first, since) <= min(last, until):
                day = max(first, since)
                raise TwoAuthorities(f"{names[one]} and {names[other]} would both have {duty} in {district} on {day}.")


def _replace[Held: (Territory, Duty)](model: type[Held], what: str, wanted: set[Dated]) -> None:
    kept: dict[Dated, int] = {
        (authority, value, starts, ends): row
        for row, authority, value, starts, ends in model.objects.values_list(
            "id", "authority_id", what, "from_on", "until_on"
        )
    }
    model.objects.filter(id__in=[row for dated, row in kept.items() if dated not in wanted]).delete()
    model.objects.bulk_create(
        model(authority_id=authority, from_on=starts, until_on=ends, **{what: value})
        for authority, value, starts, ends in sorted(wanted - kept.keys(), key=str)
    )
