"""Report a pothole, walked by hand where it goes otherwise: in danger and late, elsewhere, not deep enough."""

from .test_report_a_pothole import SAM, received, reports
from .walking import Town, comes_back, letter


def test_a_dangerous_hole_is_late_and_sam_hears_of_each_date_before_asking(town: Town) -> None:
    town.it_is("Wed 25 Nov 2026 09:12")
    sam, ines = town.resident(), town.staff("Ines Park", highways_area_teams="handler")
    reference = reports(sam, danger="Yes")
    case = f"/staff/cases/{reference}/"
    assert town.letters() == received(reference, "We will inspect it by 1:12pm on Wednesday 25 November")

    town.it_is("Wed 25 Nov 2026 12:11")
    assert "Needs you first" not in ines.open("/staff/").lines
    town.it_is("Wed 25 Nov 2026 12:12")
    assert ines.open("/staff/").after("Needs you first", until="Yours") == [
        "Pothole, PR1 8XJ",
        f"{reference}. We said: Inspect it by 13:12 on Wed 25 Nov.",
        "Give a date",
    ]
    ines.follow("Give a date")
    ines.give("What is the new date?", {"Day": "26", "Month": "11", "Year": "2026"})
    ines.fill("Why?", "The road is under water until tonight.")
    ines.press("Continue")
    ines.press("Send")
    assert town.letters() == [
        letter(
            SAM,
            f"We are late with your report {reference}",
            "We said 1:12pm on Wednesday 25 November. We are sorry that we have not inspected it yet.\n"
            "The road is under water until tonight.\n\n"
            "We will inspect it by Thursday 26 November",
            reference,
        )
    ]
    comes_back(town, sam, reference, SAM)
    assert sam.page.after("We have said", until="What we told you") == [
        "We will inspect it by Thursday 26 November",
        "That is tomorrow. Nothing is late.",
        "Progress",
        *["Done: Received", "Wednesday 25 November, 9:12am"],
        "Done: We have your report and will look at the hole.",
        *["Now: We gave you a new date", "Wednesday 25 November, 12:12pm"],
        "We have said: We will inspect it by Thursday 26 November",
        "The road is under water until tonight.",
        "To come: We have inspected the hole and ordered a repair.",
        "We will mend it within 20 working days",
        "To come: We have mended the hole.",
    ]

    town.it_is("Thu 26 Nov 2026 23:59")
    assert town.letters() == []
    town.it_is("Fri 27 Nov 2026 00:00")
    assert town.letters() == [
        letter(
            SAM,
            f"We are late with your report {reference}",
            "We said Thursday 26 November. We are sorry that we have not inspected it yet.\n"
            "We will give you a new date by Monday 30 November.",
            reference,
        )
    ]
    comes_back(town, sam, reference, SAM)
    assert sam.page.after("We have said", until="Progress") == [
        "We will inspect it by Thursday 26 November",
        "We are late. We are sorry. We will give you a new date.",
    ]
    town.it_is("Fri 27 Nov 2026 08:00")
    assert ines.open("/staff/").after("Needs you first", until="Yours") == [
        "Pothole, PR1 8XJ",
        f"{reference}. We said: Inspect it by Thu 26 Nov. That is past.",
        "Give a date",
    ]
    ines.open(case)
    ines.follow("Record the inspection")
    ines.fill("How deep is it, in millimetres?", "120")
    ines.choose("Emergency, made safe within 4 hours")
    ines.press("Continue")
    ines.press("Send")
    assert town.letters() == [
        letter(
            SAM,
            "We are going to mend the hole you reported",
            "We have inspected the hole at PR1 8XJ.\nWe will mend it by midday on Friday 27 November",
            reference,
        )
    ]
    town.it_is("Fri 27 Nov 2026 12:00")
    assert town.letters() == [
        letter(
            SAM,
            "Your repair is late",
            "We said midday on Friday 27 November. We are sorry that it is not mended yet.\n"
            "We will give you a new date by Monday 30 November.",
            reference,
        )
    ]


def test_a_hole_in_blackburn_is_passed_on_by_name_at_once_with_the_same_reference(town: Town) -> None:
    town.it_is("Wed 25 Nov 2026 09:12")
    sam = town.resident()
    reference = reports(sam, where="BB1 7DY")
    first, second = town.letters()
    assert (first.to, first.subject) == (SAM, f"We have your report {reference}")
    assert first.body.splitlines()[:3] == [
        "Thank you for telling us about a hole at BB1 7DY.",
        f"Your reference is {reference}. You can see how it is going at https://front-door.example/track/{reference}",
        "",
    ]
    assert second == letter(
        SAM,
        "Blackburn with Darwen Borough Council now has your report",
        f"Your reference is still {reference}. You can still follow it with us.",
        reference,
    )
    sam.open(f"/track/{reference}")
    assert sam.page.after("Progress", until="What we told you") == [
        *["Done: Received", "Wednesday 25 November, 9:12am"],
        "Done: We have your report and will look at the hole.",
        "Done: We have passed your report to Blackburn with Darwen Borough Council, who will deal with it.",
        "Wednesday 25 November, 9:12am",
    ]
    assert sam.page.after("Who has it now")[0] == "Blackburn with Darwen Borough Council"
    assert "We have said" not in sam.page.lines


