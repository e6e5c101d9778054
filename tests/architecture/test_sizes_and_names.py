"""Files and functions stay small, and each is named and opened so that it says what it is for."""

import ast
import re
from collections import Counter
from pathlib import Path
from statistics import median

from .sources import PACKAGE, ROOT, files, modules, tree

MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40
# A walk by hand is one story, told in the order in which it happens, with every word that is read on the way.
MOST_LINES_OF_A_WALK = 120
MEDIAN_OF_FUNCTIONS = 8
WRITTEN_BY_HAND = {".py", ".html", ".scss", ".js", ".sh", ".typ"}
SAY_NOTHING = {"helper", "helpers", "util", "utils", "common", "base", "manager", "service", "data", "info", "misc"}
NAMED_BY_DJANGO = "frontdoor/config/postgresql/base.py"
VERBS_THAT_SAY_NOTHING = re.compile(r"^_?(process|handle|manage)(_|$)")


def test_no_file_is_longer_than_300_lines():
    long = {}
    for path in files():
        if path.suffix in WRITTEN_BY_HAND and "migrations" not in path.parts:
            lines = len((ROOT / path).read_text().splitlines())
            if lines > MOST_LINES:
                long[str(path)] = lines
    assert long == {}


def test_no_function_is_longer_than_40_lines_but_a_walk_by_hand():
    most = {"tests/walks": MOST_LINES_OF_A_WALK}
    long = {
        name: lines
        for name, lines in functions().items()
        if lines > most.get(name.rsplit("/", 1)[0], MOST_LINES_OF_A_FUNCTION)
    }
    assert long == {}


def test_half_of_the_product_s_functions_are_shorter_than_8_lines():
    assert median(lines for name, lines in functions("frontdoor").items()) < MEDIAN_OF_FUNCTIONS


def test_no_module_or_folder_has_a_name_that_says_nothing():
    ours = [path for path in modules() if str(path) != NAMED_BY_DJANGO]
    named = {part for path in ours for part in (*path.parts[:-1], path.stem)}
    assert named & SAY_NOTHING == set()


def test_no_function_has_a_verb_that_says_nothing():
    found = {name for name in functions("frontdoor") if VERBS_THAT_SAY_NOTHING.match(name.rsplit(":", 1)[1])}
    assert found == set()


def test_every_module_of_the_product_opens_with_what_it_is_for_and_what_it_must_not_do():
    silent, short = [], []
    for path in modules("frontdoor"):
        said = ast.get_docstring(tree(path))
        if said is None:
            silent += [str(path)] if tree(path).body else []
        elif path.name != "__init__.py" and len(said.splitlines()) < 2 and said.count(". ") < 1:
            short.append(str(path))
    assert (silent, short) == ([], [])


def test_every_test_is_a_sentence():
    short = [
        f"{path}:{node.name}"
        for path in modules("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and node.name.count("_") < 3
    ]
    assert short == []


def test_no_two_tests_of_a_module_have_one_name():
    twice = []
    for path in modules("tests"):
        names = Counter(node.name for node in tree(path).body if isinstance(node, ast.FunctionDef))
        twice += [f"{path}:{name}" for name, times in names.items() if times > 1]
    assert twice == []


def functions(under: str = "") -> dict[str, int]:
    """The lines of each function by path and name."""
    found = {}
    for path in modules(under):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found[_name(path, node)] = _lines(node)
    return found


def _name(path: Path, node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    return f"{path}:{node.lineno}:{node.name}"


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_the_product_is_where_these_tests_look():
    assert (PACKAGE / "__main__.py").is_file() and len(modules("frontdoor")) > 300
