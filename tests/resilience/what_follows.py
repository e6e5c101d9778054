"""What must follow in the services of a storm, copied by hand from the catalogue, and what is sent and done there.

It must not read the product: whoever judges would otherwise ask the accused. A service whose words change is
changed here too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SENT = ""
"""In place of a step: what follows when somebody sends it."""
PLACE = {"lat": 53.855812, "lng": -2.167803, "words": "Albert Road, Colne"}


@dataclass(frozen=True)
class Told:
    """One message: its key in the definition, and its subject as people read it."""

    key: str
    subject: str


@dataclass(frozen=True)
class Used:
    """A service of the storm. `tells` has what follows by step; each is told once, to whoever sent it. `steps` has
    what staff answer at each, and `asks` what a resident does."""

    team: str
    asks: Mapping[str, Any]
    tells: Mapping[str, Told]
    steps: Mapping[str, Mapping[str, str]]


POTHOLE, FOOTPATH = "report-a-pothole", "report-a-footpath-problem"
SERVICES = {
    POTHOLE: Used(
        team="highways_area_teams",
        asks={"surface": "road", "site": PLACE, "size": "small", "danger": False},
        tells={
            SENT: Told("received", "We have your report {reference}"),
            "assess": Told("repair_ordered", "We are going to mend the hole you reported"),
            "mended": Told("mended", "The hole you reported is mended"),
            "below_threshold": Told("no_action", "We are not going to mend the hole you reported"),
        },
        steps={
            # Its repair is promised within hours, so that it is soon seen at the top of the queue.
            "assess": {"depth_mm": "55", "risk": "emergency"},
            "mended": {},
            "below_threshold": {"reason": "It is not deep enough."},
        },
    ),
    FOOTPATH: Used(
        team="rights_of_way",
        asks={"kind": "stile", "site": PLACE, "danger": False},
        tells={
            SENT: Told("received", "We have your request {reference}"),
            "done": Told("done", "What you reported is put right {reference}"),
            "no_action": Told("no_action", "What we found about your report {reference}"),
        },
        steps={"done": {}, "no_action": {"reason": "The stile can be used."}},
    ),
}


def contact_of(number: str) -> str:
    """The address that only the report of this number gives: by it a case and its letters are told apart."""
    return f"{number}@example.com"
