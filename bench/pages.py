"""What a page weighs over the wire, with everything that it asks for, as a browser asks. It must not judge.

usage: .venv/bin/python -m bench.pages [ADDRESS] [PATH...]      (an installation that runs: http://127.0.0.1:8000)
"""

import re
import sys
from urllib.parse import urljoin
from urllib.request import Request, urlopen

PATHS = ("/", "/search?q=hole", "/report-a-pothole", "/report-a-pothole/surface", "/report-a-missed-bin")
ASKED = re.compile(r"""<(?:link|script|img)[^>]*?(?:href|src)="([^"#]+\.(?:css|js|svg|png|ico|woff2)[^"]*)\"""")
FACE = re.compile(r"@font-face\s*{([^}]*)}")
IN_FACE = re.compile(r"""url\(["']?([^"')]+\.woff2)""")
OTHER_LETTERS = re.compile(r"unicode-range:(?!.*U\+0{1,4}-)")


def weight(address: str) -> tuple[int, str]:
    """Bytes on the wire, compressed as the server offers, and the text."""
    asked = Request(address, headers={"Accept-Encoding": "br, gzip", "User-Agent": "bench"})
    with urlopen(asked) as answer:
        body, encoding = answer.read(), answer.headers.get("Content-Encoding", "")
    return len(body), _text(body, encoding)


def _text(body: bytes, encoding: str) -> str:
    if encoding == "br":
        import brotli

        body = brotli.decompress(body)
    elif encoding == "gzip":
        import gzip

        body = gzip.decompress(body)
    return body.decode("utf-8", "replace")


def _fonts(style: str) -> list[str]:
    """Those that a page in English asks for: a browser leaves out a font for letters that the page does not have."""
    return [font for face in FACE.findall(style) if not OTHER_LETTERS.search(face) for font in IN_FACE.findall(face)]


def run(arguments: list[str]) -> int:
    root, paths = (arguments or ["http://127.0.0.1:8000"])[0], arguments[1:] or PATHS
    print(f"{'page':32} {'page':>8} {'all of it':>10}   bytes over the wire, nothing kept from before")
    for path in paths:
        own, html = weight(urljoin(root, path))
        parts = {urljoin(root, each) for each in ASKED.findall(html)}
        sizes = {part: weight(part) for part in parts}
        for part, (_, text) in list(sizes.items()):
            if ".css" in part:
                for font in _fonts(text):
                    sizes.setdefault(urljoin(part, font), weight(urljoin(part, font)))
        print(f"{path:32} {own:8,} {own + sum(size for size, _ in sizes.values()):10,}")
        for part, (size, _) in sorted(sizes.items(), key=lambda each: -each[1][0]):
            print(f"    {size:8,} {part.rsplit('/', 1)[-1]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
