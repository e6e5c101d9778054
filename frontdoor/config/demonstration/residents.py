"""Made-up answers that read as people's own: names, real postcodes, and what they say. Must not change what tells."""

import random
from collections.abc import Mapping
from datetime import date
from typing import Any

from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.telling import Telling
from frontdoor.engine.places import queries as places
from frontdoor.engine.places.models import Postcode
from frontdoor.engine.questions.asking import Question

from .words import FIRST, LAST, SAID, STREETS


class Resident:
    """One made-up person with one request; the same seed is the same person."""

    def __init__(self, service: Service, seed: int, *, today: date) -> None:
        self.service, self.today, self.seed = service, today, seed
        self.chance = random.Random(f"{service.key}:{seed}")
        self.name = {"first": self.chance.choice(FIRST), "last": self.chance.choice(LAST)}
        self.said = {key: self.chance.choice(lines) for key, lines in SAID.get(service.key, {}).items()}

    def answers(self, path: Mapping[str, Any]) -> dict[str, Any]:
        """A path's answers in this person's words; what conditions speak of, and files, stay as they are."""
        decisive = Telling(self.service, today=self.today).decisive
        return {
            key: answer
            if answer is None or key in decisive or self.service.question(key).type == "file"
            else self.answer(self.service.question(key))
            for key, answer in path.items()
        }

    def answer(self, question: Question) -> Any:
        if question.key in self.said:
            return self.said[question.key]
        match question.type:
            case "name":
                return self.name
            case "email":
                return f"{self.name['first']}.{self.name['last']}@example.org".lower()
            case "place":
                return self.place()
            case "address":
                return self.address()
        return question.example(self.seed, today=self.today)

    def place(self, district: str = "") -> dict[str, Any]:
        """Near a real postcode; the street is made up."""
        postcode = self.postcode(district)
        return {"lat": postcode.lat, "lng": postcode.lng, "words": f"{self.street()}, {_town(postcode)} {postcode}"}

    def address(self) -> dict[str, Any]:
        postcode = self.postcode()
        lines = [f"{self.chance.randint(1, 90)} {self.street()}", _town(postcode)]
        return {"lines": lines, "postcode": str(postcode), "country": "GB"}

    def street(self) -> str:
        return self.chance.choice(STREETS)

    def postcode(self, district: str = "") -> Postcode:
        """One of a district, else of the council's own; none that many share."""
        from frontdoor.engine.definitions.queries import current

        own = places.districts_of(current().council.key, on=self.today)
        found = Postcode.objects.filter(district=district or self.chance.choice(sorted(own)), shared__lt=places.CROWD)
        count = found.count()
        return found.order_by("code")[self.chance.randrange(count)]


def _town(postcode: Postcode) -> str:
    return places.district_names([postcode.district])[postcode.district]