def test_a_hole_on_a_border_is_handed_over_by_the_inspector_who_chooses_the_authority(town: Town) -> None:
    town.it_is("Wed 25 Nov 2026 09:12")
    sam, ines = town.resident(), town.staff("Ines Park", highways_area_teams="handler")
    reference = reports(sam)
    assert len(town.letters()) == 1
    ines.open(f"/staff/cases/{reference}/")
    ines.follow("Belongs to another authority")
    assert ines.page.after("Which authority has it from now on?")[:3] == [
        "Blackburn with Darwen Borough Council",
        "Blackpool Borough Council",
        "Bolton Council",
    ]
    ines.choose("Bolton Council")
    ines.press("Continue")
    ines.press("Send")
    assert town.letters() == [
        letter(
            SAM,
            "Bolton Council now has your report",
            f"Your reference is still {reference}. You can still follow it with us.",
            reference,
        )
    ]
    sam.open(f"/track/{reference}")
    assert sam.page.after("Progress", until="What we told you")[-2:] == [
        "Done: We have passed your report to Bolton Council, who will deal with it.",
        "Wednesday 25 November, 9:12am",
    ]
    assert sam.page.after("Who has it now")[0] == "Bolton Council"


def test_a_shallow_hole_is_refused_in_the_inspectors_words_and_looked_at_again(town: Town) -> None:
    town.it_is("Wed 25 Nov 2026 09:12")
    sam, ines = town.resident(), town.staff("Ines Park", highways_area_teams="handler")
    reference = reports(sam, surface="A pavement or cycle path")
    assert town.letters() == received(reference, "We will inspect it by Wednesday 2 December")
    town.it_is("Tue 1 Dec 2026 11:00")
    ines.open(f"/staff/cases/{reference}/")
    ines.follow("Not deep enough")
    ines.fill("Why are we not mending it? The resident will read this.", "It is 10 mm deep. We mend from 25 mm.")
    ines.press("Continue")
    ines.press("Send")
    assert town.letters() == [
        letter(
            SAM,
            "We are not going to mend the hole you reported",
            "It is 10 mm deep. We mend from 25 mm.\n"
            "If you do not agree, tell us by Tuesday 29 December "
            f"at https://front-door.example/track/{reference}",
            reference,
        )
    ]
    town.it_is("Sat 12 Dec 2026 16:30")
    comes_back(town, sam, reference, SAM)
    assert sam.page.after("Not right?")[0] == "Tell us by Tuesday 29 December and we will look again."
    sam.follow("Tell us what is wrong")
    assert sam.page.lines == [
        f"Reference {reference}",
        "What is not right?",
        "Say what you see. The request goes back to a person, with your words, and the reference stays the same.",
        "Ask us to look again",
    ]
    sam.fill("What is not right?", "The frost has opened it. It is over 30 mm now.")
    sam.press("Ask us to look again")
    assert sam.page.after("We have said", until="What we told you") == [
        "We will inspect it by Friday 18 December",
        "That is in 6 days. Nothing is late.",
        "Progress",
        *["Done: Received", "Wednesday 25 November, 9:12am"],
        "Done: We have your report and will look at the hole.",
        "Done: We inspected the hole. It is not deep enough for us to repair now.",
        "Tuesday 1 December, 11am",
        *["Done: You told us it is not right", "Saturday 12 December, 4:30pm"],
        "Now: We have your report and will look at the hole.",
        "We have said: We will inspect it by Friday 18 December",
        "To come: We have inspected the hole and ordered a repair.",
        "We will mend it within 20 working days",
        "To come: We have mended the hole.",
    ]
    town.it_is("Mon 14 Dec 2026 09:30")
    ines.open(f"/staff/cases/{reference}/")
    timeline = ines.page.after("Timeline", until="Place")
    assert timeline[:5] == [
        *["We promised: We will inspect it by Fri 18 Dec", "Sat 12 Dec, 16:30"],
        *["Reopened by the person", "The frost has opened it. It is over 30 mm now."],
        "Sat 12 Dec, 16:30. Sam Iqbal, on the web, contact proved",
    ]
    ines.follow("Record the inspection")
    ines.fill("How deep is it, in millimetres?", "25")
    ines.choose("Minor, mended within 20 working days")
    ines.press("Continue")
    ines.press("Send")
    assert town.letters() == [
        letter(
            SAM,
            "We are going to mend the hole you reported",
            "We have inspected the hole at PR1 8XJ.\nWe will mend it by Thursday 14 January 2027",
            reference,
        )
    ]
