"""One whole way through the pages of every service: resident, staff, second person, and what nobody may find there."""

import pytest
from django.utils import timezone

from frontdoor.engine.cases.examples.cast import Cast
from frontdoor.engine.cases.examples.plans import walks_of
from frontdoor.engine.journeys.paths import paths_of
from tests.robot.browser import Browser, fields_of
from tests.robot.company import SERVICES, Walk
from tests.robot.desk import Desk
from tests.robot.journeys import journey
from tests.robot.marks import codes_of, leaks, personal_values
from tests.robot.words import pattern


@pytest.mark.parametrize("key", SERVICES)
def test_one_whole_way_through_the_pages_says_what_the_definition_says(
    walk: Walk, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    walker, today = walk(key), timezone.localdate()
    path = paths_of(walker.service, today=today).complete[0]
    resident = Browser(Cast(today).applicant(walker.service))
    case = journey(walker.service, resident, path)
    desk = Desk(walker, case, resident)
    desk.follow(max(walks_of(walker.service), key=len))
    visited = "\n".join(url for browser in (resident, *desk.staff.values()) for url in browser.visited)
    values = personal_values(walker.service, case)
    assert values
    assert leaks(values, visited, caplog.text, codes_of(case)) == []


@pytest.mark.parametrize("key", SERVICES)
def test_where_a_stop_ends_the_journey_its_page_says_why_and_nothing_can_be_sent(walk: Walk, key: str) -> None:
    walker, today = walk(key), timezone.localdate()
    for path in paths_of(walker.service, today=today).paths:
        if path.stopped_by is None:
            continue
        browser = Browser(Cast(today).applicant(walker.service))
        for asked, answer in path.answers.items():
            question = walker.service.question(asked)
            browser.post(f"/{key}/{asked}", fields_of(question, answer))
        assert question.stop is not None
        assert pattern(question.stop.says, empty=set()).search(browser.text)
        assert browser.get(f"/{key}/check-your-answers") and browser.at == f"/{key}/{path.stopped_by}"
