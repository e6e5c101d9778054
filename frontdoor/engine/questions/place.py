"""A point on the ground: from the device, the map or a postcode, with words to help find it.

It must not decide whose place it is: a place outside the county is still an answer.
"""

import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Literal, Protocol

from pydantic import StrictBool

from frontdoor.engine.rules.kinds import Kind

from .asking import NOWHERE, Answer, Column, Context, Fields, Question, Wrong
from .postcode import postcode_in
from .saying import _
from .typed import ONE_LINE

_MOST_WORDS = 200
_MOST_ACCURACY = 100_000
_PLACES = 6
"""Decimal places of a degree that are kept: a tenth of a metre."""
_EXAMPLES = (
    (53.763201, -2.70309, "County Hall, Preston PR1 8XJ"),
    (53.855812, -2.167803, "Albert Road, Colne"),
    (54.047012, -2.801003, "By the clock tower, Morecambe"),
    (53.9, -2.77, ""),
)


class Spot(Protocol):
    """Where some words are; with `accuracy_m` where that is only known so well."""

    @property
    def lat(self) -> float: ...

    @property
    def lng(self) -> float: ...


Gazetteer = Callable[[str], Spot | None]


def _knows_nothing(words: str) -> Spot | None:
    return None


_gazetteer: Gazetteer = _knows_nothing


def provide_gazetteer(gazetteer: Gazetteer) -> None:
    """Plug in `gazetteer(words)`: a postcode in its kept form, or the words as typed where they hold none."""
    global _gazetteer
    _gazetteer = gazetteer


