"""Raise casework for a resident, walked by hand: Vic Stone asks for Doris Kay, Mo Aziz of Councillor Support answers.

Every word and day here was written down from the definition and a calendar; none is worked out by the product.
"""

from typing import Any

from tests.adapters.files import PDF

from .browser import Browser
from .walking import Letter, Town, letter

VIC = "vic.stone@lancashire.example"
SERVICE = "Raise casework for a resident"
CARE: dict[str, Any] = {"What is it about?": "Care and support for adults"}
ROADS: dict[str, Any] = {"What is it about?": "Roads, pavements and parking"}
PLACE: dict[str, Any] = {"Where is it? (optional)": {"Postcode, road or landmark": "BB8 0AA"}}
UNTOLD: dict[str, Any] = {"Should we tell the resident too?": "No"}
TOLD: dict[str, Any] = {
    "Should we tell the resident too?": "Yes",
    "What is the resident's email address?": "doris.kay@example.org",
}


def raises(vic: Browser, *, urgent: bool = False, roads: bool = False, tell: dict[str, Any] = UNTOLD) -> str:
    """From the councillor's own home to the receipt; the reference."""
    vic.open("/account/")
    vic.follow(SERVICE)
    vic.follow("Start now")
    vic.answer(ROADS if roads else CARE)
    vic.answer(
        {
            "What is it about, in a few words?": "A blocked drain" if roads else "Help at home",
            "What has happened, and what does the resident want?": "She rang twice and heard nothing.",
            **(PLACE if roads else {}),
            "Is someone's safety, home or care at risk?": "Yes" if urgent else "No",
        }
    )
    if urgent:
        assert vic.page.lines == [
            SERVICE,
            "Please read this first",
            "If someone is in danger now, ring 0300 123 6701 as well. "
            "Outside office hours, for care, ring 0300 123 6722.",
            "Carry on",
        ]
        vic.press("Carry on")
    vic.answer(
        {
            "What is the resident's name?": {"First name": "Doris", "Last name": "Kay"},
            "Where does the resident live? (optional)": None,
            **tell,
            "Add letters or photographs (optional)": ("doris.pdf", PDF, "application/pdf"),
            "Declaration": ["The resident has asked me to act for them, and knows that I am passing this on"],
        }
    )
    vic.press("Send your request")
    assert vic.page.heading == "We have your request"
    return vic.page.after("Your reference")[0]


def received(reference: str, about: str, promise: str) -> list[Letter]:
    body = f"Thank you. {promise}\nYou can see how it is going at https://front-door.example/track/{reference}"
    return [letter(VIC, f"Your casework {reference}: {about}", body, reference)]


def test_only_councillors_are_let_in(town: Town) -> None:
    town.it_is("Thu 10 Dec 2026 20:10")
    stranger, ellie = town.resident(), town.staff("Ellie Ward", employees="handler")
    assert stranger.open("/raise-casework").address == "/staff/sign-in/?next=/raise-casework"
    assert stranger.page.heading == "Sign in"
    assert ellie.open("/raise-casework", status=403).lines == [
        SERVICE,
        "You are signed in, but this is only for county councillors.",
        "If you think that is wrong, ask the person who lets people in at your organisation.",
    ]
    ellie.open("/raise-casework/topic", status=403)
    assert SERVICE not in ellie.open("/account/").lines


def test_an_urgent_matter_is_asked_about_the_clock_stops_and_vic_is_answered(town: Town) -> None:
    town.it_is("Thu 10 Dec 2026 20:10")
    vic, mo = town.staff("Vic Stone", councillors="handler"), town.staff("Mo Aziz", member_support="handler")
    assert vic.open("/raise-casework").after("What happens next", until="How long it takes") == [
        "Now: You send it",
        "We will answer within 10 working days",
        "Councillor Support has your casework and is finding the right officer.",
        "To come: An officer is looking into it.",
        "To come: We have answered you.",
    ]
    reference = raises(vic, urgent=True)
    assert town.letters() == received(reference, "Help at home", "We will answer by Monday 14 December")
    is_vics_own(town, vic, reference)

    town.it_is("Fri 11 Dec 2026 09:20")
    mo.open("/staff/queues/member_support/")
    mo.press("Take the next")
    assert mo.page.lines[1:6] == [
        "Casework for a resident, Doris Kay",
        *["An officer is looking into it", "Answer", "Ask the councillor something", "Not the council's to do"],
    ]
    mo.fill("Note for colleagues. Only staff read it.", "Adult care say they rang back")
    mo.press("Keep the note")
    mo.follow("Ask the councillor something")
    mo.fill("What else do you ask them? (optional)", "On which days did she ring?")
    mo.press("Continue")
    mo.press("Send")
    address = f"https://front-door.example/track/{reference}"
    more = letter(
        VIC,
        f"We need something more for your casework {reference}",
        f"Read what we need and answer at {address}",
        reference,
    )
    assert town.letters() == [more]
    mo.open(f"/staff/cases/{reference}/")
    assert mo.page.after("Clock")[:3] == ["Paused today", "Of 2 working days.", "Paused"]

    answers(town, vic, reference)
    town.it_is("Thu 17 Dec 2026 16:45")
    mo.open(f"/staff/cases/{reference}/")
    assert mo.page.after("Answer", until="Add a note")[-3:] == [
        "Wed 16 Dec, 8:00. Vic Stone, on the web, identity proved",
        *["On which days did she ring?", "On the 3rd and the 7th."],
    ]
    mo.follow("Answer")
    mo.fill("What do we tell the councillor?", "She has had help each morning since Tuesday.")
    mo.press("Continue")
    mo.press("Send")
    assert town.letters() == [
        letter(
            VIC,
            f"Our answer to your casework {reference}",
            "She has had help each morning since Tuesday.\n"
            f"If this does not settle it, tell us by Thursday 14 January 2027 at {address}",
            reference,
        )
    ]
    assert mo.page.after("We have said")[:2] == ["We will answer by Thursday 17 December", "Kept."]
    is_asked_again(town, vic, reference)


