"""No file knows where it was made: no path of a machine, no address of a registry, nothing that can be fetched again.

What a file says is about the product, and not about how it came to be.
"""

import json
import re
import subprocess

import pytest

from .sources import ROOT, files, texts

HERE = "tests/architecture/test_nothing_of_one_machine.py"
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|Users|workspace)/\w")
REGISTRY = re.compile(r"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|registry|artifactory|nexus|proxy)[\w.-]*[/:]")
HOW_IT_CAME_TO_BE = re.compile(
    r"\b[Ii]ssue #?\d|\b[Cc]o-[Aa]uthored-[Bb]y\b|\b[Aa]s (?:you )?requested\b|\b(?:TODO|FIXME)\b"
    r"|\b(?:[Ss]ub)?(?<![Uu]ser-)[Aa]gents?\b|\b(?:AI|[Cc]oding) [Aa]ssistants?\b|\bLLMs?\b|\b[Ll]anguage models?\b"
)
BUILT = {".css", ".map", ".woff", ".woff2", ".ttf", ".otf", ".whl", ".pyc", ".so", ".min.js", ".sqlite3"}


def test_no_file_holds_a_path_of_a_machine():
    assert found(MACHINE) == []


def test_no_file_holds_the_address_of_a_registry():
    assert found(REGISTRY) == []


def test_no_file_speaks_of_how_it_came_to_be():
    # The names of others' packages are theirs.
    assert [line for line in found(HOW_IT_CAME_TO_BE) if "package-lock.json" not in line] == []


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_every_package_of_a_lock_has_its_hash(lock):
    blocks = re.split(r"\n(?=[a-z0-9])", re.sub(r"^ *#.*\n?", "", lock.read_text(), flags=re.MULTILINE).strip())
    assert [block.split()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []
    assert "://" not in lock.read_text()


@pytest.mark.parametrize("lock", ["package-lock.json", "bench/lighthouse/package-lock.json"])
def test_a_lock_for_node_has_hashes_and_no_address(lock):
    packages = json.loads((ROOT / lock).read_text())["packages"]
    fetched = {name: package for name, package in packages.items() if name}
    assert [name for name, package in fetched.items() if not package.get("integrity")] == []
    assert [name for name, package in fetched.items() if "resolved" in package] == []


def test_what_is_built_or_fetched_is_not_kept():
    assert [str(path) for path in files() if path.suffix in BUILT or path.name.endswith(".min.js")] == []


def test_what_is_made_is_ignored_by_git():
    if not (ROOT / ".git").exists():
        pytest.skip("this is a copy without its history")
    made = [".venv/x", ".build/x", ".data/x", "node_modules/x", "frontdoor/__pycache__/x"]
    said = subprocess.run(["git", "check-ignore", *made], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.stdout.split() == made


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        if str(path) != HERE
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
