"""The same hostile things sent as reports (Open311 GeoReport v2): refused plainly, and nothing kept."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frontdoor.engine.cases.models import AnswerSet, Case, Document
from frontdoor.engine.messaging.models import Message
from tests.heart import catalogue, person, postcodes
from tests.web.api.conftest import Made, software
from tests.web.api.open311.asking import get, post

__all__ = ["catalogue", "person", "postcodes", "software"]

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")


@pytest.fixture
def key(software: Made, settings: Any, tmp_path: Any) -> str:
    settings.DATA = tmp_path
    return software()[1]


def refused(answer: Any) -> int:
    """The status of a refusal, which is a list of errors as the standard has them; nothing came of what was sent."""
    (error,) = json.loads(answer.content)
    assert error["code"] == answer.status_code
    assert error["description"]
    assert not (Case.objects.exists() or Document.objects.exists() or Message.objects.exists())
    return int(answer.status_code)


@pytest.mark.parametrize("name", ["first_name", "last_name", "address_string", "email", "phone"])
@pytest.mark.parametrize("text", ["a\0b", "\u202egnp.exe", "a\u2066b", "a\u2028b", "a\nb"])
def test_a_hidden_character_is_refused_in_every_line(key: str, name: str, text: str) -> None:
    assert refused(post(key, **{name: text})) == 400


@pytest.mark.parametrize(
    "name", ["description", "first_name", "address_string", "email", "phone", "attribute[surface]"]
)
def test_what_is_too_long_is_refused(key: str, name: str) -> None:
    assert refused(post(key, **{name: "x" * 5_001})) == 400


@pytest.mark.parametrize("name", ["description", "api_key", "service_code", "attribute[surface]", "unheard_of"])
def test_a_field_of_ten_megabytes_is_refused(key: str, name: str) -> None:
    answer = post(key, **{name: "x" * 10_000_000})
    assert answer.status_code == 413
    assert not Case.objects.exists()


def test_thousands_of_fields_are_refused(key: str) -> None:
    assert refused(post(key, **{f"attribute[k{number}]": "1" for number in range(1_000)})) == 413
    assert post(key, **{f"attribute[k{number}]": "1" for number in range(5_000)}).status_code == 413
    assert not Case.objects.exists()


@pytest.mark.parametrize("email", ["sam@example.com\r\nBcc: all@example.com", "sam@example.com\nX: y", "a@b.c, d@e.f"])
def test_no_header_of_a_letter_can_be_written_by_an_address(key: str, email: str) -> None:
    assert refused(post(key, email=email)) == 400


@pytest.mark.parametrize("name", ["attribute[depth_mm]", "attribute[surface\0]", "attribute[__proto__]", "attribute[]"])
def test_an_attribute_that_was_never_asked_is_refused(key: str, name: str) -> None:
    assert refused(post(key, **{name: "900"})) == 400


@pytest.mark.parametrize("option", ["moon", "ROAD", "road\0", "['road']", "<value>road</value>"])
def test_an_option_that_was_never_offered_is_refused(key: str, option: str) -> None:
    assert refused(post(key, **{"attribute[surface]": option})) == 400


@pytest.mark.parametrize("lat", ["91", "nan", "inf", "-1e308", "1e999", "53,7", "\0"])
def test_a_place_beyond_the_world_is_refused(key: str, lat: str) -> None:
    assert refused(post(key, lat=lat)) == 400


XML = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>]]><script>alert(1)</script>((reference))'


def test_text_that_looks_like_xml_is_kept_as_text_and_never_read_as_xml(key: str) -> None:
    assert post(key, description=XML).status_code == 201
    assert [each["details"] for each in AnswerSet.objects.values_list("answers", flat=True)] == [XML]
    shown = get("requests.xml").content
    assert b"<script" not in shown and b"<!ENTITY" not in shown
    (told,) = ElementTree.fromstring(shown).iter("description")
    assert [told.text] == [each["description"] for each in get("requests.json").json()]


@pytest.mark.parametrize("format", ["xml", "json"])
def test_what_is_repeated_in_a_refusal_is_escaped(key: str, format: str) -> None:
    answer = post(key, format=format, **{f"attribute[{XML}]": "1"})
    assert answer.status_code == 400
    if format == "xml":
        assert b"<script" not in answer.content
        (told,) = ElementTree.fromstring(answer.content).iter("description")
        assert XML in (told.text or "")
    else:
        assert answer.headers["Content-Type"].startswith("application/json")


@pytest.mark.parametrize("name", ["hole.jpg", "page.svg", "hole.xml"])
def test_a_page_sent_as_a_photograph_is_refused(key: str, name: str) -> None:
    page = SimpleUploadedFile(name, b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "image/jpeg")
    assert refused(post(key, media=page)) == 400
