"""One whole way through a service's pages, from its start page to the receipt, read word by word. Not a test itself."""

from typing import Any

from django.utils import timezone

from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.references import shown
from frontdoor.engine.definitions.language.services import Service
from frontdoor.engine.journeys.paths import Path
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.parties.tokens import code_of
from frontdoor.engine.questions.asking import Question
from tests.robot.browser import Browser, fields_of
from tests.robot.words import wanting

IN_PARTS = {"name", "address", "several"}
"""Types whose field says its parts; the question itself is the page's heading all the same."""


def journey(service: Service, browser: Browser, path: Path) -> Case:
    """The case that was sent through the pages."""
    starts(service, browser)
    browser.get(f"/{service.key}/begin")
    while (key := browser.at.rpartition("/")[2]) != "check-your-answers":
        question = service.question(key)
        asks(service, question, browser)
        browser.post(browser.at, fields_of(question, path.answers[key]))
        if question.stop and "go_on" in browser.html:
            assert wanting(question.stop.says, browser.text) == []
            browser.post(browser.at, {"go_on": "1"})
    checks(service, browser, path)
    browser.post(browser.at, {})
    if browser.at.endswith("/your-contact"):
        proof = Message.objects.exclude(proof=None).latest("id").proof
        assert proof is not None
        browser.post(browser.at, {"code": code_of(proof.salt)})
    return received(service, browser)


def starts(service: Service, browser: Browser) -> None:
    """The start page says all that the definition says of what is to come."""
    text = browser.get(f"/{service.key}")
    says(text, service.title, service.summary)
    says(text, *(question.need for question in service.questions if question.need))
    says(text, *(line.says for line in service.eligible if line.route))
    says(text, *service.recipients, *([service.purpose] if service.purpose else []))
    if service.minutes:
        assert f"About {service.minutes} minutes" in text
    for line in service.charge.lines if service.charge else ():
        says(text, line.label, f"£{line.pence[max(line.pence)] // 100}")
    assert wanting(service.states[service.first_state].says, text) == []


def asks(service: Service, question: Question, browser: Browser) -> None:
    """A question's page has its words, its hint, and the words of every option."""
    says(browser.text, question.ask, *([question.hint] if question.hint else []), service.title)
    says(browser.text, *getattr(question, "options", {}).values())
    says(browser.text, *(inner.ask for inner in getattr(question, "questions", ())))


def checks(service: Service, browser: Browser, path: Path) -> None:
    """Every question asked, beside its answer in words."""
    for key, answer in path.answers.items():
        question = service.question(key)
        says(browser.text, question.ask)
        if answer is None:
            says(browser.text, "Not given")
        elif question.type != "file":
            says(browser.text, *question.words(answer).splitlines())


def received(service: Service, browser: Browser) -> Case:
    """The receipt: reference, the promise as it is worded, and where the case is."""
    assert browser.at == f"/{service.key}/your-receipt"
    case = Case.objects.latest("id")
    says(browser.text, shown(case.reference))
    first = service.states[service.first_state]
    if first.clock:
        assert wanting(service.clocks[first.clock].promise, browser.text) == []
    browser.get(f"/track/{shown(case.reference)}")
    says(browser.text, shown(case.reference))
    assert service.title.split()[-1].lower() in browser.text.lower()
    assert wanting(first.says, browser.text) == []
    assert case.received_at <= timezone.now()
    return case


def says(text: str, *words: Any) -> None:
    """All of these words stand on the page."""
    plain = [" ".join(str(each).split()) for each in words]
    assert [each for each in plain if each not in text] == []
