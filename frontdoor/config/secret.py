"""The secret key: given by the environment, else made once and kept in the data folder for its owner alone.

Never printed, never logged, never made twice.
"""

import os
import secrets
from pathlib import Path

from frontdoor.config import variables


class NoSecretKey(RuntimeError):
    """There is no secret key yet, and reading does not make one."""


def read() -> str:
    """The secret key of this installation."""
    given = variables.read("FRONTDOOR_SECRET_KEY")
    if given:
        return given
    kept = path()
    if not kept.is_file():
        raise NoSecretKey(f"There is no secret key in {kept.parent}. `bin/frontdoor up` makes one.")
    return kept.read_text().strip()


def ensure() -> None:
    """Make the secret key where the environment gives none and none is kept yet."""
    if variables.read("FRONTDOOR_SECRET_KEY") or path().is_file():
        return
    try:
        handle = os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(48) + "\n")


def path() -> Path:
    """Where the secret key is kept."""
    return variables.data_folder() / "secret-key"
