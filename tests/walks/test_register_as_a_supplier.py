"""Register as a supplier, walked by hand: Leo Grant of Colne Asphalt registers, Omar Shah of procurement checks.

Every word and day here was written down from the definition and a calendar; none is worked out by the product.
"""

from typing import Any

from tests.adapters.files import PDF

from .browser import Browser
from .walking import Town, comes_back, letter

LEO = "leo@colne-asphalt.example"
COMPANY = {
    "What kind of business is it?": "A limited company or a limited liability partnership",
    "What is the company number?": "04123456",
}
SOLE_TRADER = {"What kind of business is it?": "A sole trader"}


def registers(town: Town, leo: Browser, *, kind: dict[str, Any] = COMPANY) -> str:
    """From the start page, past the code to his address, to the receipt; the reference."""
    leo.open("/register-as-a-supplier")
    leo.follow("Start now")
    leo.answer(
        {
            "What is the name of the business?": "Colne Asphalt",
            **kind,
            "How many people work there?": "10 to 49",
            "Is the business registered for VAT?": "Yes",
            "What is the VAT number?": "GB123456789",
            "What is the address of the business?": {
                "Address line 1": "Unit 3, Mill Lane",
                "Town or city": "Colne",
                "Postcode": "BB8 0AA",
            },
            "What do you supply?": ["Roads and highways", "Goods and equipment"],
            "What do you supply, in your own words?": "Asphalt, and men to lay it.",
            "Add your certificate of public liability insurance, if you have one (optional)": (
                "insurance.pdf",
                PDF,
                "application/pdf",
            ),
            "How would you like to send invoices?": "On this website",
            "Declaration": [
                "I will do no work for the council without a purchase order, and will quote its number on each invoice"
            ],
            "What is your name?": {"First name": "Leo", "Last name": "Grant"},
            "What is your email address?": LEO,
            "What is your telephone number? (optional)": None,
        }
    )
    leo.press("Send your application")
    assert leo.page.lines[:3] == [
        "Register as a supplier",
        "Enter the code we sent",
        "We have sent six digits to leo@colne-asphalt.example, to be sure that it is yours.",
    ]
    (sent,) = town.letters()
    assert (sent.to, sent.subject) == (LEO, "Your code: Lancashire County Council")
    leo.fill("Code", sent.body.removeprefix("Your code is ")[:6])
    leo.press("Continue")
    return leo.page.after("Your reference")[0]


def received(reference: str) -> list[object]:
    body = (
        "Thank you for registering Colne Asphalt.\n"
        "We will check it and answer by Friday 8 January 2027\n"
        "We will never ask for bank details by email. When we need them, we will ring you. "
        f"You can see how it is going at https://front-door.example/track/{reference}"
    )
    return [letter(LEO, f"We have your registration {reference}", body, reference)]


