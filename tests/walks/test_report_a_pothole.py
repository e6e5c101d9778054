"""Report a pothole, walked by hand: Sam Iqbal finds a hole in Preston, Ines Park inspects it.

Every word and day here was written down from the definition and a calendar; none is worked out by the product.
"""

from tests.adapters.files import jpeg

from .browser import Browser
from .walking import Town, comes_back, letter

SAM = "sam.iqbal@example.org"
PHOTO = ("hole.jpg", jpeg(), "image/jpeg")
START = [
    "Report a pothole",
    "Tell us about a hole in a road or pavement so that we can inspect it and mend it.",
    "Start now",
    "What happens next",
    "Now: You send it",
    "We will inspect it within 5 working days",
    "We have your report and will look at the hole.",
    "To come: We have inspected the hole and ordered a repair.",
    "We will mend it within 20 working days",
    "To come: We have mended the hole.",
    "No signal there?",
    "Write it on one page. Your phone keeps it and sends it later.",
    "How long it takes",
    "About 4 minutes. You can stop and come back.",
    "Other ways",
    "Ring 0300 123 6701, Monday to Friday, 8am to 5pm.",
    "At any library, with help.",
    "Print a paper form, or one in large print (PDF).",
    "How we use what you tell us",
    "We use it for maintaining the highway.",
    "Our lawful basis is public task: Highways Act 1980, section 41.",
    "We keep it for 10 years after it is closed.",
    "More about your information",
]


def reports(sam: Browser, *, where: str = "PR1 8XJ", danger: str = "No", surface: str = "A road") -> str:
    """From the start page to the receipt; the reference."""
    sam.open("/report-a-pothole")
    sam.follow("Start now")
    sam.answer(
        {
            "What is the hole in?": surface,
            "Where is the hole?": {"Postcode, road or landmark": where},
            "About how big is it? (optional)": "Bigger than a dinner plate",
            "Is anyone in danger now?": danger,
        }
    )
    if danger == "Yes":
        assert sam.page.lines == [
            "Report a pothole",
            "Please read this first",
            "Ring us now on 0300 123 6701, so that we can make it safe. When we are closed, ring the police on 101.",
            "Carry on",
        ]
        sam.press("Carry on")
    sam.answer(
        {
            "Is there anything else we should know? (optional)": "By the bus stop",
            "Do you have photographs of it? (optional)": PHOTO,
            "What is your name? (optional)": {"First name": "Sam", "Last name": "Iqbal"},
            "What is your email address? (optional)": SAM,
            "What is your telephone number? (optional)": None,
        }
    )
    sam.press("Send your report")
    return sam.page.after("Your reference")[0]


def received(reference: str, promise: str) -> list[object]:
    body = (
        "Thank you for telling us about a hole at PR1 8XJ.\n"
        f"{promise}\n"
        f"Your reference is {reference}. You can see how it is going at https://front-door.example/track/{reference}"
    )
    return [letter(SAM, f"We have your report {reference}", body, reference)]


