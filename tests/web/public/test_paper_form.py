"""Any service on paper: every question with its options and room to write, and the code of its version; tagged."""

import io

import pypdf
import pytest
from django.conf import settings
from django.test import Client

from frontdoor.config.assets import build
from frontdoor.engine.definitions import queries as definitions
from tests.web.staff_work.reading import words

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture(autouse=True, scope="module")
def set_up() -> None:
    build(settings.CATALOGUE.parent)


def read(client: Client, address: str) -> tuple[pypdf.PdfReader, str]:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    text = " ".join(" ".join(page.extract_text().replace("\xa0", " ").split()) for page in reader.pages)
    return reader, text


@pytest.mark.parametrize("key", ["report-a-pothole", "apply-for-free-school-meals", "apply-for-a-blue-badge"])
def test_every_question_is_on_it_with_its_options(client: Client, key: str) -> None:
    reader, text = read(client, f"/{key}/paper-form.pdf")
    service = definitions.current().services[key]
    for at, question in enumerate(service.questions, start=1):
        assert f"{at}. {question.ask}" in text
        for option in getattr(question, "options", {}).values():
            assert option in text
    assert f"FORM {definitions.version_id(key)}-{key}" in text
    assert "Send this form to County Hall, Preston PR1 8XJ." in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_a_question_that_depends_on_others_says_on_which(client: Client) -> None:
    _, text = read(client, "/report-a-pothole/paper-form.pdf")
    assert "Whether this is for you depends on question 1 and 3." in text


def test_large_print_has_nothing_under_sixteen_points(client: Client) -> None:
    sizes: set[float] = set()

    def see(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * matrix[3]), 1))

    reader, _ = read(client, "/report-a-pothole/paper-form.pdf?large")
    for page in reader.pages:
        page.extract_text(visitor_text=see)
    foot = {9.5}
    assert min(sizes - foot) >= 16


def test_what_is_done_elsewhere_and_what_is_for_those_who_sign_in_has_none(client: Client) -> None:
    assert client.get("/report-a-missed-bin/paper-form.pdf").status_code == 404
    assert client.get("/change-my-working-hours/paper-form.pdf").status_code == 302


def test_the_start_page_leads_to_it(client: Client) -> None:
    page = client.get("/report-a-pothole")
    assert 'href="/report-a-pothole/paper-form.pdf?large"' in page.content.decode()
    assert "Print a paper form , or one in large print (PDF)." in words(page)
