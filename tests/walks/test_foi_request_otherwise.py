"""Freedom of information, walked by hand where it goes otherwise: refused by two, longer, late, let go."""

from .test_foi_request import NADIA, asks, asks_for_information, received
from .walking import Town, comes_back, letter

DUE = "We will answer by Monday 4 January 2027"


def test_a_refusal_is_sent_when_a_second_person_agrees_and_stands_after_40_working_days(town: Town) -> None:
    town.it_is("Wed 2 Dec 2026 18:40")
    nadia, tom = town.resident(), town.staff("Tom Ellis", information_governance="handler")
    uma = town.staff("Uma Patel", information_governance="manager")
    reference = asks(nadia)
    case = f"/staff/cases/{reference}/"
    assert town.letters() == received(reference, DUE)

    town.it_is("Thu 10 Dec 2026 10:00")
    tom.open(case)
    tom.follow("Refuse")
    assert "Nothing is sent until a second person agrees." in tom.page.lines
    tom.choose("It would take more than 18 hours of work, or cost more than £450 (section 12)")
    tom.fill("What do we tell them? Say what they could ask for instead.", "You could ask for 1 year.")
    tom.press("Refuse")
    assert tom.page.after("Tasks", until="What we have told them") == [
        *["Find the information and answer", "Information Governance team, by Mon 4 Jan 2027", "To do"],
        *["Refuse", "Information Governance team", "To do"],
    ]
    assert "Agree or not" not in tom.page.lines
    assert town.letters() == []
    comes_back(town, nadia, reference, NADIA)
    assert nadia.page.after("Progress", until="What we told you")[:5] == [
        *["Done: Received", "Wednesday 2 December, 6:40pm"],
        "Now: We have your request and are looking for the information.",
        f"We have said: {DUE}",
        "To come: We have sent you our answer.",
    ]
    assert uma.open("/staff/").after("Needs you first", until="Yours") == [
        "Freedom of information request, Nadia Khan",
        f"{reference}. “Refuse” waits for a second person to agree.",
        "Agree or not",
    ]
    uma.follow("Agree or not")
    assert uma.page.after("What was proposed", until="Agree") == [
        "Thu 10 Dec, 10:00. Tom Ellis",
        *["Why may we refuse?", "It would take more than 18 hours of work, or cost more than £450 (section 12)"],
        *["What do we tell them? Say what they could ask for instead.", "You could ask for 1 year."],
        f"They will read: Our answer to your request {reference}",
        "We may not give you this information.",
        "It would take more than 18 hours of work, or cost more than £450 (section 12)",
        "You could ask for 1 year.",
        "If you do not agree, ask us to look again by Tuesday 9 February 2027 "
        f"at https://front-door.example/track/{reference}",
        "After that you can complain to the Information Commissioner at ico.org.uk",
        *[reference, f"https://front-door.example/track/{reference}", "Lancashire County Council", "0300 123 6701"],
        "To nadia.khan@example.org.",
        "Their page will say: We may not give you this information, and have told you why.",
    ]
    uma.press("Agree")
    assert town.letters() == [
        letter(
            NADIA,
            f"Our answer to your request {reference}",
            "We may not give you this information.\n"
            "It would take more than 18 hours of work, or cost more than £450 (section 12)\n"
            "You could ask for 1 year.\n"
            "If you do not agree, ask us to look again by Tuesday 9 February 2027 "
            f"at https://front-door.example/track/{reference}\n"
            "After that you can complain to the Information Commissioner at ico.org.uk",
            reference,
        )
    ]
    town.it_is("Tue 9 Feb 2027 23:59")
    comes_back(town, nadia, reference, NADIA)
    nadia.follow("Tell us what is wrong")
    nadia.fill("What is not right?", "It is not that much work.")
    town.it_is("Wed 10 Feb 2027 00:00")
    nadia.press("Ask us to look again", status=422)
    assert nadia.page.after("There is a problem")[0] == "The time to reopen this has passed. You can send us a new one."


