"""Small changes of the council's definitions, each with the walk that must notice it: four for each service.

Each replaces words that stand in the file exactly once, and leaves a definition that passes the check.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import (
    test_apply_for_a_blue_badge,
    test_apply_for_a_blue_badge_otherwise,
    test_foi_request,
    test_foi_request_otherwise,
    test_register_as_a_supplier,
    test_register_as_a_supplier_otherwise,
    test_report_a_pothole,
    test_report_a_pothole_otherwise,
)
from .walking import Town

_LEADS_TO = re.compile(r"leads_to: ([a-z0-9-]+)")


@dataclass(frozen=True)
class Mutation:
    """`what` was changed in the service: a placeholder, a time, a transition or a condition."""

    service: str
    what: str
    old: str
    new: str
    walk: Callable[[Town], None]


MUTATIONS = (
    Mutation(
        "report-a-pothole",
        "a placeholder",
        "We have inspected the hole at ((site)).\n      ((promise))",
        "We have inspected the hole at ((site)).\n      ((link))",
        test_report_a_pothole.test_a_hole_is_inspected_and_mended_and_after_28_days_it_is_too_late,
    ),
    Mutation(
        "report-a-pothole",
        "a time",
        "- when: danger\n        time: 4 hours",
        "- when: danger\n        time: 5 hours",
        test_report_a_pothole_otherwise.test_a_dangerous_hole_is_late_and_sam_hears_of_each_date_before_asking,
    ),
    Mutation(
        "report-a-pothole",
        "a transition",
        "label: Not deep enough\n",
        "label: Not deep enough\n        by: manager\n",
        test_report_a_pothole_otherwise.test_a_shallow_hole_is_refused_in_the_inspectors_words_and_looked_at_again,
    ),
    Mutation(
        "report-a-pothole",
        "a condition",
        "when: depth_mm >= 40 ||",
        "when: depth_mm >= 39 ||",
        test_report_a_pothole.test_a_hole_is_inspected_and_mended_and_after_28_days_it_is_too_late,
    ),
    Mutation(
        "foi-request",
        "a placeholder",
        "((weighing))\n",
        "((topic))\n",
        test_foi_request_otherwise.test_weighing_the_public_interest_takes_longer_and_nadia_is_told_why_once,
    ),
    Mutation(
        "foi-request",
        "a time",
        "after: 2 months",
        "after: 3 months",
        test_foi_request_otherwise.test_a_question_that_nobody_answers_closes_the_request_after_two_months,
    ),
    Mutation(
        "foi-request",
        "a transition",
        "        approve: manager\n",
        "",
        test_foi_request_otherwise.test_a_refusal_is_sent_when_a_second_person_agrees_and_stands_after_40_working_days,
    ),
    Mutation(
        "foi-request",
        "a condition",
        'when: send_as == "paper" ||',
        'when: send_as != "paper" ||',
        test_foi_request.test_a_request_is_clarified_the_20_days_begin_again_and_it_is_answered,
    ),
    Mutation(
        "apply-for-a-blue-badge",
        "a placeholder",
        "The Blue Badge lasts until ((until_on)).",
        "The Blue Badge lasts until ((born_on)).",
        test_apply_for_a_blue_badge.test_margaret_comes_back_on_another_device_pays_by_telephone_and_has_her_badge,
    ),
    Mutation(
        "apply-for-a-blue-badge",
        "a time",
        "after: 3 months",
        "after: 2 months",
        test_apply_for_a_blue_badge_otherwise.test_who_does_not_pay_within_three_months_is_told_that_it_is_closed,
    ),
    Mutation(
        "apply-for-a-blue-badge",
        "a transition",
        "label: The first decision was right\n        by: manager\n",
        "label: The first decision was right\n",
        test_apply_for_a_blue_badge_otherwise.test_after_an_assessment_it_is_refused_by_letter_and_looked_at_again,
    ),
    Mutation(
        "apply-for-a-blue-badge",
        "a condition",
        '- when: proof != "none" && proof != "unsure"\n        time: 20 working days',
        '- when: proof != "none" && proof != "pip_moving"\n        time: 20 working days',
        test_apply_for_a_blue_badge_otherwise.test_what_is_missing_is_asked_for_the_clock_stops_and_then_it_is_late,
    ),
    Mutation(
        "register-as-a-supplier",
        "a placeholder",
        "Your supplier number is ((supplier_number)).",
        "Your supplier number is ((reference)).",
        test_register_as_a_supplier.test_colne_asphalt_is_asked_something_the_clock_stops_and_then_it_is_registered,
    ),
    Mutation(
        "register-as-a-supplier",
        "a time",
        "- time: 10 working days",
        "- time: 11 working days",
        test_register_as_a_supplier_otherwise.test_a_late_check_is_told_in_the_councils_own_words,
    ),
    Mutation(
        "register-as-a-supplier",
        "a transition",
        "label: Already registered\n",
        "label: Already registered\n        by: manager\n",
        test_register_as_a_supplier_otherwise.test_a_refusal_needs_two_who_agree_and_is_looked_at_again_within_28_days,
    ),
    Mutation(
        "register-as-a-supplier",
        "a condition",
        'when: business_kind == "company"',
        'when: business_kind != "charity"',
        test_register_as_a_supplier_otherwise.test_a_refusal_needs_two_who_agree_and_is_looked_at_again_within_28_days,
    ),
)


def changed(catalogue: Path, mutation: Mutation, *, beside: Path) -> Path:
    """A copy of the catalogue with this one change, and of services this one and those that it leads to alone:
    the others take long to check."""
    folder = shutil.copytree(catalogue, beside / "catalogue", ignore=shutil.ignore_patterns("translations"))
    services = {file.stem: file for file in folder.glob("services/*/*.yaml")}
    kept = _reached(mutation.service, services)
    for key, other in services.items():
        if key not in kept:
            other.unlink()
    file = services[mutation.service]
    text = file.read_text()
    assert text.count(mutation.old) == 1, f"{mutation.service}: {text.count(mutation.old)} times {mutation.old!r}"
    file.write_text(text.replace(mutation.old, mutation.new))
    return folder


def _reached(key: str, services: dict[str, Path]) -> set[str]:
    """The keys of this service and of all that it leads to, and so on."""
    reached: set[str] = set()
    waiting = {key}
    while waiting:
        reached.add(one := waiting.pop())
        waiting |= set(_LEADS_TO.findall(services[one].read_text())) - reached
    return reached
