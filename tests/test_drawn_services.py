"""Services drawn at random are published, sent through their pages and taken through every step, as real ones are."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings as product
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from frontdoor.engine.cases.examples.plans import edges_of, walks_of, ways_out
from frontdoor.engine.cases.examples.walking import Walker
from frontdoor.engine.cases.ledger import verify
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.actions import publish
from frontdoor.engine.journeys.paths import paths_of
from tests.heart import NOW, catalogue, postcodes
from tests.robot.browser import Browser
from tests.robot.company import company, folder, hours, keep, post
from tests.robot.drawn import KEY, services
from tests.robot.journeys import journey
from tests.robot.steps import stands

__all__ = ["catalogue", "company", "folder", "post", "postcodes"]

LONG = bool(os.environ.get("TESTS_LONG"))
EXAMPLES = 300 if LONG else 15
HOW = settings(
    max_examples=EXAMPLES,
    derandomize=not LONG,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
OTHERS = ("council.yaml", "teams.yaml", "blocks", "patterns")


@pytest.mark.usefixtures("company", "folder", "postcodes", "post")
def test_a_service_that_is_right_is_published_and_walked_whole(tmp_path: Path) -> None:
    written = tmp_path / "catalogue"
    area = written / "services" / "highways"
    area.mkdir(parents=True)
    for name in OTHERS:
        here = product.CATALOGUE / name
        (shutil.copytree if here.is_dir() else shutil.copy)(here, written / name)

    @given(services())
    @settings(
        max_examples=EXAMPLES,
        derandomize=not LONG,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    def walked(text: str) -> None:
        (area / f"{KEY}.yaml").write_text(text)
        with transaction.atomic():
            publish(written, NOW)
            _walk_whole()
            transaction.set_rollback(True)
        definitions.forget()

    walked()


def _walk_whole() -> None:
    walker = Walker(definitions.current().services[KEY], keep)
    found = paths_of(walker.service, today=NOW.date())
    assert found.unreached == ()
    for path in found.complete:
        walker.submit(path.answers, now=NOW)
    journey(walker.service, Browser(), found.complete[-1])
    taken: set[tuple[str, str]] = set()
    for plan in walks_of(walker.service):
        case = walker.submit(found.complete[0].answers, now=NOW)
        for step, name in enumerate(plan, 1):
            left, expected = case.state, ways_out(walker.service, case.state)[name]
            case = walker.take(case, name, now=hours(step))
            taken.add((left, name))
            stands(walker, case, left, name, expected)
    assert taken == set(edges_of(walker.service))
    assert list(verify()) == []
