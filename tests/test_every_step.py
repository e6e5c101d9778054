"""The robot: every transition and letter of every service in the catalogue, in every run; see test_every_service.py.

In a file of its own, so that two processors share the work.
"""

from tests.heart import catalogue, postcodes
from tests.robot.company import company, folder, post, walk
from tests.robot.letters import test_every_letter_says_the_definitions_words_and_nothing_is_left_unfilled
from tests.robot.steps import (
    test_a_condition_that_does_not_hold_refuses_in_its_own_words,
    test_every_telling_answer_to_a_step_is_taken_once,
    test_every_transition_is_taken_and_leads_where_it_says,
    test_everyone_named_may_take_a_transition_and_nobody_else,
)

__all__ = [
    "catalogue",
    "company",
    "folder",
    "post",
    "postcodes",
    "test_a_condition_that_does_not_hold_refuses_in_its_own_words",
    "test_every_letter_says_the_definitions_words_and_nothing_is_left_unfilled",
    "test_every_telling_answer_to_a_step_is_taken_once",
    "test_every_transition_is_taken_and_leads_where_it_says",
    "test_everyone_named_may_take_a_transition_and_nobody_else",
    "walk",
]
