"""Make a freedom of information request, walked by hand: Nadia Khan asks, Tom Ellis of information governance answers.

Every word and day here was written down from the definition and a calendar; none is worked out by the product.
"""

from tests.adapters.files import PDF

from .browser import Browser
from .walking import Town, comes_back, letter

NADIA = "nadia.khan@example.org"


def asks(nadia: Browser) -> str:
    """From the start page to the receipt; the reference."""
    nadia.open("/foi-request")
    nadia.follow("Start now")
    nadia.answer({"Are you asking for information about yourself?": "No"})
    return asks_for_information(nadia)


def asks_for_information(nadia: Browser) -> str:
    nadia.answer(
        {
            "What is your request about?": "Road repairs in Burnley",
            "What information do you want?": "How many potholes were mended?",
            "How do you want to get the information?": "By email",
            "What is your name?": {"First name": "Nadia", "Last name": "Khan"},
            "What is your email address?": NADIA,
            "What is your telephone number? (optional)": None,
        }
    )
    nadia.press("Send your request")
    return nadia.page.after("Your reference")[0]


def received(reference: str, promise: str) -> list[object]:
    body = (
        "Thank you for your request about Road repairs in Burnley.\n"
        f"{promise}\n"
        f"You can see how it is going at https://front-door.example/track/{reference}"
    )
    return [letter(NADIA, f"We have your freedom of information request {reference}", body, reference)]


def test_a_request_is_clarified_the_20_days_begin_again_and_it_is_answered(town: Town) -> None:
    town.it_is("Wed 2 Dec 2026 18:40")
    nadia, tom = town.resident(), town.staff("Tom Ellis", information_governance="handler")
    nadia.open("/foi-request")
    assert nadia.page.lines == [
        "Make a freedom of information request",
        "Ask for information that the council holds, and get an answer within 20 working days.",
        "Start now",
        "What happens next",
        "Now: You send it",
        "We will answer within 20 working days",
        "We have your request and are looking for the information.",
        "To come: We have sent you our answer.",
        "How long it takes",
        "About 5 minutes. You can stop and come back.",
        "Other ways",
        "Ring 0300 123 6701, Monday to Friday, 8am to 5pm.",
        "At any library, with help.",
        "Print a paper form, or one in large print (PDF).",
        "How we use what you tell us",
        "We use it for answering requests for information.",
        "Our lawful basis is legal obligation: Freedom of Information Act 2000, sections 1, 8, 10 and 16.",
        "We keep it for 3 years after it is closed.",
        "More about your information",
    ]
    reference = asks(nadia)
    assert town.letters() == received(reference, "We will answer by Monday 4 January 2027")

    town.it_is("Tue 8 Dec 2026 10:00")
    case = f"/staff/cases/{reference}/"
    assert town.staff("Ines Park", highways_area_teams="manager").status(case) == 404
    tom.open(case)
    assert tom.page.heading == "Freedom of information request, Nadia Khan"
    tom.fill("Note for colleagues. Only staff read it.", "Ask Ines at Highways")
    tom.press("Keep the note")
    tom.follow("Ask the person what they mean")
    tom.press("Continue", status=422)
    assert tom.page.after("There is a problem")[0] == "Choose a question, or write one"
    tom.choose("What information do you want?")
    tom.fill("What else do you ask them? (optional)", "Which year do you mean?")
    tom.press("Continue")
    assert tom.page.after("To nadia.khan@example.org.")[0] == (
        "Their page will say: We cannot tell exactly what you want. Please answer our question, and then we can go on."
    )
    tom.press("Send")
    assert town.letters() == [
        letter(
            NADIA,
            f"We need to know more about your request {reference}",
            "We cannot tell exactly what information you want about Road repairs in Burnley.\n"
            f"Read our question and answer it at https://front-door.example/track/{reference}\n"
            "The 20 working days begin again when we have your answer. "
            "If we do not hear from you in 2 months, we will close your request.",
            reference,
        )
    ]
    tom.open(case)
    assert tom.page.after("Clock")[:3] == ["Paused today", "Of 20 working days.", "Paused"]

    town.it_is("Mon 14 Dec 2026 20:15")
    comes_back(town, nadia, reference, NADIA)
    assert nadia.page.lines[1:13] == [
        "Freedom of information request, Nadia Khan",
        "Needs you first",
        "Answer the question",
        "We cannot tell exactly what you want. Please answer our question, and then we can go on.",
        "Answer the question",
        "We have said",
        "We will answer by Monday 4 January 2027",
        "The clock has stopped while we wait.",
        "Progress",
        *["Done: Received", "Wednesday 2 December, 6:40pm"],
        "Done: We have your request and are looking for the information.",
    ]
    assert "Ask Ines at Highways" not in nadia.page.text
    nadia.follow("Answer the question")
    assert nadia.page.after("Answer the question") == [
        "We cannot tell exactly what you want. Please answer our question, and then we can go on.",
        "What information do you want?",
        "Say which years or places you mean. The clearer it is, the sooner we can answer.",
        "You can enter up to 4000 characters",
        "Which year do you mean?",
        "You can enter up to 4000 characters",
        "Send",
    ]
    nadia.fill("What information do you want?", "How many potholes were mended in Burnley?")
    nadia.press("Send", status=422)
    assert nadia.page.after("There is a problem")[0] == "Enter an answer to “Which year do you mean?”"
    nadia.fill("Which year do you mean?", "2025")
    nadia.press("Send")
    assert nadia.page.after("We have said", until="Progress") == [
        "We will answer by Thursday 14 January 2027",
        "That is in 31 days. Nothing is late.",
    ]
    assert town.letters() == []
    is_answered(town, tom, nadia, reference)


