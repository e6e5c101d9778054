"""Checks a definition, or a whole catalogue, and says everything that is wrong.

Must not need a database nor load Django, but to check against cases that are open.
"""

import ast
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from frontdoor.config import commands, variables
from frontdoor.engine.definitions.catalogue import Mistake, Mistakes, Sources, check_sources, read_sources
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.engine.definitions.reading import read_file


def run(args: list[str]) -> int:
    """0 when nothing is wrong, 1 when something is."""
    parser = commands.parser(__name__, __doc__, data=False)
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a file, or a folder as a whole catalogue")
    parser.add_argument("--due", metavar="DAY", type=date.fromisoformat, help="list also what is due by then")
    parser.add_argument("--translations", action="store_true", help="list also what has no words in another language")
    parser.add_argument("--against-open", action="store_true", help="also against the cases that are open")
    parser.add_argument("--data", metavar="DIR", help="whose cases: the data folder (FRONTDOOR_DATA)")
    given = parser.parse_args(args)
    path = (given.path or variables.catalogue_folder()).resolve()
    if not path.exists():
        raise commands.CannotGoOn(f"there is nothing at {path}")
    if path.is_dir() and not (path / "council.yaml").exists():
        raise commands.CannotGoOn(f"{path} is not a catalogue: it has no council.yaml")
    sources, only = sources_for(path)
    mistakes = [each for each in mistakes_in(sources) if only in ("", each.file)]
    for mistake in mistakes:
        print(mistake)
    for line in _due(sources, given.due) if given.due else []:
        print(line)
    for line in untranslated(sources, only, whole=given.translations) if not mistakes else []:
        print(line)
    left = _stranded(sources, given.data) if given.against_open and not mistakes else []
    for line in left:
        print(line)
    print(_summary(mistakes, len(sources.services), path))
    return 1 if mistakes or left else 0


def sources_for(path: Path) -> tuple[Sources, str]:
    """The sources to check, and the one file to speak of, or nothing for all of them."""
    if path.is_dir():
        return read_sources(path), ""
    # The outermost: the words of another language stand in a council.yaml too.
    folder = next((each for each in reversed(path.parents) if (each / "council.yaml").exists()), None)
    if folder:
        return read_sources(folder), str(Path(folder.name) / path.relative_to(folder))
    sources = read_sources(variables.catalogue_folder())
    node, mistakes = read_file(path, path.name)
    others = [each for each in sources.services if each[0] != path.stem]
    sources.mistakes += mistakes
    areas = list(sources.council.at(("areas",)).plain()) if sources.council else []
    area = path.parent.name if path.parent.name in areas else next(iter(areas), path.parent.name)
    sources.services = [*others, (path.stem, area, node)] if node else others
    return sources, path.name


def mistakes_in(sources: Sources) -> Sequence[Mistake]:
    """Everything that is wrong."""
    try:
        check_sources(sources, rules=rule_names())
    except Mistakes as wrong:
        return wrong.mistakes
    return []


def untranslated(sources: Sources, only: str, *, whole: bool) -> Iterator[str]:
    """How much each translation has still to say; `whole`: where, and which services have no words at all."""
    try:
        catalogue = check_sources(sources, rules=rule_names())
    except Mistakes:  # in another file than the one that is spoken of
        return
    for language in (each for each in catalogue.council.languages if each != ENGLISH):
        written = sources.translations.get(language, {})
        for key, left in catalogue.untranslated(language).items():
            if key in written and only in ("", written[key].file):
                yield f"{written[key].file}: {len(left)} text{'' if len(left) == 1 else 's'} missing."
                yield from (f"  {path}" for path in left if whole)
            elif whole and not only and key not in written:
                yield f"{language}: {key} has no words in it yet ({len(left)} texts)."


def rule_names() -> frozenset[str]:
    """The names of all Rules of the domains, read from their files: to import them would load Django."""
    found: set[str] = set()
    for path in (variables.CHECKOUT / "frontdoor" / "domains").glob("*/rules.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "rule" and node.args:
                name = node.args[0]
                if isinstance(name, ast.Constant) and isinstance(name.value, str):
                    found.add(name.value)
    return frozenset(found)


def _stranded(sources: Sources, data: str | None) -> list[str]:
    """What open cases still use and would be gone: the one check that needs the data, and loads Django for it."""
    from frontdoor.config import database

    with database.opened(data):
        database.start_django(current=True)
        from frontdoor.engine.cases.queries.stranding import stranded

        return stranded(check_sources(sources, rules=rule_names()))


def _due(sources: Sources, by: date) -> list[str]:
    """What is to be reviewed by a day, the longest due first, each with its owner."""
    found = [(node.at(("review_on",)).plain(), key, node.at(("owner",)).plain()) for key, _, node in sources.services]
    return [f"To review by {day}: {key} ({owner})" for day, key, owner in sorted(found) if day <= by.isoformat()]


def _summary(mistakes: Sequence[Mistake], services: int, path: Path) -> str:
    if not mistakes:
        return f"{path.name}: nothing wrong" + (f", {services} services." if path.is_dir() else ".")
    return f"{path.name}: {len(mistakes)} mistake{'' if len(mistakes) == 1 else 's'}."
