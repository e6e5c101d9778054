"""A translation mirrors a definition: it says the same in other words, and nothing more.
Must not use the real catalogue."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontdoor.config.commands import check
from frontdoor.engine.definitions import queries
from frontdoor.engine.definitions.actions import publish
from frontdoor.engine.definitions.language import Service
from frontdoor.engine.definitions.mirror import lines_of, mirror_of
from frontdoor.engine.definitions.models import Publication, Translation, Version
from frontdoor.engine.definitions.translating import Untranslated, missing, translated
from tests.engine.definitions.small import COUNCIL, changed, read, written

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LANGUAGES = "languages:\n  en: English\n  pl: Polski\n"
SPOKEN = changed("areas:\n", f"{LANGUAGES}areas:\n", COUNCIL)
WORDS = """\
title: Zgłoś ławkę
questions:
  kind_of_bench:
    ask: Jaka ławka?
    options:
      wood: Drewniana
states:
  reported:
    says: Mamy zgłoszenie.
    transitions:
      refuse:
        label: Odmowa
clocks:
  mend:
    promise: Naprawimy do ((due))
words:
  - zepsuta ławka
"""
SHARED = """\
areas:
  roads:
    title: Drogi
defaults:
  messages:
    received:
      subject: Mamy prośbę ((reference))
      body: ((promise))
