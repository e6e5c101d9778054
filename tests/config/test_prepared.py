"""A data folder that was prepared once is not looked through again, until something that matters has changed."""

from pathlib import Path

import pytest

from frontdoor.config import prepared


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRONTDOOR_DATA", str(tmp_path))
    catalogue = tmp_path / "catalogue"
    catalogue.mkdir()
    (catalogue / "council.yaml").write_text("name: Somewhere")
    monkeypatch.setenv("FRONTDOOR_CATALOGUE", str(catalogue))
    return tmp_path


def test_it_is_current_once_it_was_prepared(folder: Path) -> None:
    assert not prepared.is_current()
    prepared.remember()
    assert prepared.is_current()


def test_another_catalogue_is_looked_at_again(folder: Path) -> None:
    prepared.remember()
    (folder / "catalogue" / "council.yaml").write_text("name: Elsewhere")
    assert not prepared.is_current()


def test_other_code_is_looked_at_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared.remember()
    monkeypatch.setattr(prepared, "PACKAGE", folder)
    assert not prepared.is_current()


def test_what_was_loaded_or_restored_meanwhile_is_looked_at_again(folder: Path) -> None:
    prepared.remember()
    prepared.forget()
    prepared.forget()
    assert not prepared.is_current()
