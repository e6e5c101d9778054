"""A draft begun under an older version goes on under the newer one: told what changed, asked only what is new."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from frontdoor.engine.cases.models import Draft
from frontdoor.engine.definitions.actions import publish
from tests.heart import NOW
from tests.web.staff_work.reading import words

pytestmark = pytest.mark.usefixtures("catalogue", "postcodes")

WEIGHT = """\
  - key: weight
    type: choice
    ask: How heavy is the traffic?
    options:
      low: Low
      high: High
"""


HUGE = (
    ("      large: Bigger than a dinner plate\n", "      huge: As big as a door\n"),
    ('size == "large"', 'size == "huge"'),
)


def change(folder: Path, *pairs: tuple[str, str]) -> None:
    """Publish the real catalogue with the pothole's definition changed."""
    target = folder / "catalogue"
    if not target.exists():
        shutil.copytree(settings.CATALOGUE, target, ignore=shutil.ignore_patterns("translations"))
    path = target / "services" / "highways" / "report-a-pothole.yaml"
    text = path.read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text)
    publish(target, NOW)


def filled(client: Client) -> None:
    answers: dict[str, dict[str, Any]] = {
        "surface": {"surface": "road"},
        "site": {"site-words": "PR1 8XJ"},
        "size": {"size": "large"},
        "danger": {"danger": "no"},
    }
    client.get("/report-a-pothole/begin")
    for key, fields in answers.items():
        client.post(f"/report-a-pothole/{key}", fields)


def test_only_what_is_new_is_asked_and_the_person_is_told(client: Client, tmp_path: Path) -> None:
    filled(client)
    change(tmp_path, ("  - key: danger\n", WEIGHT + "  - key: danger\n"))
    page = client.get("/report-a-pothole/details")
    assert page.headers["Location"] == "/report-a-pothole/weight"
    said = words(client.get("/report-a-pothole/weight"))
    assert "This service has changed since you began. We kept what still fits, and ask only what is new." in said
    onward = client.post("/report-a-pothole/weight?change", {"weight": "low"})
    assert onward.headers["Location"] == "/report-a-pothole/details"
    for key in ("details", "photos", "contact_name", "contact_email", "contact_telephone"):
        client.post(f"/report-a-pothole/{key}", {})
    assert "We now also ask: How heavy is the traffic?" in words(client.get("/report-a-pothole/check-your-answers"))
    assert client.post("/report-a-pothole/check-your-answers").headers["Location"] == "/report-a-pothole/your-receipt"


def test_an_answer_that_no_longer_fits_is_asked_again_and_the_others_are_kept(client: Client, tmp_path: Path) -> None:
    filled(client)
    change(tmp_path, *HUGE)
    client.get("/report-a-pothole/size")
    kept = Draft.objects.get().answers
    assert (sorted(kept), kept["surface"]) == (["danger", "site", "surface"], "road")


def test_what_is_asked_no_longer_is_forgotten(client: Client, tmp_path: Path) -> None:
    filled(client)
    text = settings.CATALOGUE.joinpath("services/highways/report-a-pothole.yaml").read_text()
    size = text[text.index("  - key: size") : text.index("  - key: danger")]
    change(tmp_path, (size, ""), ('surface == "road" || size == "large"', 'surface == "road"'))
    client.get("/report-a-pothole/details")
    assert "size" not in Draft.objects.get().answers


def test_a_change_of_our_own_work_is_not_worth_a_word(client: Client, tmp_path: Path) -> None:
    filled(client)
    change(tmp_path, ("    task: Look at the report\n", "    task: Go and look\n"))
    assert "has changed since you began" not in words(client.get("/report-a-pothole/details"))
