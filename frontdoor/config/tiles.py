"""How the settings of a street map become its provider. Asks the provider nothing."""

from dataclasses import dataclass
from urllib.parse import urlsplit

PARTS = ("{z}", "{x}", "{y}")


class NotTiles(ValueError):
    """The settings do not say where tiles are, or not whose they are."""


@dataclass(frozen=True)
class Provider:
    """`url` holds {z}, {x} and {y}, as in every slippy map; `origin` is what pages may then load pictures from."""

    url: str
    origin: str
    credit: str


def provider(url: str, credit: str) -> Provider | None:
    """None without an address: then the quiet map is drawn, and nothing is asked of anybody. Raises NotTiles."""
    if not url:
        return None
    at = urlsplit(url)
    if at.scheme not in {"https", "http"} or not at.hostname or any(url.count(part) != 1 for part in PARTS):
        raise NotTiles("FRONTDOOR_TILES must look like https://tiles.example.org/{z}/{x}/{y}.png")
    if any(mark in at.netloc for mark in "{}*;, '"):
        raise NotTiles("FRONTDOOR_TILES must name one host: pages are allowed pictures from no other")
    if not credit:
        raise NotTiles("FRONTDOOR_TILES needs FRONTDOOR_TILES_CREDIT: who made the map is said beneath it")
    return Provider(url, f"{at.scheme}://{at.netloc}", credit)
