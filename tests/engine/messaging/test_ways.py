"""By what each person is told: their wish, then e-mail, text, letter, then a person; and never at night by text."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from frontdoor.config import startup
from frontdoor.engine.cases.acting import SYSTEM
from frontdoor.engine.cases.models import Case
from frontdoor.engine.messaging import actions
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.post import Answer, Fate, provide_post
from frontdoor.engine.messaging.quiet import quiet_until
from frontdoor.engine.messaging.ways import reach, ways
from frontdoor.engine.parties.actions import contact_failed, issue_proof, prefer, prove_contact, provisional_party
from frontdoor.engine.parties.contacts import in_words, takes_texts
from frontdoor.engine.parties.kinds import ContactKind, Way
from frontdoor.engine.parties.models import Party
from tests.heart import DAY, FOI, HOUR, NOW, Submit, kinds
from tests.messages import KeptPost, deliver_all, run_effects

EMAIL, TELEPHONE, ADDRESS = ContactKind.EMAIL, ContactKind.TELEPHONE, ContactKind.ADDRESS
MOBILE, LANDLINE = "+447700900123", "+441632960001"
HOME = "12 Albert Road\nColne\nBB8 0AA"
NIGHT, MORNING = NOW.replace(hour=23), NOW.replace(hour=8, minute=0) + DAY


@pytest.fixture(autouse=True)
def post(db: None) -> Iterator[KeptPost]:
    provide_post(kept := KeptPost(channels=Way))
    yield kept
    startup.plug_in_posts()


def party(*contacts: tuple[str, str], name: str = "Jo Smith") -> Party:
    return provisional_party(name=name, contacts=contacts, now=NOW)


def message() -> Message:
    return Message.objects.get()


def sent(post: KeptPost) -> list[tuple[str, str]]:
    return [(left.channel, left.to) for left in post.left]


def test_email_comes_before_a_text_and_a_text_before_a_letter() -> None:
    who = party((ADDRESS, HOME), (TELEPHONE, MOBILE), (EMAIL, "jo@example.org"))
    every = [("email", "jo@example.org"), ("text", MOBILE), ("letter", f"Jo Smith\n{HOME}")]
    assert ways(who) == every
    prefer(who, Way.LETTER)
    assert ways(who) == [every[2], *every[:2]]
    prefer(who, "")
    assert ways(who) == every
    with pytest.raises(ValueError, match="fax"):
        prefer(who, "fax")


@pytest.mark.parametrize(
    ("contacts", "name", "found"),
    [
        ([(TELEPHONE, LANDLINE)], "Jo Smith", ("telephone", "")),
        ([(TELEPHONE, LANDLINE), (ADDRESS, HOME)], "Jo Smith", ("letter", f"Jo Smith\n{HOME}")),
        ([(ADDRESS, HOME)], "", ("letter", "")),
        ([(ADDRESS, "BB8 0AA")], "Jo Smith", ("letter", "")),
        ([(ADDRESS, "\n".join("1234567"))], "Jo Smith", ("letter", "")),
        ([(TELEPHONE, MOBILE)], "", ("text", MOBILE)),
        ([(TELEPHONE, MOBILE), (TELEPHONE, "+4930123456")], "", ("text", MOBILE)),  # the newest is no mobile
        ([], "Jo Smith", ("none", "")),
    ],
)
def test_who_cannot_be_reached_by_a_post_is_a_persons_work(
    contacts: list[tuple[str, str]], name: str, found: tuple[str, str]
) -> None:
    assert reach(party(*contacts, name=name)) == found


@pytest.mark.parametrize("between", ["\n", "\r\n", "\u2028", "\x0b", "\x85"])
def test_a_name_adds_no_line_to_an_address(between: str) -> None:
    who = party((ADDRESS, HOME), name=f"Jo{between}1 Other Road{between}Smith")
    assert ways(who) == [("letter", f"Jo 1 Other Road Smith\n{HOME}")]


def test_a_channel_that_no_post_carries_is_no_way(post: KeptPost) -> None:
    who = party((TELEPHONE, MOBILE), (ADDRESS, HOME), (EMAIL, "jo@example.org"))
    provide_post(KeptPost(channels=["text"]))
    assert ways(who) == [("text", MOBILE)]
    provide_post(None)
    assert ways(who) == [("email", "jo@example.org")]


def test_a_contact_that_failed_is_no_way_until_it_is_proved_again() -> None:
    who = party((TELEPHONE, MOBILE), (EMAIL, "jo@example.org"))
    contact_failed(who, EMAIL, "Jo@example.org", now=NOW)
    assert ways(who) == [("text", MOBILE)]
    prove_contact(who, EMAIL, "jo@example.org", now=NOW + DAY)
    assert [channel for channel, to in ways(who)] == ["email", "text"]
    for kind, value in ((EMAIL, "jo@example.org"), (TELEPHONE, MOBILE)):
        contact_failed(who, kind, value, now=NOW)
    assert reach(who) == ("telephone", "")


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        (MOBILE, "07700 900123"),
        ("+33612345678", "+33612345678"),
        ("+44@b.net", "+44@b.net"),
        (HOME, "12 Albert Road, Colne, BB8 0AA"),
        ("", ""),
    ],
)
def test_a_contact_is_read_in_one_line_as_people_here_write_it(contact: str, words: str) -> None:
    assert in_words(contact) == words


@pytest.mark.parametrize(
    ("number", "takes"),
    [
        ("+447700900123", True), ("+447911123456", True), ("+447624123456", True), ("+33612345678", True),
        ("+441632960001", False), ("+447012345678", False), ("+447640123456", False), ("+44791112345", False),
        ("+33142345678", False), ("not a number", False), ("", False),
    ],
)  # fmt: skip
def test_only_mobile_telephones_take_texts(number: str, takes: bool) -> None:
    assert takes_texts(number) is takes


def test_who_gave_no_email_gets_a_text_that_says_only_that_there_is_news(submit: Submit, post: KeptPost) -> None:
    case = submit(contact_email=None, contact_telephone=MOBILE)
    run_effects()
    deliver_all(NOW)
    shown = f"{case.reference[:4]}-{case.reference[4:]}"
    assert sent(post) == [("text", MOBILE)]
    assert post.left[0].body == f"We have your report {shown}\nRead it at /track/{shown}\nLancashire County Council"
    assert "By the bus stop" not in post.left[0].body
    assert (kinds(case)[-1], message().state) == ("told", "sent")


def test_of_what_is_sensitive_a_text_does_not_even_say_what_it_is_about(submit: Submit, post: KeptPost) -> None:
    case = submit(contact_email=None, contact_telephone=MOBILE)
    Case.objects.update(sensitive=True)
    run_effects()
    Message.objects.update(subject="What was decided about your child")
    deliver_all(NOW)
    shown = f"{case.reference[:4]}-{case.reference[4:]}"
    assert post.left[0].body.splitlines()[0] == f"There is news of your request {shown}"
    assert "child" not in post.left[0].body


def test_who_gave_neither_gets_a_letter_at_the_address_they_gave(submit: Submit, post: KeptPost) -> None:
    address = {"lines": ["12 Albert Road", "Colne"], "postcode": "BB8 0AA", "country": "GB"}
    case = submit("foi-request", answers=FOI | {"send_as": "paper", "post_to": address})
    contact_failed(Party.objects.get(cases__case=case), EMAIL, "sam.iqbal@example.org", now=NOW)
    run_effects()
    deliver_all(NOW)
    assert sent(post) == [("letter", f"Sam Iqbal\n{HOME}")]
    assert post.left[0].subject == message().subject
    assert post.left[0].body == message().body


def test_a_person_writes_where_a_letter_would_have_no_name(submit: Submit) -> None:
    address = {"lines": ["12 Albert Road", "Colne"], "postcode": "BB8 0AA", "country": "GB"}
    case = submit("foi-request", answers=FOI | {"send_as": "paper", "post_to": address})
    contact_failed(Party.objects.get(cases__case=case), EMAIL, "sam.iqbal@example.org", now=NOW)
    Party.objects.update(name="")
    run_effects()
    assert case.tasks.get(sort="tell").words.startswith("Write to the resident by post")


def test_a_letter_that_came_back_ends_letters_to_that_address(submit: Submit, post: KeptPost) -> None:
    """Of what stood on the envelope the name is not part of the address."""
    address = {"lines": ["12 Albert Road", "Colne"], "postcode": "BB8 0AA", "country": "GB"}
    case = submit("foi-request", answers=FOI | {"send_as": "paper", "post_to": address})
    prefer(who := Party.objects.get(cases__case=case), Way.LETTER)
    run_effects()
    deliver_all(NOW)
    actions.learn(message().message_id, Fate.NO_SUCH_CONTACT, now=NOW + DAY)
    deliver_all(NOW + DAY)
    assert [channel for channel, to in sent(post)] == ["letter", "email"]
    assert (ways(who), kinds(case)[2:]) == ([("email", "sam.iqbal@example.org")], ["told", "not_told", "told"])
    assert case.tasks.get(sort="tell").words == "Letters do not reach the address: ask the resident for another"


def test_another_channel_is_tried_as_often_as_the_first(submit: Submit, post: KeptPost) -> None:
    post.answers = [*[Answer.LATER] * 3, Answer.REFUSED, Answer.LATER]
    submit(contact_telephone=MOBILE)
    run_effects()
    while message().channel == "email":
        deliver_all(message().next_at)
    deliver_all(at := message().next_at)
    assert (message().attempts, message().next_at - at) == (1, actions.WAITS[0])


def test_an_address_that_was_proved_comes_before_one_that_was_only_typed() -> None:
    who = party((EMAIL, "typed@example.org"))
    prove_contact(who, EMAIL, "first@example.org", now=NOW)
    prove_contact(who, EMAIL, "newest@example.org", now=NOW + DAY)
    who.contact_points.create(kind=EMAIL, value="typed.later@example.org")
    assert reach(who) == ("email", "newest@example.org")


def test_where_every_way_is_refused_each_was_tried_once_and_a_person_rings(submit: Submit, post: KeptPost) -> None:
    post.answers = [Answer.REFUSED] * 9
    case = submit(contact_telephone=MOBILE)
    run_effects()
    for days in range(3):
        deliver_all(NOW + days * DAY)
    assert [channel for channel, to in sent(post)] == ["email", "text"]
    assert (message().state, message().given_up) == ("refused", ["email", "text"])
    assert kinds(case)[2:] == ["not_told", "not_told"]
    assert case.tasks.get(sort="tell").words.startswith("Ring the resident")
    assert len({left.message_id for left in post.left}) == 2


def test_what_a_person_sends_again_goes_by_the_best_way_there_is_now_and_then_by_the_others(
    submit: Submit, post: KeptPost
) -> None:
    post.answers = [Answer.REFUSED] * 3
    case = submit(contact_telephone=MOBILE)
    run_effects()
    for at in (NOW, NOW):
        deliver_all(at)
    prove_contact(Party.objects.get(cases__case=case), EMAIL, "new@example.org", now=NOW + HOUR)
    actions.settle(message().id, arrived=False, actor=SYSTEM, now=NOW + HOUR)
    for at in (NOW + HOUR, NOW + HOUR):
        deliver_all(at)
    assert sent(post)[2:] == [("email", "new@example.org"), ("text", MOBILE)]
    assert (message().state, len({left.message_id for left in post.left})) == ("sent", 4)


def test_a_message_that_waits_for_a_channel_that_has_gone_takes_another(submit: Submit, post: KeptPost) -> None:
    submit(contact_telephone=MOBILE)
    run_effects()
    provide_post(only_texts := KeptPost(channels=["text"]))
    deliver_all(NOW)
    deliver_all(NOW)
    assert sent(only_texts) == [("text", MOBILE)]


def test_a_text_waits_for_the_morning_and_an_urgent_one_does_not(submit: Submit, post: KeptPost) -> None:
    submit(contact_email=None, contact_telephone=MOBILE)
    run_effects()
    deliver_all(NIGHT)
    assert (sent(post), message().state, message().next_at, message().attempts) == ([], "waiting", MORNING, 0)
    deliver_all(MORNING)
    assert sent(post) == [("text", MOBILE)]
    adult = {"danger": True, "adult": "The man at 3", "worry": "Shouting", "contact_telephone": MOBILE}
    left_out = dict.fromkeys(("lives", "wants", "contact_name", "contact_email"))
    submit("tell-us-about-an-adult", answers=adult | left_out)
    run_effects()
    deliver_all(NIGHT + DAY)
    assert sent(post) == [("text", MOBILE)] * 2


def test_an_email_and_a_letter_leave_at_night(submit: Submit, post: KeptPost) -> None:
    submit()
    run_effects()
    deliver_all(NIGHT)
    assert sent(post) == [("email", "sam.iqbal@example.org")]


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ((11, 25, 20, 59), None),
        ((11, 25, 21, 0), (11, 26, 8, 0)),
        ((11, 26, 7, 59), (11, 26, 8, 0)),
        ((11, 26, 8, 0), None),
        ((7, 1, 20, 0), (7, 2, 7, 0)),  # nine in the evening, in summer
        ((7, 1, 19, 59), None),
        ((3, 28, 23, 0), (3, 29, 7, 0)),  # the clocks go forward in this night
        ((10, 24, 23, 0), (10, 25, 8, 0)),  # and back in this one
    ],
)
def test_quiet_hours_are_by_the_clocks_of_the_council(at: tuple[int, ...], until: tuple[int, ...] | None) -> None:
    end = datetime(2026, *until, tzinfo=UTC) if until else None  # type: ignore[misc]
    now = datetime(2026, *at, tzinfo=UTC)  # type: ignore[misc]
    assert quiet_until(now, begins="21:00", ends="08:00", zone="Europe/London") == end


def test_quiet_hours_may_lie_within_a_day_or_not_be_at_all() -> None:
    found = [quiet_until(NOW, begins=begins, ends="10:00", zone="Europe/London") for begins in ("09:00", "10:00")]
    assert found == [NOW.replace(hour=10, minute=0), None]


def test_a_code_that_does_not_arrive_goes_to_nobody_else(catalogue: None, post: KeptPost) -> None:
    who = party((EMAIL, "jo@example.org"), (TELEPHONE, MOBILE))
    issued = issue_proof("track", "7K4M9QXT", kind=EMAIL, value="jo@example.org", now=NOW)
    actions.write_secret(issued.proof, to="jo@example.org", subject="c", body="((code))", now=NOW, party=who)
    deliver_all(NOW)
    for fate in (Fate.NOT_NOW, Fate.NO_SUCH_CONTACT):
        actions.learn(message().message_id, fate, now=NOW)
        deliver_all(NOW + DAY)
    assert (sent(post), message().state) == ([("email", "jo@example.org")], "refused")