def test_weighing_the_public_interest_takes_longer_and_nadia_is_told_why_once(town: Town) -> None:
    town.it_is("Wed 2 Dec 2026 18:40")
    nadia, tom = town.resident(), town.staff("Tom Ellis", information_governance="handler")
    reference = asks(nadia)
    assert town.letters() == received(reference, DUE)
    town.it_is("Thu 17 Dec 2026 16:00")
    tom.open(f"/staff/cases/{reference}/")
    tom.follow("Take longer, to weigh the public interest")
    tom.fill(
        "Which exemption are we weighing, and why? The person will read this.",
        "Section 43: a firm's prices are in it.",
    )
    tom.press("Continue")
    tom.press("Send")
    assert town.letters() == [
        letter(
            NADIA,
            f"We need longer for your request {reference}",
            "Section 43: a firm's prices are in it.\nWe will answer by Monday 1 February 2027",
            reference,
        )
    ]
    comes_back(town, nadia, reference, NADIA)
    assert nadia.page.after("We have said", until="What we told you") == [
        "We will answer by Monday 1 February 2027",
        "That is in 46 days. Nothing is late.",
        "Progress",
        *["Done: Received", "Wednesday 2 December, 6:40pm"],
        "Done: We have your request and are looking for the information.",
        "Done: We need longer to decide whether it is in the public interest to give you this.",
        "Thursday 17 December, 4pm",
        *["Now: We gave you a new date", "Thursday 17 December, 4pm"],
        "We have said: We will answer by Monday 1 February 2027",
        "Section 43: a firm's prices are in it.",
        "To come: We have sent you our answer.",
    ]


def test_a_late_answer_is_said_to_be_late_with_a_day_for_the_new_date_and_then_the_new_date(town: Town) -> None:
    town.it_is("Wed 2 Dec 2026 18:40")
    nadia, tom = town.resident(), town.staff("Tom Ellis", information_governance="handler")
    reference = asks(nadia)
    assert town.letters() == received(reference, DUE)
    town.it_is("Thu 31 Dec 2026 08:59")
    assert "Needs you first" not in tom.open("/staff/").lines
    town.it_is("Thu 31 Dec 2026 09:00")
    assert tom.open("/staff/").after("Needs you first", until="Yours") == [
        "Freedom of information request, Nadia Khan",
        f"{reference}. We said: Answer by Mon 4 Jan 2027.",
        "Give a date",
    ]
    town.it_is("Mon 4 Jan 2027 23:59")
    assert town.letters() == []
    town.it_is("Tue 5 Jan 2027 00:00")
    law = "The law gives us 20 working days, and we are sorry that we have not kept to it."
    complain = "You can complain to the Information Commissioner at ico.org.uk"
    assert town.letters() == [
        letter(
            NADIA,
            f"We are late with your request {reference}",
            f"We said Monday 4 January. {law}\nWe will give you a new date by Wednesday 6 January.\n{complain}",
            reference,
        )
    ]
    town.it_is("Tue 5 Jan 2027 09:30")
    tom.open("/staff/")
    tom.follow("Give a date")
    tom.give("What is the new date?", {"Day": "8", "Month": "1", "Year": "2027"})
    tom.press("Continue", status=422)
    assert tom.page.after("There is a problem")[0] == "Enter an answer to “Why?”"
    tom.fill("Why?", "The figures come from another team.")
    tom.press("Continue")
    tom.press("Send")
    assert town.letters() == [
        letter(
            NADIA,
            f"We are late with your request {reference}",
            f"We said Monday 4 January. {law}\nThe figures come from another team.\n\n"
            f"We will answer by Friday 8 January\n{complain}",
            reference,
        )
    ]


