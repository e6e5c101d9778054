"""Apply for a Blue Badge, walked by hand: Margaret Holden applies for herself, Priya Nair decides.

Every word and day here was written down from the definition and a calendar; none is worked out by the product.
"""

from io import BytesIO

from pypdf import PdfReader

from tests.adapters.files import PDF, jpeg

from .browser import Browser
from .walking import Town, comes_back, letter

MARGARET = "margaret.holden@example.org"
PHOTO = ("face.jpg", jpeg(), "image/jpeg")
AWARD = ("award.pdf", PDF, "application/pdf")
WITH_PIP = "PIP, with 8 points or more for moving around"
WITHOUT = {
    "Which of these is true of the person?": "They cannot walk, or find it very hard",
    "How far can they walk before they have to stop?": "Less than 30 metres, about 3 buses end to end",
    "What do they use to get about? (optional)": ["A walking frame"],
    "How does this affect their journeys?": "I stop every few steps.",
    "Add letters from a doctor, hospital or therapist, if you have any (optional)": None,
}


def begins(margaret: Browser) -> None:
    """As far as the question of what proof there is."""
    margaret.open("/apply-for-a-blue-badge")
    margaret.follow("Start now")
    margaret.answer(
        {
            "Who is the Blue Badge for?": "Me",
            "Does the person who needs the badge live in Lancashire?": "Yes",
            "What is their date of birth?": {"Day": "5", "Month": "3", "Year": "1950"},
            "Where do they live?": {
                "Address line 1": "12 Albert Road",
                "Town or city": "Colne",
                "Postcode": "BB8 0AA",
            },
            "Do they have a Blue Badge now?": "No",
        }
    )


def goes_on(margaret: Browser, *, pip: bool = True) -> None:
    """From the question of proof to the answers, checked."""
    proof = {"Add a photograph or copy of the letter that shows this": AWARD} if pip else WITHOUT
    margaret.answer({"Does the person get any of these?": WITH_PIP if pip else "None of these", **proof})
    margaret.answer(
        {
            "Add a photograph of something that proves who the person is": PHOTO,
            "Add a photograph of the person's face for the badge": PHOTO,
            "Declaration": ["What I have told you is true, and I will tell you if anything changes"],
            "What is your name?": {"First name": "Margaret", "Last name": "Holden"},
            "What is your email address?": MARGARET,
            "What is your telephone number? (optional)": None,
        }
    )
    assert margaret.page.heading == "Check your answers"


def proves(town: Town, margaret: Browser) -> str:
    """Her e-mail address is proved by the code that is sent there; the reference."""
    margaret.press("Send your application")
    assert margaret.page.lines[:3] == [
        "Apply for a Blue Badge",
        "Enter the code we sent",
        "We have sent six digits to margaret.holden@example.org, to be sure that it is yours.",
    ]
    (sent,) = town.letters()
    assert (sent.to, sent.subject) == (MARGARET, "Your code: Lancashire County Council")
    code = sent.body.removeprefix("Your code is ")[:6]
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    margaret.fill("Code", wrong)
    margaret.press("Continue", status=422)
    assert margaret.page.after("There is a problem")[0] == (
        "That code is not right, or it is too old. Check the newest message from us"
    )
    margaret.fill("Code", code)
    margaret.press("Continue")
    assert margaret.page.heading == "We have your application"
    return margaret.page.after("Your reference")[0]


def applies(town: Town, margaret: Browser, *, pip: bool = True) -> str:
    begins(margaret)
    goes_on(margaret, pip=pip)
    return proves(town, margaret)


def received(reference: str, promise: str) -> list[object]:
    body = (
        "Thank you for applying for a Blue Badge.\n"
        f"{promise}\n"
        "We do not take any money until we have said yes. "
        f"You can see how it is going at https://front-door.example/track/{reference}"
    )
    return [letter(MARGARET, f"We have your Blue Badge application {reference}", body, reference)]


