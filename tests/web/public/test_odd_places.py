"""A point that is none is asked for again, in words, whatever was put in the fields that the map fills."""

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")


@pytest.mark.parametrize("degrees", ["nan", "-inf", "1e400", "9" * 5000, "91", "sNaN", "\x00", "<b>"])
@pytest.mark.parametrize("pressed", [{}, {"site-find": "find"}])
def test_what_is_no_point_is_asked_for_again(client: Client, degrees: str, pressed: dict[str, str]) -> None:
    client.post("/report-a-pothole/surface", {"surface": "road"})
    typed = {"site-lat": degrees, "site-lng": degrees, "site-words": "", **pressed}
    assert client.post("/report-a-pothole/site", typed).status_code in (200, 422)
