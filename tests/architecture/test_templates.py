"""Every template is a page in a layout or a part of one, is used, and holds neither script nor style of its own."""

import re
from pathlib import Path

from .sources import PACKAGE, TEMPLATES

LAYOUT, PARTS, QUESTIONS = "layout/", "parts/", "questions/"
EXTENDS = re.compile(r"^\s*\{%-? *extends +\"([\w/.]+)\"", re.MULTILINE)
USES = re.compile(r"\{%-? *(?:include|import|from|extends) +\"([\w/.]+)\"")
IN_A_LAYOUT = re.compile(r"\{% *extends [^%]*\"(layout/[\w.]+)\" *%\}")
# allauth shows these by name.
SHOWN_BY_OTHERS = ("account/", "mfa/")


def templates() -> dict[str, str]:
    return {str(path.relative_to(TEMPLATES)): bare(path) for path in sorted(TEMPLATES.rglob("*.html"))}


def bare(path: Path) -> str:
    return re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)


def test_every_template_stands_in_a_layout_or_is_a_part():
    every = templates()
    alone = {
        name
        for name in every
        if not name.startswith((LAYOUT, PARTS, QUESTIONS)) and not stands_in_a_layout(name, every)
    }
    assert alone == included(every) & alone


def test_every_template_is_used():
    every = templates()
    code = "\n".join(path.read_text() for path in PACKAGE.rglob("*.py"))
    unused = {
        name
        for name in every
        if name not in included(every)
        and f'"{name}"' not in code
        and not name.startswith((QUESTIONS, *SHOWN_BY_OTHERS))
        and not re.fullmatch(r"\d{3}\.html", name)
    }
    assert unused == set()


def test_every_question_type_has_a_macro_of_its_own_name():
    types = {
        path.stem
        for path in (PACKAGE / "engine" / "questions").glob("*.py")
        if re.search(r"type: Literal\[", path.read_text())
    }
    macros = {
        Path(name).stem for name, text in templates().items() if name.startswith(QUESTIONS) and "macro field(" in text
    }
    assert macros == types


def test_no_template_holds_script_or_style_of_its_own():
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style\b|\son[a-z]+=\"|\sstyle=\"|javascript:"
    )
    found = {name: inline.findall(text) for name, text in templates().items() if inline.search(text)}
    assert found == {}


def test_no_template_fetches_from_another_place():
    away = re.compile(r"(?:src|action)=\"(?:https?:)?//|<link[^>]*href=\"(?:https?:)?//")
    assert [name for name, text in templates().items() if away.search(text)] == []


def test_no_template_asks_a_table():
    asks = re.compile(r"\.objects\b|\.filter\(|\.all\(\)|_set\b|\.exclude\(|\.count\(\)")
    assert {name: asks.findall(text) for name, text in templates().items() if asks.search(text)} == {}


def stands_in_a_layout(name: str, every: dict[str, str]) -> bool:
    """At once, or by way of another template; 403 chooses between two."""
    if IN_A_LAYOUT.search(every[name]):
        return True
    found = EXTENDS.search(every[name])
    return found is not None and stands_in_a_layout(found[1], every)


def included(every: dict[str, str]) -> set[str]:
    return {used for text in every.values() for used in USES.findall(text)} | {
        used for text in every.values() for used in re.findall(r"\"([\w/]+\.html)\"", text)
    }
