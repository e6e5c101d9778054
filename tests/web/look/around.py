"""What stands around every made-up page: the council, its districts, who is signed in, and two pictures."""

from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from frontdoor.web.chrome import NOBODY, SignedIn

COUNCIL = SimpleNamespace(
    name="Lancashire County Council",
    address="County Hall, Preston PR1 8XJ",
    hours="Monday to Friday, 8am to 5pm",
    contacts={"phone": "0300 123 6701"},
    brand=SimpleNamespace(lines=("Lancashire", "County Council")),
)
DISTRICTS = [
    {"name": name, "url": f"https://{name.lower().replace(' ', '')}.example"}
    for name in (
        *("Burnley", "Chorley", "Fylde", "Hyndburn", "Lancaster", "Pendle", "Preston", "Ribble Valley"),
        *("Rossendale", "South Ribble", "West Lancashire", "Wyre"),
    )
]
AROUND: dict[str, Any] = {
    "council": COUNCIL,
    "districts": DISTRICTS,
    "demonstration": False,
    "nobody_told": False,
    "user": NOBODY,
    "csrf_input": Markup('<input type="hidden" name="csrfmiddlewaretoken" value="made-up">'),
}
PRIYA = {"user": SignedIn("Priya Nair", is_staff=True, manages_people=True)}

MAP = {
    "svg": Markup(
        '<svg viewBox="0 0 300 210" role="img" aria-label="Albert Road, Colne, near BB8 0AP">'
        '<circle fill="#9d1535" cx="150" cy="105" r="10"/></svg>'
    ),
    "credit": "",
}
COUNTY = Markup(
    '<svg viewBox="0 0 300 380" role="img" aria-label="The twelve districts of Lancashire">'
    '<path fill="#e0d9cc" d="M90 30L170 5 180 90 250 110 300 190 240 300 100 380 20 340 60 250 0 230 70 130z"/>'
    '<text font-size="12" x="110" y="90">Lancaster</text><circle fill="#9d1535" cx="105" cy="240" r="5"/></svg>'
)


def link(text: str) -> dict[str, str]:
    return {"text": text, "href": "/made-up"}


def verb(title: str, summary: str, everything: str, *links: str) -> dict[str, Any]:
    return {
        "title": title,
        "href": f"/{title.lower()}",
        "summary": summary,
        "links": [link(text) for text in links],
        "everything": everything,
    }
