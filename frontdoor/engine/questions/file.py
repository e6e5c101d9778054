"""Files sent with an answer: the answer is a list of document ids.

It must not look inside a file or keep it: that is the store's, plugged in at start-up.
"""

import random
import re
import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Literal, Protocol, TypedDict

from pydantic import Field

from .asking import NOWHERE, Answer, Column, Context, Fields, Posted, Question, Wrong
from .saying import _

_ID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
LARGEST = 10 * 1024 * 1024
"""Bytes of one file."""


class Upload(Protocol):
    """A file as it arrives."""

    name: str
    size: int

    def chunks(self) -> Iterable[bytes]: ...


class Described(TypedDict):
    """What may be known of a document without opening it: `by` is who gave it."""

    name: str
    content_type: str
    size: int
    by: str


class Unfit(ValueError):
    """The store will not keep this file: `why` is type, size, empty or damaged."""

    def __init__(self, why: Literal["type", "size", "empty", "damaged"]) -> None:
        super().__init__(why)
        self.why = why


class Store(Protocol):
    """Keeps what is sent, by its content."""

    def keep(self, upload: Any, question: "File", by: str) -> str:
        """The id under which the file is kept: a random UUID, which nobody can guess; raises Unfit."""
        ...

    def describe(self, document: str) -> Described:
        """What is known of it; raises KeyError for an id that it never gave."""
        ...


class NoStore(RuntimeError):
    """No store was plugged in at start-up."""


_store: Store | None = None


def provide_store(store: Store | None) -> None:
    global _store
    _store = store


class File(Question):
    may_be_in_several: ClassVar[bool] = False

    type: Literal["file"]
    takes: Literal["image", "document"] = Field(
        "document", alias="accept", description="image: photographs only. document: PDF and images."
    )
    most: int = Field(1, ge=1, le=20, description="The most files.")

    def accept(self, answer: Answer, *, context: Context = NOWHERE) -> list[str]:
        if not isinstance(answer, list) or not answer or not all(_is_an_id(one) for one in answer):
            raise self._not_this()
        if len(set(answer)) != len(answer):
            raise self._not_this()
        if len(answer) > self.most:
            raise Wrong(self._too_many())
        for document in answer:
            if document not in context.holds and not self._was_given_by(context.by, document):
                raise Wrong(self._say(_("We no longer have one of the files for “{ask}”: choose it again")))
        return list(answer)

    def missing(self) -> str:
        if self.takes == "image":
            return self._say(_("Choose a photograph for “{ask}”"))
        return self._say(_("Choose a file for “{ask}”"))

    def words(self, answer: Answer, language: str = "") -> str:
        if self.takes == "image":
            one, several = _("1 photograph", language), _("{count} photographs", language)
        else:
            one, several = _("1 file", language), _("{count} files", language)
        return one if len(answer) == 1 else several.format(count=len(answer))

    def column(self) -> Column:
        return Column(f"{self.key}_count", "integer", len)

    def example(self, seed: int, *, today: date | None = None) -> list[str]:
        chance = random.Random(f"{self.key}:{seed}")
        return [str(uuid.UUID(int=chance.getrandbits(128), version=4)) for _each in range(chance.randint(1, self.most))]

    def posted(self, answer: Answer) -> dict[str, list[str]]:
        return {self.key: list(answer or [])}

    def again(self, posted: Fields, *, context: Context = NOWHERE) -> dict[str, list[str]] | None:
        removed = posted.get(f"{self.key}-remove")
        if not removed:
            return None
        left = {name: list(values) for name, values in posted.items() if name != f"{self.key}-remove"}
        return left | {self.key: [document for document in left.get(self.key, []) if document not in removed]}

    def described(self, posted: Fields) -> list[tuple[str, Described]]:
        """The files already kept, to be listed beside the field: id and description."""
        documents = [document for document in posted.get(self.key, ()) if document]
        return [(document, _provided().describe(document)) for document in documents if self._is_kept(document)]

    def _typed(self, posted: Fields, context: Context) -> Answer:
        documents = [document for document in posted.get(self.key, ()) if document]
        sent = posted.files.get(self.key, []) if isinstance(posted, Posted) else []
        uploads = [upload for upload in sent if upload.name]
        if len(documents) + len(uploads) > self.most:
            raise Wrong(self._too_many())
        for upload in uploads:
            if upload.size > LARGEST:
                raise Wrong(self._unfit("size"))
        for upload in uploads:
            documents.append(self._keep(upload, context))
        return list(dict.fromkeys(documents)) or None

    def _keep(self, upload: Any, context: Context) -> str:
        try:
            return _provided().keep(upload, self, context.by)
        except Unfit as unfit:
            raise Wrong(self._unfit(unfit.why)) from unfit

    def _was_given_by(self, by: str, document: str) -> bool:
        return self._is_kept(document) and _provided().describe(document)["by"] == by

    def _is_kept(self, document: str) -> bool:
        if not _is_an_id(document):
            return False
        try:
            _provided().describe(document)
        except KeyError:
            return False
        return True

    def _unfit(self, why: str) -> str:
        wanted = (
            _("The file for “{ask}” must be a photograph: JPEG, PNG or HEIC")
            if self.takes == "image"
            else _("The file for “{ask}” must be a PDF, JPEG, PNG or HEIC")
        )
        return self._say(
            {
                "type": wanted,
                "size": _("The file for “{ask}” must be smaller than 10 MB"),
                "empty": _("The file for “{ask}” is empty: choose another"),
                "damaged": _("We cannot open the file for “{ask}”: save it again, or choose another"),
            }[why]
        )

    def _too_many(self) -> str:
        if self.most == 1:
            return self._say(_("Choose only one file for “{ask}”"))
        return self._say(_("Choose no more than {most} files for “{ask}”"), most=self.most)

    def _limits(self) -> dict[str, Any]:
        document = {"type": "string", "format": "uuid", "pattern": _ID.pattern}
        return {"type": "array", "items": document, "minItems": 1, "maxItems": self.most, "uniqueItems": True}


def _is_an_id(document: Answer) -> bool:
    return isinstance(document, str) and _ID.fullmatch(document) is not None


def _provided() -> Store:
    if _store is None:
        raise NoStore("plug one in with provide_store()")
    return _store
