"""A walk that never fails proves nothing: each is walked in a town whose definition was changed, and must notice."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from .conftest import Found
from .mutations import MUTATIONS, Mutation, changed
from .mutations_of_staff_services import MUTATIONS as OF_STAFF_SERVICES


@pytest.mark.parametrize(
    "mutation", MUTATIONS + OF_STAFF_SERVICES, ids=lambda mutation: f"{mutation.service}: {mutation.what}"
)
def test_a_changed_definition_is_noticed(
    found: Found, settings: LazySettings, tmp_path: Path, mutation: Mutation
) -> None:
    town = found(changed(settings.CATALOGUE, mutation, beside=tmp_path))
    with pytest.raises(AssertionError):
        mutation.walk(town)
