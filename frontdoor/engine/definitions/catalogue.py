"""The catalogue: everything that describes the council, read from its folder and checked.
Must not know where it is published."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from frontdoor.engine.definitions.addresses import RESERVED
from frontdoor.engine.definitions.checking import check_council, check_service, check_teams
from frontdoor.engine.definitions.checks.subject import Surroundings
from frontdoor.engine.definitions.checks.translations import check_translations, translations_of
from frontdoor.engine.definitions.language import Block, Council, Service, TeamSet
from frontdoor.engine.definitions.mistakes import Mistake, Mistakes
from frontdoor.engine.definitions.readability import ON_AVERAGE, average
from frontdoor.engine.definitions.reading import Node, read_file
from frontdoor.engine.definitions.resolving import Resolved, digest_of, resolve
from frontdoor.engine.definitions.shapes import read_as
from frontdoor.engine.definitions.translating import InLanguage, missing
from frontdoor.engine.rules import named

__all__ = ["Catalogue", "Mistake", "Mistakes", "Sources", "read_catalogue", "read_sources"]


@dataclass(frozen=True)
class Catalogue:
    """The council, its teams and every service. `texts` are the resolved services, `text` council and teams.

    `translations` are the words of other languages, by language.
    """

    council: Council
    teams: TeamSet
    services: dict[str, Service]
    digest: str
    text: str = field(repr=False, default="")
    texts: dict[str, str] = field(repr=False, default_factory=dict)
    translations: dict[str, InLanguage] = field(repr=False, default_factory=dict)

    def untranslated(self, language: str) -> dict[str, list[str]]:
        """Where residents would read English though they chose another language, by file; "council" is its own.

        A service without a file is there with all its texts.
        """
        words = self.translations.get(language, InLanguage())
        public = {key: service for key, service in self.services.items() if service.is_public}
        parts: dict[str, Service | Council] = {"council": self.council, **public}
        given = {"council": words.council, **words.services}
        return {key: left for key, part in parts.items() if (left := missing(part, given.get(key, {})))}


@dataclass
class Sources:
    """The files of a catalogue as nodes, with the mistakes met in reading them."""

    council: Node | None = None
    teams: Node | None = None
    blocks: dict[str, Node] = field(default_factory=dict)
    services: list[tuple[str, str, Node]] = field(default_factory=list)
    registers: list[str] = field(default_factory=list)
    patterns: dict[str, Node] = field(default_factory=dict)
    translations: dict[str, dict[str, Node]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)


def read_catalogue(folder: Path, *, rules: Collection[str] | None = None) -> Catalogue:
    """The whole catalogue; raises Mistakes with all that is wrong. `rules` are the names of known Rules."""
    return check_sources(read_sources(folder), rules=rules)


def read_sources(folder: Path) -> Sources:
    """Every file of the catalogue, unchecked."""
    sources = Sources()
    sources.council = _read(sources, folder, folder / "council.yaml")
    sources.teams = _read(sources, folder, folder / "teams.yaml")
    for shared, found in (("blocks", sources.blocks), ("patterns", sources.patterns)):
        for path in _files(sources, folder, folder / shared):
            node = _read(sources, folder, path)
            if node:
                found[path.stem] = node
    for path in _files(sources, folder, folder / "services"):
        node = _read(sources, folder, path)
        if node:
            sources.services.append((path.stem, path.parent.name, node))
    for path in _files(sources, folder, folder / "translations"):
        node = _read(sources, folder, path)
        if node:
            sources.translations.setdefault(path.parent.name, {})[path.stem] = node
    sources.registers = [path.stem for path in _files(sources, folder, folder / "registers")]
    return sources


def check_sources(sources: Sources, *, rules: Collection[str] | None = None) -> Catalogue:
    """The catalogue that these files make; raises Mistakes."""
    mistakes = list(sources.mistakes)
    _check_addresses(sources, mistakes)
    for block in sources.blocks.values():
        _check_block(block, sources, mistakes)
    around = _surroundings(sources, named.known() if rules is None else rules, mistakes)
    services: dict[str, Service] = {}
    texts: dict[str, str] = {}
    for key, area, node in sources.services:
        resolved = resolve(
            node,
            key=key,
            area=area,
            blocks=sources.blocks,
            patterns=sources.patterns,
            council=sources.council or node,
            teams=sources.teams or node,
        )
        mistakes += resolved.mistakes
        service, wrong = read_as(Service, resolved.node)
        mistakes += wrong
        if service and around:
            mistakes += check_service(service, resolved.node, around)
            services[key], texts[key] = service, resolved.text
    mistakes += _too_hard(list(services.values()))
    if around:
        written = {key for key, _, _ in sources.services}
        mistakes += check_translations(sources.translations, services, around.council, written=written)
    if mistakes or around is None:
        raise Mistakes(mistakes)
    return _assembled(sources, around, services, texts)


def _too_hard(services: list[Service]) -> list[Mistake]:
    """The catalogue as a whole is for everyone: six years of school are enough."""
    grade = average(services)
    if grade <= ON_AVERAGE:
        return []
    what = f"The pages of the catalogue ask for {grade:.1f} years of school on average, {ON_AVERAGE:.0f} at most."
    return [Mistake("council.yaml", 1, what)]


def _assembled(
    sources: Sources, around: Surroundings, services: dict[str, Service], texts: dict[str, str]
) -> Catalogue:
    council, teams = sources.council, sources.teams
    assert council is not None and teams is not None
    translations = translations_of(sources.translations, services, around.council)
    shared = {language: said.council for language, said in translations.items()}
    written = {"council": council.plain(), "teams": teams.plain(), **({"translations": shared} if shared else {})}
    text = json.dumps(written, ensure_ascii=False)
    said = [json.dumps([each, translations[each].services], ensure_ascii=False) for each in sorted(translations)]
    digest = digest_of("\n".join([text, *(f"{key} {digest_of(texts[key])}" for key in sorted(texts)), *said]))
    return Catalogue(around.council, around.teams, services, digest, text, texts, translations)


def _surroundings(sources: Sources, rules: Collection[str], mistakes: list[Mistake]) -> Surroundings | None:
    council = teams = None
    if sources.council:
        council, wrong = read_as(Council, sources.council)
        mistakes += wrong
        mistakes += check_council(council, sources.council) if council else []
    if sources.teams:
        teams, wrong = read_as(TeamSet, sources.teams)
        mistakes += wrong
        mistakes += check_teams(teams, sources.teams, council.calendars) if council and teams else []
    keys = [key for key, _, _ in sources.services]
    return Surroundings(council, teams, rules, sources.registers, keys) if council and teams else None


def _check_block(block: Node, sources: Sources, mistakes: list[Mistake]) -> None:
    """A block that no service uses must fit the language too."""
    expanded = Resolved.expand(block, sources.blocks)
    mistakes += expanded.mistakes
    mistakes += read_as(Block, expanded.node)[1]


def _check_addresses(sources: Sources, mistakes: list[Mistake]) -> None:
    taken: dict[str, str] = {}
    for key, _, node in sources.services:
        if key in RESERVED:
            mistakes.append(Mistake(node.file, 1, f'"/{key}" is an address that the product needs: rename the file.'))
        if key in taken:
            mistakes.append(Mistake(node.file, 1, f'"{key}" is already the address of {taken[key]}: rename one.'))
        taken[key] = node.file


def _read(sources: Sources, folder: Path, path: Path) -> Node | None:
    node, mistakes = read_file(path, _name(folder, path))
    sources.mistakes += mistakes
    return node


def _files(sources: Sources, folder: Path, under: Path) -> Iterator[Path]:
    for path in sorted(under.rglob("*")):
        if path.name.startswith(".") or path.is_dir():
            continue
        if path.suffix == ".yaml":
            yield path
        elif path.suffix in (".yml", ".json"):
            sources.mistakes.append(Mistake(_name(folder, path), 1, "Files of the catalogue end in .yaml: rename it."))


def _name(folder: Path, path: Path) -> str:
    """How a file is called in a mistake: its path from where the catalogue's own folder stands."""
    return str(Path(folder.name) / path.relative_to(folder)) if path.is_relative_to(folder) else str(path)
