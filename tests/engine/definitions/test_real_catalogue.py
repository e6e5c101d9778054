"""The council's own catalogue is right, quick to check, and needs no Django to be checked.
Must not repeat what the walks of each service prove."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from frontdoor.engine.definitions.catalogue import Catalogue, read_catalogue
from frontdoor.engine.definitions.reading import read_file
from frontdoor.engine.definitions.schema import definition_schema
from tests.engine.definitions.schemas import unfit

CHECKOUT = Path(__file__).parents[3]

HUNDRED = """
import sys, time
from frontdoor.config.commands.check import mistakes_in
from frontdoor.engine.definitions.catalogue import read_sources
from pathlib import Path
sources = read_sources(Path(sys.argv[1]))
wrong = mistakes_in(sources)
print(len(sources.services), len(wrong), time.process_time(), "django" in sys.modules)
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(CHECKOUT / "catalogue", rules=["line_manager"])


def test_the_catalogue_has_a_service_for_each_kind_of_person(catalogue: Catalogue) -> None:
    seven = {
        "register-as-a-supplier": ("business", "supplier"),
        "refer-for-early-help": ("partner",),
        "raise-casework": ("councillor",),
        "change-my-working-hours": ("employee",),
        "report-a-pothole": ("everyone",),
        "foi-request": ("everyone",),
        "apply-for-a-blue-badge": ("resident",),
    }
    assert {key: catalogue.services[key].audience for key in seven} == seven


def test_forty_services_and_more_are_whole_and_the_simple_ones_are_short(catalogue: Catalogue) -> None:
    files = {path.stem: path.read_text() for path in (CHECKOUT / "catalogue").glob("services/*/*.yaml")}
    whole = [key for key, service in catalogue.services.items() if service.states]
    simple = [files[key].count("\n") for key in whole if "\nlike: " in files[key]]
    assert len(whole) >= 40
    assert median(simple) < 60


def test_every_service_has_peoples_own_words(catalogue: Catalogue) -> None:
    for service in catalogue.services.values():
        assert len(service.words) >= 5, service.key


def test_every_service_says_its_law_and_how_long_it_keeps(catalogue: Catalogue) -> None:
    for service in catalogue.services.values():
        if service.elsewhere:
            continue
        assert service.law and service.purpose and service.lawful_basis and service.retention, service.key


def test_twelve_districts_are_the_county_s_and_two_unitaries_are_not(catalogue: Catalogue) -> None:
    county = catalogue.council.authorities["lancashire"]
    assert len(county.territory[0].districts) == 12
    assert not {"E06000008", "E06000009"} & set(county.territory[0].districts)


def test_a_hundred_files_are_checked_in_two_seconds_without_django(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    subprocess.run(["cp", "-r", str(CHECKOUT / "catalogue"), str(folder)], check=True)
    for more in sorted(folder.glob("services/*/*.yaml"))[100:]:
        more.unlink()
        for words in folder.glob(f"translations/*/{more.name}"):
            words.unlink()
    run = subprocess.run(
        [sys.executable, "-c", HUNDRED, str(folder)], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    services, wrong, seconds, django = run.stdout.split()
    print(f"100 files checked in {float(seconds):.2f} s")
    assert (services, wrong, django) == ("100", "0", "False")
    assert float(seconds) < 2


def test_the_schema_for_editors_fits_every_service_and_refuses_a_wrong_key() -> None:
    schema = definition_schema()
    for path in sorted((CHECKOUT / "catalogue").glob("services/*/*.yaml")):
        node, _ = read_file(path, path.name)
        assert node is not None
        assert unfit(node.plain(), schema, schema) == "", path.name
    wrong: dict[str, Any] = {**node.plain(), "titel": "x"}
    assert unfit(wrong, schema, schema) == "titel"


def test_what_is_generated_is_current() -> None:
    from frontdoor.config.commands.docs import pages

    for name, text in pages().items():
        assert (CHECKOUT / "docs" / name).read_text() == text, f"run: bin/frontdoor docs ({name})"
    assert json.loads(pages()["definition.schema.json"])["title"] == "A service of the catalogue"


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_the_council_and_five_services_are_whole_in_two_more_languages(catalogue: Catalogue, language: str) -> None:
    whole = set(catalogue.translations[language].services)
    assert len(whole) >= 5
    missing = catalogue.untranslated(language)
    assert {key: missing[key] for key in (*whole, "council") if missing.get(key)} == {}
