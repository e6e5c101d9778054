"""Publishing while everything runs: all of it or nothing, and seen without a restart."""

import shutil
import urllib.request
from pathlib import Path

import pytest

from frontdoor.config import variables
from tests.resilience.installation import Installation, wait_for

pytestmark = pytest.mark.slow


def test_a_changed_catalogue_is_seen_within_seconds_and_a_mistaken_one_never(
    installation: Installation, tmp_path: Path
) -> None:
    catalogue = tmp_path / "catalogue"
    shutil.copytree(variables.CHECKOUT / "catalogue", catalogue)
    (pothole,) = catalogue.glob("services/*/report-a-pothole.yaml")
    installation.environment = {"FRONTDOOR_CATALOGUE": str(catalogue)}
    installation.start().wait_until_ready()
    assert "Report a pothole" in _page(installation)

    pothole.write_text(pothole.read_text().replace("title: Report a pothole", "title: Tell us about a hole"))
    done = installation.run("load")
    assert done.returncode == 0, done.stderr
    wait_for(lambda: "Tell us about a hole" in _page(installation), seconds=10)

    pothole.write_text(pothole.read_text().replace("title: Tell us about a hole", "titel: Another hole"))
    done = installation.run("load")
    assert done.returncode == 1
    assert f"The catalogue in {catalogue} has mistakes." in done.stderr
    assert f"{pothole.relative_to(tmp_path)}:2:" in done.stderr
    assert "Tell us about a hole" in _page(installation)


def _page(installation: Installation) -> str:
    with urllib.request.urlopen(f"{installation.address}/report-a-pothole", timeout=10) as answer:
        return answer.read().decode()
