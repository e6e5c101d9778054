"""What a case is called: the noun of its service's title, and the words that tell it from others of its kind.

It must not read a table: the service and the answers are given.
"""

from collections.abc import Mapping
from typing import Any

from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.definitions.translating import Untranslated
from frontdoor.web.languages import spoken

SMALL = {"for", "as", "to", "about"}
ARTICLES = {"a", "an", "the", "my", "your", "some"}


def case_title(service: Service, answers: Mapping[str, Any], *, whose: str = "") -> str:
    """Pothole, Albert Road, Colne. Where there is no place with words, whose it is: Blue Badge, Margaret Holden.

    `whose` is said of a case that asks for neither: its person signed in, and is known.
    """
    told_apart = _words_of(service, answers, "place") or _words_of(service, answers, "name") or whose
    return f"{noun(service.title)}, {told_apart}" if told_apart else noun(service.title)


def noun(title: str) -> str:
    """What a title asks for, without its verb: "Apply for a Blue Badge" is about a "Blue Badge".

    Other languages bend the noun by its verb, so there it is the title whole.
    """
    if spoken() != ENGLISH and not isinstance(title, Untranslated):
        return title
    words = title.split()[1:]
    for small in (SMALL, ARTICLES):
        if len(words) > 1 and words[0] in small:
            words = words[1:]
    rest = " ".join(words) or title
    return rest[0].upper() + rest[1:]


def _words_of(service: Service, answers: Mapping[str, Any], sort: str) -> str:
    for question in service.questions:
        answer = answers.get(question.key)
        if question.type == sort and answer is not None and (sort != "place" or answer.get("words")):
            return question.words(answer)
    return ""
