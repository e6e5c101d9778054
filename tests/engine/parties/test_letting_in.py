"""Inviting, accepting, resetting and ending: who can sign in afterwards, and what is written down."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from frontdoor.engine.parties import queries
from frontdoor.engine.parties.actions import (
    AlreadyHere,
    LastAdministrator,
    LinkNotValid,
    accept_invitation,
    choose_password,
    end_access,
    invite,
    join_team,
    new_password_link,
    open_invitation,
    reset_second_factor,
    set_line_manager,
)
from frontdoor.engine.parties.models import Administration, Invitation, User

from .conftest import NOW, TODAY

PASSWORD = "three plain words"


def test_an_invited_person_signs_in_only_after_choosing_a_password(teams):
    invited = invite(" Ann@Example.org ", "Ann Archer", actor=None, now=NOW)
    assert (invited.user.email, invited.user.has_usable_password()) == ("ann@example.org", False)
    user = accept_invitation(invited.token, PASSWORD, now=NOW)
    assert user.check_password(PASSWORD)
    assert (user.party.first_name, user.party.last_name) == ("Ann", "Archer")
    assert user.party.contact_points.get().proved_at == NOW


def test_a_link_works_once(teams):
    invited = invite("ann@example.org", "Ann", actor=None, now=NOW)
    accept_invitation(invited.token, PASSWORD, now=NOW)
    with pytest.raises(LinkNotValid):
        accept_invitation(invited.token, "another password", now=NOW)
    assert User.objects.get().check_password(PASSWORD)


def test_a_link_is_dead_after_three_days(teams):
    invited = invite("ann@example.org", "Ann", actor=None, now=NOW)
    with pytest.raises(LinkNotValid):
        open_invitation(invited.token, now=NOW + timedelta(days=3))


def test_a_newer_link_ends_the_older(teams):
    older = invite("ann@example.org", "Ann", actor=None, now=NOW)
    newer = invite("ann@example.org", "Ann", actor=None, now=NOW)
    with pytest.raises(LinkNotValid):
        open_invitation(older.token, now=NOW)
    assert open_invitation(newer.token, now=NOW).user == older.user


def test_the_table_does_not_hold_the_token(teams):
    token = invite("ann@example.org", "Ann", actor=None, now=NOW).token
    assert token not in Invitation.objects.get().token_hash


def test_someone_who_signs_in_is_not_invited_again(person):
    person("ann")
    with pytest.raises(AlreadyHere):
        invite("ANN@example.org", "Ann", actor=None, now=NOW)


def test_the_first_administrator_is_put_in_their_team(teams):
    user = invite("ann@example.org", "Ann", actor=None, now=NOW, administrator=True).user
    assert list(queries.administrators(TODAY)) == [user]


def test_whoever_leaves_loses_everything_at_once(person, teams):
    ann, bob = person("ann", "administrators", "administrator"), person("bob", "highways_area_teams")
    cat = person("cat", "highways_area_teams")
    set_line_manager(cat, bob, actor=ann, now=NOW)
    Authenticator.objects.create(user=bob, type="totp", data={"secret": "x"})
    session = bob.get_session_auth_hash()
    link = new_password_link(bob, actor=ann, now=NOW)

    end_access(bob, actor=ann, now=NOW)

    bob.refresh_from_db()
    assert (bob.is_active, bob.has_usable_password()) == (False, False)
    assert bob.get_session_auth_hash() != session
    assert queries.roles_of(bob, TODAY) == frozenset()
    assert not Authenticator.objects.filter(user=bob).exists()
    assert queries.line_manager(cat.party, TODAY) is None
    with pytest.raises(LinkNotValid):
        choose_password(link, "four plain words here", now=NOW)
    assert queries.roles_of(cat, TODAY) == {("highways_area_teams", "handler")}


def test_a_place_that_had_still_to_begin_never_does(person, teams):
    ann, bob = person("ann", "administrators", "administrator"), person("bob")
    soon = TODAY + timedelta(days=7)
    join_team(bob, teams["councillors"], "handler", actor=ann, now=NOW, from_on=soon)
    end_access(bob, actor=ann, now=NOW)
    assert queries.roles_of(bob, soon) == frozenset()


def test_someone_who_left_may_come_back_with_nothing_but_their_name(person):
    ann, bob = person("ann", "administrators", "administrator"), person("bob", "highways_area_teams")
    end_access(bob, actor=ann, now=NOW)
    again = invite("bob@example.org", "Bob", actor=ann, now=NOW)
    assert again.user == bob
    back = accept_invitation(again.token, PASSWORD, now=NOW)
    assert (back.is_active, queries.roles_of(back, TODAY)) == (True, frozenset())


def test_the_last_administrator_stays(person):
    ann = person("ann", "administrators", "administrator")
    person("bob", "highways_area_teams")
    with pytest.raises(LastAdministrator):
        end_access(ann, actor=ann, now=NOW)
    bea = person("bea", "administrators", "administrator")
    end_access(ann, actor=bea, now=NOW)
    assert list(queries.administrators(TODAY)) == [bea]


def test_a_reset_second_factor_ends_every_session(person):
    ann, bob = person("ann", "administrators", "administrator"), person("bob")
    Authenticator.objects.create(user=bob, type="totp", data={"secret": "x"})
    Authenticator.objects.create(user=ann, type="totp", data={"secret": "y"})
    session = bob.get_session_auth_hash()
    reset_second_factor(bob, actor=ann, now=NOW)
    bob.refresh_from_db()
    assert bob.get_session_auth_hash() != session
    assert [each.user for each in Authenticator.objects.all()] == [ann]


def test_a_link_for_a_new_password_ends_sessions_and_works_once(person):
    bob = person("bob")
    session = bob.get_session_auth_hash()
    token = new_password_link(bob, actor=None, now=NOW)
    user = choose_password(token, "four plain words here", now=NOW)
    assert user.check_password("four plain words here")
    assert user.get_session_auth_hash() != session
    with pytest.raises(LinkNotValid):
        choose_password(token, "five plain words right here", now=NOW)


def test_each_act_is_written_down_with_who_did_it(person, teams):
    ann, bob = person("ann", "administrators", "administrator"), person("bob")
    join_team(bob, teams["highways_area_teams"], "manager", actor=ann, now=NOW)
    set_line_manager(bob, ann, actor=ann, now=NOW)
    reset_second_factor(bob, actor=ann, now=NOW)
    end_access(bob, actor=ann, now=NOW)
    acts = Administration.objects.filter(subject=bob).order_by("pk")
    assert [(act.what, act.actor, act.role) for act in acts] == [
        ("invited", None, ""),
        ("accepted", bob, ""),
        ("joined_team", ann, "manager"),
        ("line_manager_set", ann, ""),
        ("second_factor_reset", ann, ""),
        ("access_ended", ann, ""),
    ]
