"""Places in teams and line managers, day by day."""

from datetime import timedelta

import pytest

from frontdoor.engine.parties import queries
from frontdoor.engine.parties.actions import (
    LastAdministrator,
    ManagesThemselves,
    NotATeam,
    join_team,
    leave_team,
    set_line_manager,
    sync_teams,
)
from frontdoor.engine.parties.models import Membership, Relationship, Team
from frontdoor.engine.rules import named

from .conftest import NOW, TEAMS, TODAY, Described

DAY = timedelta(days=1)


def test_a_place_is_held_from_its_first_day_to_its_last(person, teams):
    ann, bob = person("ann", "administrators", "administrator"), person("bob")
    first, last = TODAY + 2 * DAY, TODAY + 4 * DAY
    place = join_team(bob, teams["councillors"], "handler", actor=ann, now=NOW, from_on=first)
    leave_team(place, actor=ann, now=NOW, until_on=last)
    held = [len(queries.teams_of(bob, TODAY + n * DAY)) for n in range(1, 6)]
    assert held == [0, 1, 1, 1, 0]
    assert queries.audiences_of(bob, first) == {"councillor"}


def test_leaving_takes_effect_at_once_even_on_the_first_day(person):
    ann, bob = person("ann", "administrators", "administrator"), person("bob", "highways_area_teams")
    leave_team(Membership.objects.get(user=bob), actor=ann, now=NOW)
    assert (queries.is_staff(bob, TODAY), queries.is_staff(ann, TODAY)) == (False, True)


def test_joining_twice_is_joining_once(person, teams):
    bob = person("bob", "highways_area_teams")
    join_team(bob, teams["highways_area_teams"], "handler", actor=None, now=NOW)
    assert Membership.objects.filter(user=bob).count() == 1


def test_the_last_administrator_does_not_leave_that_team(person):
    ann = person("ann", "administrators", "administrator")
    with pytest.raises(LastAdministrator):
        leave_team(Membership.objects.get(user=ann), actor=ann, now=NOW)


def test_a_role_counts_in_the_team_that_it_is_held_in(person, teams):
    bob = person("bob", "highways_area_teams", "manager")
    join_team(bob, teams["councillors"], "handler", actor=None, now=NOW)
    assert queries.roles_of(bob, TODAY) == {("highways_area_teams", "manager"), ("councillors", "handler")}
    assert queries.is_administrator(bob, TODAY) is False


def test_teams_follow_the_catalogue(person, teams):
    bob = person("bob")
    sync_teams({"administrators": Described("Those who let in")}, on=TODAY)
    assert [(team.key, team.name) for team in queries.current_teams()] == [("administrators", "Those who let in")]
    gone = Team.objects.get(key="councillors")
    with pytest.raises(NotATeam):
        join_team(bob, gone, "handler", actor=None, now=NOW)
    sync_teams(TEAMS, on=TODAY)
    assert Team.objects.get(key="councillors").retired_on is None


def test_a_person_has_one_line_manager_at_a_time(person):
    ann, bob, cat = person("ann"), person("bob"), person("cat")
    set_line_manager(cat, ann, actor=None, now=NOW)
    later = NOW + timedelta(days=10)
    set_line_manager(cat, bob, actor=None, now=later)
    assert queries.line_manager(cat.party, TODAY + 9 * DAY) == ann
    assert queries.line_manager(cat.party, TODAY + 10 * DAY) == bob
    set_line_manager(cat, None, actor=None, now=later)
    assert queries.line_manager(cat.party, TODAY + 10 * DAY) is None
    assert Relationship.objects.count() == 2


def test_nobody_manages_themselves(person):
    ann = person("ann")
    with pytest.raises(ManagesThemselves):
        set_line_manager(ann, ann, actor=None, now=NOW)


def test_the_rule_line_manager_answers_for_the_applicant(person):
    from frontdoor.domains.workforce import rules

    ann, bob = person("ann"), person("bob")
    set_line_manager(bob, ann, actor=None, now=NOW)
    assert named.named("line_manager").function is rules.line_manager
    assert named.call("line_manager", applicant=bob.party, on=TODAY) == ann
    assert named.call("line_manager", applicant=ann.party, on=TODAY) is None


def test_people_are_found_by_part_of_a_name_or_email(person):
    person("ann", "highways_area_teams")
    person("bob")
    found = queries.people("an exam", on=TODAY)
    assert [(user.email, [place.team.key for place in user.places]) for user in found] == [
        ("ann@example.org", ["highways_area_teams"])
    ]
