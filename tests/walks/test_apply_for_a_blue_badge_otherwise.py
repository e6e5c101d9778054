"""Apply for a Blue Badge, walked by hand where it goes otherwise: assessed and refused, asked and late, elsewhere."""

from .test_apply_for_a_blue_badge import MARGARET, applies, begins, goes_on, proves, received, words_of
from .walking import Town, comes_back, letter


def test_after_an_assessment_it_is_refused_by_letter_and_looked_at_again(town: Town) -> None:
    town.it_is("Wed 9 Dec 2026 10:00")
    margaret, priya = town.resident(), town.staff("Priya Nair", blue_badge_team="handler")
    begins(margaret)
    goes_on(margaret, pip=False)
    assert margaret.page.lines[2] == (
        "You may be able to have a Blue Badge. We will look at what you tell us and may ask you to see an expert."
    )
    reference = proves(town, margaret)
    address = f"https://front-door.example/track/{reference}"
    assert town.letters() == received(reference, "We will decide by Wednesday 3 March 2027")

    town.it_is("Mon 14 Dec 2026 09:15")
    priya.open(f"/staff/cases/{reference}/")
    priya.follow("Ask for an assessment")
    priya.press("Send")
    assert town.letters() == [
        letter(
            MARGARET,
            f"We would like you to see an expert {reference}",
            "Before we decide, we would like an expert to assess what you have told us. It is free.\n"
            "We will ring to agree a time and a place.\nWe will decide by Wednesday 3 March 2027",
            reference,
        )
    ]
    town.it_is("Fri 5 Feb 2027 16:20")
    priya.open(f"/staff/cases/{reference}/")
    priya.follow("Refuse")
    priya.fill("Why? The person will read this, in a letter.", "The expert saw you walk 200 metres without pain.")
    priya.press("Continue")
    priya.press("Send")
    refusal = (
        "We have decided that we cannot give a Blue Badge.\n"
        "The expert saw you walk 200 metres without pain.\n"
        f"If you do not agree, or if something has changed, ask us to look again by Friday 5 March at {address}"
    )
    assert town.letters() == [letter(MARGARET, f"Our decision about your Blue Badge {reference}", refusal, reference)]

    town.it_is("Fri 5 Mar 2027 09:00")
    comes_back(town, margaret, reference, MARGARET)
    margaret.follow("Our decision as a letter (PDF)")
    assert words_of(margaret.pdf) == [
        *["Lancashire County Council", "5 February 2027", "Reference", reference],
        f"Our decision about your Blue Badge {reference}",
        "We have decided that we cannot give a Blue Badge.",
        "The expert saw you walk 200 metres without pain.",
        "If you do not agree, or if something has changed, ask us to look again by Friday 5 March at",
        address,
        "Lancashire County Council, County Hall, Preston PR1 8XJ, 0300 123 6701 1 of 1",
    ]
    margaret.follow("Tell us what is wrong")
    margaret.fill("What is not right?", "I was on painkillers that day.")
    margaret.press("Ask us to look again")
    assert margaret.page.after("We have said", until="Progress") == [
        "We will finish looking again by Tuesday 6 April",
        "That is in 32 days. Nothing is late.",
    ]
    priya.open(f"/staff/cases/{reference}/")
    assert "The first decision was right" not in priya.page.lines
    rosa = town.staff("Rosa Dean", blue_badge_team="manager")
    rosa.open(f"/staff/cases/{reference}/")
    rosa.follow("The first decision was right")
    rosa.fill("Why was it right? The person will read this, in a letter.", "A second expert agrees with the first.")
    rosa.press("Continue")
    rosa.press("Send")
    assert town.letters() == [
        letter(
            MARGARET,
            f"We have looked again at your Blue Badge application {reference}",
            "Our decision stands.\nA second expert agrees with the first.\nYou can apply again if something changes.",
            reference,
        )
    ]
    margaret.open(f"/track/{reference}")
    assert "Not right?" not in margaret.page.lines
    margaret.open(f"/track/{reference}/not-right")
    margaret.fill("What is not right?", "Please look once more.")
    margaret.press("Ask us to look again", status=422)


