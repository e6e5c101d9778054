"""Changed working hours, walked by hand where it goes otherwise: refused and appealed, late, another manager, none."""

from .test_change_my_working_hours import ELLIE, asks, opened, received
from .walking import Town, letter

DUE = "Your manager will decide by Thursday 7 January 2027"


def test_a_refusal_is_talked_over_first_and_the_appeal_is_heard_by_somebody_else(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    ellie, frank = opened(town)
    reference = asks(ellie)
    case = f"/staff/cases/{reference}/"
    assert town.letters() == received(reference, DUE)

    town.it_is("Wed 16 Dec 2026 11:00")
    frank.open(case)
    frank.follow("Refuse")
    frank.choose("No", "It would harm our ability to meet demand")
    frank.fill("Why does that apply here? They will read this.", "Fridays are our busiest day.")
    frank.press("Continue", status=422)
    assert frank.page.after("There is a problem")[0] == (
        "Talk it over with them first. The law asks for that before you refuse."
    )
    assert town.letters() == []
    frank.choose("Yes")
    frank.press("Continue")
    frank.press("Send")
    assert town.letters() == [
        letter(
            ELLIE,
            f"Your request to change your working hours {reference}",
            "Your manager has refused your request.\n"
            "It would harm our ability to meet demand\n"
            "Fridays are our busiest day.\n"
            f"You can appeal by Wednesday 30 December at https://front-door.example/track/{reference}",
            reference,
        )
    ]
    assert frank.status(case) == 404

    town.it_is("Wed 30 Dec 2026 23:00")
    assert ellie.open("/account/").after("Ended") == [
        "Change my working hours",
        "Your manager has refused your request and told you why. 16 December 2026.",
    ]
    ellie.follow("Change my working hours")
    assert ellie.page.after("Not right?")[0] == "Tell us by Wednesday 30 December and we will look again."
    ellie.follow("Tell us what is wrong")
    ellie.fill("What is not right?", "Two of us would share the Fridays.")
    ellie.press("Ask us to look again")
    assert ellie.page.after("We have said", until="Progress") == [
        "Your appeal will be decided by Thursday 21 January 2027",
        "That is in 22 days. Nothing is late.",
    ]
    assert ellie.page.after("Who has it now")[0] == "Human Resources, Lancashire County Council"
    is_dismissed(town, reference)
    assert ellie.open(f"/track/{reference}").after("Progress", until="What we told you")[-2:] == [
        "Done: Your appeal was heard, and the decision stands.",
        "Thursday 14 January, 3:10pm",
    ]
    assert "Not right?" not in ellie.page.lines


def is_dismissed(town: Town, reference: str) -> None:
    """By a manager of Human Resources: not by Frank, nor by one of theirs who is none."""
    case = f"/staff/cases/{reference}/"
    frank, hana = town.staff("Frank Moss"), town.staff("Hana Ali", human_resources="handler")
    grace = town.staff("Grace Lund", human_resources="manager")
    town.it_is("Thu 14 Jan 2027 15:10")
    assert (frank.status(case), hana.status(case), grace.status(case)) == (404, 200, 200)
    hana.open(case)
    assert ("Allow the appeal" in hana.page.lines, "Dismiss the appeal" in hana.page.lines) == (False, False)
    assert hana.page.after("Reopened by the person")[0] == "Two of us would share the Fridays."
    grace.open(case)
    grace.follow("Dismiss the appeal")
    grace.fill("Why? They will read this.", "Two people cannot cover four counters.")
    grace.press("Continue")
    grace.press("Send")
    assert town.letters() == [
        letter(
            ELLIE,
            f"Your appeal about your working hours {reference}",
            "Your appeal was heard, and the decision stands.\nTwo people cannot cover four counters.",
            reference,
        )
    ]


def test_after_14_days_a_refusal_stands(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    ellie, frank = opened(town)
    reference = asks(ellie)
    frank.open(f"/staff/cases/{reference}/")
    frank.follow("Refuse")
    frank.choose("Yes", "It would harm quality")
    frank.fill("Why does that apply here? They will read this.", "Nobody else knows the system.")
    frank.press("Continue")
    frank.press("Send")
    town.it_is("Mon 21 Dec 2026 23:59")
    ellie.open(f"/track/{reference}/not-right")
    ellie.fill("What is not right?", "I could teach it.")
    town.it_is("Tue 22 Dec 2026 00:00")
    ellie.press("Ask us to look again", status=422)
    assert ellie.page.after("There is a problem")[0] == "The time to reopen this has passed. You can send us a new one."
    assert "Not right?" not in ellie.open(f"/track/{reference}").lines


def test_a_late_manager_is_asked_first_then_ellie_hears_and_then_she_has_a_date(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    ellie, frank = opened(town)
    hana = town.staff("Hana Ali", human_resources="handler")
    reference = asks(ellie)
    assert town.letters() == received(reference, DUE)
    town.it_is("Wed 6 Jan 2027 08:59")
    assert "Needs you first" not in frank.open("/staff/").lines
    town.it_is("Wed 6 Jan 2027 09:00")
    assert frank.open("/staff/").after("Needs you first", until="Yours") == [
        "Change my working hours",
        f"{reference}. We said: Your manager will decide by Thu 7 Jan.",
        "Give a date",
    ]
    assert "Needs you first" not in hana.open("/staff/").lines
    town.it_is("Thu 7 Jan 2027 23:59")
    assert town.letters() == []
    town.it_is("Fri 8 Jan 2027 00:00")
    subject = f"The decision about your working hours is late {reference}"
    sorry = "We said Thursday 7 January. We are sorry that there is no decision yet."
    assert town.letters() == [
        letter(ELLIE, subject, f"{sorry}\nWe will give you a new date by Monday 11 January.", reference)
    ]
    assert ellie.open("/account/").after("In hand", until="What you can ask for here")[-2:] == [
        "Your manager will decide by Thursday 7 January",
        "Late",
    ]
    town.it_is("Fri 8 Jan 2027 10:00")
    frank.open("/staff/")
    frank.follow("Give a date")
    frank.give("What is the new date?", {"Day": "13", "Month": "1", "Year": "2027"})
    frank.fill("Why?", "I have been ill.")
    frank.press("Continue")
    frank.press("Send")
    assert town.letters() == [
        letter(
            ELLIE,
            subject,
            f"{sorry}\nI have been ill.\n\nYour manager will decide by Wednesday 13 January",
            reference,
        )
    ]


def test_another_manager_has_it_after_an_offer_is_declined_and_then_it_is_let_go(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    ellie, frank = opened(town)
    reference = asks(ellie)
    case = f"/staff/cases/{reference}/"
    frank.open(case)
    frank.follow("Offer something else")
    frank.fill("What do you offer instead?", "Monday to Thursday, 9 to 4.30.")
    frank.press("Continue")
    frank.press("Send")
    town.it_is("Thu 10 Dec 2026 09:00")
    nora = town.staff("Nora Penn", employees="handler")
    town.manages("Nora Penn", "Ellie Ward")
    assert (frank.status(case), nora.status(case)) == (200, 404)
    ellie.open(f"/track/{reference}")
    ellie.follow("Decline the offer")
    ellie.press("Send")
    assert (frank.status(case), nora.status(case)) == (404, 200)
    assert ellie.page.after("Who has it now")[0] == "Nora Penn, Lancashire County Council"
    assert len(town.letters()) == 2
    ellie.follow("I no longer want this")
    ellie.press("Send")
    assert ellie.page.after("Progress", until="What we told you")[-2:] == [
        "Done: You told us that you no longer want this.",
        "Thursday 10 December, 9am",
    ]
    (told,) = town.letters()
    assert told.subject == f"We have finished with {reference}"
    assert "In hand" not in ellie.open("/account/").lines


def test_who_has_no_manager_is_dealt_with_by_human_resources(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    ellie, frank = town.staff("Ellie Ward", employees="handler"), town.staff("Frank Moss", employees="manager")
    hana = town.staff("Hana Ali", human_resources="handler")
    reference = asks(ellie)
    assert ellie.open(f"/track/{reference}").after("Who has it now")[0] == "Human Resources, Lancashire County Council"
    assert frank.status(f"/staff/cases/{reference}/") == 404
    hana.open("/staff/queues/human_resources/")
    hana.press("Take the next")
    hana.follow("Agree")
    hana.press("Send")
    assert [each.subject for each in town.letters()] == [
        f"Your request to change your working hours {reference}",
        f"Your change of working hours is agreed {reference}",
    ]
