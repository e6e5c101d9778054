"""The seed of a run: tests that draw at random are given other things each time, and say how to have the same again.
Must not draw anything."""

import os
import secrets

SEED = int(os.environ.get("TESTS_SEED") or secrets.randbelow(2**32))


def say_seed() -> None:
    """Beside a failure: pytest shows what a failed test printed."""
    print(f"drawn with TESTS_SEED={SEED}")