def test_a_question_that_nobody_answers_closes_the_request_after_two_months(town: Town) -> None:
    town.it_is("Wed 2 Dec 2026 18:40")
    nadia, tom = town.resident(), town.staff("Tom Ellis", information_governance="handler")
    reference = asks(nadia)
    town.it_is("Tue 8 Dec 2026 10:00")
    tom.open(f"/staff/cases/{reference}/")
    tom.follow("Ask the person what they mean")
    tom.fill("What else do you ask them? (optional)", "Which year do you mean?")
    tom.press("Continue")
    tom.press("Send")
    assert [each.subject for each in town.letters()] == [
        f"We have your freedom of information request {reference}",
        f"We need to know more about your request {reference}",
    ]
    town.it_is("Mon 8 Feb 2027 23:59")
    assert town.letters() == []
    town.it_is("Tue 9 Feb 2027 00:00")
    assert town.letters() == [
        letter(
            NADIA,
            f"We have closed your request {reference}",
            "We asked you what you meant and did not hear from you for 2 months.\n"
            "You can make a new request at any time.",
            reference,
        )
    ]
    comes_back(town, nadia, reference, NADIA)
    assert nadia.page.after("Progress", until="What we told you")[-2:] == [
        "Done: We did not hear what you meant, so we have closed your request. You can make a new one.",
        "Tuesday 9 February, midnight",
    ]


def test_nadia_no_longer_needs_it_and_is_asked_nothing_more(town: Town) -> None:
    town.it_is("Wed 2 Dec 2026 18:40")
    nadia, tom = town.resident(), town.staff("Tom Ellis", information_governance="handler")
    reference = asks(nadia)
    tom.open(f"/staff/cases/{reference}/")
    tom.follow("Ask the person what they mean")
    tom.fill("What else do you ask them? (optional)", "Which year do you mean?")
    tom.press("Continue")
    tom.press("Send")
    assert len(town.letters()) == 2
    nadia.open(f"/track/{reference}")
    nadia.follow("I no longer need this")
    assert nadia.page.after("I no longer need this") == [
        "If you send this, we will stop and close it. You can make a new one at any time.",
        "Send",
    ]
    nadia.press("Send")
    assert nadia.page.after("Progress", until="What we told you")[-2:] == [
        "Done: You told us that you no longer need this.",
        "Wednesday 2 December, 6:40pm",
    ]
    (told,) = town.letters()
    assert told.subject == f"We have finished with {reference}"
    assert tom.open(f"/staff/cases/{reference}/").after("State")[0] == "Withdrawn"


def test_what_we_do_not_hold_is_said_with_who_may_and_what_is_about_oneself_goes_elsewhere(town: Town) -> None:
    town.it_is("Wed 2 Dec 2026 18:40")
    nadia, tom = town.resident(), town.staff("Tom Ellis", information_governance="handler")
    nadia.open("/foi-request")
    nadia.follow("Start now")
    nadia.answer({"Are you asking for information about yourself?": "Yes"})
    assert nadia.page.lines == [
        "Make a freedom of information request",
        "You cannot do this here",
        "Information about you is given under a different law, so that nobody else can see it. "
        "Ask for your own information instead.",
        "Ask for the information we hold about you",
        "Change your answer",
    ]
    nadia.follow("Ask for the information we hold about you")
    assert nadia.page.heading == "Ask for the information we hold about you"
    nadia.open("/foi-request/check-your-answers")
    assert nadia.page.heading == "Are you asking for information about yourself?"
    nadia.answer({"Are you asking for information about yourself?": "No"})
    reference = asks_for_information(nadia)
    tom.open(f"/staff/cases/{reference}/")
    tom.follow("We do not hold it")
    tom.fill("Who may hold it? The person will read this.", "Burnley Borough Council may.")
    tom.press("Continue")
    tom.press("Send")
    assert town.letters()[1:] == [
        letter(
            NADIA,
            f"We do not hold what you asked for {reference}",
            "We looked, and we do not hold this information.\nBurnley Borough Council may.\n"
            "If you think that we do hold it, tell us by Monday 1 February 2027 "
            f"at https://front-door.example/track/{reference}",
            reference,
        )
    ]
