"""How PostgreSQL reads words: its English dictionary takes plurals and endings off, and little words out.
Must not rank anything."""

import re
from collections.abc import Sequence
from itertools import pairwise

from django.db import connection

CONFIGURATION = "english"
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
    pairs = [one + other for one, other in pairwise(words) if len(one) > 2 and len(other) > 2]
    return " ".join([*words, *pairs])
