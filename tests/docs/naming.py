"""What a page of the documentation names: paths, links, commands with their options, environment variables.

It must not say what is right: it reads, and the tests compare.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from frontdoor.config import commands, variables

ROOT = variables.CHECKOUT
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
COMMANDS = sorted(module.name for module in iter_modules(commands.__path__))
_CODE = re.compile(r"^ *```.*?^ *```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#\s]+)")
_PATH = re.compile(r"(?<![\w./-])(?:bin|catalogue|docs|frontdoor|requirements|tests|bench)/[\w.*/-]*|\.ci/\w+")
_FILE = re.compile(r"^`[\w.-]+\.(?:toml|json|md)`$")
_CALL = re.compile(rf"(?:bin/frontdoor |^`)({'|'.join(COMMANDS)}|[a-z]+(?= --))\b([^`\n;#]*)", re.MULTILINE)
_CALLED = re.compile(r"bin/frontdoor ([a-z]+)")
_VARIABLE = re.compile(r"\b(?:FRONTDOOR|DATABASE|SMTP)_[A-Z_]+\b")


def links(text: str) -> list[str]:
    """Where relative links lead."""
    return [target for target in _LINK.findall(text) if "://" not in target and not target.startswith("mailto:")]


def paths(text: str) -> Iterator[str]:
    """Each path in code; of one with a part to be filled in, what comes before."""
    for code in _code(text):
        yield from (path.rstrip("./") for path in _PATH.findall(code))
        yield from (code.strip("`") for _ in _FILE.findall(code))


def called(text: str) -> set[str]:
    """The names of commands that are called in full."""
    return {name for code in _code(text) for name in _CALLED.findall(code)}


def options(text: str) -> set[tuple[str, str]]:
    """(command, option) of each call in code."""
    return {
        (name, option)
        for code in _code(text)
        for name, rest in _CALL.findall(code)
        for option in re.findall(r"(?<![\w-])--[a-z-]+", rest)
    }


def named_variables(text: str) -> set[str]:
    return set(_VARIABLE.findall(text))


def known_variables() -> set[str]:
    """Those that the product reads, and those of the script that makes its environment."""
    return set(variables.VARIABLES) | named_variables((ROOT / "bin/environment.sh").read_text())


def known_options(name: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The options that a command says it takes."""
    with pytest.raises(SystemExit):
        import_module(f"{commands.__name__}.{name}").run(["--help"])
    return set(re.findall(r"--[a-z-]+", capsys.readouterr().out))


def exists(path: str, beside: Path = ROOT) -> bool:
    """Whether there is such a file or folder; a star stands for any."""
    return any(True for _ in beside.glob(path)) if "*" in path else (beside / path).exists()


def _code(text: str) -> list[str]:
    return _CODE.findall(text)
