"""The robot: every path and page of every service in the catalogue, in every run; its steps are in test_every_step.py.

It proves that the engine agrees with the definitions; whether the definitions are right is for the walks by hand.
"""

from tests.heart import catalogue, postcodes
from tests.robot.company import company, folder, post, walk
from tests.robot.pages import (
    test_one_whole_way_through_the_pages_says_what_the_definition_says,
    test_where_a_stop_ends_the_journey_its_page_says_why_and_nothing_can_be_sent,
)
from tests.robot.questions import (
    test_every_path_may_be_sent_and_keeps_what_applies,
    test_nobody_is_asked_twice,
    test_nothing_that_a_definition_says_is_out_of_reach,
    test_what_a_stop_ends_is_not_sent,
)

__all__ = [
    "catalogue",
    "company",
    "folder",
    "post",
    "postcodes",
    "test_every_path_may_be_sent_and_keeps_what_applies",
    "test_nobody_is_asked_twice",
    "test_nothing_that_a_definition_says_is_out_of_reach",
    "test_one_whole_way_through_the_pages_says_what_the_definition_says",
    "test_what_a_stop_ends_is_not_sent",
    "test_where_a_stop_ends_the_journey_its_page_says_why_and_nothing_can_be_sent",
    "walk",
]
