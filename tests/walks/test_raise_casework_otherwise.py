"""Raise casework, walked by hand where it goes otherwise: with an officer and late, for somebody else, let go."""

from .test_raise_casework import TOLD, VIC, raises, received
from .walking import Town, letter


def test_an_officer_takes_longer_then_is_late_and_vic_hears_of_each_date(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 11:00")
    vic, mo = town.staff("Vic Stone", councillors="handler"), town.staff("Mo Aziz", member_support="handler")
    reference = raises(vic, roads=True)
    address, case = f"https://front-door.example/track/{reference}", f"/staff/cases/{reference}/"
    assert town.letters() == received(reference, "A blocked drain", "We will answer by Monday 21 December")
    assert vic.open("/account/").after("In hand")[0].startswith("Casework for a resident, ")
    mo.open("/staff/queues/member_support/")
    mo.press("Take the next")
    mo.follow("An officer is looking into it")
    mo.fill("Which team is looking into it?", "Highways area teams")
    mo.press("Continue")
    mo.press("Send")
    assert town.letters() == [
        letter(
            VIC,
            f"An officer is looking into your casework {reference}",
            "Highways area teams has it. We will answer by Monday 21 December",
            reference,
        )
    ]
    assert town.staff("Ines Park", highways_area_teams="handler").status(case) == 404

    town.it_is("Fri 18 Dec 2026 14:00")
    mo.open(case)
    mo.follow("Take longer")
    mo.fill("Why? The councillor will read this.", "The drain needs a camera.")
    mo.press("Continue")
    mo.press("Send")
    assert town.letters() == [
        letter(
            VIC,
            f"We need longer for your casework {reference}",
            "The drain needs a camera.\nWe will answer by Thursday 7 January 2027",
            reference,
        )
    ]
    is_late(town, reference)
    mo.open(case)
    mo.follow("Answer")
    mo.fill("What do we tell the councillor?", "The drain is clear.")
    mo.press("Continue")
    mo.press("Send")
    assert town.letters() == [
        letter(
            VIC,
            f"Our answer to your casework {reference}",
            f"The drain is clear.\nIf this does not settle it, tell us by Monday 8 February at {address}",
            reference,
        )
    ]
    vic.open(f"/track/{reference}")
    assert vic.page.after("Progress", until="Not right?")[-2:] == [
        "Done: We have answered you.",
        "Monday 11 January, 9:30am",
    ]


def is_late(town: Town, reference: str) -> None:
    """Mo is asked for a date the day before; none comes, so Vic is told, and told again with the date."""
    mo, subject = town.staff("Mo Aziz"), f"We are late with {reference}"
    town.it_is("Wed 6 Jan 2027 09:00")
    (to_do,) = [line for line in mo.open("/staff/").after("Needs you first", until="Yours") if reference in line]
    assert to_do == f"{reference}. We said: Answer by Thu 7 Jan."
    town.it_is("Fri 8 Jan 2027 00:00")
    sorry = "We said Thursday 7 January. We are sorry that we have not kept to that."
    assert town.letters() == [
        letter(VIC, subject, f"{sorry}\nWe will give you a new date by Monday 11 January.", reference)
    ]
    town.it_is("Mon 11 Jan 2027 09:30")
    mo.open("/staff/")
    mo.follow("Give a date")
    mo.give("What is the new date?", {"Day": "13", "Month": "1", "Year": "2027"})
    mo.fill("Why?", "The camera was stuck.")
    mo.press("Continue")
    mo.press("Send")
    assert town.letters() == [
        letter(VIC, subject, f"{sorry}\nThe camera was stuck.\n\nWe will answer by Wednesday 13 January", reference)
    ]


def test_what_is_not_the_councils_is_said_with_whose_it_is_and_stands_after_28_days(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 11:00")
    vic, mo = town.staff("Vic Stone", councillors="handler"), town.staff("Mo Aziz", member_support="handler")
    reference = raises(vic, tell=TOLD)
    address = f"https://front-door.example/track/{reference}"
    assert town.letters() == received(reference, "Help at home", "We will answer by Monday 21 December")
    mo.open(f"/staff/cases/{reference}/")
    mo.follow("Not the council's to do")
    mo.fill("Whose is it, and how are they reached?", "Pendle Borough Council, on 01282 661661.")
    mo.press("Continue")
    assert "To vic.stone@lancashire.example." in mo.page.lines
    mo.press("Send")
    assert town.letters() == [
        letter(
            VIC,
            f"Your casework is for someone else {reference}",
            "Pendle Borough Council, on 01282 661661.\n"
            f"If you think that it is ours, tell us by Monday 4 January 2027 at {address}",
            reference,
        )
    ]
    assert vic.open("/account/").after("Ended") == [
        "Casework for a resident, Doris Kay",
        "This is not the council's to do. We have told you whose it is. 7 December 2026.",
    ]
    town.it_is("Mon 4 Jan 2027 23:59")
    vic.open(f"/track/{reference}/not-right")
    vic.fill("What is not right?", "It is on your land.")
    town.it_is("Tue 5 Jan 2027 00:00")
    vic.press("Ask us to look again", status=422)
    assert vic.page.after("There is a problem")[0] == "The time to reopen this has passed. You can send us a new one."


def test_vic_no_longer_needs_it_and_owes_no_answer(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 11:00")
    vic, mo = town.staff("Vic Stone", councillors="handler"), town.staff("Mo Aziz", member_support="handler")
    reference = raises(vic)
    mo.open(f"/staff/cases/{reference}/")
    mo.follow("Ask the councillor something")
    mo.fill("What else do you ask them? (optional)", "On which days did she ring?")
    mo.press("Continue")
    mo.press("Send")
    assert len(town.letters()) == 2
    town.it_is("Tue 8 Dec 2026 07:45")
    vic.open(f"/track/{reference}")
    vic.follow("This is no longer needed")
    vic.press("Send")
    assert vic.page.after("Progress", until="What we told you")[-2:] == [
        "Done: You told us that this is no longer needed.",
        "Tuesday 8 December, 7:45am",
    ]
    (told,) = town.letters()
    assert told.subject == f"We have finished with {reference}"
    assert mo.open(f"/staff/cases/{reference}/").after("State")[0] == "Withdrawn"
    assert vic.open("/account/").lines[1] == "You have no open requests."
