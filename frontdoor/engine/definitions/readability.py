"""How hard the words of a service are to read, by page: the Flesch-Kincaid grade, the years of school they ask for.
Must not judge a word that is a name, a placeholder or a number."""

import re
from collections.abc import Iterator
from functools import cache
from statistics import mean

import pyphen

from frontdoor.engine.definitions.language import Service

HARDEST = 9.0
"""The grade that no page of public words may pass."""
ON_AVERAGE = 6.0
"""The grade of all pages together that the catalogue keeps to."""
FEWEST_WORDS = 20
"""A page with fewer says too little to be measured: one long word would decide."""

_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_LEFT_OUT = re.compile(r"\(\([a-z_.0-9]+\)\)|\S*[@/]\S*|\S*\d\S*|www\.\S+")


def grade(text: str) -> float | None:
    """The Flesch-Kincaid grade of a text (Kincaid and others, 1975); None for one without words."""
    sentences = [found for each in _SENTENCE.split(_LEFT_OUT.sub("", text)) if (found := _WORD.findall(each))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return None
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@cache
def syllables(word: str) -> int:
    """As English breaks them at a line's end, which misses few; a silent e is none."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = plain.endswith("e") and not re.search(r"[^aeiouy]le$|[aeiouy]e$", plain) and groups > 1
    silent = silent or (plain.endswith("ed") and not plain.endswith(("ted", "ded")) and groups > 1)
    return max(1, len(_breaks().positions(plain)) + 1, groups - silent)


def pages_of(service: Service) -> Iterator[tuple[str, str]]:
    """Each page of public words by name: the start page, all questions, what is read as it goes, each message."""
    says = [state.says for state in service.states.values()]
    yield "start page", "\n".join([service.title, service.summary, *(line.says for line in service.eligible)])
    asks = [text for one in service.questions for text in (one.ask, one.hint or "", _advice(one))]
    yield "questions", "\n".join(asks)
    yield "progress page", "\n".join([*says, *(clock.promise for clock in service.clocks.values())])
    for key, message in service.messages.items():
        yield f"message {key}", f"{message.subject}\n{message.body}"
    if service.elsewhere:
        yield "start page", f"{service.title}\n{service.summary}\n{service.elsewhere.why}"


def hard_pages(service: Service) -> list[tuple[str, float]]:
    """The pages that pass the hardest grade, with theirs."""
    return [(name, found) for name, found in _graded(service) if found > HARDEST]


def average(services: list[Service]) -> float:
    """The grade of all pages that can be measured, on average; 0 when there is none."""
    grades = [found for service in services for _, found in _graded(service)]
    return mean(grades) if grades else 0.0


def _graded(service: Service) -> Iterator[tuple[str, float]]:
    for name, text in pages_of(service):
        if len(_WORD.findall(text)) >= FEWEST_WORDS and (found := grade(text)) is not None:
            yield name, found


def _advice(question: object) -> str:
    stop = getattr(question, "stop", None)
    return stop.says if stop else ""


@cache
def _breaks() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")
