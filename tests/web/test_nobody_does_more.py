"""What is sent to every route, as everybody: nobody changes a thing that is not theirs to see, and no search finds one.

The world is the same as for what is read; whatever is sent is taken back before the next.
"""

from collections.abc import Iterator
from typing import Any

from frontdoor.engine.cases.models import Case, Draft
from tests.web.sight.asking import Address, ask
from tests.web.sight.readers import Reader
from tests.web.sight.things import Thing, email, surname
from tests.web.sight.world import World, db, sight_of, world
from tests.web.test_nobody_sees_more import ACTS_ONLY

__all__ = ["db", "world"]

PARTS = ("staff/cases/{of}/agree/{task}/", "staff/cases/{of}/by-hand/{task}/", "staff/cases/{of}/release/{document}/")
"""Where an address names a case and a part of one."""
PARTS_KEPT = {
    "": ("head", "state", "assignee_id"),
    "events__": ("id",),
    "messages__": ("id", "state", "attempts"),
    "documents__": ("id", "scan", "public_at"),
    "tasks__": ("id", "done_at"),
    "clocks__": ("id", "due_at"),
    "events__effects__": ("id", "state", "attempts"),
    "parties__": ("party_id", "party__tell_by"),
}
"""By the way from a case to what is of it: what is looked at there."""


def sent_to(thing: Thing | None) -> dict[str, Any]:
    """Something for whatever any page asks, so that it goes as far as it can."""
    words = dict.fromkeys(("note", "reason", "more", "answer", "contact_name"), "Words")
    chosen = {"arrived": "yes", "agreed": "yes", "to": "team", "way": "email", "code": "000000", "send": "yes"}
    found = {"email": "una@example.org", "q": "Nobody", "reference": "0000-0000", "contact": "una@example.org"}
    return words | chosen | found | {"seq": str(thing.case.seq) if thing and thing.case else "0"}


def traces(things: dict[str, Thing]) -> dict[str, Any]:
    """By name of each thing, all of it that somebody could change."""
    cases = {thing.case.id: name for name, thing in things.items() if thing.case}
    found: dict[str, Any] = {name: [] for name in things}
    for part, kept in PARTS_KEPT.items():
        rows = Case.objects.filter(id__in=cases).values_list("id", *(f"{part}{name}" for name in kept))
        for of, *values in rows:
            found[cases[of]].append((part, *map(str, values)))
    drafts = {thing.draft.id: name for name, thing in things.items() if thing.draft}
    for values in Draft.objects.filter(id__in=drafts).values():
        found[drafts[values["id"]]].append(values)
    return {name: sorted(map(str, kept)) for name, kept in found.items()}


def test_nobody_changes_a_thing_that_is_not_theirs_to_see(world: World) -> None:
    before, wrong, acted = traces(world.things), [], set()
    for reader in world.readers:
        for address in _each(world):
            changed = _changed_by(world, before, reader, address.path, sent_to(address.thing))
            for thing in changed:
                if sight_of(reader, address.path, thing) == "none":
                    wrong.append(f"{reader.name}: {address.path}: {thing.name}")
                else:
                    acted.add(address.route)
    assert not wrong, "\n".join(wrong)
    assert ACTS_ONLY - acted == set()


def test_a_case_that_is_seen_opens_no_part_of_another(world: World) -> None:
    """The task or the file of one case, under the reference of another."""
    before, crossed = traces(world.things), list(_crossed(world))
    wrong = [f"{reader.name}: {path}" for reader, path in crossed if ask(reader, path).status != 404]
    wrong += [
        f"{reader.name}: {path}" for reader, path in crossed if _changed_by(world, before, reader, path, sent_to(None))
    ]
    assert not wrong, "\n".join(wrong)
    assert crossed


def test_no_search_finds_anybody_a_case_that_is_not_theirs_to_see(world: World) -> None:
    wrong, found = [], set()
    things = [thing for thing in world.things.values() if thing.case]
    for reader in world.readers:
        for typed in [word for thing in things for word in _typed(thing)]:
            said = ask(reader, "staff/find/", {"q": typed}).said
            for thing in things:
                listed = f"/staff/cases/{thing.parameters['reference']}/" in said
                if listed and thing.name not in reader.staff:
                    wrong.append(f"{reader.name}: {typed}: {thing.name}")
                elif listed:
                    found.add(thing.name)
    assert not wrong, "\n".join(wrong)
    assert found == {thing.name for thing in things}


def _each(world: World) -> list[Address]:
    """All that name a thing or a team that has some, and one of every other route: that could name none."""
    naming = [address for address in world.addresses if address.thing or "<slug:team>" in address.route]
    others = {address.route: address for address in world.addresses if address not in naming}
    return naming + list(others.values())


def _typed(thing: Thing) -> Iterator[str]:
    yield from (surname(thing.name), email(thing.name), thing.parameters["reference"])


def _changed_by(world: World, before: dict[str, Any], reader: Reader, path: str, data: dict[str, Any]) -> list[Thing]:
    """The things that were changed by sending this, before it was taken back."""
    changed: list[Thing] = []

    def look() -> None:
        now = traces(world.things)
        changed.extend(thing for name, thing in world.things.items() if now[name] != before[name])

    ask(reader, path, data, after=look)
    return changed


def _crossed(world: World) -> Iterator[tuple[Reader, str]]:
    cases = [thing for thing in world.things.values() if thing.case]
    for reader in world.readers:
        for seen in sorted(reader.staff):
            of = world.things[seen].parameters["reference"]
            hidden = (thing for thing in cases if thing.name not in reader.staff)
            yield from ((reader, part.format(of=of, **thing.parameters)) for thing in hidden for part in PARTS)
