"""How PostgreSQL is run by someone who is root, since it refuses to be: in a user namespace, else as nobody.

Adds no user, opens no folder to others, and says plainly when neither way is open.
"""

import os
import pwd
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

# In the namespace the same person is number 65534, and so not root; outside nothing changes.
NAMESPACE = ("unshare", "--user", "--map-user=65534", "--map-group=65534")


class OutOfReach(RuntimeError):
    """PostgreSQL cannot be run here as root, and nobody cannot reach the folder."""


@dataclass(frozen=True)
class Runner:
    """One way to run a program of PostgreSQL."""

    prefix: tuple[str, ...] = ()
    user: str | None = None

    def run(self, *command: str, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run to the end; what it prints is kept as text, with standard error in it."""
        if self.user:
            options |= {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": [], "cwd": "/"}
        return subprocess.run(
            [*self.prefix, *command],
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            **options,
        )

    def uid(self) -> int:
        """Whose files these are, as the machine sees it."""
        return pwd.getpwnam(self.user).pw_uid if self.user else os.geteuid()

    def own(self, folder: Path) -> None:
        """Let the one who runs PostgreSQL have this folder, and nobody else."""
        folder.chmod(0o700)
        if self.user:
            nobody = pwd.getpwnam(self.user)
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)


@cache
def runner() -> Runner:
    """The way that is open to whoever runs this process."""
    if os.geteuid() != 0:
        return Runner()
    return Runner(prefix=NAMESPACE) if namespaces_are_open() else Runner(user="nobody")


def namespaces_are_open() -> bool:
    """Whether root may make a user namespace here; containers often refuse it."""
    try:
        return subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def refuse_if_out_of_reach(chosen: Runner, *, program: Path, folder: Path) -> None:
    """As nobody, both the program and the folder must be reachable: say so before PostgreSQL does in its own words."""
    if not chosen.user:
        return
    if chosen.run("test", "-x", str(program)).returncode or chosen.run("test", "-w", str(folder)).returncode:
        raise OutOfReach(
            f"PostgreSQL does not run as root, and the user nobody cannot reach {folder} or {program}.\n"
            "Run this as an ordinary user, or use a checkout and a data folder (--data) outside root's own home."
        )
