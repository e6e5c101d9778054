"""One question of every type, and what they need from outside: a store, a gazetteer and a look-up in memory.

It must not hold tests.
"""

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from frontdoor.engine.questions.asking import Question
from frontdoor.engine.questions.types import AnyQuestion

_ANY: TypeAdapter[Any] = TypeAdapter(AnyQuestion)

OPTIONS = {"road": "On the road", "pavement": "On a pavement, or a cycle path", "other": "Somewhere else"}
CHILD = (
    {"key": "who", "type": "name", "ask": "Name of the child"},
    {"key": "age", "type": "number", "ask": "Age", "min": "0", "max": "18", "personal": False},
    {"key": "school", "type": "text", "ask": "School", "optional": True, "personal": False},
)


def question(type: str, **keys: Any) -> Any:
    return _ANY.validate_python({"key": "it", "type": type, "ask": "What is it?"} | keys)


WITH_A_FIELD: dict[str, Question] = {
    "text": question("text", length="30"),
    "long_text": question("long_text", length="60"),
    "yes_no": question("yes_no"),
    "choice": question("choice", options=OPTIONS),
    "several_choices": question("several_choices", options=OPTIONS),
    "date": question("date"),
    "date in the past": question("date", latest="today"),
    "date to come": question("date", earliest="today"),
    "date between": question("date", earliest="2026-01-01", latest="2026-01-31"),
    "time": question("time"),
    "time between": question("time", earliest="09:00", latest="17:00"),
    "number": question("number"),
    "number between": question("number", min="-5", max="12", unit="mm"),
    "number with places": question("number", min="0.5", max="1.50", places="2", unit="miles"),
    "money": question("money"),
    "money between": question("money", min="100", max="5050"),
    "email": question("email"),
    "telephone": question("telephone"),
    "name": question("name"),
    "address": question("address"),
    "place": question("place", routes=True),
    "file": question("file", accept="image", most="3"),
    "declaration": question("declaration"),
    "several": question("several", questions=CHILD, most="4"),
}
WITHOUT_A_FIELD: dict[str, Question] = {
    "booking": question("booking", resource="offices", length="10 minutes", not_before="ready"),
    "record": question("record", resource="suppliers"),
}


@dataclass(frozen=True)
class Sent:
    name: str
    size: int = 1000
    content: bytes = b"a picture"

    def chunks(self) -> list[bytes]:
        return [self.content]


@dataclass
class Shelf:
    """A store in memory: it knows what was put on it, and by whom."""

    kept: dict[str, dict[str, Any]] = field(default_factory=dict)

    def put(self, document: str, *, by: str, name: str = "hole.jpg") -> str:
        self.kept[document] = {"name": name, "content_type": "image/jpeg", "size": 1000, "by": by}
        return document

    def keep(self, upload: Sent, question: Question, by: str) -> str:
        from frontdoor.engine.questions.file import Unfit

        if upload.content == b"":
            raise Unfit("empty")
        number = len(self.kept) + 1
        return self.put(f"00000000-0000-4000-8000-{number:012}", by=by, name=upload.name)

    def describe(self, document: str) -> Any:
        return self.kept[document]


@dataclass(frozen=True)
class Somewhere:
    lat: float
    lng: float


def gazetteer(words: str) -> Somewhere | None:
    return {"BB8 0AA": Somewhere(53.8558124, -2.1678), "PR1 8XJ": Somewhere(53.7632, -2.7031)}.get(words)
