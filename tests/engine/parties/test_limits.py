"""How often something may be tried."""

from datetime import timedelta

import pytest

from frontdoor.engine.parties.actions import TooMany, count_attempt, forget_counts, take_back_attempt
from frontdoor.engine.parties.models import RateCount

from .conftest import NOW

pytestmark = pytest.mark.django_db
WINDOW = timedelta(minutes=15)


def test_the_try_after_the_limit_is_refused_until_the_window_ends():
    tries = [count_attempt("ann", limit=3, window=WINDOW, now=NOW) for _ in range(3)]
    assert tries == [1, 2, 3]
    with pytest.raises(TooMany) as refused:
        count_attempt("ann", limit=3, window=WINDOW, now=NOW)
    assert refused.value.again_at == NOW + WINDOW
    assert count_attempt("ann", limit=3, window=WINDOW, now=NOW + WINDOW) == 1


def test_each_key_is_counted_alone_and_not_kept():
    count_attempt("ann@example.org", limit=1, window=WINDOW, now=NOW)
    assert count_attempt("bob@example.org", limit=1, window=WINDOW, now=NOW) == 1
    assert "example" not in str(list(RateCount.objects.values()))


def test_a_try_taken_back_does_not_count():
    for _ in range(5):
        count_attempt("ann", limit=1, window=WINDOW, now=NOW)
        take_back_attempt("ann", window=WINDOW, now=NOW)
    assert RateCount.objects.get().count == 0


def test_old_windows_are_forgotten():
    count_attempt("ann", limit=1, window=WINDOW, now=NOW)
    assert (forget_counts(NOW), forget_counts(NOW + WINDOW)) == (0, 1)
