"""How PostgreSQL reads words: its English dictionary takes plurals and endings off, and little words out.
Must not rank anything."""

import re
from collections.abc import Sequence
from itertools import pairwise

from django.db import connection

CONFIGURATION = "english"
_WRITTEN = """
about all and any are been being but can cannot could did does for from get got had has have her him his how into its
not off onto our out over she should some that the them there they this under was were what when where which who why
will with would you your
"""
LITTLE = frozenset(_WRITTEN.split())
"""Words that make no longer word with a neighbour."""

_READ = """
SELECT line, lexeme FROM unnest(%s::text[]) WITH ORDINALITY AS lines(words, line),
  unnest(tsvector_to_array(to_tsvector(%s, unaccent(words)))) AS lexeme
"""


def lexemes_of(lines: Sequence[str]) -> list[set[str]]:
    """The lexemes of each line, two words also as one: who types "lamppost" means a lamp post."""
    found: list[set[str]] = [set() for _ in lines]
    with connection.cursor() as cursor:
        cursor.execute(_READ, [[joined(line) for line in lines], CONFIGURATION])
        for line, lexeme in cursor.fetchall():
            found[line - 1].add(lexeme[:100])
    return found


def joined(line: str) -> str:
    """A line with each two neighbours also written as one word; what is no letter or digit only parts words."""
    words = re.findall(r"[^\W_]+", line.replace("'", "").replace("’", ""))
    pairs = [one + other for one, other in pairwise(words) if _may_join(one) and _may_join(other)]
    return " ".join([*words, *pairs])


def _may_join(word: str) -> bool:
    return len(word) > 2 and word.lower() not in LITTLE
