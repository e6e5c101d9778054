"""Ask to change my working hours, walked by hand: Ellie Ward asks, her line manager Frank Moss offers and agrees.

Every word and day here was written down from the definition and a calendar; none is worked out by the product.
"""

from typing import Any

from .browser import Browser
from .walking import Letter, Town, letter

ELLIE = "ellie.ward@lancashire.example"
SERVICE = "Ask to change my working hours"
FOR_GOOD: dict[str, Any] = {"For how long?": "From then on"}
ON_TRIAL: dict[str, Any] = {
    "For how long?": "As a trial, to see how it works",
    "Until when?": {"Day": "30", "Month": "7", "Year": "2027"},
}
LONG_WORDS = "How might this affect your work and your team, and what could be done about it?"


def asks(ellie: Browser, *, lasts: dict[str, Any] = FOR_GOOD) -> str:
    """From her own home to the receipt; the reference."""
    ellie.open("/account/")
    ellie.follow(SERVICE)
    ellie.follow("Start now")
    ellie.answer(
        {
            "What do you want to change?": ["How many hours I work", "When I start and finish"],
            "How do you work now?": "Monday to Friday, 9 to 5.",
            "How do you want to work?": "Monday to Thursday, 8.30 to 4.",
            "How many hours a week do you want to work?": "28.5",
            "When do you want this to start?": {"Day": "1", "Month": "2", "Year": "2027"},
            **lasts,
            f"{LONG_WORDS} (optional)": None,
            "Are you asking because of a disability? (optional)": "Yes",
        }
    )
    ellie.press("Send your request")
    assert ellie.page.heading == "We have your request"
    return ellie.page.after("Your reference")[0]


def received(reference: str, promise: str) -> list[Letter]:
    body = (
        "Your manager has your request to start on 1 February 2027.\n"
        f"{promise}\n"
        "Your manager will talk it over with you first. "
        f"You can see how it is going at https://front-door.example/track/{reference}"
    )
    return [letter(ELLIE, f"Your request to change your working hours {reference}", body, reference)]


def opened(town: Town) -> tuple[Browser, Browser]:
    """Ellie, and Frank who manages her."""
    ellie, frank = town.staff("Ellie Ward", employees="handler"), town.staff("Frank Moss", employees="handler")
    town.manages("Frank Moss", "Ellie Ward")
    return ellie, frank