def words_of(pdf: bytes) -> list[str]:
    """The lines of a paper, spaces made one."""
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_margaret_comes_back_on_another_device_pays_by_telephone_and_has_her_badge(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 21:30")
    telephone = town.resident()
    telephone.open("/apply-for-a-blue-badge")
    assert telephone.page.lines[:26] == [
        "Apply for a Blue Badge",
        "Apply for a badge that lets you park closer to where you need to go, or renew one.",
        "Start now",
        "What you need",
        "The letter about PIP, DLA or the Armed Forces award, if there is one",
        "Letters from a doctor, hospital or therapist, if you have any",
        "A birth certificate, passport or driving licence",
        "A photograph of the person's face, like one for a passport",
        "Who it is for",
        "You can have a Blue Badge without an assessment, once we have seen your proof.",
        "You may be able to have a Blue Badge. We will look at what you tell us and may ask you to see an expert.",
        "A child under 3 who needs bulky equipment, or to be near the car for treatment, can have a Blue Badge.",
        "What it costs",
        "You pay only after we have decided. Do not send money now.",
        *["Blue Badge", "£10"],
        "What happens next",
        "Now: You send it",
        "We will decide within 12 weeks",
        "We have your application and are looking at it.",
        "To come: You can have a Blue Badge. It costs £10. Ring 0300 123 6736 to pay, and then we will order it.",
        "To come: You have paid and we have ordered your badge. It will come by post.",
        "Your badge will be with you within 10 working days",
        "To come: We have posted your Blue Badge.",
        "How long it takes",
        "About 20 minutes. You can stop and come back.",
    ]
    begins(telephone)
    telephone.follow("Save and come back later")
    telephone.fill("What is your e-mail address?", MARGARET)
    telephone.press("Send me the way back")
    assert telephone.page.heading == "We have sent you the way back"
    (sent,) = town.letters()
    assert (sent.to, sent.subject) == (MARGARET, "Come back to: Apply for a Blue Badge")
    way_back = next(line for line in sent.body.splitlines() if line.startswith("https://"))
    assert sent.body == (
        f"Go on with “Apply for a Blue Badge” here:\n\n{way_back}\n\n"
        "We keep your answers for 28 days after you last touched them."
    )

    town.it_is("Wed 9 Dec 2026 10:00")
    margaret = town.resident()
    margaret.open(way_back.removeprefix("https://front-door.example"))
    assert margaret.page.heading == "Go on where you stopped"
    assert "Holden" not in margaret.page.text
    margaret.press("Send me a code")
    (sent,) = town.letters()
    margaret.fill("Code", sent.body.removeprefix("Your code is ")[:6])
    margaret.press("Continue")
    assert margaret.page.after("You have already begun")[:3] == [
        "Your answers from Monday 7 December, 9:30pm are kept on this device.",
        *["Go on", "Start again"],
    ]
    margaret.follow("Go on")
    goes_on(margaret)
    assert margaret.page.lines[2] == "You can have a Blue Badge without an assessment, once we have seen your proof."
    reference = proves(town, margaret)
    assert town.letters() == received(reference, "We will decide by Monday 11 January 2027")
    margaret.follow("Save as PDF")
    paper = words_of(margaret.pdf)
    said = paper.index("We have said") + 1
    assert paper[said : said + 2] == ["We will decide by Monday", "11 January 2027"]
    is_agreed(town, margaret, reference)


def is_agreed(town: Town, margaret: Browser, reference: str) -> None:
    """Priya agrees; the charge is taken by telephone, the badge ordered and posted."""
    town.it_is("Tue 15 Dec 2026 14:00")
    priya = town.staff("Priya Nair", blue_badge_team="handler")
    case = f"/staff/cases/{reference}/"
    assert town.staff("Ines Park", highways_area_teams="manager").status(case) == 404
    priya.open(case)
    assert priya.page.heading == "Blue Badge, Margaret Holden"
    assert priya.page.after("Files", until="Who has it")[:4] == [
        "award.pdf",
        "1 KB",
        "Release this file award.pdf",
        "Not scanned",
    ]
    priya.fill("Note for colleagues. Only staff read it.", "Seen the PIP letter by video call")
    priya.press("Keep the note")
    priya.follow("Agree")
    priya.give("Until when should the badge last? At most 3 years.", {"Day": "14", "Month": "12", "Year": "2026"})
    priya.press("Continue", status=422)
    priya.give("Until when should the badge last? At most 3 years.", {"Day": "14", "Month": "12", "Year": "2029"})
    priya.press("Continue")
    priya.press("Send")
    assert town.letters() == [
        letter(
            MARGARET,
            f"You can have a Blue Badge {reference}",
            "We have decided: yes. The Blue Badge lasts until 14 December 2029.\n"
            f"It costs £10. Ring 0300 123 6736 to pay by card. Please have your reference ready: {reference}.\n"
            "When you have paid, we will order the badge. "
            "If you do not pay within 3 months, we will close your application.",
            reference,
        )
    ]
    comes_back(town, margaret, reference, MARGARET)
    assert margaret.page.after("Progress", until="What we told you") == [
        *["Done: Received", "Wednesday 9 December, 10am"],
        "Done: We have your application and are looking at it.",
        "Now: You can have a Blue Badge. It costs £10. Ring 0300 123 6736 to pay, and then we will order it.",
        "Tuesday 15 December, 2pm",
        "To come: You have paid and we have ordered your badge. It will come by post.",
        "Your badge will be with you within 10 working days",
        "To come: We have posted your Blue Badge.",
    ]
    assert "Seen the PIP letter by video call" not in margaret.page.text

    town.it_is("Thu 17 Dec 2026 11:15")
    priya.open(case)
    priya.follow("Paid by telephone")
    priya.fill("What is the number of the payment receipt?", "TP-20931")
    priya.press("Continue")
    priya.press("Send")
    assert town.letters() == [
        letter(
            MARGARET,
            f"We have ordered your Blue Badge {reference}",
            "Thank you for paying £10.\nYour badge will be with you by Tuesday 5 January 2027",
            reference,
        )
    ]
    town.it_is("Wed 23 Dec 2026 09:00")
    priya.open(case)
    priya.follow("Posted")
    priya.press("Send")
    assert town.letters() == [
        letter(
            MARGARET,
            f"Your Blue Badge is on its way {reference}",
            "We have posted the badge to 12 Albert Road, Colne, BB8 0AA.\n"
            "If it has not come in 10 days, ring 0300 123 6736.",
            reference,
        )
    ]
