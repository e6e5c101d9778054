"""The README shows what `up` prints: the same words as the code that prints them."""

import re

from frontdoor.config import variables

PRINTED_BY = ("preparing.py", "running.py")


def test_the_readme_shows_the_words_of_the_code() -> None:
    page = (variables.CHECKOUT / "README.md").read_text()
    block = re.findall(r"^```\n(There is no SMTP_URL.*?)^```", page, re.MULTILINE | re.DOTALL)[0]
    code = "".join((variables.CHECKOUT / "frontdoor" / "config" / name).read_text() for name in PRINTED_BY)
    said = [re.split(r"http://\S+|/srv/\S+\.data(?=\.)", line) for line in block.splitlines() if line]
    assert [part for line in said for part in line if part.strip() not in code] == []
    assert len(said) == 3
