"""What is made at set-up: what pages are dressed in, their words in other languages, and the bank holidays.

Nothing is done when nothing has changed.
How it is made belongs to assets.py.
"""

import os
import subprocess
import sys
from collections.abc import Callable

from frontdoor.config import variables
from frontdoor.config.commands import CannotGoOn


def make(say: Callable[[str], None]) -> None:
    """Build the assets and collect them with their digests. Raises CannotGoOn."""
    from frontdoor.config import assets, bank_holidays, locales

    locales.make()
    bank_holidays.make()
    try:
        assets.build(variables.CHECKOUT, say)
    except (assets.NoNode, assets.NotMade) as reason:
        raise CannotGoOn(str(reason)) from reason
    build = variables.build_folder()
    now = (build / "assets.digest").read_text() + (variables.CHECKOUT / "requirements" / "run.txt").read_text()
    stamp = build / "static" / "collected"
    if stamp.exists() and stamp.read_text() == now:
        return
    # A process of its own, since Django is not set up in this one; it needs no secret and no database.
    environment = os.environ | {"FRONTDOOR_SECRET_KEY": "not used", "DATABASE_URL": "postgresql:///"}
    done = subprocess.run(
        [sys.executable, "-m", "frontdoor.config.static"], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotGoOn(f"The assets could not be collected:\n{done.stderr.strip()}")
    stamp.write_text(now)


def _collect() -> None:
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdoor.config.settings")
    django.setup()
    # Before this first collection there is no manifest, and settings have chosen the plain storage for it.
    with_digests = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    from django.conf import settings
    from django.test.utils import override_settings

    storages = settings.STORAGES | {"staticfiles": {"BACKEND": with_digests}}
    with override_settings(STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    _collect()
