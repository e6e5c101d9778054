"""The child that sets paper: JSON comes in by stdin, a PDF/UA-1 goes out by stdout.

Run as `python -m frontdoor.adapters.paper.typeset`. What people wrote is data for the layouts, never their source.
"""

import json
import re
import resource
import sys
import unicodedata
from pathlib import Path
from typing import Any

LAYOUTS = Path(__file__).parent / "layouts"
FAILED = 3
UNPRINTED = "□"
"""Stands for a character that our typefaces do not have; the paper says so."""

_MEMORY = 2 * 1024**3
_SECONDS = 20
_MOST_TRIES = 100
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MISSING = re.compile(r'the text `(".*")` could not be displayed', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_COMMON, _WIDEST = 0x2100, 0x1000


def main() -> int:
    for what, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))
    asked = json.load(sys.stdin.buffer)
    try:
        made = _made(asked["layout"], asked["fonts"], _each(asked["said"], _lines))
    except Exception as failure:
        # The setter's words may quote what a person wrote: that part stays here.
        print(f"{type(failure).__name__}: {re.sub(r'`[^`]*`', '…', str(failure))}", file=sys.stderr)
        return FAILED
    sys.stdout.buffer.write(made)
    return 0


def _made(layout: str, fonts: list[str], said: Any) -> bytes:
    """Tagged paper must show every character, so those that no typeface has become UNPRINTED."""
    from typst import TypstError

    for tries in range(_MOST_TRIES):
        try:
            return _compiled(layout, fonts, said)
        except TypstError as failure:
            missing = _MISSING.search(str(failure))
            if missing is None:
                raise
            like = _like(missing.group(1)[1:-1], tries)
            said = _each(said, lambda text, like=like: _without(like, text)) | {"unprinted": True}
    raise ValueError("too many characters that no typeface has")


def _compiled(layout: str, fonts: list[str], said: Any) -> bytes:
    import typst

    nowhere = str(LAYOUTS / "no-packages")  # so that nothing is ever fetched from the network
    return typst.compile(
        str(LAYOUTS / f"{layout}.typ"),
        root=str(LAYOUTS),
        font_paths=[f"{family}/{weight}" for family in fonts for weight in ("400Regular", "700Bold")],
        ignore_system_fonts=True,
        package_path=nowhere,
        package_cache_path=nowhere,
        sys_inputs={"said": json.dumps(said)},
        pdf_standards=["ua-1"],
    )


def _like(quoted: str, tries: int) -> re.Pattern[str]:
    """The character that is missing, and ever more of its neighbours, so that a page of Chinese is soon done with."""
    text = _ESCAPE.sub(lambda code: chr(int(code.group(1), 16)), quoted)
    spans = ""
    for code in map(ord, text):
        width = 1 if code < _COMMON else min(2**tries, _WIDEST)
        spans += f"\\U{code // width * width:08x}-\\U{code // width * width + width - 1:08x}"
    return re.compile(f"[{spans}]")


def _without(like: re.Pattern[str], text: str) -> str:
    """With UNPRINTED in their place, and without the marks and joiners that stood on them."""
    kept = ""
    for one in like.sub(UNPRINTED, text):
        if not kept.endswith(UNPRINTED) or unicodedata.category(one) not in ("Mn", "Mc", "Me", "Cf"):
            kept += one
    return kept


def _lines(text: str) -> str:
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def _each(said: Any, change: Any) -> Any:
    """The same shape with every text in it changed."""
    if isinstance(said, str):
        return change(said)
    if isinstance(said, list):
        return [_each(one, change) for one in said]
    return {key: _each(one, change) for key, one in said.items()} if isinstance(said, dict) else said


if __name__ == "__main__":
    sys.exit(main())
