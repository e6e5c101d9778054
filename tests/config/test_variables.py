"""The settings by environment: documented, read, and read in one place alone."""

import re

import pytest

from frontdoor.config import variables

SOURCES = {
    path: path.read_text()
    for path in (variables.CHECKOUT / "frontdoor").rglob("*.py")
    if path != variables.CHECKOUT / "frontdoor/config/variables.py"
}


def test_the_documentation_lists_exactly_what_is_read_with_the_same_words() -> None:
    page = (variables.CHECKOUT / "docs" / "operations.md").read_text()
    listed = re.findall(r"^\| `([A-Z_]+)` \| (.+) \|$", page, re.MULTILINE)
    assert listed == list(variables.VARIABLES.items())


def test_every_variable_of_the_list_is_read_and_no_other() -> None:
    whole = "\n".join(SOURCES.values()) + (variables.CHECKOUT / "frontdoor/config/variables.py").read_text()
    read = set(re.findall(r'(?:variables\.)?\b(?:read|listed)\("([A-Z_]+)"\)', whole))
    assert read == set(variables.VARIABLES)


def test_nothing_else_reads_the_environment() -> None:
    reading = re.compile(r"os\.getenv|os\.environ(?!\b *(?:\|=|\[\"[A-Z_]+\"\] =|\.setdefault\(\"DJANGO_SETTINGS| \|))")
    found = {path.name for path, text in SOURCES.items() for line in text.splitlines() if _reads(reading, line)}
    assert found == set()


def test_a_variable_that_is_not_listed_cannot_be_read() -> None:
    with pytest.raises(variables.UnknownVariable):
        variables.read("HOME")


def test_several_values_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDOOR_HOSTS", " a.example , ,b.example,")
    assert variables.listed("FRONTDOOR_HOSTS") == ["a.example", "b.example"]


def _reads(reading: re.Pattern[str], line: str) -> bool:
    return bool(reading.search(line)) and not line.strip().startswith("del os.environ")
