"""Which services somebody means. Must not write anything down, nor know who asks.

Each word typed counts for as much as it is rare; a line of people's own words that is met whole counts most.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from math import log

from django.db import connection
from django.db.models import QuerySet, Sum

from .lexemes import lexemes_of
from .models import Miss, Term

type Rarity = Callable[[int], float]

MOST_WORDS = 40
LIKE, SYNONYM = 0.7, 0.75
"""What a word is worth that is only spelt alike, or only means the same."""
ALIKE = 0.4
"""How alike two spellings must be, by the share of three-letter runs they have in common."""
WEIGHTS = {"title": 3.0, "words": 3.0, "summary": 1.2, "area": 0.8, "asks": 0.6}
WHOLE_LINE = 4.0
FAINTEST = 0.2
"""What fits less than this share of what fits best only looks like an answer."""

_MATCHES = """
WITH typed AS (SELECT unnest(%(typed)s::text[]) AS lexeme),
known AS (SELECT lexeme, lexeme AS meant, 1.0 AS worth FROM typed),
alike AS (
  SELECT typed.lexeme, near.lexeme AS meant, near.likeness * %(like)s AS worth FROM typed, LATERAL (
    SELECT word.lexeme, similarity(word.lexeme, typed.lexeme) AS likeness FROM finding_lexeme word
    WHERE word.lexeme %% typed.lexeme ORDER BY likeness DESC, word.lexeme LIMIT 3) near
  WHERE length(typed.lexeme) > 3 AND near.likeness >= %(alike)s
    AND NOT EXISTS (SELECT 1 FROM finding_lexeme same WHERE same.lexeme = typed.lexeme)),
same AS (
  SELECT before.lexeme, synonym.other AS meant, before.worth * %(synonym)s AS worth
  FROM (SELECT * FROM known UNION ALL SELECT * FROM alike) before
  JOIN finding_synonym synonym ON synonym.lexeme = before.meant),
meant AS (
  SELECT lexeme, meant, max(worth) AS worth
  FROM (SELECT * FROM known UNION ALL SELECT * FROM alike UNION ALL SELECT * FROM same) every GROUP BY 1, 2)
SELECT term.service, term.part, term.line, meant.lexeme, meant.meant, meant.worth::float, word.services
FROM meant JOIN finding_term term ON term.lexeme = meant.meant JOIN finding_lexeme word ON word.lexeme = meant.meant
"""
_LENGTHS = """
SELECT term.service, term.line, array_agg(word.services) FROM finding_term term JOIN finding_lexeme word USING (lexeme)
WHERE (term.service, term.line) IN (SELECT * FROM unnest(%s::text[], %s::int[])) AND term.part IN ('title', 'words')
GROUP BY 1, 2
"""


@dataclass(frozen=True)
class Found:
    """A service and how well it fits; what fits best comes first."""

    service: str
    score: float


@dataclass(frozen=True)
class _Match:
    service: str
    part: str
    line: int
    typed: str
    meant: str
    worth: float
    services: int


def find(typed: str) -> list[Found]:
    """The services that somebody may mean, the best first. Costs four queries, however much was typed."""
    lexemes = sorted(lexemes_of([" ".join(typed.split()[:MOST_WORDS])])[0])
    if not lexemes:
        return []
    matches, total = _matches(lexemes)
    rarity = _rarity(total)
    scores = _by_word(matches, rarity)
    for service, bonus in _by_line(matches, rarity, len(lexemes)).items():
        scores[service] += bonus
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [Found(service, round(score, 3)) for service, score in ranked if score >= ranked[0][1] * FAINTEST]


def misses() -> QuerySet[Miss]:
    """What several people typed and did not find, the most often first, until somebody has seen to it."""
    return Miss.objects.exclude(words="").filter(settled_on=None).order_by("-times", "words")


def untold() -> int:
    """How many other searches found nothing, each typed by too few to be shown."""
    return Miss.objects.filter(words="", settled_on=None).aggregate(times=Sum("times"))["times"] or 0


def _matches(lexemes: list[str]) -> tuple[list[_Match], int]:
    with connection.cursor() as cursor:
        cursor.execute(_MATCHES, {"typed": lexemes, "like": LIKE, "alike": ALIKE, "synonym": SYNONYM})
        matches = [_Match(*row) for row in cursor.fetchall()]
    return matches, Term.objects.filter(part=Term.Part.TITLE, line=0).values("service").distinct().count()


def _rarity(total: int) -> Rarity:
    """How much a word tells, from the number of services that have it."""
    return lambda services: log(1 + (total - services + 0.5) / (services + 0.5))


def _by_word(matches: list[_Match], rarity: Rarity) -> dict[str, float]:
    """Each word typed counts once for a service, where it counts most."""
    best: dict[tuple[str, str], float] = defaultdict(float)
    for match in matches:
        gain = WEIGHTS[match.part] * match.worth * rarity(match.services)
        best[match.service, match.typed] = max(best[match.service, match.typed], gain)
    scores: dict[str, float] = defaultdict(float)
    for (service, _), gain in best.items():
        scores[service] += gain
    return scores


def _by_line(matches: list[_Match], rarity: Rarity, typed: int) -> dict[str, float]:
    """The line of each service that shares the most with all that was typed."""
    in_line: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)
    asked: dict[str, float] = {}
    for match in matches:
        weight = match.worth * rarity(match.services)
        asked[match.typed] = max(asked.get(match.typed, 0.0), weight)
        if match.part in ("title", "words"):
            shared = in_line[match.service, match.line]
            shared[match.typed] = max(shared.get(match.typed, 0.0), weight)
    with connection.cursor() as cursor:
        cursor.execute(_LENGTHS, [[service for service, _ in in_line], [line for _, line in in_line]])
        masses = {(service, line): sum(rarity(n) for n in spread) for service, line, spread in cursor.fetchall()}
    all_asked = sum(asked.values())
    bonuses: dict[str, float] = defaultdict(float)
    for (service, line), shared in in_line.items():
        mass = sum(shared.values())
        bonus = WHOLE_LINE * mass * mass / (masses[service, line] * all_asked) * min(1.0, 0.4 + 0.2 * typed)
        bonuses[service] = max(bonuses[service], bonus)
    return bonuses
