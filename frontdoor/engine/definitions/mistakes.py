"""What is wrong in a catalogue, said so that its author can put it right.
Must not find mistakes; only hold and say them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frontdoor.engine.rules.nearest import nearest


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing wrong: where, what, and the nearest right word if there is one."""

    file: str
    line: int
    what: str
    nearest: str | None = None

    def __str__(self) -> str:
        meant = f' Did you mean "{self.nearest}"?' if self.nearest else ""
        return f"{self.file}:{self.line}: {self.what}{meant}"


class Mistakes(ValueError):
    """The catalogue has mistakes; all of them, in order of file and line."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes: Sequence[Mistake] = sorted(set(mistakes), key=lambda each: (each.file, each.line, each.what))
        super().__init__("\n".join(str(each) for each in self.mistakes))


def wrong_word(file: str, line: int, what: str, word: str, known: Iterable[str]) -> Mistake:
    """A mistake about a word that is not among those known."""
    return Mistake(file, line, what, nearest(word, known))