def test_a_hole_is_inspected_and_mended_and_after_28_days_it_is_too_late(town: Town) -> None:
    town.it_is("Wed 25 Nov 2026 09:12")
    sam = town.resident()
    assert sam.open("/report-a-pothole").lines == START
    reference = reports(sam)
    said = "We have said: We will inspect it by Wednesday 2 December"
    steps = [
        "Done: Received",
        "Wednesday 25 November, 9:12am",
        "Now: We have your report and will look at the hole.",
        said,
        "To come: We have inspected the hole and ordered a repair.",
        "We will mend it within 20 working days",
        "To come: We have mended the hole.",
    ]
    assert sam.page.heading == "We have your report"
    assert sam.page.after("We have said", until="See progress") == [
        "We will inspect it by Wednesday 2 December",
        "If we are going to be late we will tell you before that day, and say why.",
        "What happens next",
        *steps,
    ]
    assert sam.page.after("Save as PDF")[:2] == [
        "We will e-mail you",
        "sam.iqbal@example.org, at each step.",
    ]
    assert town.letters() == received(reference, "We will inspect it by Wednesday 2 December")
    sam.follow("See progress")
    assert sam.page.after("We have said", until="What we told you") == [
        "We will inspect it by Wednesday 2 December",
        "That is in 7 days. Nothing is late.",
        "Progress",
        *steps,
    ]

    ines = town.staff("Ines Park", highways_area_teams="handler")
    case = f"/staff/cases/{reference}/"
    for stranger in (
        town.staff("Omar Shah", procurement="manager"),
        town.staff("Lucy Webb", blue_badge_team="handler"),
    ):
        assert stranger.status(case) == 404
        assert stranger.status(f"{case}assess/") == 404
    town.it_is("Thu 26 Nov 2026 10:30")
    ines.open("/staff/queues/highways_area_teams/")
    ines.press("Take the next")
    assert ines.page.heading == "Pothole, PR1 8XJ"
    assert ines.page.after("We have said", until="Place")[:10] == [
        "We will inspect it by Wednesday 2 December",
        "Promised Wed 25 Nov, 9:12.",
        "Clock",
        "4 working days",
        "Of 5 working days.",
        "On time",
        "State",
        "Reported",
        "Since Wed 25 Nov, 9:12",
        "What was reported",
    ]
    ines.fill("Note for colleagues. Only staff read it.", "The bus company has complained as well")
    ines.press("Keep the note")
    ines.follow("Record the inspection")
    ines.fill("How deep is it, in millimetres?", "39")
    ines.choose("High, mended within 2 working days")
    ines.press("Continue", status=422)
    assert ines.page.after("There is a problem")[0] == (
        'This is below the depth at which we repair. Use "Not deep enough".'
    )
    ines.fill("How deep is it, in millimetres?", "40")
    ines.press("Continue")
    assert ines.page.after("They will read: We are going to mend the hole you reported", until="Send") == [
        "We have inspected the hole at PR1 8XJ.",
        "We will mend it by Monday 30 November",
        reference,
        f"https://front-door.example/track/{reference}",
        "Lancashire County Council",
        "0300 123 6701",
        "To sam.iqbal@example.org.",
        "Their page will say: We have inspected the hole and ordered a repair.",
    ]
    assert town.letters() == []
    ines.press("Send")
    assert town.letters() == [
        letter(
            SAM,
            "We are going to mend the hole you reported",
            "We have inspected the hole at PR1 8XJ.\nWe will mend it by Monday 30 November",
            reference,
        )
    ]
    town.it_is("Fri 27 Nov 2026 15:00")
    ines.open(case)
    ines.follow("Mended")
    ines.give("Add a photograph of the repair (optional)", PHOTO)
    ines.press("Send")
    assert ines.page.after("Timeline", until="Place") == [
        *["Promise kept", "Fri 27 Nov, 15:00"],
        *["Mended", "Fri 27 Nov, 15:00. Ines Park"],
        *["The owner was asked for a new date", "Fri 27 Nov, 15:00. By itself"],
        *["The person was told", "“We are going to mend the hole you reported” by e-mail"],
        "Thu 26 Nov, 10:30. By itself",
        *["We promised: We will mend it by Mon 30 Nov", "Thu 26 Nov, 10:30"],
        *["Promise kept", "Thu 26 Nov, 10:30"],
        *["Record the inspection", "Thu 26 Nov, 10:30. Ines Park"],
        *["Note", "The bus company has complained as well", "Thu 26 Nov, 10:30. Ines Park"],
        *["Taken by Ines Park", "Thu 26 Nov, 10:30. Ines Park"],
        *["The person was told", f"“We have your report {reference}” by e-mail", "Wed 25 Nov, 9:12. By itself"],
        *["We promised: We will inspect it by Wed 2 Dec", "Wed 25 Nov, 9:12"],
        *["Received", "Wed 25 Nov, 9:12. Sam Iqbal, on the web, identity not checked"],
    ]
    assert town.letters() == [
        letter(
            SAM,
            "The hole you reported is mended",
            "We have mended the hole at PR1 8XJ.\n"
            f"If it is not mended, tell us by Friday 25 December at https://front-door.example/track/{reference}",
            reference,
        )
    ]
    reads_to_the_end(town, sam, reference)


def reads_to_the_end(town: Town, sam: Browser, reference: str) -> None:
    """Sam comes back on the last day, by a code to the address given, and presses a minute too late."""
    town.it_is("Fri 25 Dec 2026 23:58")
    comes_back(town, sam, reference, SAM)
    assert sam.page.heading == "Pothole, PR1 8XJ"
    assert sam.page.after("Progress", until="What we told you") == [
        *["Done: Received", "Wednesday 25 November, 9:12am"],
        "Done: We have your report and will look at the hole.",
        *["Done: We have inspected the hole and ordered a repair.", "Thursday 26 November, 10:30am"],
        *["Done: We have mended the hole.", "Friday 27 November, 3pm"],
        *["Not right?", "Tell us by Friday 25 December and we will look again.", "Tell us what is wrong"],
        *["What we sent you", "hole.jpg"],
    ]
    assert "The bus company has complained as well" not in sam.page.text
    sam.follow("Tell us what is wrong")
    sam.fill("What is not right?", "It is back")
    town.it_is("Sat 26 Dec 2026 00:01")
    sam.press("Ask us to look again", status=422)
    assert sam.page.after("There is a problem")[0] == ("The time to reopen this has passed. You can send us a new one.")
    sam.open(f"/track/{reference}")
    assert "Not right?" not in sam.page.lines
    assert town.letters() == []
