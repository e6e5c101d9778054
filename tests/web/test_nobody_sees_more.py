"""Every route, as everybody, for things of every kind: nobody reads of one that the one queryset does not give them.

The routes are those of the product's own table, so a new one is asked about without a line here; what its parameters
mean must be known to `NOTHING` of things.py, or this fails.
"""

from collections import defaultdict
from collections.abc import Iterator

from tests.web.sight.asking import Address, Answer, ask
from tests.web.sight.readers import Reader
from tests.web.sight.things import Thing, word
from tests.web.sight.world import World, db, sight_of, world

__all__ = ["db", "world"]

SHOWS_NOTHING = {
    "track/<str:reference>/code": "asks for the code that was sent, whether one was or not",
    "come-back/<uuid:way_back>": "asks for the code that was sent, whether one was or not",
}
ACTS_ONLY = {
    "staff/messages/<int:message>/settle/",
    "staff/failures/<int:effect>/try-again/",
    "staff/cases/<str:reference>/add-note/",
    "staff/cases/<str:reference>/take-it/",
    "staff/paper/<uuid:draft>/put-away/",
}
"""Routes that take only POST: what they may do is asked in test_nobody_does_more.py."""


def test_no_route_shows_anybody_a_thing_that_is_not_theirs_to_see(world: World) -> None:
    leaks: list[str] = []
    shown_at, shown_of = set(), defaultdict(set)
    for reader in world.readers:
        nothing: dict[str, Answer] = {}
        for address in world.addresses:
            answer = ask(reader, address.path)
            leaks += [
                f"{reader.name}: {address.path}: {mark}" for mark in _said_too_much(world, reader, address, answer)
            ]
            for thing, mark in _said_rightly(world, reader, address, answer):
                shown_of[thing.name].add(mark)
            if address.thing is None:
                continue
            if address.of_nothing not in nothing:
                nothing[address.of_nothing] = ask(reader, address.of_nothing)
            is_there = address.is_there_by(answer, nothing[address.of_nothing])
            if is_there and sight_of(reader, address.path, address.thing) == "none":
                leaks.append(f"{reader.name}: {address.path} is told apart from what is not there")
            elif is_there and answer.status < 400:
                shown_at.add(address.route)
    assert not leaks, "\n".join(leaks)
    naming = {address.route for address in world.addresses if address.thing}
    assert naming - shown_at == SHOWS_NOTHING.keys() | ACTS_ONLY
    assert {name for name in world.things if word(name) not in shown_of[name]} == set()


def _said_too_much(world: World, reader: Reader, address: Address, answer: Answer) -> list[str]:
    kept = {
        mark
        for thing in world.things.values()
        if (sight := sight_of(reader, address.path, thing)) != "whole"
        for mark in thing.marks
        if sight == "none" or mark not in thing.open
    }
    asked = address.path.partition("?")[0]
    return [mark for mark in kept if mark in answer.said and mark not in asked]


def _said_rightly(world: World, reader: Reader, address: Address, answer: Answer) -> Iterator[tuple[Thing, str]]:
    for thing in world.things.values():
        if sight_of(reader, address.path, thing) == "whole":
            yield from ((thing, mark) for mark in thing.marks if mark in answer.said)


def test_the_readers_differ_in_what_they_see(world: World) -> None:
    """Were all to see the same, the one above would prove nothing of who sees what."""
    ways = ("staff", "own", "sent", "keyed", "begun")
    theirs = {way: {one.name: set(getattr(one, way)) for one in world.readers if getattr(one, way)} for way in ways}
    assert theirs["staff"] == {
        "hal": {"pothole", "software"},
        "ida": {"request", "answered", "keyed"},
        "abe": {"worry"},
        "ella": {"referral"},
        "mem": {"casework"},
        "tom": {"hours"},
    }
    assert theirs["own"] == {
        "eve": {"hours"},
        "cle": {"casework"},
        "pia": {"referral"},
        "resident of pothole": {"pothole"},
        "resident of answered": {"answered"},
        "sender of worry": {"worry"},
    }
    assert theirs["sent"] == {"App": {"request", "software"}, "holder of the token of worry": {"worry"}}
    assert theirs["keyed"] == {"kit": {"keyed", "form"}}
    assert theirs["begun"] == {"sender of worry": {"worry"}, "writer of draft": {"draft"}}
