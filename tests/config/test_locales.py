"""The words of pages in other languages keep step with the code, and are made ready for gettext.

How many are still in English is printed, and is no mistake.
"""

import re

import polib
import pytest

from frontdoor.config import locales
from frontdoor.config.commands import locale

PLACEHOLDERS = re.compile(r"%\([a-z_]+\)[sd]|%[sd%]|\{[a-z_0-9]*\}|\(\([a-z_.]+\)\)|</?[a-z]+")
READ_BY_RESIDENTS = (
    "frontdoor/adapters/paper/",
    "frontdoor/engine/journeys/",
    "frontdoor/engine/messaging/",
    "frontdoor/engine/questions/",
    "frontdoor/web/public/",
    "frontdoor/web/account/",
    "frontdoor/web/templates/public/",
    "frontdoor/web/templates/questions/",
    "frontdoor/web/templates/account/",
)
SAID = locales.said_by_the_code()
FILES = locales.written()


def test_what_people_read_is_found_in_code_and_in_templates() -> None:
    assert SAID["Start now"] == ("", ["frontdoor/web/templates/public/start.html"])
    assert SAID["That is in %d day. Nothing is late."] == (
        "That is in %d days. Nothing is late.",
        ["frontdoor/web/public/showing.py"],
    )
    assert SAID["Enter a date for “{ask}”"] == ("", ["frontdoor/engine/questions/date.py"])


@pytest.mark.parametrize("language", FILES)
def test_every_text_of_the_code_stands_in_the_file_of_a_language(language: str) -> None:
    known = {entry.msgid: entry.msgid_plural for entry in FILES[language]}
    assert sorted(SAID.keys() - known.keys()) == [], "run bin/frontdoor locale"
    assert {text: plural for text, (plural, _) in SAID.items() if known[text] != plural} == {}
    print(f"{language}: {len(locales.untranslated(FILES[language]))} of {len(SAID)} texts are in English")


@pytest.mark.parametrize("language", FILES)
def test_a_translation_fills_in_what_the_english_does(language: str) -> None:
    wrong = [entry.msgid for entry in FILES[language] if not _agrees(entry)]
    assert wrong == []


@pytest.mark.parametrize("language", FILES)
def test_what_residents_read_is_in_their_language(language: str) -> None:
    read = [text for text, (_, places) in SAID.items() if any(place.startswith(READ_BY_RESIDENTS) for place in places)]
    english = {entry.msgid for entry in FILES[language] if not entry.translated()}
    assert sorted(english & set(read)) == []


def test_a_language_is_begun_with_every_text_and_its_own_way_to_count(
    tmp_path: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(locales, "WRITTEN", tmp_path)
    assert locale.run(["pl"]) == 0
    assert capsys.readouterr().out == f"pl: {len(SAID)} texts, {len(SAID)} new, 0 gone, {len(SAID)} without words.\n"
    begun = polib.pofile(str(locales.place_of("pl")))
    assert begun.find("%d working day").msgstr_plural == {0: "", 1: "", 2: "", 3: ""}
    begun.find("Start now").msgstr = "Zacznij"
    begun.append(polib.POEntry(msgid="Nobody says this", msgstr="Nikt"))
    begun.save()
    assert locale.run([]) == 0
    assert capsys.readouterr().out == f"pl: {len(SAID)} texts, 0 new, 1 gone, {len(SAID) - 1} without words.\n"
    assert polib.pofile(str(locales.place_of("pl"))).find("Start now").msgstr == "Zacznij"


def _agrees(entry: polib.POEntry) -> bool:
    """Each form of a plural may say its number in a word; all else is filled in as often as in English."""
    if not entry.translated():
        return True
    if entry.msgid_plural:
        allowed = set(PLACEHOLDERS.findall(entry.msgid_plural))
        return all(set(PLACEHOLDERS.findall(form)) <= allowed for form in entry.msgstr_plural.values())
    return sorted(PLACEHOLDERS.findall(entry.msgstr)) == sorted(PLACEHOLDERS.findall(entry.msgid))
