"""The words of our pages in other languages: made readable for gettext at set-up, and held against what the code says.

It must not translate, and nothing that it makes is committed.
"""

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

import polib

from frontdoor.config import variables

SOURCES = variables.CHECKOUT / "frontdoor"
WRITTEN = SOURCES / "locale"
CALLED = {"_", "gettext", "gettext_lazy", "lazy", "ngettext"}
"""How the code marks what people read, in Python and in templates alike."""


def make() -> Path:
    """The folder that gettext reads, made again when a file of words has changed."""
    made = variables.build_folder() / "locale"
    stamp, digest = made / "digest", _digest()
    if stamp.exists() and stamp.read_text() == digest:
        return made
    for path in _files():
        place = made / path.relative_to(WRITTEN).with_suffix(".mo")
        place.parent.mkdir(parents=True, exist_ok=True)
        # Two processes that start together write the same; neither reads half of it.
        fresh = place.with_suffix(f".{hashlib.sha256(str(id(path)).encode()).hexdigest()[:8]}")
        polib.pofile(str(path)).save_as_mofile(str(fresh))
        fresh.replace(place)
    made.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest)
    return made


def written() -> dict[str, polib.POFile]:
    """The file of each language."""
    return {path.parts[-3]: polib.pofile(str(path)) for path in _files()}


def place_of(language: str) -> Path:
    return WRITTEN / language / "LC_MESSAGES" / "django.po"


def begun(language: str) -> polib.POFile:
    """A file without an entry. How a language counts is known from Django's own words in it."""
    import django

    file = polib.POFile(wrapwidth=110)
    theirs = Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES" / "django.mo"
    known = polib.mofile(str(theirs)).metadata if theirs.exists() else {}
    file.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": known.get("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    }
    return file


def untranslated(file: polib.POFile) -> list[str]:
    """The texts that are read in English."""
    return [entry.msgid for entry in file if not entry.translated()]


def said_by_the_code() -> dict[str, tuple[str, list[str]]]:
    """Each text that people read, with its plural or "", and the files that say it, in order."""
    found: dict[str, tuple[str, list[str]]] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        _note(found, path, _in_python(path.read_text()))
    for path in sorted(SOURCES.rglob("*.html")):
        _note(found, path, _in_template(path.read_text()))
    return found


def bring_up_to_date(file: polib.POFile, said: dict[str, tuple[str, list[str]]]) -> tuple[int, int]:
    """Gives a language's file an entry for each text, and takes out what nobody says; how many came, and went."""
    gone = [entry for entry in file if entry.msgid not in said]
    for entry in gone:
        file.remove(entry)
    known = {entry.msgid: entry for entry in file}
    for text, (plural, places) in said.items():
        entry = known.get(text)
        if entry is None:
            forms = dict.fromkeys(range(_forms(file)), "") if plural else {}
            entry = polib.POEntry(msgid=text, msgid_plural=plural, msgstr_plural=forms)
            file.append(entry)
        entry.occurrences = [(place, "") for place in places]
    file.sort(key=lambda entry: (entry.occurrences[:1], entry.msgid))
    return len(said.keys() - known.keys()), len(gone)


def _files() -> list[Path]:
    return sorted(WRITTEN.glob("*/LC_MESSAGES/django.po"))


def _digest() -> str:
    total = hashlib.sha256()
    for path in _files():
        total.update(f"{path.relative_to(WRITTEN)}\0".encode() + path.read_bytes())
    return total.hexdigest()


def _note(found: dict[str, tuple[str, list[str]]], path: Path, texts: Iterator[tuple[str, str]]) -> None:
    place = str(path.relative_to(variables.CHECKOUT))
    for text, plural in texts:
        known, places = found.setdefault(text, (plural, []))
        found[text] = (known or plural, places if place in places else [*places, place])


def _in_python(text: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        words = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if name in CALLED and words:
            yield words[0], words[1] if name == "ngettext" and len(words) > 1 else ""


def _in_template(text: str) -> Iterator[tuple[str, str]]:
    from jinja2 import Environment

    pages = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], trim_blocks=True, lstrip_blocks=True)
    for _line, name, words in pages.extract_translations(text, gettext_functions=tuple(CALLED)):  # type: ignore[attr-defined]
        several = [words] if isinstance(words, str) else [word or "" for word in words]
        if several[0]:
            yield several[0], several[1] if name == "ngettext" else ""


def _forms(file: polib.POFile) -> int:
    stated = file.metadata.get("Plural-Forms", "nplurals=2")
    return int(stated.partition("nplurals=")[2].partition(";")[0] or 2)