def is_vics_own(town: Town, vic: Browser, reference: str) -> None:
    """No other councillor sees it, and no councillor the side of those who deal with it."""
    wendy, case = town.staff("Wendy Hall", councillors="manager"), f"/staff/cases/{reference}/"
    assert vic.open("/account/").lines == [
        "Your requests, Vic",
        "Nothing needs you. Everything is in hand.",
        "In hand",
        "Casework for a resident, Doris Kay",
        "Councillor Support has your casework and is finding the right officer. Sent 10 December 2026",
        "We will answer by Monday 14 December",
        "On time",
        "What you can ask for here",
        SERVICE,
        "Ask the council to act or answer for a resident who has come to you, and follow what happens.",
    ]
    vic.follow("Casework for a resident, Doris Kay")
    assert vic.page.after("What you sent", until="Something has changed?")[-6:] == [
        *["Should we tell the resident too?", "No"],
        *["Add letters or photographs", "doris.pdf"],
        "The resident has asked me to act for them, and knows that I am passing this on",
        "Confirmed",
    ]
    assert wendy.open("/account/").lines == [
        "Your requests, Wendy",
        "You have no open requests.",
        "What you can ask for here",
        SERVICE,
        "Ask the council to act or answer for a resident who has come to you, and follow what happens.",
    ]
    assert wendy.open(f"/track/{reference}").heading == "Track a request"
    assert "Doris Kay" not in wendy.page.text
    assert (vic.status(case), wendy.status(case)) == (404, 404)
    assert town.staff("Ines Park", highways_area_teams="manager").status(case) == 404


def answers(town: Town, vic: Browser, reference: str) -> None:
    """From home, straight to the one thing that waits; two working days, with those that the clock stood."""
    town.it_is("Wed 16 Dec 2026 08:00")
    assert vic.open("/account/").lines[:7] == [
        "Your requests, Vic",
        "One thing needs you.",
        "Needs you first",
        "Casework for a resident, Doris Kay",
        "We need something more from you.",
        "Answer",
        "What you can ask for here",
    ]
    vic.follow("Casework for a resident, Doris Kay")
    assert "Adult care say they rang back" not in vic.page.text
    assert vic.page.after("We have said", until="Progress") == [
        "We will answer by Monday 14 December",
        "The clock has stopped while we wait.",
    ]
    vic.open("/account/")
    vic.follow("Answer")
    vic.fill("On which days did she ring?", "On the 3rd and the 7th.")
    vic.press("Send")
    assert vic.page.after("We have said", until="Progress") == [
        "We will answer by Thursday 17 December",
        "That is tomorrow. Nothing is late.",
    ]
    assert town.letters() == []


def is_asked_again(town: Town, vic: Browser, reference: str) -> None:
    """On the last of 28 days."""
    town.it_is("Thu 14 Jan 2027 21:00")
    vic.open(f"/track/{reference}")
    assert vic.page.after("Not right?")[0] == "Tell us by Thursday 14 January and we will look again."
    vic.follow("Tell us what is wrong")
    vic.fill("What is not right?", "Nobody came this week.")
    vic.press("Ask us to look again")
    assert vic.page.after("We have said", until="Progress") == [
        "We will answer by Monday 18 January",
        "That is in 4 days. Nothing is late.",
    ]
    assert vic.page.after("Progress", until="What we told you")[-5:] == [
        "Thursday 14 January, 9pm",
        "Now: Councillor Support has your casework and is finding the right officer.",
        "We have said: We will answer by Monday 18 January",
        "To come: An officer is looking into it.",
        "To come: We have answered you.",
    ]
