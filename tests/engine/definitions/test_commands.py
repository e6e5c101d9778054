"""The commands that check, start and show a definition, as a council officer meets them.
Must not need a database."""

from pathlib import Path

import pytest

from frontdoor.config import commands
from frontdoor.config.commands import check, new, show
from tests.engine.definitions.small import SERVICE, changed, written


def test_a_good_catalogue_is_told_so_and_the_status_is_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run([str(written(tmp_path / "catalogue"))]) == 0
    assert capsys.readouterr().out == "catalogue: nothing wrong, 1 services.\n"


def test_mistakes_are_told_with_file_and_line_and_the_status_is_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path / "catalogue", report_a_bench=changed("owner: road_team", "owner: raod_team"))
    assert check.run([str(folder)]) == 1
    assert capsys.readouterr().out == (
        'catalogue/services/roads/report-a-bench.yaml:5: There is no team "raod_team". Did you mean "road_team"?\n'
        "catalogue: 1 mistake.\n"
    )


def test_one_file_is_checked_within_its_catalogue_and_alone_spoken_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path / "catalogue", report_a_gate=changed("owner: road_team", "owner: nobody"))
    assert check.run([str(folder / "services" / "roads" / "report-a-bench.yaml")]) == 0
    assert capsys.readouterr().out == "report-a-bench.yaml: nothing wrong.\n"


def test_a_file_from_elsewhere_is_checked_against_the_council_s_catalogue(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTDOOR_CATALOGUE", str(written(tmp_path / "catalogue")))
    path = tmp_path / "desk" / "report-a-gate.yaml"
    path.parent.mkdir()
    path.write_text(changed("duty: highways", "duty: highway"))
    assert check.run([str(path)]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        'report-a-gate.yaml:4: There is no duty "highway". Did you mean "highways"?'
    )


def test_a_folder_that_is_no_catalogue_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(commands.CannotGoOn, match=r"is not a catalogue: it has no council\.yaml"):
        check.run([str(tmp_path)])


def test_a_starter_passes_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path / "catalogue")
    assert new.run(["service", "report-a-gate", "--catalogue", str(folder)]) == 0
    path = folder / "services" / "roads" / "report-a-gate.yaml"
    assert path.read_text().splitlines()[2:4] == [
        "title: Report a gate",
        "kind: report                        # report | apply | pay | book | request | find",
    ]
    assert check.run([str(folder)]) == 0
    assert len(path.read_text().splitlines()) < 60


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("Report A Gate", "small letters with hyphens"),
        ("track", "an address that the product needs"),
        ("report-a-bench", "there already is a service"),
    ],
)
def test_a_starter_is_refused_where_it_could_not_be_served(tmp_path: Path, key: str, told: str) -> None:
    folder = written(tmp_path / "catalogue")
    before = sorted(folder.rglob("*"))
    with pytest.raises(commands.CannotGoOn, match=told):
        new.run(["service", key, "--catalogue", str(folder)])
    assert sorted(folder.rglob("*")) == before


SHOWN = """\
Report a bench  (/report-a-bench)
Tell us about a broken bench.

Owner: Road team. For: everyone. Access: anyone.

What is asked
  Which kind of bench?
      - Wood
      - Metal
  Where is it?
  Is it rotten?  [if kind_of_bench == "wood"]
  What is your email address? (optional)

State: reported (begins here)
  The person reads: "We have your report."
  With: Road team
  > Mended: goes to mended
      asks: How many screws?
  > Refuse: goes to refused
      asks: Why?
      must be agreed by manager
  > Hand over: goes to passed_on
      and then: hand_over

State: mended (ends: done)
  The person reads: "We have mended it."
  Sends: mended
  May be reopened within 28 days: goes to reported
"""


def test_a_service_is_shown_as_a_person_reads_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert show.run(["report-a-bench", "--catalogue", str(written(tmp_path))]) == 0
    told = capsys.readouterr().out
    assert told.startswith(SHOWN)
    assert 'Promise: mend\n  "We will mend it by ((due))"\n  From reported until mended, refused, passed_on\n' in told
    assert told.endswith("Kept\n  6 years from closed, then delete\n")


def test_an_unknown_service_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(commands.CannotGoOn, match=r'there is no service "report-a-bentch"\. Did you mean'):
        show.run(["report-a-bentch", "--catalogue", str(written(tmp_path, report_a_gate=SERVICE))])


def test_the_rules_of_the_domains_are_known_without_loading_them() -> None:
    assert "line_manager" in check.rule_names()