def test_what_is_missing_is_asked_for_the_clock_stops_and_then_it_is_late(town: Town) -> None:
    town.it_is("Wed 9 Dec 2026 10:00")
    margaret, priya = town.resident(), town.staff("Priya Nair", blue_badge_team="handler")
    reference = applies(town, margaret)
    address = f"https://front-door.example/track/{reference}"
    assert town.letters() == received(reference, "We will decide by Monday 11 January 2027")
    town.it_is("Mon 14 Dec 2026 15:00")
    priya.open(f"/staff/cases/{reference}/")
    priya.follow("Ask the person something")
    priya.choose("Does the person get any of these?")
    priya.press("Continue")
    priya.press("Send")
    assert town.letters() == [
        letter(
            MARGARET,
            f"We need something more for your Blue Badge {reference}",
            f"Read what we need and answer at {address}\n"
            "If we do not hear from you in 28 days, we will close your application.",
            reference,
        )
    ]
    town.it_is("Thu 17 Dec 2026 19:00")
    comes_back(town, margaret, reference, MARGARET)
    assert margaret.page.after("Needs you first", until="Progress") == [
        *["Answer", "We need something more from you before we can decide.", "Answer"],
        "We have said",
        "We will decide by Monday 11 January 2027",
        "The clock has stopped while we wait.",
    ]
    margaret.follow("Answer")
    margaret.choose("The higher rate of the mobility part of DLA")
    margaret.press("Send")
    assert margaret.page.after("We have said", until="Progress") == [
        "We will decide by Thursday 14 January 2027",
        "That is in 28 days. Nothing is late.",
    ]
    town.it_is("Wed 13 Jan 2027 09:00")
    assert priya.open("/staff/").after("Needs you first", until="Yours") == [
        "Blue Badge, Margaret Holden",
        f"{reference}. We said: Decide by Thu 14 Jan.",
        "Give a date",
    ]
    town.it_is("Fri 15 Jan 2027 00:00")
    assert town.letters() == [
        letter(
            MARGARET,
            f"We are late with your Blue Badge {reference}",
            "We said Thursday 14 January. We are sorry that we have not decided yet.\n"
            "We will give you a new date by Monday 18 January.",
            reference,
        )
    ]
    town.it_is("Fri 15 Jan 2027 10:00")
    priya.open("/staff/")
    priya.follow("Give a date")
    priya.give("What is the new date?", {"Day": "20", "Month": "1", "Year": "2027"})
    priya.fill("Why?", "Two of us were ill.")
    priya.press("Continue")
    priya.press("Send")
    assert town.letters() == [
        letter(
            MARGARET,
            f"We are late with your Blue Badge {reference}",
            "We said Thursday 14 January. We are sorry that we have not decided yet.\n"
            "Two of us were ill.\n\nWe will decide by Wednesday 20 January",
            reference,
        )
    ]


def test_who_does_not_pay_within_three_months_is_told_that_it_is_closed(town: Town) -> None:
    town.it_is("Wed 9 Dec 2026 10:00")
    margaret, priya = town.resident(), town.staff("Priya Nair", blue_badge_team="handler")
    reference = applies(town, margaret)
    priya.open(f"/staff/cases/{reference}/")
    priya.follow("Agree")
    priya.give("Until when should the badge last? At most 3 years.", {"Day": "8", "Month": "12", "Year": "2029"})
    priya.press("Continue")
    priya.press("Send")
    assert [each.subject for each in town.letters()] == [
        f"We have your Blue Badge application {reference}",
        f"You can have a Blue Badge {reference}",
    ]
    town.it_is("Tue 9 Mar 2027 23:59")
    assert town.letters() == []
    town.it_is("Wed 10 Mar 2027 00:00")
    assert town.letters() == [
        letter(
            MARGARET,
            f"We have closed your Blue Badge application {reference}",
            "We did not hear from you, so we have closed your application.\nYou can apply again at any time.",
            reference,
        )
    ]


def test_who_lives_elsewhere_is_told_where_to_apply(town: Town) -> None:
    town.it_is("Wed 9 Dec 2026 10:00")
    margaret = town.resident()
    margaret.open("/apply-for-a-blue-badge")
    margaret.follow("Start now")
    margaret.answer(
        {"Who is the Blue Badge for?": "My child", "Does the person who needs the badge live in Lancashire?": "No"}
    )
    assert margaret.page.lines == [
        "Apply for a Blue Badge",
        "You cannot do this here",
        "Apply to the council for the place where the person lives, at gov.uk/apply-blue-badge",
        "Change your answer",
    ]