def test_colne_asphalt_is_asked_something_the_clock_stops_and_then_it_is_registered(town: Town) -> None:
    town.it_is("Tue 22 Dec 2026 17:30")
    leo, omar = town.resident(), town.staff("Omar Shah", procurement="handler")
    assert leo.open("/register-as-a-supplier").lines == [
        "Register as a supplier",
        "Tell us about your business once, so that we can order from you and pay you on time.",
        "Start now",
        "What you need",
        "Your company or charity number, if you have one",
        "Your VAT number, if you have one",
        "Your certificate of public liability insurance, if you have one",
        "What happens next",
        "Now: You send it",
        "We will check it and answer within 10 working days",
        "We have your registration and are checking it.",
        "To come: You are registered. Wait for a purchase order before you do any work.",
        "How long it takes",
        "About 10 minutes. You can stop and come back.",
        "Other ways",
        "Ring 0300 123 6701, Monday to Friday, 8am to 5pm.",
        "At any library, with help.",
        "Print a paper form, or one in large print (PDF).",
        "How we use what you tell us",
        "We use it for setting up suppliers, ordering and paying.",
        "Our lawful basis is public task: Procurement Act 2023.",
        "We keep it for 6 years after anything last happened.",
        "More about your information",
    ]
    reference = registers(town, leo)
    assert leo.page.heading == "We have your application"
    assert town.letters() == received(reference)
    case = f"/staff/cases/{reference}/"
    assert town.staff("Ines Park", highways_area_teams="manager").status(case) == 404

    town.it_is("Mon 4 Jan 2027 10:00")
    omar.open("/staff/queues/procurement/")
    omar.press("Take the next")
    assert omar.page.heading == "Supplier, Leo Grant"
    assert omar.page.after("What was asked for", until="Add a note") == [
        *["What is the name of the business?", "Colne Asphalt"],
        *["What kind of business is it?", "A limited company or a limited liability partnership"],
        *["What is the company number?", "04123456"],
        *["How many people work there?", "10 to 49"],
        *["Is the business registered for VAT?", "Yes"],
        *["What is the VAT number?", "GB123456789"],
        *["What is the address of the business?", "Unit 3, Mill Lane, Colne, BB8 0AA"],
        *["What do you supply?", "Roads and highways, Goods and equipment"],
        *["What do you supply, in your own words?", "Asphalt, and men to lay it."],
        *["Add your certificate of public liability insurance, if you have one", "1 file"],
        *["How would you like to send invoices?", "On this website"],
        "I will do no work for the council without a purchase order, and will quote its number on each invoice",
        "Confirmed",
        *["What is your name?", "Leo Grant"],
        *["What is your email address?", LEO],
        *["By", "Leo Grant, on the web"],
    ]
    omar.fill("Note for colleagues. Only staff read it.", "Credit check: thin")
    omar.press("Keep the note")
    omar.follow("Ask the business something")
    omar.fill("What else do you ask them? (optional)", "Who signs your quotations?")
    omar.press("Continue")
    omar.press("Send")
    assert town.letters() == [
        letter(
            LEO,
            f"We need something more from Colne Asphalt {reference}",
            f"Read what we need and answer at https://front-door.example/track/{reference}\n"
            "If we do not hear from you in 28 days, we will close the registration.",
            reference,
        )
    ]
    town.it_is("Thu 7 Jan 2027 12:00")
    comes_back(town, leo, reference, LEO)
    assert "Credit check: thin" not in leo.page.text
    assert leo.page.after("Needs you first", until="Progress") == [
        *["Answer", "We need something more from you before we can register you.", "Answer"],
        *["We have said", "We will check it and answer by Friday 8 January"],
        "The clock has stopped while we wait.",
    ]
    leo.follow("Answer")
    leo.fill("Who signs your quotations?", "I do, nobody else.")
    leo.press("Send")
    assert leo.page.after("We have said", until="Progress") == [
        "We will check it and answer by Wednesday 13 January",
        "That is in 6 days. Nothing is late.",
    ]
    town.it_is("Wed 13 Jan 2027 16:59")
    omar.open(case)
    omar.follow("Register")
    omar.fill("What is its supplier number?", "S-40017")
    omar.press("Continue")
    omar.press("Send")
    assert town.letters() == [
        letter(
            LEO,
            f"Colne Asphalt is registered {reference}",
            "Your supplier number is S-40017.\n"
            "Wait for a purchase order before you do any work, and quote its number on each invoice: "
            "it is how you are paid on time.",
            reference,
        )
    ]
    assert omar.page.after("We have said")[:2] == ["We will check it and answer by Wednesday 13 January", "Kept."]
    comes_back(town, leo, reference, LEO)
    assert leo.page.after("Progress", until="What we told you")[-2:] == [
        "Done: You are registered. Wait for a purchase order before you do any work.",
        "Wednesday 13 January, 4:59pm",
    ]
    assert "Not right?" not in leo.page.lines
