"""A small council for the tests of places, written as council.yaml is.
Must not be the real one: a test states every day and district that it speaks of."""

from typing import Any

from frontdoor.engine.definitions.language import Council

HYNDBURN, BLACKBURN, PRESTON = "E07000120", "E06000008", "E07000123"
LONG_AGO, LAST, FIRST = "1974-04-01", "2028-03-31", "2028-04-01"


def authority(name: str, kind: str, *duties: str, at: list[str], since: str = LONG_AGO, until: str = "", gss: str = ""):
    days = {"from_on": since} | ({"until_on": until} if until else {})
    return {
        "name": name,
        "kind": kind,
        "gss": gss or None,
        "territory": [days | {"districts": at}],
        "duties": [days | {"duties": list(duties)}],
    }


def council(**authorities: dict[str, Any]) -> Council:
    return Council.model_validate(
        {
            "name": "Lancashire County Council",
            "key": "lancashire",
            "zone": "Europe/London",
            "address": "County Hall, Preston PR1 8XJ",
            "hours": "Monday to Friday",
            "contacts": {"phone": "0300 123 6701"},
            "brand": {"lines": ["Lancashire"]},
            "areas": {"highways": {"title": "Roads", "summary": "Roads"}},
            "calendars": {"office": {"holidays": "England", "opens": "09:00", "closes": "17:00"}},
            "calendar": "office",
            "duties": {"highways": "Roads", "bins": "Bins"},
            "authorities": authorities,
        }
    )


def today() -> Council:
    """A county over two districts, and a unitary beside it."""
    return council(
        lancashire=authority("Lancashire County Council", "county", "highways", at=[HYNDBURN, PRESTON]),
        hyndburn=authority("Hyndburn Borough Council", "district", "bins", at=[HYNDBURN], gss=HYNDBURN),
        preston=authority("Preston City Council", "district", "bins", at=[PRESTON], gss=PRESTON),
        blackburn=authority(
            "Blackburn with Darwen Borough Council", "unitary", "highways", "bins", at=[BLACKBURN], gss=BLACKBURN
        ),
    )


def reorganised() -> Council:
    """On 1 April 2028 a new unitary takes over Hyndburn, with all that county and district did there."""
    lancashire = authority("Lancashire County Council", "county", "highways", at=[PRESTON])
    lancashire["territory"].append({"from_on": LONG_AGO, "until_on": LAST, "districts": [HYNDBURN]})
    pennine = authority("Pennine Council", "unitary", "highways", "bins", at=[HYNDBURN], since=FIRST)
    return council(
        lancashire=lancashire,
        hyndburn=authority("Hyndburn Borough Council", "district", "bins", at=[HYNDBURN], until=LAST, gss=HYNDBURN),
        pennine=pennine,
    )
