"""Service Discovery says where Open311 is, in which formats, and whom to ask for a key."""

from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import LazySettings
from django.test import Client

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.models import Installation
from tests.heart import NOW

from .asking import plain

pytestmark = pytest.mark.usefixtures("catalogue")


def discovered(format: str = "json") -> Any:
    return Client().get(f"/open311/discovery.{format}")


def test_it_says_all_that_its_specification_asks_for(settings: LazySettings) -> None:
    settings.ADDRESS = "https://report.lancashire.example"
    assert discovered().json() == {
        "changeset": "2026-11-25 09:12",
        "contact": "Lancashire County Council, County Hall, Preston PR1 8XJ. Telephone 0300 123 6701, "
        "Monday to Friday, 8am to 5pm.",
        "key_service": "Reading needs no key. To send, ask us for one. Telephone 0300 123 6701, "
        "Monday to Friday, 8am to 5pm. Say whom we can write to.",
        "endpoints": [
            {
                "specification": "http://wiki.open311.org/GeoReport_v2",
                "url": "https://report.lancashire.example/open311/v2",
                "changeset": "2026-11-25 09:12",
                "type": "production",
                "formats": ["text/xml", "application/json"],
            }
        ],
    }


def test_xml_says_the_same() -> None:
    answer = discovered("xml")
    root = ElementTree.fromstring(answer.content)
    assert (root.tag, plain(root)) == ("discovery", discovered().json())
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"


def test_where_the_people_are_made_up_it_is_for_tests() -> None:
    Installation.objects.create(demonstration_at=NOW)
    definitions.forget()
    assert discovered().json()["endpoints"][0]["type"] == "test"
    definitions.forget()


def test_what_it_names_is_there() -> None:
    url = discovered().json()["endpoints"][0]["url"]
    assert Client().get(f"{url}/services.xml").status_code == 200