def is_answered(town: Town, tom: Browser, nadia: Browser, reference: str) -> None:
    """With what was asked and said again, Tom answers; Nadia asks for more, and a manager gives it."""
    town.it_is("Wed 6 Jan 2027 11:00")
    tom.open(f"/staff/cases/{reference}/")
    assert tom.page.after("Answer the question", until="Add a note") == [
        "Mon 14 Dec 2026, 20:15. Nadia Khan, on the web, contact proved",
        *["What information do you want?", "How many potholes were mended in Burnley?"],
        *["Which year do you mean?", "2025"],
    ]
    tom.follow("Send the information")
    tom.fill("What do we tell them? The person will read this.", "In 2025 we mended 1,204 potholes in Burnley.")
    tom.attach("Add the information we are sending (optional)", ("potholes.pdf", PDF, "application/pdf"))
    tom.press("Continue")
    assert "They see the files that you add here on their own page." in tom.page.lines
    tom.press("Send")
    address = f"https://front-door.example/track/{reference}"
    assert town.letters() == [
        letter(
            NADIA,
            f"Our answer to your request {reference}",
            "In 2025 we mended 1,204 potholes in Burnley.\n"
            f"Any files are at {address}\n"
            "If you are not content with our answer, ask us to look again by Wednesday 3 March at the same address.\n"
            "After that you can complain to the Information Commissioner at ico.org.uk",
            reference,
        )
    ]
    gets_the_file(town, tom, reference)
    town.it_is("Wed 3 Mar 2027 22:00")
    comes_back(town, nadia, reference, NADIA)
    nadia.follow("Tell us what is wrong")
    nadia.fill("What is not right?", "And how many were reported?")
    nadia.press("Ask us to look again")
    assert nadia.page.after("We have said", until="Progress") == [
        "We will finish looking again by Friday 2 April",
        "That is in 30 days. Nothing is late.",
    ]
    tom.open(f"/staff/cases/{reference}/")
    assert "Send more information" not in tom.page.lines
    uma = town.staff("Uma Patel", information_governance="manager")
    uma.open(f"/staff/cases/{reference}/")
    uma.follow("Send more information")
    uma.fill("What do we tell them? The person will read this.", "3,100 were reported.")
    uma.press("Continue")
    uma.press("Send")
    assert town.letters() == [
        letter(
            NADIA,
            f"We have looked again at your request {reference}",
            f"3,100 were reported.\nAny files are at {address}",
            reference,
        )
    ]
    nadia.open(f"/track/{reference}")
    assert nadia.page.after("Progress", until="What we sent you")[-2:] == [
        "Done: We looked again and have sent you more.",
        "Wednesday 3 March, 10pm",
    ]
    assert "Not right?" not in nadia.page.lines


def gets_the_file(town: Town, tom: Browser, reference: str) -> None:
    """Nadia opens it from her page once Tom has answered for it; a stranger never does."""
    nadia = town.resident()
    comes_back(town, nadia, reference, NADIA)
    assert nadia.page.after("What we sent you")[0] == (
        "potholes.pdf: we are checking this file. You can open it here when we have."
    )
    tom.open(f"/staff/cases/{reference}/")
    tom.follow("Release this file potholes.pdf")
    tom.press("I accept the risk: release it")
    nadia.open(f"/track/{reference}")
    assert nadia.page.after("What we sent you")[0] == "potholes.pdf"
    (address,) = [address for words, address in nadia.page.links if words == "potholes.pdf"]
    assert (nadia.status(address), town.resident().status(address)) == (200, 404)
