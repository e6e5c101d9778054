"""The line that leads a case: what we have said, how the clock stands, and the state. Must not change anything."""

from typing import Any

from django.utils.translation import gettext as _

from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.queries.following import Promise, promises, that_stands
from frontdoor.web.saying import short_moment

from ..clock_words import tag_of
from ..rows import state_name
from ..sight import Sight


def strip(seen: Sight) -> dict[str, Any]:
    """promise, clock and state as case_strip() takes them."""
    case = seen.case
    made = promises(case, now=seen.now, language="en")
    standing = that_stands(case, made)
    said = _promise(standing) if standing else _last(made)
    return {"promise": said, "clock": _clock(seen, standing), "state": _state(case)}


def _promise(standing: Promise) -> dict[str, str]:
    clock = standing.clock
    when = _("Promised %s.") % short_moment(clock.started_at)
    first = standing.first_words
    return {
        "text": standing.words,
        "note": when
        if first == standing.words
        else _("%(when)s First we said: %(first)s.") % {"when": when, "first": first.rstrip(".")},
    }


def _last(made: list[Promise]) -> dict[str, str] | None:
    """Of a case that owes nothing any more, the promise that was made last and what became of it."""
    if not made:
        return None
    became = (
        _("Kept.") if made[-1].stands == "kept" else _("It was not kept in time.") if made[-1].clock.broken_at else ""
    )
    return {"text": made[-1].words, "note": became}


def _clock(seen: Sight, standing: Promise | None) -> dict[str, str] | None:
    if standing is None:
        return None
    tag = tag_of(seen.case, standing.clock, now=seen.now)
    words = {"late": _("Late"), "due": _("Due today"), "on_time": _("On time"), "paused": _("Paused")}
    note = _("Of %s.") % standing.clock.period
    return {"text": tag.text, "note": note, "kind": tag.kind, "tag": words.get(tag.kind, "")}


def _state(case: Case) -> dict[str, str]:
    return {"text": state_name(case.state), "note": _("Since %s") % short_moment(case.state_since)}
