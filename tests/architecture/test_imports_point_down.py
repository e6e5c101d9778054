"""The contracts on imports leave nothing out, are kept, and would notice a breach.

What they say stands in pyproject.toml; `bin/test imports` names the very line of a breach.
"""

import tomllib
from graphlib import TopologicalSorter

import grimp
from importlinter import cli  # noqa: F401  (importing it makes lint_imports ready)
from importlinter.application.use_cases import SUCCESS, lint_imports

from tests.everything import PARTS

from .sources import PACKAGE, ROOT, imported, modules

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
TO_COME = {"retention", "privacy", "payments", "bookings", "registers", "agreements", "measures"}


def test_every_contract_is_kept(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml") is SUCCESS


def test_both_layerings_are_exhaustive_and_name_every_folder():
    layered = {contract["containers"][0]: contract for contract in CONTRACTS if contract.get("exhaustive")}
    assert set(layered) == {"frontdoor", "frontdoor.engine"}
    assert named(layered["frontdoor"]) == {path.stem for path in PACKAGE.iterdir() if is_module(path)}
    assert named(layered["frontdoor.engine"]) - TO_COME == {
        path.stem for path in (PACKAGE / "engine").iterdir() if is_module(path)
    }


def test_no_two_modules_need_each_other():
    """Nor three in a ring: importing late, within a function, hides a circle and does not open it."""
    graph = grimp.build_graph("frontdoor", exclude_type_checking_imports=True, cache_dir=None)
    TopologicalSorter({each: graph.find_modules_directly_imported_by(each) for each in graph.modules}).prepare()


def test_no_contract_has_an_exception():
    assert [contract["name"] for contract in CONTRACTS if "ignore_imports" in contract] == []


def test_the_contracts_are_part_of_everything_that_is_checked():
    assert [part.command[0].rsplit("/", 1)[1] for part in PARTS if part.name == "imports"] == ["lint-imports"]


def test_domains_are_loaded_by_the_assembly_alone():
    users = {
        str(path)
        for path in modules("frontdoor")
        if any(name.startswith("frontdoor.domains") for name in imported(path)) and "domains" not in path.parts
    }
    assert users == {"frontdoor/config/startup.py"}


def named(contract):
    """Each layer's modules: brackets are for what is to come, a bar stands between siblings."""
    parts = [part for layer in contract["layers"] for part in layer.split("|")]
    return {part.strip().strip("()") for part in parts}


def is_module(path):
    """The words of pages in other languages are no code."""
    return (path.is_dir() or path.suffix == ".py") and path.name not in ("__pycache__", "__init__.py", "locale")
