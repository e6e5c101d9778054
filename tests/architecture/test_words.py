"""The words of docs/vocabulary.md, and no synonyms: in code, in definitions, in titles and in what people read.

A word is only forbidden where it could be mistaken for one of ours; each stands beside the one to use.
"""

import ast
import re
from collections.abc import Iterator

import yaml
from django.apps import apps

from .sources import PACKAGE, ROOT, TEMPLATES, modules, pages, tree

SYNONYMS = {
    "ticket": "case",
    "incident": "case",
    "enquiry": "case",
    "workflow": "service, state and transition",
    "questionnaire": "service",
    "field": "question",
    "timer": "clock",
    "deadline": "clock",
    "sla": "clock",
    "todo": "task",
    "customer": "party",
    "citizen": "party",
    "user_account": "party or user",
    "department": "team",
    "organization": "organisation",
    "notification": "message",
    "alert": "message",
    "attachment": "document",
    "status": "state",
    "step": "transition",
}
# Django's and pydantic's own words, where they are what is meant.
OF_OTHERS = {"Field"}
NOT_FOR_PEOPLE = [
    r"\bsubmission was successful",
    r"\bservice request",
    r"\bSLA\b",
    r"\binvalid\b",
    r"\bmandatory\b",
    r"\brequired field",
    r"\bauthenticate\b",
    r"\bportal\b",
    r"\b(support|your) ticket\b",
    r"\buser account",
    r"\blog ?in\b",
    r"\bclick here\b",
    r"\bany inconvenience\b",
    r"\boops\b",
    r"\bno results found\b",
    r"\bunfortunately\b",
]
DATED, MOMENT = re.compile(r"(^on|_on)$"), re.compile(r"(^at|_at)$")


def test_no_class_or_module_is_named_by_a_synonym():
    found = {name: SYNONYMS[part] for name, parts in named() for part in parts if part in SYNONYMS}
    assert found == {}


def test_no_model_or_column_is_named_by_a_synonym():
    found = []
    for model in ours():
        for name in (model._meta.model_name or "", *(field.name for field in model._meta.get_fields())):
            found += [f"{model.__name__}.{name}" for part in words(name) if part in SYNONYMS]
    assert found == []


def test_no_key_of_a_definition_is_a_synonym():
    found = [
        f"{path.relative_to(ROOT)}: {key}"
        for path in sorted((ROOT / "catalogue" / "services").rglob("*.yaml"))
        for key in keys(yaml.safe_load(path.read_text()))
        if any(part in SYNONYMS for part in words(key))
    ]
    assert found == []


def test_dates_end_in_on_and_moments_in_at():
    wrong = []
    for model in ours():
        for field in model._meta.concrete_fields:
            kind = field.get_internal_type()
            if (kind == "DateField" and not DATED.search(field.name)) or (
                kind == "DateTimeField" and not MOMENT.search(field.name)
            ):
                wrong.append(f"{model.__name__}.{field.name}")
    # The last is Django's own name for its own column.
    assert sorted(wrong) == ["Case.state_since", "RateCount.window_start", "User.last_login"]


def test_every_model_is_a_word_of_the_vocabulary():
    page = (ROOT / "docs" / "vocabulary.md").read_text()
    known = set(re.findall(r"\*\*([A-Za-z]+)\*\*", page))
    assert {model.__name__ for model in ours()} - known == set()


def test_people_read_none_of_the_words_that_offices_use():
    found = [
        f"{where}: {match.group()}"
        for where, text in read_by_people()
        for pattern in NOT_FOR_PEOPLE
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]
    assert found == []


def test_record_is_never_a_verb():
    verb = re.compile(r"\b(?:to|we|we'll|will|can|must|I|they|please) record (?:a|an|the|your|this|that|it|who|what)\b")
    found = [f"{where}: {match.group()}" for where, text in read_by_people() for match in verb.finditer(text)]
    found += [f"{path}: {match.group()}" for path, text in pages("docs/*.md").items() for match in verb.finditer(text)]
    functions = [
        f"{path}:{node.name}"
        for path in modules("frontdoor")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.name.lstrip("_").startswith("record_")
    ]
    assert found + functions == []


def named() -> Iterator[tuple[str, list[str]]]:
    """Every module and class of the product, with the words of its name."""
    for path in modules("frontdoor"):
        yield str(path), words(path.stem)
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and node.name not in OF_OTHERS:
                yield f"{path}:{node.name}", words(node.name)


def words(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def ours() -> list[type]:
    return [model for model in apps.get_models() if model.__module__.startswith("frontdoor.")]


def keys(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)


def read_by_people() -> Iterator[tuple[str, str]]:
    """What stands between tags, what is translated, and what definitions say."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        text = re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)
        yield (
            str(path.relative_to(ROOT)),
            " ".join([*re.findall(r'_\("(.*?)"', text), *re.findall(r">([^<{}]+)<", text)]),
        )
    for path in sorted(PACKAGE.rglob("*.py")):
        yield str(path.relative_to(ROOT)), " ".join(re.findall(r'\b(?:_|lazy|gettext)\(\s*f?"(.*?)"', path.read_text()))
    for path in sorted((ROOT / "catalogue").rglob("*.yaml")):
        yield str(path.relative_to(ROOT)), " ".join(values(yaml.safe_load(path.read_text())))


def values(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key != "words":  # people's own
                yield from values(value)
    elif isinstance(node, list):
        for value in node:
            yield from values(value)
    elif isinstance(node, str):
        yield node