class Place(Question):
    may_be_in_several: ClassVar[bool] = False
    first_part: ClassVar[str] = "words"
    rules_kind: ClassVar[Kind] = Kind.PLACE

    type: Literal["place"]
    routes: StrictBool = False

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> dict[str, Any]:
        if not isinstance(answer, dict) or not {"lat", "lng"} <= set(answer) <= {"lat", "lng", "words", "accuracy_m"}:
            raise self._not_this()
        place: dict[str, Any] = {}
        for part, most in (("lat", 90), ("lng", 180)):
            degrees = answer[part]
            if isinstance(degrees, bool) or not isinstance(degrees, int | float) or not -most <= degrees <= most:
                raise self._not_this(part)
            place[part] = round(float(degrees), _PLACES)
        if "words" in answer:
            place["words"] = self._accepted_words(answer["words"])
        if "accuracy_m" in answer:
            metres = answer["accuracy_m"]
            if isinstance(metres, bool) or not isinstance(metres, int) or not 0 <= metres <= _MOST_ACCURACY:
                raise self._not_this("accuracy")
            place["accuracy_m"] = metres
        return place

    def missing(self) -> str:
        return self._say(_("Show us where for “{ask}”: give a postcode near it, or use your location"))

    def words(self, answer: Answer, language: str = "") -> str:
        return answer.get("words") or f"{answer['lat']:.5f}, {answer['lng']:.5f}"

    def column(self) -> Column:
        return Column(self.key, "text", lambda answer: f"{answer['lat']},{answer['lng']}")

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(f"{self.key}_lat", "double precision", lambda answer: answer["lat"]),
            Column(f"{self.key}_lng", "double precision", lambda answer: answer["lng"]),
        )

    def example(self, seed: int, *, today: date | None = None) -> dict[str, Any]:
        chance = random.Random(f"{self.key}:{seed}")
        lat, lng, words = chance.choice(_EXAMPLES)
        place: dict[str, Any] = {"lat": lat, "lng": lng} | ({"words": words} if words else {})
        return place | ({"accuracy_m": chance.randint(3, 60)} if chance.random() < 0.5 else {})

    def redact(self, answer: Answer) -> Answer:
        """In public a place is its coordinates, never its words."""
        return None if self.is_personal or answer is None else {"lat": answer["lat"], "lng": answer["lng"]}

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        place = answer or {}
        fields = {
            "words": place.get("words"),
            "lat": _degrees_in_text(place.get("lat")),
            "lng": _degrees_in_text(place.get("lng")),
            "accuracy": place.get("accuracy_m"),
            "was": self._was(place),
        }
        return {f"{self.key}-{part}": [] if value in (None, "") else [str(value)] for part, value in fields.items()}

    def again(self, posted: Fields, *, context: Context = NOWHERE) -> dict[str, list[str]] | None:
        if not posted.get(f"{self.key}-find"):
            return None
        shown = {name: list(values) for name, values in posted.items() if name != f"{self.key}-find"}
        answer = self.read(posted, context=context)
        return shown | (self.posted(answer) if answer else {})

    def _typed(self, posted: Fields, context: Context) -> Answer:
        words = self._one(posted, "words")
        point = self._point(posted)
        if point is None and not words:
            return None
        if words and (point is None or self._words_are_newer(posted, point, words)):
            point = self._found(words) or point
        if point is None:
            message = _("We do not know those words for “{ask}”: add your district or a postcode, or use your location")
            raise Wrong(self._say(message), "words")
        return point | ({"words": words} if words else {})

    def _point(self, posted: Fields) -> dict[str, Any] | None:
        lat, lng = (_degrees(self._one(posted, part)) for part in ("lat", "lng"))
        if lat is None or lng is None or abs(lat) > 90 or abs(lng) > 180:
            return None
        accuracy = _degrees(self._one(posted, "accuracy"))
        known = accuracy is not None and 0 <= accuracy <= _MOST_ACCURACY
        return {"lat": lat, "lng": lng} | ({"accuracy_m": round(accuracy)} if known and accuracy is not None else {})

    def _words_are_newer(self, posted: Fields, point: dict[str, Any], words: str) -> bool:
        """The point is still the one that the page was filled with, and the words beside it have changed."""
        was = self._one(posted, "was")
        return was.startswith(_shown_point(point) + " ") and was != self._was(point | {"words": words})

    def _was(self, place: dict[str, Any]) -> str:
        return f"{_shown_point(place)} {place.get('words', '')}|" if place else ""

    def _found(self, words: str) -> dict[str, Any] | None:
        postcode = postcode_in(words)
        spot = _gazetteer(postcode or words)
        if spot is None and postcode:
            message = _("We do not know the postcode {postcode} for “{ask}”: check it, or give another near it")
            raise Wrong(self._say(message, postcode=postcode), "words")
        if spot is None:
            return None
        point = {"lat": round(spot.lat, _PLACES), "lng": round(spot.lng, _PLACES)}
        accuracy = min(getattr(spot, "accuracy_m", 0), _MOST_ACCURACY)
        return point | ({"accuracy_m": accuracy} if accuracy else {})

    def _accepted_words(self, words: Answer) -> str:
        if not isinstance(words, str):
            raise self._not_this("words")
        text = self._clean(words, "words")
        if not text:
            raise self._not_this("words")
        if len(text) > _MOST_WORDS:
            message = _("The words for “{ask}” must be {most} characters or fewer")
            raise Wrong(self._say(message, most=_MOST_WORDS), "words")
        return text

    def _limits(self) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {
                "lat": {"type": "number", "minimum": -90, "maximum": 90},
                "lng": {"type": "number", "minimum": -180, "maximum": 180},
                "words": {"type": "string", "minLength": 1, "maxLength": _MOST_WORDS, "pattern": ONE_LINE},
                "accuracy_m": {"type": "integer", "minimum": 0, "maximum": _MOST_ACCURACY},
            },
            "required": ["lat", "lng"],
            "additionalProperties": False,
        }


def _degrees(text: str) -> float | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return round(float(number), _PLACES) if number.is_finite() else None


def _degrees_in_text(degrees: float | None) -> str:
    return "" if degrees is None else f"{degrees:.{_PLACES}f}"


def _shown_point(place: dict[str, Any]) -> str:
    return f"{_degrees_in_text(place.get('lat'))},{_degrees_in_text(place.get('lng'))}"