"""


@pytest.fixture(autouse=True)
def nothing_is_kept_in_memory() -> Iterator[None]:
    queries.forget()
    yield
    queries.forget()


def _in_polish(folder: Path, words: str = WORDS, council: str = SHARED, *, language: str = "pl") -> Path:
    place = written(folder, council=SPOKEN) / "translations" / language
    place.mkdir(parents=True, exist_ok=True)
    (place / "report-a-bench.yaml").write_text(words)
    (place / "council.yaml").write_text(council)
    return folder


def _bench(folder: Path) -> Service:
    catalogue = read(_in_polish(folder), council=SPOKEN)
    service = catalogue.services["report-a-bench"]
    return translated(service, catalogue.translations["pl"].services["report-a-bench"])


def test_a_service_in_another_language_is_the_same_service_in_other_words(tmp_path: Path) -> None:
    bench = _bench(tmp_path)
    kind = bench.question("kind_of_bench")
    assert (bench.title, kind.ask, bench.states["reported"].says) == ("Zgłoś ławkę", "Jaka ławka?", "Mamy zgłoszenie.")
    assert kind.words("wood") == "Drewniana"
    assert bench.clocks["mend"].promise == "Naprawimy do ((due))"
    assert [line.time for line in bench.clocks["mend"].within] == ["2 working days", "10 working days"]
    assert bench.condition('kind_of_bench == "wood"').decide({"kind_of_bench": "wood"}, today=None) is True


def test_a_text_without_words_stays_in_english_and_can_be_told_from_the_others(tmp_path: Path) -> None:
    bench = _bench(tmp_path)
    assert bench.summary == "Tell us about a broken bench."
    assert [type(text) for text in (bench.title, bench.summary)] == [str, Untranslated]


def test_a_shared_message_is_translated_once_for_all_services(tmp_path: Path) -> None:
    bench = _bench(tmp_path)
    assert (bench.messages["received"].subject, bench.messages["mended"].subject) == (
        "Mamy prośbę ((reference))",
        "Mended",
    )


def test_what_only_staff_read_is_not_missed_but_what_they_chose_and_a_message_quotes_is(tmp_path: Path) -> None:
    service = read(tmp_path).services["report-a-bench"]
    lines = lines_of(mirror_of(service))
    asked = ("states", "reported", "transitions", "mended", "asks", "screws", "ask")
    assert lines[asked].is_read is False
    assert "states.reported.says" in missing(service, {})
    assert [path for path in missing(service, {}) if "transitions" in path] == []
    choice = (
        "- key: screws\n            type: choice\n            options:\n              few: A\n              many: B"
    )
    quoted = changed("- key: screws\n            type: number", choice)
    service = read(tmp_path, report_a_bench=quoted).services["report-a-bench"]
    assert [path.rpartition("asks.")[2] for path in missing(service, {}) if "transitions" in path] == [
        "screws.options.few",
        "screws.options.many",
    ]


WRONG = [
    ("    ask: Jaka", "    aks: Jaka", '4: "aks" is no text that stands here in English. Did you mean "ask"?'),
    ("  kind_of_bench:", "  kind_of_bank:",
     '3: "kind_of_bank" is no text that stands here in English. Did you mean "kind_of_bench"?'),
    ("do ((due))", "do ((deu))", '15: "((deu))" does not stand in the English. Did you mean "due"?'),
    ("do ((due))", "kiedyś", '15: "((due))" stands in the English and is left out here.'),
    ("do ((due))", "do ((due)) ((", "15: Two brackets open or close here without their partner; write ((name))."),
    ("title: Zgłoś ławkę", "title:\n  - Zgłoś", '1: Words are wanted here, for "Report a bench".'),
    ("      wood: Drewniana", "      - Drewniana", "5: Keys are wanted here, one a line: wood, metal."),
    ("words:\n  - zepsuta ławka", "words: ławka", "16: A list is wanted here, each line beginning with a dash."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), WRONG)
def test_what_does_not_mirror_the_english_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    assert check.run([str(_in_polish(tmp_path, changed(old, new, WORDS)))]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert f"{tmp_path.name}/translations/pl/report-a-bench.yaml:{told}" in lines


def test_a_list_without_keys_has_a_line_for_each_of_the_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _in_polish(tmp_path, "recipients:\n  - Policja\n  - Sądy\n")
    path = folder / "services" / "roads" / "report-a-bench.yaml"
    path.write_text(changed("public: true\npurpose", "recipients:\n  - The police\npublic: true\npurpose"))
    assert check.run([str(folder)]) == 1
    assert "report-a-bench.yaml:1: The English has 1 lines here, and this has 2." in capsys.readouterr().out


def test_a_file_of_no_service_or_of_no_language_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _in_polish(_in_polish(tmp_path), language="po")
    (folder / "translations" / "pl" / "report-a-bank.yaml").write_text("title: Bank\n")
    assert check.run([str(folder)]) == 1
    assert [line.partition("translations/")[2] for line in capsys.readouterr().out.splitlines()[:-1]] == [
        'pl/report-a-bank.yaml:1: There is no service "report-a-bank" to translate. Did you mean "report-a-bench"?',
        'po/council.yaml:1: "po" is not one of the other languages in council.yaml.',
        'po/report-a-bench.yaml:1: "po" is not one of the other languages in council.yaml.',
    ]


def test_what_is_missing_is_a_report_and_no_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _in_polish(tmp_path)
    assert check.run([str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        f"{folder.name}/translations/pl/report-a-bench.yaml: 17 texts missing.",
        f"{folder.name}: nothing wrong, 1 services.",
    ]
    assert check.run([str(folder / "translations" / "pl" / "report-a-bench.yaml"), "--translations"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:4] == ["  summary", "  purpose", "  questions.kind_of_bench.options.metal"]


def test_a_language_that_only_begins_says_which_services_have_no_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.run([str(written(tmp_path, council=SPOKEN)), "--translations"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "pl: council has no words in it yet (10 texts).",
        "pl: report-a-bench has no words in it yet (24 texts).",
    ]


@pytest.mark.django_db
def test_mended_words_are_served_at_once_and_make_no_new_version(tmp_path: Path) -> None:
    publish(_in_polish(tmp_path), NOW)
    bench = queries.version_id("report-a-bench")
    assert queries.version(bench, "pl").title == "Zgłoś ławkę"
    publish(_in_polish(tmp_path, changed("Zgłoś ławkę", "Zgłoś zepsutą ławkę", WORDS)), NOW)
    assert queries.version(bench, "pl").title == "Zgłoś zepsutą ławkę"
    assert queries.current("pl").services["report-a-bench"].title == "Zgłoś zepsutą ławkę"
    assert queries.current("pl").council.areas["roads"].title == "Drogi"
    assert (queries.version(bench).title, queries.current().council.areas["roads"].title) == ("Report a bench", "Roads")
    assert (Version.objects.count(), Publication.objects.count(), Translation.objects.count()) == (1, 2, 2)


@pytest.mark.django_db
def test_an_older_version_keeps_the_words_that_it_had(tmp_path: Path) -> None:
    publish(_in_polish(tmp_path), NOW)
    older = queries.version_id("report-a-bench")
    seat = tmp_path / "services" / "roads" / "report-a-bench.yaml"
    _in_polish(tmp_path, changed("Zgłoś ławkę", "Zgłoś siedzenie", WORDS))
    seat.write_text(changed("Report a bench", "Report a seat"))
    publish(tmp_path, NOW)
    newer = queries.version_id("report-a-bench")
    assert [queries.version(id, "pl").title for id in (older, newer)] == ["Zgłoś ławkę", "Zgłoś siedzenie"]


@pytest.mark.django_db
def test_a_service_without_words_speaks_english_alone(tmp_path: Path) -> None:
    folder = _in_polish(tmp_path)
    (folder / "services" / "roads" / "report-a-gate.yaml").write_text(changed("Report a bench", "Report a gate"))
    publish(folder, NOW)
    bench, gate = (queries.version_id(key) for key in ("report-a-bench", "report-a-gate"))
    assert [queries.speaks(id, "pl") for id in (bench, gate)] == [True, False]
    assert (queries.speaks(gate, "en"), queries.speaks(bench, "ur")) == (True, False)
    assert isinstance(queries.version(gate, "pl").title, Untranslated)


@pytest.mark.django_db
def test_what_is_published_is_the_catalogue_that_was_read(tmp_path: Path) -> None:
    publish(_in_polish(tmp_path), NOW)
    assert queries.current() == read(tmp_path, council=SPOKEN)
