"""Every kind of event has its sentence, every effect somebody who does it, and everything unasked is on one page."""

import ast
from typing import get_args

from frontdoor.engine.cases.models import Kind
from frontdoor.engine.cases.sentences import FOR_STAFF
from frontdoor.engine.definitions.language.part import EffectKind
from frontdoor.engine.effects.kinds import KINDS

from .sources import modules, tree


def test_every_kind_of_event_has_a_sentence_and_no_other_has():
    assert set(FOR_STAFF) == set(Kind)
    assert [kind for kind, sentence in FOR_STAFF.items() if not str(sentence).strip()] == []


def test_a_sentence_is_of_one_kind_alone():
    sentences = [str(sentence) for sentence in FOR_STAFF.values()]
    assert len(set(sentences)) == len(sentences)


def test_every_effect_of_the_language_has_who_does_it():
    assert set(KINDS) == set(get_args(EffectKind))


def test_everything_that_happens_unasked_is_on_the_schedule():
    """Whoever looks for it looks on one page; elsewhere there are only jobs that something asked for."""
    periodic = [
        f"{path}:{node.lineno}"
        for path in modules("frontdoor")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "periodic" and path.name != "schedule.py"
    ]
    assert periodic == []


def test_every_write_of_an_event_is_by_the_ledger():
    """Who makes an Event elsewhere would leave the chain."""
    found = {
        f"{path}"
        for path in modules("frontdoor")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Event", "Event.objects.create", "models.Event")
    }
    assert found == {"frontdoor/engine/cases/ledger.py"}
