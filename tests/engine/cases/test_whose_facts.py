"""What is said of somebody else is not kept as the applicant's own: a letter would go to the wrong house."""

import pytest

from frontdoor.engine.cases.models import Role
from frontdoor.engine.parties.kinds import ContactKind
from tests.heart import NOW, catalogue, postcodes
from tests.robot.company import Walk, company, covered, folder, walk

__all__ = ["catalogue", "company", "folder", "postcodes", "walk"]

BADGE = "apply-for-a-blue-badge"


@pytest.mark.parametrize(("whose", "is_theirs"), [("me", True), ("child", False), ("other", False)])
def test_an_address_is_the_applicants_only_where_they_ask_for_themselves(
    walk: Walk, whose: str, is_theirs: bool
) -> None:
    answers = next(path.answers for path in covered(BADGE).complete if path.answers["applying_for"] == whose)
    case = walk(BADGE).submit(answers, now=NOW)
    party = case.parties.get(role=Role.APPLICANT).party
    assert (party.first_name, party.last_name) == tuple(answers["contact_name"].values())
    kinds = set(party.contact_points.values_list("kind", flat=True))
    assert (ContactKind.ADDRESS in kinds, ContactKind.EMAIL in kinds) == (is_theirs, True)
