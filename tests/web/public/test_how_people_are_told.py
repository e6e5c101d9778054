"""How somebody is told: their own wish among the contacts that they gave, and codes to whichever they gave."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from frontdoor.config import startup
from frontdoor.engine.cases.models import Case
from frontdoor.engine.cases.references import receipt_code, shown
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.post import provide_post
from frontdoor.engine.parties.kinds import Way
from frontdoor.engine.parties.models import Party
from tests.heart import NOW, Submit
from tests.messages import KeptPost, deliver_all, run_effects

MOBILE = "+447700900123"


@pytest.fixture(autouse=True)
def post(db: None) -> Iterator[KeptPost]:
    provide_post(kept := KeptPost(channels=Way))
    yield kept
    startup.plug_in_posts()


def its_person(case: Case) -> Client:
    client = Client()
    client.post("/track", {"reference": case.reference, "contact": receipt_code(case.reference)})
    return client


def page(case: Case) -> str:
    return f"/track/{shown(case.reference)}/how-we-tell-you"


def options(html: str) -> list[tuple[str, bool]]:
    return [(value, bool(checked)) for value, checked in re.findall(r'value="(\w+)" aria-d[^>]*?( checked)?>', html)]


def test_a_person_chooses_among_the_contacts_that_they_gave_and_is_told_so(submit: Submit, post: KeptPost) -> None:
    case = submit(contact_telephone=MOBILE)
    client = its_person(case)
    assert "07700 900123" in client.get(page(case)).content.decode()
    progress = f"/track/{shown(case.reference)}"
    assert page(case) in client.get(progress).content.decode()
    assert options(client.get(page(case)).content.decode()) == [("email", True), ("text", False)]
    assert client.post(page(case), {"way": "text"}).headers["Location"] == progress
    assert options(client.get(page(case)).content.decode()) == [("email", False), ("text", True)]
    run_effects()
    deliver_all(NOW)
    assert [(left.channel, left.to) for left in post.left] == [("text", MOBILE)]


@pytest.mark.parametrize("way", ["", "letter", "fax", "text\x00"])
def test_what_they_did_not_give_cannot_be_chosen(submit: Submit, way: str) -> None:
    case = submit(contact_telephone=MOBILE)
    answer = its_person(case).post(page(case), {"way": way})
    assert (answer.status_code, Party.objects.get(cases__case=case).tell_by) == (422, "")
    assert "Select how we tell you what happens" in answer.content.decode()


def test_a_stranger_sees_no_contact_and_changes_nothing(submit: Submit) -> None:
    case = submit(contact_telephone=MOBILE)
    stranger = Client()
    for answer in (stranger.get(page(case)), stranger.post(page(case), {"way": "text"})):
        assert "sam.iqbal@example.org" not in answer.content.decode()
    assert Party.objects.get(cases__case=case).tell_by == ""


def test_where_there_is_nothing_to_choose_the_page_says_what_we_do(submit: Submit) -> None:
    one, none = submit(), submit(contact_email=None)
    said = [its_person(case).get(page(case)).content.decode() for case in (one, none)]
    assert ("By e-mail: sam.iqbal@example.org" in said[0], "We have no address to write to" in said[1]) == (True, True)
    assert [options(html) for html in said] == [[], []]


def test_a_code_goes_to_a_mobile_by_text_even_at_night(submit: Submit, post: KeptPost) -> None:
    case = submit(contact_email=None, contact_telephone=MOBILE)
    client = Client()
    client.post("/track", {"reference": case.reference, "contact": "07700 900 123"})
    message = Message.objects.get(key="track")
    deliver_all(message.written_at.replace(hour=23))
    [left] = post.left
    code = re.match(r"(\d{6}) is your code for Lancashire County Council\. It works for 30 minutes\.$", left.body)
    assert (left.channel, left.to, code is not None) == ("text", MOBILE, True)
    assert code is not None and code[1] not in f"{Message.objects.filter(key='track').values().get()}"
    opened = client.post(f"/track/{shown(case.reference)}/code", {"code": code[1]})
    assert opened.headers["Location"] == f"/track/{shown(case.reference)}"


def test_no_code_is_written_for_a_telephone_that_takes_no_texts(submit: Submit) -> None:
    case = submit(contact_email=None, contact_telephone="+441632960001")
    Client().post("/track", {"reference": case.reference, "contact": "01632 960 001"})
    provide_post(KeptPost())
    other = submit(contact_email=None, contact_telephone=MOBILE)
    Client().post("/track", {"reference": other.reference, "contact": MOBILE})
    assert not Message.objects.filter(key="track").exists()
