"""Contacts, and the codes and links that prove them."""

from datetime import timedelta

import pytest

from frontdoor.engine.parties.actions import (
    ProofNotValid,
    forget_proofs,
    is_of,
    issue_proof,
    join_parties,
    open_link,
    part_party,
    prove_contact,
    provisional_party,
    use_code,
    use_token,
)
from frontdoor.engine.parties.contacts import normal_form
from frontdoor.engine.parties.models import ContactPoint, ContactProof, Party
from frontdoor.engine.parties.queries import contacts_of

from .conftest import NOW

pytestmark = pytest.mark.django_db
SENT = {"kind": "email", "value": "Ann@Example.org", "now": NOW}


def test_two_parties_with_one_email_stay_two_people():
    one = provisional_party("Ann Archer", [("email", "ann@example.org")], now=NOW)
    other = provisional_party("Alan Archer", [("email", "ANN@example.org ")], now=NOW)
    prove_contact(one, "email", "ann@example.org", now=NOW)
    assert one.pk != other.pk
    assert {point.party_id: point.proved_at for point in ContactPoint.objects.all()} == {one.pk: NOW, other.pk: None}


def test_joining_two_parties_can_be_undone():
    one, other = provisional_party("Ann", now=NOW), provisional_party("Ann", now=NOW)
    join_parties(other, one)
    assert Party.objects.get(joined_to=one) == other
    part_party(other)
    assert not Party.objects.exclude(joined_to=None).exists()


def test_contacts_are_kept_in_one_form():
    assert normal_form("email", " Ann@Example.ORG ") == "ann@example.org"
    assert normal_form("telephone", "(01772) 533 444") == normal_form("telephone", "+44 1772 533444") == "+441772533444"
    assert normal_form("address", " 1 High  Street\n\nPreston") == "1 High Street\nPreston"


def test_the_proved_contact_is_the_one_to_write_to():
    party = provisional_party("Ann", [("email", "old@example.org"), ("email", "typo@example.org")], now=NOW)
    prove_contact(party, "email", "old@example.org", now=NOW)
    assert contacts_of([party], "email") == {party.pk: "old@example.org"}


def test_a_code_proves_the_contact_it_was_sent_to_once():
    issued = issue_proof("track", 7, **SENT)
    proof = use_code("track", 7, f" {issued.code[:3]} {issued.code[3:]}", now=NOW)
    assert is_of(proof, "email", "ann@example.org")
    assert not is_of(proof, "email", "bob@example.org")
    with pytest.raises(ProofNotValid):
        use_code("track", 7, issued.code, now=NOW)
    with pytest.raises(ProofNotValid):
        use_token("track", issued.token, now=NOW)


def test_a_code_is_for_its_own_purpose_and_subject():
    issued, other = issue_proof("track", 7, **SENT), issue_proof("track", 8, **SENT)
    for purpose, subject in [("reopen", 7), ("track", 9)]:
        with pytest.raises(ProofNotValid):
            use_code(purpose, subject, issued.code, now=NOW)
    with pytest.raises(ProofNotValid):
        use_token("reopen", other.token, now=NOW)
    assert use_token("track", other.token, now=NOW).subject == "8"


def test_the_fifth_wrong_guess_ends_a_code_but_not_the_link():
    issued = issue_proof("track", 7, **SENT)
    wrong = "000000" if issued.code != "000000" else "000001"
    for _ in range(5):
        with pytest.raises(ProofNotValid):
            use_code("track", 7, wrong, now=NOW)
    with pytest.raises(ProofNotValid):
        use_code("track", 7, issued.code, now=NOW)
    assert ContactProof.objects.get().attempts == 5
    assert use_token("track", issued.token, now=NOW).subject == "7"


def test_a_code_lives_half_an_hour_and_a_newer_one_ends_it():
    older = issue_proof("track", 7, **SENT)
    newer = issue_proof("track", 7, **SENT)
    with pytest.raises(ProofNotValid):
        open_link("track", older.token, now=NOW)
    assert open_link("track", newer.token, now=NOW).used_at is None
    with pytest.raises(ProofNotValid):
        use_code("track", 7, newer.code, now=NOW + timedelta(minutes=30))


def test_nothing_that_opens_or_names_anyone_is_kept_readable():
    issued = issue_proof("track", 7, **SENT)
    kept = str(ContactProof.objects.values().get())
    assert [secret in kept for secret in (issued.code, issued.token, "ann@example.org", "example")] == [False] * 4
    assert issued.code not in repr(issued)


def test_old_proofs_are_forgotten():
    issue_proof("track", 7, **SENT)
    assert (forget_proofs(NOW), forget_proofs(NOW + timedelta(hours=1))) == (0, 1)
