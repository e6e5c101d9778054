"""Checks a council, its teams and each service against each other, all mistakes in one go.
Must not read files; it is handed models and the nodes they came from."""

from collections.abc import Collection
from datetime import date
from itertools import combinations
from zoneinfo import available_timezones

from frontdoor.engine.definitions.checks.clocks import check_clocks
from frontdoor.engine.definitions.checks.money import check_charge
from frontdoor.engine.definitions.checks.plainness import check_plainness
from frontdoor.engine.definitions.checks.questions import check_questions
from frontdoor.engine.definitions.checks.states import check_states
from frontdoor.engine.definitions.checks.subject import Path, Subject, Surroundings
from frontdoor.engine.definitions.checks.terms import check_terms
from frontdoor.engine.definitions.checks.words import check_words
from frontdoor.engine.definitions.language import Authority, Council, DutyLine, Service, TeamSet, TerritoryLine
from frontdoor.engine.definitions.language.placeholders import SPECIAL, placeholders
from frontdoor.engine.definitions.mistakes import Mistake, wrong_word
from frontdoor.engine.definitions.reading import Node

HOLIDAYS = ("England", "Wales", "Scotland", "Northern Ireland")
AUDIENCES = ("employee", "councillor", "partner")


def check_service(service: Service, node: Node, around: Surroundings) -> list[Mistake]:
    """Everything wrong with a service that fits the language."""
    subject = Subject(service, node, around)
    check_terms(subject)
    check_plainness(subject)
    if service.elsewhere or not service.states:
        return subject.mistakes
    check_questions(subject)
    check_states(subject)
    check_clocks(subject)
    check_charge(subject)
    check_words(subject)
    return subject.mistakes


def check_council(council: Council, node: Node) -> list[Mistake]:
    """Everything wrong with the council's own file beyond its shape."""
    notes = _Notes(node)
    notes.expect(("key",), council.key, council.authorities, "authority")
    notes.expect(("calendar",), council.calendar, council.calendars, "calendar")
    notes.expect(("zone",), council.zone, available_timezones(), "time zone")
    for key, calendar in council.calendars.items():
        notes.expect(("calendars", key, "holidays"), calendar.holidays, HOLIDAYS, "list of bank holidays")
        if calendar.opens >= calendar.closes:
            notes.note(("calendars", key, "closes"), "The day must open before it closes.")
    for key, authority in council.authorities.items():
        _check_authority(notes, ("authorities", key), authority, council)
    _check_one_answers(notes, council)
    _check_defaults(notes, council)
    return notes.mistakes


def check_teams(teams: TeamSet, node: Node, calendars: Collection[str]) -> list[Mistake]:
    """Everything wrong with the teams beyond their shape."""
    notes = _Notes(node)
    for key, team in teams.teams.items():
        notes.expect(("teams", key, "audience"), team.audience, AUDIENCES, "audience of a team called")
        if team.calendar:
            notes.expect(("teams", key, "calendar"), team.calendar, calendars, "calendar")
        if key in teams.roles or key in ("team", "resident", "system"):
            notes.note(("teams", key), f'"{key}" already means something else in "by"; use another key.')
    for key in teams.roles:
        if key in ("team", "resident", "system"):
            notes.note(("roles", key), f'"{key}" already means something else in "by"; use another key.')
    return notes.mistakes


class _Notes:
    def __init__(self, node: Node) -> None:
        self.node = node
        self.mistakes: list[Mistake] = []

    def note(self, path: Path, what: str, *, words: str = "") -> None:
        found = self.node.at(path)
        self.mistakes.append(Mistake(found.file, found.line_of(words) if words else found.line, what))

    def expect(self, path: Path, word: str, known: Collection[str], what: str) -> None:
        if word not in known:
            found = self.node.at(path)
            self.mistakes.append(wrong_word(found.file, found.line, f'There is no {what} "{word}".', word, known))


def _check_authority(notes: _Notes, path: Path, authority: Authority, council: Council) -> None:
    for at, line in enumerate(authority.duties):
        for index, duty in enumerate(line.duties):
            notes.expect((*path, "duties", at, "duties", index), duty, council.duties, "duty")
        _check_dates(notes, (*path, "duties", at), line)
    for at, place in enumerate(authority.territory):
        for index, code in enumerate(place.districts):
            if len(code) != 9 or code[0] not in "EWSN" or not code[1:].isdigit():
                notes.note((*path, "territory", at, "districts", index), f'"{code}" is not a GSS code.')
        _check_dates(notes, (*path, "territory", at), place)


def _check_dates(notes: _Notes, path: Path, line: DutyLine | TerritoryLine) -> None:
    if line.until_on and line.until_on < line.from_on:
        notes.note((*path, "until_on"), "The last day comes before the first.")


def _check_one_answers(notes: _Notes, council: Council) -> None:
    """No two authorities have the same duty in the same district on the same day."""
    for (one, first), (other, second) in combinations(council.authorities.items(), 2):
        for place, theirs in _pairs(first.territory, second.territory):
            shared = set(place.districts) & set(theirs.districts)
            if not shared or not _overlap(place, theirs):
                continue
            for duty, their_duty in _pairs(council.duties_of(first), council.duties_of(second)):
                both = set(duty.duties) & set(their_duty.duties)
                if both and _overlap(duty, their_duty):
                    what = f'"{one}" and "{other}" both have the duty {min(both)} in {min(shared)} on the same days.'
                    notes.note(("authorities", other), what)
                    return


def _pairs[Line](first: Collection[Line], second: Collection[Line]) -> list[tuple[Line, Line]]:
    return [(one, other) for one in first for other in second]


def _overlap(one: DutyLine | TerritoryLine, other: DutyLine | TerritoryLine) -> bool:
    return one.from_on <= (other.until_on or date.max) and other.from_on <= (one.until_on or date.max)


def _check_defaults(notes: _Notes, council: Council) -> None:
    known = {*council.placeholders(), *SPECIAL}
    for key, message in council.defaults.messages.items():
        for name, text in (("subject", message.subject), ("body", message.body)):
            for word in sorted(placeholders(text) - known):
                path: Path = ("defaults", "messages", key, name)
                notes.note(path, f'"(({word}))" cannot be filled in for every service.', words=f"(({word}))")
    for at, line in enumerate(council.defaults.retention):
        if line.when or line.keeps or line.trigger.startswith(("question:", "linked:")):
            notes.note(
                ("defaults", "retention", at), "What every service shares cannot depend on one service's questions."
            )