def test_only_employees_are_let_in(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    stranger, vic = town.resident(), town.staff("Vic Stone", councillors="handler")
    stranger.open("/change-my-working-hours")
    assert stranger.page.address == "/staff/sign-in/?next=/change-my-working-hours"
    assert stranger.page.lines[:2] == [
        "Sign in",
        "For people who work for the council or with it. Residents do not need to sign in.",
    ]
    assert vic.open("/change-my-working-hours", status=403).lines == [
        SERVICE,
        "You are signed in, but this is only for employees of the council.",
        "If you think that is wrong, ask the person who lets people in at your organisation.",
    ]
    vic.open("/change-my-working-hours/changes", status=403)


def test_her_manager_alone_has_it_offers_something_else_and_then_agrees(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    ellie, frank = opened(town)
    assert ellie.open("/account/").lines == [
        "Your requests, Ellie",
        "You have no open requests.",
        "What you can ask for here",
        SERVICE,
        "Ask your manager for different hours, days, times or a different place of work.",
    ]
    reference = asks(ellie, lasts=ON_TRIAL)
    assert town.letters() == received(reference, "Your manager will decide by Thursday 7 January 2027")
    is_seen_by_few(town, ellie, frank, reference)

    town.it_is("Wed 9 Dec 2026 10:00")
    frank.open(f"/staff/cases/{reference}/")
    frank.follow("Offer something else")
    frank.fill("What do you offer instead?", "Monday to Thursday, 9 to 4.30.")
    frank.press("Continue")
    frank.press("Send")
    offer = f"Monday to Thursday, 9 to 4.30.\nSay whether you accept it at https://front-door.example/track/{reference}"
    offered = letter(ELLIE, f"Your manager offers you something else {reference}", offer, reference)
    assert town.letters() == [offered]
    assert frank.open("/staff/").after("Reference", until="Your queues")[1:5] == [
        "Change my working hours",
        "Offered",
        "Your manager will decide by Thu 7 Jan 2027",
        "Frank Moss",
    ]

    declines(town, ellie, reference)
    frank.open(f"/staff/cases/{reference}/")
    frank.follow("Agree")
    frank.press("Send")
    is_changed(town, ellie, frank, reference)


def is_seen_by_few(town: Town, ellie: Browser, frank: Browser, reference: str) -> None:
    """Ellie has her own page; Frank the case, Human Resources too, who own it; nobody else in Ellie's team."""
    case = f"/staff/cases/{reference}/"
    colleague, hana = town.staff("Colin Reed", employees="manager"), town.staff("Hana Ali", human_resources="handler")
    assert ellie.open("/account/").lines[:8] == [
        "Your requests, Ellie",
        "Nothing needs you. Everything is in hand.",
        "In hand",
        "Change my working hours",
        "Your manager has your request. Sent 7 December 2026",
        "Your manager will decide by Thursday 7 January 2027",
        "On time",
        "What you can ask for here",
    ]
    ellie.follow("Change my working hours")
    assert ellie.page.address == f"/track/{reference}"
    assert ellie.page.after("We have said", until="What we told you") == [
        "Your manager will decide by Thursday 7 January 2027",
        "That is in 31 days. Nothing is late.",
        "Progress",
        *["Done: Received", "Monday 7 December, 12:30pm"],
        "Now: Your manager has your request.",
        "We have said: Your manager will decide by Thursday 7 January 2027",
        "To come: It is agreed. Human Resources are changing your contract and your pay.",
        "Your contract will be changed within 10 working days",
        "To come: Your working hours have been changed.",
    ]
    assert ellie.page.after("Who has it now")[0] == "Frank Moss, Lancashire County Council"
    assert (ellie.status(case), colleague.status(case), hana.status(case)) == (404, 404, 200)
    assert colleague.open(f"/track/{reference}").heading == "Track a request"
    assert "Change my working hours" not in colleague.open("/account/").lines
    assert "Change my working hours" not in colleague.open("/staff/queues/employees/").lines
    assert "Change my working hours" not in hana.open("/staff/queues/human_resources/").lines
    frank.open("/staff/")
    frank.follow("Change my working hours")
    assert frank.page.lines[:5] == [
        f"Human Resources / {reference}",
        "Change my working hours",
        *["Agree", "Offer something else", "Refuse"],
    ]
    assert frank.page.after("What was asked for", until="Add a note") == [
        *["What do you want to change?", "How many hours I work, When I start and finish"],
        *["How do you work now?", "Monday to Friday, 9 to 5."],
        *["How do you want to work?", "Monday to Thursday, 8.30 to 4."],
        *["How many hours a week do you want to work?", "28.50"],
        *["When do you want this to start?", "1 February 2027"],
        *["For how long?", "As a trial, to see how it works"],
        *["Until when?", "30 July 2027"],
        *["Are you asking because of a disability? (sensitive)", "Yes"],
        *["By", "Ellie Ward"],
    ]
    frank.fill("Note for colleagues. Only staff read it.", "Ask Colin who would cover")
    frank.press("Keep the note")
    hana.open(case)
    assert "Agree" not in hana.page.lines


def declines(town: Town, ellie: Browser, reference: str) -> None:
    """What is offered waits for her; it is for her to say, and the month goes on."""
    town.it_is("Fri 11 Dec 2026 18:00")
    assert ellie.open("/account/").lines[:7] == [
        "Your requests, Ellie",
        "One thing needs you.",
        "Needs you first",
        "Change my working hours",
        "Your manager offers you something else. Please say whether you accept it.",
        "Look at it",
        "What you can ask for here",
    ]
    ellie.follow("Look at it")
    assert "Ask Colin who would cover" not in ellie.page.text
    assert ellie.page.after("Needs you first", until="Progress") == [
        "Accept the offer",
        "Your manager offers you something else. Please say whether you accept it.",
        "Accept the offer",
        "Decline the offer",
        "Your manager offers you something else. Please say whether you accept it.",
        "Decline the offer",
        "We have said",
        "Your manager will decide by Thursday 7 January 2027",
        "That is in 27 days. Nothing is late.",
    ]
    assert ellie.page.after("What we told you", until="What you sent")[:3] == [
        f"Your manager offers you something else {reference} Wednesday 9 December, 10am",
        "Monday to Thursday, 9 to 4.30.",
        f"Say whether you accept it at https://front-door.example/track/{reference}",
    ]
    ellie.follow("Decline the offer")
    ellie.press("Send")
    assert ellie.page.after("Progress", until="What we told you")[2:8] == [
        "Done: Your manager has your request.",
        "Done: Your manager offers you something else. Please say whether you accept it.",
        "Wednesday 9 December, 10am",
        "Now: Your manager has your request.",
        "Friday 11 December, 6pm",
        "We have said: Your manager will decide by Thursday 7 January 2027",
    ]
    assert town.letters() == []


def is_changed(town: Town, ellie: Browser, frank: Browser, reference: str) -> None:
    """Human Resources have it now, and Frank no longer sees it."""
    assert town.letters() == [
        letter(
            ELLIE,
            f"Your change of working hours is agreed {reference}",
            "Your contract will be changed by Tuesday 29 December",
            reference,
        )
    ]
    case = f"/staff/cases/{reference}/"
    assert frank.status(case) == 404
    hana = town.staff("Hana Ali", human_resources="handler")
    town.it_is("Tue 15 Dec 2026 09:30")
    hana.open("/staff/queues/human_resources/")
    hana.press("Take the next")
    assert hana.page.after("We have said")[0] == "Your contract will be changed by Tuesday 29 December"
    hana.follow("Contract changed")
    hana.give("From which day?", {"Day": "8", "Month": "2", "Year": "2027"})
    hana.press("Continue")
    hana.press("Send")
    assert town.letters() == [
        letter(
            ELLIE,
            f"Your working hours have been changed {reference}",
            "Your new hours begin on 8 February 2027.",
            reference,
        )
    ]
    assert ellie.open("/account/").after("Ended") == [
        "Change my working hours",
        "Your working hours have been changed. 15 December 2026.",
    ]
