"""Every test here begins with an empty store and a small gazetteer, and leaves nothing plugged in."""

from collections.abc import Iterator

import pytest

from frontdoor.engine.questions import address, file, place

from . import every_type


@pytest.fixture(autouse=True)
def shelf() -> Iterator[every_type.Shelf]:
    shelf = every_type.Shelf()
    file.provide_store(shelf)
    place.provide_gazetteer(every_type.gazetteer)
    address.provide_lookup({"PR1 8XJ": address.Found(53.7632, -2.7031, "Preston City Council")}.get)
    yield shelf
    file.provide_store(None)
    place.provide_gazetteer(lambda words: None)
    address.provide_lookup(lambda postcode: None)
    address.provide_premises(lambda postcode: [])
