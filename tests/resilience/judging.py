"""The judge of a storm: what must be there, worked out from what was acknowledged and a table, beside what is there.

It must not ask the product what had to follow, and must not look anything up itself: it is given what was found.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tests.resilience.finding import Case, Effect, Event, Found, Message
from tests.resilience.what_follows import SENT, SERVICES, contact_of

CODE_KEY, CODE_SUBJECT = "track", "Your code: "
ARRIVED = ("sent", "delivered")
SHOWN = ("undecided", "refused", "unreachable")


@dataclass
class Known:
    """What people outside know. By the number of a report: the service it was `tried` for, the reference by which it
    was `acknowledged`, the photograph that went with it ("" where its id was not told). `taken` are the steps that a
    page said were taken; `codes` how often a code was asked for, by address; `missed` what was looked for in vain."""

    tried: dict[str, str] = field(default_factory=dict)
    acknowledged: dict[str, str] = field(default_factory=dict)
    photographs: dict[str, str] = field(default_factory=dict)
    taken: list[tuple[str, str]] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @classmethod
    def of_all(cls, some: Iterable["Known"]) -> "Known":
        """What all of them know together."""
        whole = cls()
        for one in some:
            whole.tried |= one.tried
            whole.acknowledged |= one.acknowledged
            whole.photographs |= one.photographs
            whole.codes += one.codes
            whole.taken += one.taken
            whole.refused += one.refused
            whole.missed += one.missed
        return whole


@dataclass(frozen=True)
class Due:
    """A message that must follow an event."""

    event: Event
    key: str
    to: str
    subject: str


def faults(known: Known, found: Found) -> list[str]:
    """Everything that is not as it must be, a sentence each; [] when nothing is lost, doubled or hidden."""
    due = {one.event.id: one for one in _due(found)}
    return [
        *(f"refused: {words}" for words in known.refused),
        *(f"looked for in vain: {words}" for words in known.missed),
        *_wrong_cases(known, found),
        *_wrong_photographs(known, found),
        *_wrong_steps(known, found, due),
        *_wrong_messages(found, due),
        *_wrong_letters(known, found, due),
        *_wrong_effects(found, due),
    ]


def _due(found: Found) -> Iterator[Due]:
    """What must follow each event, by the table. An event that the table does not know is a fault of its own."""
    cases = {case.reference: case for case in found.cases}
    for event in found.events:
        case = cases[event.reference]
        told = SERVICES[case.service].tells.get(event.step)
        if told:
            yield Due(event, told.key, case.contact, told.subject.format(reference=case.reference))


def _wrong_cases(known: Known, found: Found) -> Iterator[str]:
    by_contact: dict[str, list[Case]] = {}
    for case in found.cases:
        by_contact.setdefault(case.contact, []).append(case)
    for number, service in known.tried.items():
        there = by_contact.pop(contact_of(number), [])
        if len(there) > 1:
            yield f"{number} was sent once, and is there as {', '.join(case.reference for case in there)}"
        if any(case.service != service for case in there):
            yield f"{number} was sent to {service}, and is there as {there[0].service}"
        reference = known.acknowledged.get(number)
        if reference and reference not in [case.reference for case in there]:
            yield f"{reference} was acknowledged, and is not there"
    yield from (f"{case.reference} is there, and nobody sent it" for left in by_contact.values() for case in left)
    times = Counter(event.reference for event in found.events if event.step == SENT)
    yield from (
        f"{case.reference} was opened {times[case.reference]} times"
        for case in found.cases
        if times[case.reference] != 1
    )


def _wrong_photographs(known: Known, found: Found) -> Iterator[str]:
    cases = {case.contact: case for case in found.cases}
    for number, document in known.photographs.items():
        case = cases.get(contact_of(number))
        if number not in known.acknowledged or case is None:
            continue
        if len(case.documents) != 1 or document not in ("", *case.documents):
            yield f"{case.reference} was sent with one photograph, and has {', '.join(case.documents) or 'none'}"


def _wrong_steps(known: Known, found: Found, due: Mapping[int, Due]) -> Iterator[str]:
    steps = Counter((event.reference, event.step) for event in found.events)
    for reference, step in known.taken:
        if steps[reference, step] != 1:
            yield f"{step} of {reference} was said to be taken, and is there {steps[reference, step]} times"
    yield from (
        f"{event.step} of {event.reference} is no step of the table" for event in found.events if event.id not in due
    )


def _wrong_messages(found: Found, due: Mapping[int, Due]) -> Iterator[str]:
    rows: dict[int, list[Message]] = {}
    for message in found.messages:
        if message.event in due:
            rows.setdefault(message.event, []).append(message)
        elif message.event is not None or message.key != CODE_KEY:
            yield f"the message {message.key} to {message.to} follows from nothing"
    for number, one in due.items():
        yield from _wrong_message(one, rows.get(number, []), found)


def _wrong_message(due: Due, rows: list[Message], found: Found) -> Iterator[str]:
    named = f"“{due.subject}” of {due.event.reference}"
    if not rows:
        failed = {(effect.event, effect.key) for effect in found.effects if effect.id in found.shown.failed}
        if (due.event.id, due.key) not in failed:
            yield f"{named} was never written, and no page shows it"
        return
    if len(rows) > 1:
        yield f"{named} was written {len(rows)} times"
    for row in rows:
        if (row.key, row.to) != (due.key, due.to):
            yield f"{named} was written as {row.key} to {row.to}"
        if row.state in SHOWN and (due.event.reference, due.subject) not in found.shown.messages:
            yield f"{named} is {row.state}, and no page shows it"
        if row.state not in SHOWN + ARRIVED:
            yield f"{named} is left {row.state}"


def _wrong_letters(known: Known, found: Found, due: Mapping[int, Due]) -> Iterator[str]:
    left = Counter(found.letters)
    states = {message.event: message.state for message in found.messages}
    for number, one in due.items():
        times, state = left.pop((one.to, one.subject), 0), states.get(number, "never written")
        # Where nobody knows whether it left, it may have: once.
        if times not in ((1,) if state in ARRIVED else (0, 1) if state == "undecided" else (0,)):
            yield f"“{one.subject}” of {one.event.reference} is {state}, and left {times} times"
    codes = Counter[str]()
    for (to, subject), times in left.items():
        if subject.startswith(CODE_SUBJECT):
            codes[to] += times
        else:
            yield f"“{subject}” left {times} times to {to}, and nothing had to be told"
    yield from _wrong_codes(known, found, codes)


def _wrong_codes(known: Known, found: Found, left: Counter[str]) -> Iterator[str]:
    """A code that nobody knows to have left is shown to nobody: who waits for it asks for another."""
    written = [message for message in found.messages if message.event is None]
    sure = Counter(message.to for message in written if message.state in ARRIVED)
    perhaps = Counter(message.to for message in written if message.state == "undecided")
    for to in known.codes.keys() | left.keys() | sure.keys() | perhaps.keys():
        if sure[to] + perhaps[to] > known.codes[to]:
            yield f"{to} asked for {known.codes[to]} codes, and {sure[to] + perhaps[to]} were written"
        if not sure[to] <= left[to] <= sure[to] + perhaps[to]:
            yield f"{sure[to]} codes to {to} were sent, {perhaps[to]} perhaps, and {left[to]} left"


def _wrong_effects(found: Found, due: Mapping[int, Due]) -> Iterator[str]:
    done = Counter((effect.event, effect.kind, effect.key) for effect in found.effects)
    for effect in found.effects:
        wanted = due.get(effect.event)
        if effect.kind != "tell" or wanted is None or wanted.key != effect.key:
            yield f"{_named(effect)} follows from nothing"
        elif done[effect.event, effect.kind, effect.key] != 1:
            yield f"{_named(effect)} is there twice"
        if effect.state == "failed" and effect.id not in found.shown.failed:
            yield f"{_named(effect)} failed, and no page shows it"
        if effect.state not in ("done", "failed"):
            yield f"{_named(effect)} is left {effect.state}"
    missing = [one for number, one in due.items() if (number, "tell", one.key) not in done]
    yield from (
        f"nothing was written down to follow {one.event.step or 'the sending'} of {one.event.reference}"
        for one in missing
    )


def _named(effect: Effect) -> str:
    return f"the effect {effect.kind} {effect.key} of event {effect.event}"
