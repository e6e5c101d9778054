"""What an app for reporting sends by the standard."""

from typing import Any
from xml.etree import ElementTree

from django.test import Client

V2 = "/open311/v2/"
HOLE = {
    "service_code": "report-a-pothole",
    "lat": "53.855812",
    "long": "-2.167803",
    "address_string": "Albert Road, Colne",
    "attribute[surface]": "road",
    "attribute[size]": "small",
    "attribute[danger]": "no",
    "description": "By the chapel, opposite number 7",
    "email": "sam@example.com",
    "first_name": "Sam",
    "last_name": "Ward",
    "phone": "01632 960 001",
}


def post(key: str = "", *, number: str = "", format: str = "json", client: Client | None = None, **changed: Any) -> Any:
    given = {name: value for name, value in (HOLE | {"api_key": key} | changed).items() if value is not None}
    headers = {"Idempotency-Key": number} if number else {}
    return (client or Client()).post(f"{V2}requests.{format}", given, headers=headers)


def get(address: str, **asked: Any) -> Any:
    return Client().get(f"{V2}{address}", asked)


def get_with(key: str, address: str) -> Any:
    return Client().get(f"{V2}{address}", headers={"Authorization": f"Bearer {key}"})


def plain(element: ElementTree.Element) -> Any:
    """XML as the JSON beside it says it: lists where every child is called the same as the standard's items."""
    items = ("service", "attribute", "value", "request", "request_update", "error", "endpoint", "format")
    if len(element) and all(child.tag in items for child in element):
        return [plain(child) for child in element]
    if len(element):
        return {child.tag: plain(child) for child in element}
    return element.text
