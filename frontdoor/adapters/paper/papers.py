"""What goes on a receipt and on a letter, and the child process that sets it. Must not look anything up."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

SECONDS = 30
AT_ONCE = 2

_CHECKOUT = Path(__file__).resolve().parents[3]
_FONTS = Path("node/node_modules/@expo-google-fonts")
_LATIN = "atkinson-hyperlegible-next"
_FACES = {"ur": ("noto-nastaliq-urdu", "Noto Nastaliq Urdu")}
"""By language, where Latin letters are not enough: the package of a typeface, and its name."""
_turn = BoundedSemaphore(AT_ONCE)


class NotSetUp(RuntimeError):
    """The typeface is not there: it comes with the front-end packages, at set-up."""


class NotMade(RuntimeError):
    """The paper could not be set; the message is the setter's own, without what it quotes."""


@dataclass(frozen=True)
class Paper:
    """A receipt. `promise` is set larger than all else and may be empty; `rows` are what was asked and answered."""

    title: str
    reference: str
    promise_label: str
    promise: str
    rows: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    council_name: str
    council_contact: str
    language: str = "en"


@dataclass(frozen=True)
class Asked:
    """A question on paper. `parts` are {kind: boxes | lines | blanks, label, options, count}: where to write."""

    ask: str
    notes: tuple[str, ...]
    parts: tuple[dict[str, Any], ...]
    long: bool = False


@dataclass(frozen=True)
class Form:
    """A service on paper. `code` names its version, so that what comes back is keyed under the same questions."""

    title: str
    summary: str
    notes: tuple[str, ...]
    questions: tuple[Asked, ...]
    code: str
    council_name: str
    council_contact: str
    large: bool = False
    language: str = "en"


def form(asked: Form) -> bytes:
    """A PDF, tagged; with large print where `large`. Raises NotMade, NotSetUp."""
    return _set("form", asdict(asked))


def receipt(paper: Paper) -> bytes:
    """A PDF. Raises NotMade, NotSetUp."""
    return _set("receipt", asdict(paper))


def letter(
    *,
    subject: str,
    paragraphs: Iterable[str],
    address_lines: Iterable[str],
    reference: str,
    date: str,
    council_name: str,
    council_contact: str,
    language: str = "en",
) -> bytes:
    """A PDF for a window envelope; without address lines, to be read on a screen. Raises NotMade, NotSetUp."""
    said = {
        "title": subject,
        "paragraphs": list(paragraphs),
        "address_lines": list(address_lines),
        "reference": reference,
        "date": date,
        "council_name": council_name,
        "council_contact": council_contact,
        "language": language,
    }
    return _set("letter", said)


def _set(layout: str, said: dict[str, Any]) -> bytes:
    package, face = _FACES.get(said["language"], ("", ""))
    fonts = [settings.BUILD / _FONTS / name for name in (_LATIN, package) if name]
    mark = settings.BUILD / "assets/mark.svg"
    if not all(each.is_dir() for each in fonts):
        raise NotSetUp("The typeface for paper is missing: run bin/frontdoor up once, which installs it.")
    said = said | {"words": _words(said["language"]), "face": face, "mark": mark.read_text() if mark.exists() else ""}
    asked = json.dumps({"layout": layout, "fonts": [str(each) for each in fonts], "said": said})
    with _turn:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "frontdoor.adapters.paper.typeset"],
                input=asked.encode(),
                capture_output=True,
                cwd=_CHECKOUT,
                env={"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"},
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired:
            raise NotMade(f"setting a {layout} took longer than {SECONDS} s") from None
    if done.returncode:
        raise NotMade(done.stderr.decode(errors="replace")[-500:] or f"the child ended with {done.returncode}")
    return done.stdout


def _words(language: str) -> dict[str, str]:
    """What the layouts say by themselves."""
    with override(language):
        return {
            "your_reference": _("Your reference"),
            "reference": _("Reference"),
            "what_you_told_us": _("What you told us"),
            "asked": _("Question"),
            "answered": _("Your answer"),
            "unprinted": _("□ stands for a character that we could not print."),
            "page": _("{page} of {pages}"),
        }
