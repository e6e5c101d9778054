"""Small changes of the services for those who sign in, each with the walk that must notice it: four for each service.

Each replaces words that stand in the file exactly once, and leaves a definition that passes the check.
"""

from . import (
    test_change_my_working_hours,
    test_change_my_working_hours_otherwise,
    test_raise_casework,
    test_raise_casework_otherwise,
    test_refer_for_early_help,
    test_refer_for_early_help_otherwise,
)
from .mutations import Mutation

MUTATIONS = (
    Mutation(
        "change-my-working-hours",
        "a placeholder",
        "Your new hours begin on ((changed_from_on)).",
        "Your new hours begin on ((from_on)).",
        test_change_my_working_hours.test_her_manager_alone_has_it_offers_something_else_and_then_agrees,
    ),
    Mutation(
        "change-my-working-hours",
        "a time",
        "- time: 15 working days",
        "- time: 14 working days",
        test_change_my_working_hours_otherwise.test_a_refusal_is_talked_over_first_and_the_appeal_is_heard_by_somebody_else,
    ),
    Mutation(
        "change-my-working-hours",
        "a transition",
        "label: Dismiss the appeal\n        by: manager\n",
        "label: Dismiss the appeal\n",
        test_change_my_working_hours_otherwise.test_a_refusal_is_talked_over_first_and_the_appeal_is_heard_by_somebody_else,
    ),
    Mutation(
        "change-my-working-hours",
        "a condition",
        "when: talked\n",
        "when: talked || !talked\n",
        test_change_my_working_hours_otherwise.test_a_refusal_is_talked_over_first_and_the_appeal_is_heard_by_somebody_else,
    ),
    Mutation(
        "raise-casework",
        "a placeholder",
        "((officer_team)) has it. ((promise))",
        "((reference)) has it. ((promise))",
        test_raise_casework_otherwise.test_an_officer_takes_longer_then_is_late_and_vic_hears_of_each_date,
    ),
    Mutation(
        "raise-casework",
        "a time",
        "time: 2 working days",
        "time: 3 working days",
        test_raise_casework.test_an_urgent_matter_is_asked_about_the_clock_stops_and_vic_is_answered,
    ),
    Mutation(
        "raise-casework",
        "a transition",
        "label: Not the council's to do\n        to: not_ours\n",
        "label: Not the council's to do\n        to: not_ours\n        by: manager\n",
        test_raise_casework_otherwise.test_what_is_not_the_councils_is_said_with_whose_it_is_and_stands_after_28_days,
    ),
    Mutation(
        "raise-casework",
        "a condition",
        'when: topic == "roads"',
        'when: topic == "travel"',
        test_raise_casework_otherwise.test_an_officer_takes_longer_then_is_late_and_vic_hears_of_each_date,
    ),
    Mutation(
        "refer-for-early-help",
        "a placeholder",
        "((worker)) will work with the family.",
        "((reference)) will work with the family.",
        test_refer_for_early_help.test_a_family_is_helped_after_a_question_for_which_the_clock_stopped,
    ),
    Mutation(
        "refer-for-early-help",
        "a time",
        "- time: 1 working day\n",
        "- time: 2 working days\n",
        test_refer_for_early_help_otherwise.test_two_agree_to_hand_it_over_and_it_is_late_there_and_comes_back,
    ),
    Mutation(
        "refer-for-early-help",
        "a transition",
        "        to: with_social_care\n        approve: manager\n      signpost:",
        "        to: with_social_care\n      signpost:",
        test_refer_for_early_help_otherwise.test_two_agree_to_hand_it_over_and_it_is_late_there_and_comes_back,
    ),
    Mutation(
        "refer-for-early-help",
        "a condition",
        'when: "!family_agrees"',
        'when: "!family_agrees && danger"',
        test_refer_for_early_help.test_a_family_is_helped_after_a_question_for_which_the_clock_stopped,
    ),
)
