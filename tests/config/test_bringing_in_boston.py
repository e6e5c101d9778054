"""The mapping that is shipped, by rows of a real 311 export: what a county does comes in, the rest is named.

The rows are 24 of the City of Boston's 311 service requests of January 2022 (data.boston.gov, Open Data Commons Public
Domain Dedication and License), in 17 of its 29 columns; why each was closed is left out, since it names people.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from frontdoor.config.commands import bring
from frontdoor.config.variables import CHECKOUT
from frontdoor.engine.cases.ledger import verify
from frontdoor.engine.cases.models import Case
from frontdoor.engine.parties.models import User
from tests.heart import catalogue, person, postcodes

__all__ = ["catalogue", "person", "postcodes"]

EXCERPT = Path(__file__).with_name("boston311_excerpt.csv")
MAPPING = CHECKOUT / "docs" / "how-to" / "mappings" / "boston311.yaml"


@pytest.mark.usefixtures("postcodes")
def test_what_a_county_has_services_for_comes_in_and_the_rest_is_named_once(
    person: Callable[..., User], capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(MAPPING), str(EXCERPT), "--by", person("ines", highways_area_teams="handler").email]
    assert bring.run(given) == 1
    assert capsys.readouterr().out.splitlines() == [
        '3 refused: the mapping does not name "Parking Enforcement"',
        '1 refused: the mapping does not name "Graffiti Removal"',
        '1 refused: the mapping does not name "Abandoned Vehicles"',
        "Nothing that is here differs.",
        "7 opened, 12 closed, 0 there, 0 differs, 0 not closed, 5 refused, 0 gone",
    ]
    assert Counter(Case.objects.values_list("service", "state")) == {
        ("report-a-pothole", "mended"): 2,
        ("report-a-pavement-problem", "reported"): 2,
        ("report-a-pavement-problem", "done"): 1,
        ("report-a-manhole-cover", "reported"): 1,
        ("report-a-street-light-fault", "done"): 4,
        ("report-traffic-lights", "done"): 3,
        ("report-a-damaged-sign", "reported"): 1,
        ("report-graffiti-on-a-bridge", "reported"): 2,
        ("report-graffiti-on-a-bridge", "done"): 1,
        ("ask-about-gritting", "reported"): 1,
        ("ask-about-gritting", "done"): 1,
    }
    assert list(verify()) == []
    bring.run(given)
    assert capsys.readouterr().out.splitlines()[-1] == (
        "0 opened, 0 closed, 19 there, 0 differs, 0 not closed, 5 refused, 0 gone"
    )
