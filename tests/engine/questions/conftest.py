"""Every test here begins with an empty store and a small gazetteer, and leaves what was plugged in at start-up."""

from collections.abc import Iterator

import pytest

from frontdoor.config import startup
from frontdoor.engine.questions import address, file, place

from . import every_type


@pytest.fixture(autouse=True)
def shelf() -> Iterator[every_type.Shelf]:
    shelf = every_type.Shelf()
    file.provide_store(shelf)
    place.provide_gazetteer(every_type.gazetteer)
    address.provide_lookup({"PR1 8XJ": address.Found(53.7632, -2.7031, "Preston City Council")}.get)
    yield shelf
    startup.plug_in_places()
    address.provide_premises(lambda postcode: [])
