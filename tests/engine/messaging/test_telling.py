"""Letters: written once, sent at least once under one identity, and never dropped when nobody knows."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from frontdoor.config import startup
from frontdoor.engine.cases.acting import SYSTEM, Actor
from frontdoor.engine.cases.actions import following
from frontdoor.engine.cases.models import Case, CaseParty, Role, Task
from frontdoor.engine.messaging import actions, tasks
from frontdoor.engine.messaging.actions import resting, sending
from frontdoor.engine.messaging.models import Message
from frontdoor.engine.messaging.post import Answer, Receipt, provide_post
from frontdoor.engine.parties.actions import issue_proof, provisional_party
from frontdoor.engine.parties.kinds import ContactKind, Way
from frontdoor.engine.parties.models import Party
from frontdoor.engine.parties.tokens import code_of
from tests.heart import HOUR, LONG_AGO, NOW, Submit, kinds, take
from tests.messages import KeptPost, deliver_all, run_effects

MINUTE = timedelta(minutes=1)
EMAIL = ContactKind.EMAIL


@pytest.fixture(autouse=True)
def no_post(db: None) -> Iterator[None]:
    provide_post(None)
    yield
    startup.plug_in_posts()


@pytest.fixture
def told(submit: Submit) -> Case:
    """A case whose first letter is written and waits."""
    case = submit()
    run_effects()
    return case


def letter() -> Message:
    return Message.objects.get()


def test_the_words_are_the_definitions_filled_in_and_signed(told: Case) -> None:
    shown = f"{told.reference[:4]}-{told.reference[4:]}"
    assert letter().subject == f"We have your report {shown}"
    assert letter().body == (
        "Thank you for telling us about a hole at County Hall, Preston PR1 8XJ.\n"
        "We will inspect it by Wednesday 2 December\n"
        f"Your reference is {shown}. You can see how it is going at /track/{shown}\n\n"
        f"{shown}\n/track/{shown}\n\nLancashire County Council\n0300 123 6701\n"
    )


def test_each_event_is_told_once_to_each_who_must_hear(submit: Submit) -> None:
    """The applicant and who speaks for them; not a follower, not a handler."""
    case = submit()
    for role in (Role.REPRESENTATIVE, Role.FOLLOWER, Role.HANDLER):
        party = provisional_party(name=role, contacts=[(EMAIL, f"{role}@example.org")], now=NOW)
        CaseParty.objects.create(case=case, party=party, role=role)
    event = case.events.get(seq=1)
    assert len(actions.write(case, event, "received", now=NOW)) == 2
    assert [actions.write(case, event, key, now=NOW) for key in ("received", "mended")] == [[], []]
    assert sorted(Message.objects.values_list("to", flat=True)) == [
        "representative@example.org",
        "sam.iqbal@example.org",
    ]


@pytest.mark.parametrize("way", ["", "text"])
def test_who_follows_their_own_report_is_told_once_of_each_event(submit: Submit, inspector: Actor, way: str) -> None:
    """Also where they asked to be told by text, and follow by e-mail."""
    provide_post(KeptPost(channels=Way))
    case = submit(contact_telephone="+447700900123")
    Party.objects.filter(cases__case=case).update(tell_by=way)
    for email in ("Sam.Iqbal@example.org", "ann@example.org"):
        following.join(case.id, email=email, now=NOW)
    take(case, "below_threshold", inspector, at=NOW + HOUR, reason="x")
    run_effects()
    news = Message.objects.filter(event__to_state="no_action")
    own = "+447700900123" if way else "sam.iqbal@example.org"
    assert sorted(news.values_list("to", flat=True)) == sorted([own, "ann@example.org"])


def test_another_way_is_tried_at_once_and_not_at_the_next_sweep(submit: Submit) -> None:
    submit(contact_telephone="+447700900123")
    run_effects()
    provide_post(KeptPost(Answer.REFUSED, channels=Way))
    ProcrastinateJob.objects.all()._raw_delete("default")
    Message.objects.update(next_at=LONG_AGO)
    tasks.deliver(message_id=letter().id)
    assert (letter().channel, ProcrastinateJob.objects.filter(args={"message_id": letter().id}).count()) == ("text", 1)


def test_a_late_end_of_an_attempt_that_was_put_off_does_not_end_the_next(told: Case) -> None:
    """It would be tried a third time while the second is still under way."""
    provide_post(post := KeptPost())
    first = sending._begin_attempt(letter(), post, NOW)
    assert first is not None
    sending._end_attempt(first, Receipt(Answer.SLOWER), NOW)
    assert sending._begin_attempt(letter(), post, NOW + MINUTE) is not None
    sending._end_attempt(first, Receipt(Answer.LATER), NOW + MINUTE)
    assert letter().state == "sending"


def test_a_rest_is_never_made_shorter_by_whoever_heard_of_it_earlier(db: None) -> None:
    for seconds in (0, 30, 10):
        resting.let_rest("kept", "email", Answer.SLOWER, now=NOW + timedelta(seconds=seconds))
    assert resting.rests_until("kept", "text", now=NOW) == NOW + timedelta(seconds=90)
    assert resting.rests_until("other", "email", now=NOW) is None
    assert resting.rests_until("kept", "email", now=NOW + timedelta(seconds=90)) is None


def test_without_a_post_it_waits_and_no_job_goes_round_and_round(told: Case) -> None:
    deliver_all(NOW)
    assert (letter().state, letter().attempts) == ("waiting", 0)
    before = ProcrastinateJob.objects.count()
    Message.objects.update(next_at=LONG_AGO)
    tasks.deliver(message_id=letter().id)
    assert (tasks.sweep(), ProcrastinateJob.objects.count()) == (0, before)


def test_accepted_it_is_a_fact_of_the_case(told: Case) -> None:
    provide_post(post := KeptPost())
    deliver_all(NOW)
    assert (letter().state, letter().sent_at, letter().answer) == ("sent", NOW, "250")
    assert kinds(told)[-1] == "told"
    assert [envelope.to for envelope in post.left] == ["sam.iqbal@example.org"]
    deliver_all(NOW + HOUR)
    assert len(post.left) == 1


def test_a_post_that_cannot_now_is_asked_again_later_each_time_under_one_identity(told: Case) -> None:
    provide_post(post := KeptPost(*[Answer.LATER] * 3))
    now, waits = NOW, []
    for _ in range(4):
        deliver_all(now - timedelta(seconds=1))
        deliver_all(now)
        waits.append((letter().next_at or now) - now)
        now += waits[-1]
    assert waits == [MINUTE, 5 * MINUTE, 15 * MINUTE, 0 * MINUTE]
    assert (letter().state, letter().attempts, len(post.left)) == ("sent", 4, 4)
    assert {envelope.message_id for envelope in post.left} == {str(letter().message_id)}


def test_a_post_that_never_can_ends_in_a_persons_hands(told: Case) -> None:
    provide_post(KeptPost(*[Answer.LATER] * 8))
    now = NOW
    for _ in range(8):
        deliver_all(now)
        now = letter().next_at or now
    assert letter().state == "refused"
    assert kinds(told)[-1] == "not_told"
    assert told.tasks.get(sort=Task.Sort.TELL).team == told.team


@pytest.mark.parametrize(
    ("answer", "state", "kind"),
    [(Answer.REFUSED, "refused", "not_told"), (Answer.UNKNOWN, "undecided", "told_perhaps")],
)
def test_refused_or_in_doubt_it_is_shown_to_a_person_and_not_tried_again(
    told: Case, answer: Answer, state: str, kind: str
) -> None:
    provide_post(post := KeptPost(answer))
    deliver_all(NOW)
    deliver_all(NOW + 48 * HOUR)
    assert (letter().state, letter().next_at, len(post.left)) == (state, None, 1)
    assert kinds(told)[-1] == kind
    assert told.tasks.filter(sort=Task.Sort.TELL, done_at=None).count() == 1
    assert "example.org" not in str([event.codes for event in told.events.all()])


def test_an_attempt_that_was_killed_is_in_doubt_after_five_minutes(told: Case) -> None:
    """Between "begun", which is committed, and the answer, the machine went away."""
    provide_post(post := KeptPost())
    assert sending._begin_attempt(letter(), post, NOW) is not None
    assert actions.doubt(now=NOW + 4 * MINUTE) == 0
    assert (actions.doubt(now=NOW + 6 * MINUTE), letter().state) == (1, "undecided")
    assert actions.doubt(now=NOW + 7 * MINUTE) == 0
    assert kinds(told)[-1] == "told_perhaps"


@pytest.mark.parametrize("arrived", [True, False])
def test_a_person_settles_what_nobody_knew(told: Case, inspector: Actor, arrived: bool) -> None:
    provide_post(post := KeptPost(Answer.UNKNOWN))
    deliver_all(NOW)
    actions.settle(letter().id, arrived=arrived, actor=inspector, now=NOW + HOUR)
    assert (letter().state, letter().decided_by_id) == ("sent" if arrived else "waiting", inspector.id)
    assert not told.tasks.filter(sort=Task.Sort.TELL, done_at=None).exists()
    deliver_all(NOW + HOUR)
    assert (letter().state, len(post.left)) == ("sent", 1 if arrived else 2)
    assert kinds(told)[-2:] == ["told_perhaps", "told"]


def test_who_gave_only_a_telephone_number_is_rung_by_a_person(submit: Submit) -> None:
    case = submit(contact_email=None, contact_telephone="+441632960001")
    run_effects()
    assert (letter().state, letter().to, letter().next_at) == ("unreachable", "", None)
    assert kinds(case) == ["submitted", "promised", "not_told"]
    task = case.tasks.get(sort="tell")
    assert task.words == "Ring the resident: there is news, and we have no other way to tell them"


def test_who_gave_no_contact_waits_for_no_message_and_makes_no_work(submit: Submit) -> None:
    case = submit(contact_email=None, contact_telephone=None)
    run_effects()
    assert (letter().state, kinds(case)) == ("unreachable", ["submitted", "promised"])
    assert not case.tasks.filter(sort="tell").exists()


def test_news_of_a_step_says_the_promise_of_that_step_though_the_case_has_moved_on(
    submit: Submit, inspector: Actor
) -> None:
    case = submit()
    take(case, "assess", inspector, at=NOW + HOUR, depth_mm=60, risk="medium")
    take(case, "mended", inspector, at=NOW + 2 * HOUR)
    run_effects()
    said = dict(Message.objects.values_list("key", "body"))
    assert "We will inspect it by " in said["received"]
    assert "We will mend it by " in said["repair_ordered"]
    assert "If it is not mended, tell us by " in said["mended"]


def test_settling_one_message_leaves_the_work_about_another(submit: Submit) -> None:
    case = submit()
    run_effects()
    sent = letter()
    Message.objects.filter(id=sent.id).update(state="undecided")
    about = Task(case=case, sort="tell", words="this", team=case.team, opened_at=NOW, asks={"message": sent.id})
    other = Task(case=case, sort="tell", words="other", team=case.team, opened_at=NOW, asks={"message": 0})
    Task.objects.bulk_create([about, other])
    actions.settle(sent.id, arrived=True, actor=SYSTEM, now=NOW)
    assert list(case.tasks.filter(sort="tell", done_at=None).values_list("words", flat=True)) == ["other"]


def test_a_code_leaves_in_the_letter_and_is_kept_nowhere(catalogue: None) -> None:
    issued = issue_proof("track", "7K4M9QXT", kind=EMAIL, value="sam@example.org", now=NOW)
    message = actions.write_secret(
        issued.proof, to="sam@example.org", subject="Your code", body="It is ((code)) at ((address))", now=NOW
    )
    provide_post(post := KeptPost())
    actions.deliver(message.id, now=NOW)
    assert post.left[0].body == f"It is {code_of(issued.proof.salt)} at "
    kept = Message.objects.filter(id=message.id).values_list("body", "subject", "answer").get()
    assert issued.code not in str(kept) and issued.token not in str(kept)


def test_a_sweep_wakes_a_letter_that_lost_its_job_and_may_come_again(told: Case) -> None:
    provide_post(KeptPost())
    ProcrastinateJob.objects.all()._raw_delete("default")
    Message.objects.update(next_at=LONG_AGO)
    assert (tasks.sweep(), tasks.sweep()) == (1, 0)


def test_words_of_the_answers_are_never_filled_in_again(submit: Submit, inspector: Actor) -> None:
    """A resident who types a placeholder gets it back as it is."""
    case = submit(site={"lat": 53.7632, "lng": -2.7031, "words": "((council.phone)) ((code))"})
    run_effects()
    assert letter().body.startswith("Thank you for telling us about a hole at ((council.phone)) ((code)).\n")
    provide_post(post := KeptPost())
    actions.deliver(letter().id, now=NOW)
    assert "((code))" in post.left[0].body
    assert take(case, "below_threshold", inspector, reason="x").state == "no_action"
