"""The nearest right word, for every "did you mean" that a mistake is reported with.
It must not decide that a word is wrong; it only knows words."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` was most likely meant to be, or None when none is near."""
    words = sorted(set(known))
    if word in words:
        return word
    by_folded = {each.casefold().replace("-", "_"): each for each in reversed(words)}
    found = get_close_matches(word.casefold().replace("-", "_"), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """' Did you mean "road"?', or nothing; to be put after a message that ends in a full stop."""
    found = nearest(word, known)
    return f' Did you mean "{found}"?' if found else ""
