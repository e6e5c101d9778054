"""Who knows no postcode goes on with a road and its district, and is told how well we know where that is."""

import pytest
from django.test import Client

from tests.heart import Submit
from tests.web.staff_work.reading import fields, words

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

SITE = "/report-a-pothole/site"


def test_a_road_and_its_district_are_enough(client: Client) -> None:
    client.get("/report-a-pothole/begin")
    client.post("/report-a-pothole/surface", {"surface": "road"})
    page = client.post(SITE, {"site-words": "Plungington Road, Preston", "site-find": "find"})
    assert "Somewhere near Preston" in words(page)
    assert "<svg" not in page.content.decode().partition("<main")[2].partition("</main>")[0]
    assert client.post(SITE, fields(page)).headers["Location"] == "/report-a-pothole/size"
    better = client.post(SITE, fields(client.get(SITE)) | {"site-words": "PR1 8XJ", "site-find": "find"})
    assert "Near PR1 8XJ" in words(better)


def test_what_is_known_only_by_its_district_is_on_no_map(submit: Submit) -> None:
    rough = {"lat": 53.76, "lng": -2.7, "words": "Plungington Road, Preston", "accuracy_m": 5000}
    case = submit(site=rough)
    assert (case.lat, case.lng, case.district) == (None, None, "E07000123")


def test_a_road_alone_is_asked_for_its_district(client: Client) -> None:
    client.get("/report-a-pothole/begin")
    client.post("/report-a-pothole/surface", {"surface": "road"})
    page = client.post(SITE, {"site-words": "Fishergate"})
    assert (page.status_code, "add your district or a postcode" in words(page)) == (422, True)
