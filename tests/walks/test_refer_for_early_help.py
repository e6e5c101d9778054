"""Refer a family for early help, walked by hand: Pia Holt of a school refers, Beth Lyon reads, asks and helps.

Every word and day here was written down from the definition and a calendar; none is worked out by the product.
"""

from tests.adapters.files import PDF

from .browser import Browser
from .walking import Letter, Town, letter

PIA = "pia.holt@lancashire.example"
SERVICE = "Refer a family for early help"
DANGER = "Is a child in danger now, or has a child been hurt?"
AGREES = "Does the family know about this referral and agree to it?"
CHILD = {
    "First name": "Ola",
    "Last name": "Marsh",
    "Day": "1",
    "Month": "5",
    "Year": "2018",
    "Which school or nursery do they go to? (optional)": "Mill Lane Primary",
}


def refers(pia: Browser) -> str:
    """From the partner's own home to the receipt; the reference."""
    pia.open("/account/")
    pia.follow(SERVICE)
    pia.follow("Start now")
    pia.answer({DANGER: "No", AGREES: "Yes"})
    return tells(pia)


def tells(pia: Browser) -> str:
    pia.answer(
        {
            "What is your work?": "School or nursery",
            "What is the name of the parent or carer?": {"First name": "Jo", "Last name": "Marsh"},
            "What is their telephone number?": "07700 900123",
            "Where does the family live?": {
                "Address line 1": "4 Mill Lane",
                "Town or city": "Colne",
                "Postcode": "BB8 0AA",
            },
            "Does the family need an interpreter?": "Yes",
            "Which language do they speak?": "Polish",
            "Who are the children?": CHILD,
            "What does the family need help with?": ["Going to school", "Housing or money"],
            "What are you worried about?": "Ola is often not at school.",
            "What is going well?": "Ola reads well.",
            "What has been tried already? (optional)": None,
            "What does the family want, in their own words?": "To keep our home.",
            "Add an early help assessment, if there is one (optional)": ("ola.pdf", PDF, "application/pdf"),
        }
    )
    pia.press("Send your request")
    assert pia.page.heading == "We have your request"
    return pia.page.after("Your reference")[0]


def received(reference: str, day: str) -> list[Letter]:
    body = f"Thank you. We will decide by {day}\nYou can see how it is going at https://front-door.example/track/{reference}"
    return [letter(PIA, f"We have your referral {reference}", body, reference)]


def test_only_partners_are_let_in(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    stranger, ellie = town.resident(), town.staff("Ellie Ward", employees="handler")
    assert stranger.open("/refer-for-early-help").address == "/staff/sign-in/?next=/refer-for-early-help"
    assert ellie.open("/refer-for-early-help", status=403).lines == [
        SERVICE,
        "You are signed in, but this is only for partners who work with us.",
        "If you think that is wrong, ask the person who lets people in at your organisation.",
    ]
    ellie.open("/refer-for-early-help/danger", status=403)


def test_a_family_is_helped_after_a_question_for_which_the_clock_stopped(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    pia, beth = town.staff("Pia Holt", early_help_partners="handler"), town.staff("Beth Lyon", early_help="handler")
    is_stopped(pia)
    reference = tells(pia)
    assert town.letters() == received(reference, "Thursday 10 December")
    is_seen_by_few(town, pia, reference)
    is_read(town, beth, reference)

    town.it_is("Fri 11 Dec 2026 09:00")
    pia.open("/account/")
    assert pia.page.after("Needs you first", until="What you can ask for here") == [
        "Family for early help, Jo Marsh",
        "We need something more from you before we can decide.",
        "Answer",
    ]
    pia.follow("Family for early help, Jo Marsh")
    assert "Spoke to the health visitor" not in pia.page.text
    assert pia.page.after("We have said", until="Progress") == [
        "We will decide by Thursday 10 December",
        "The clock has stopped while we wait.",
    ]
    pia.follow("Answer")
    assert pia.page.after("Answer")[1:3] == ["What are you worried about?", "You can enter up to 3000 characters"]
    pia.fill("What are you worried about?", "Ola has missed 9 days since half-term.")
    pia.press("Send")
    assert pia.page.after("We have said", until="Progress") == [
        "We will decide by Tuesday 15 December",
        "That is in 4 days. Nothing is late.",
    ]
    is_helped(town, pia, beth, reference)


def is_stopped(pia: Browser) -> None:
    """A child in danger, or a family that was not asked: neither is for this form."""
    pia.open("/refer-for-early-help")
    pia.follow("Start now")
    pia.answer({DANGER: "Yes"})
    assert pia.page.lines == [
        SERVICE,
        "You cannot do this here",
        "Ring 999 if it is an emergency. Otherwise ring Children's Social Care now on 0300 123 6720, "
        "or on 0300 123 6722 at night and at weekends. Do not use this form.",
        "Change your answer",
    ]
    pia.follow("Change your answer")
    pia.answer({DANGER: "No", AGREES: "No"})
    assert pia.page.lines == [
        SERVICE,
        "You cannot do this here",
        "Early help works only with the family. Talk to them first, and come back when they agree. "
        "If you are worried that a child is not safe, ring 0300 123 6720 or tell us.",
        "Tell us if you are worried about a child",
        "Change your answer",
    ]
    pia.follow("Change your answer")
    pia.answer({AGREES: "Yes"})


def is_seen_by_few(town: Town, pia: Browser, reference: str) -> None:
    """Pia, and the handlers and managers of the team: no other partner, no administrator of it, no other team."""
    case, olu = f"/staff/cases/{reference}/", town.staff("Olu Ade", early_help_partners="manager")
    assert pia.open("/account/").after("In hand", until="What you can ask for here") == [
        "Family for early help, Jo Marsh",
        "We have your referral and are reading it. Sent 7 December 2026",
        "We will decide by Thursday 10 December",
        "On time",
    ]
    assert olu.open("/account/").lines[1:4] == [
        "You have no open requests.",
        "What you can ask for here",
        SERVICE,
    ]
    assert olu.open(f"/track/{reference}").heading == "Track a request"
    assert "Marsh" not in olu.page.text
    adam = town.staff("Adam Bell", early_help="administrator")
    cara = town.staff("Cara Quinn", childrens_social_care="manager")
    assert [each.status(case) for each in (pia, olu, adam, cara)] == [404, 404, 404, 404]
    assert "Nothing here." in adam.open("/staff/queues/early_help/").lines
    assert "Marsh" not in adam.page.text


def is_read(town: Town, beth: Browser, reference: str) -> None:
    town.it_is("Tue 8 Dec 2026 10:00")
    beth.open("/staff/queues/early_help/")
    assert beth.page.after("Reference")[:4] == [
        "2 working days",
        "Family for early help, Jo Marsh",
        "Sensitive. Read the referral and decide",
        "Decide by Thu 10 Dec",
    ]
    beth.press("Take the next")
    assert "Sensitive. Only named roles of this team see this case." in beth.page.lines
    assert beth.page.after("What was asked for", until="Add a note") == [
        *[f"{DANGER} (sensitive)", "No"],
        *[AGREES, "Yes"],
        *["What is your work?", "School or nursery"],
        *["What is the name of the parent or carer?", "Jo Marsh"],
        *["What is their telephone number?", "07700 900123"],
        *["Where does the family live?", "4 Mill Lane, Colne, BB8 0AA"],
        *["Does the family need an interpreter?", "Yes"],
        *["Which language do they speak?", "Polish"],
        *["Who are the children?", "Ola Marsh, 1 May 2018, Mill Lane Primary"],
        *["What does the family need help with? (sensitive)", "Going to school, Housing or money"],
        *["What are you worried about? (sensitive)", "Ola is often not at school."],
        *["What is going well? (sensitive)", "Ola reads well."],
        *["What does the family want, in their own words? (sensitive)", "To keep our home."],
        *["Add an early help assessment, if there is one (sensitive)", "1 file"],
        *["By", "Pia Holt"],
    ]
    beth.fill("Note for colleagues. Only staff read it.", "Spoke to the health visitor")
    beth.press("Keep the note")
    beth.follow("Ask the referrer something")
    beth.choose("What are you worried about?")
    beth.press("Continue")
    beth.press("Send")
    assert town.letters() == [
        letter(
            PIA,
            f"We need something more for your referral {reference}",
            f"Read what we need and answer at https://front-door.example/track/{reference}",
            reference,
        )
    ]
    beth.open(f"/staff/cases/{reference}/")
    assert beth.page.after("Clock")[:3] == ["Paused today", "Of 3 working days.", "Paused"]


def is_helped(town: Town, pia: Browser, beth: Browser, reference: str) -> None:
    """Somebody is named, meets the family, and the plan is finished; no letter names the family."""
    town.it_is("Mon 14 Dec 2026 11:30")
    beth.open(f"/staff/cases/{reference}/")
    beth.follow("Give early help")
    beth.fill("Who will work with the family?", "Sue Day")
    beth.press("Continue")
    beth.press("Send")
    subject = f"We will help the family {reference}"
    help_comes = "Sue Day will work with the family.\nSomeone will meet the family by Wednesday 30 December"
    assert town.letters() == [letter(PIA, subject, help_comes, reference)]
    town.it_is("Wed 30 Dec 2026 16:00")
    beth.open(f"/staff/cases/{reference}/")
    beth.follow("Met the family and agreed a plan")
    beth.press("Send")
    met = "We have met the family and agreed a plan with them."
    assert town.letters() == [letter(PIA, f"We have met the family {reference}", met, reference)]
    assert pia.open("/account/").after("In hand", until="What you can ask for here") == [
        "Family for early help, Jo Marsh",
        "We are working with the family on a plan. Sent 7 December 2026",
        "In hand",
    ]
    town.it_is("Mon 15 Mar 2027 10:00")
    beth.open(f"/staff/cases/{reference}/")
    beth.follow("The plan is finished")
    beth.press("Send")
    thanks = "We have finished the plan with the family. Thank you for referring them."
    assert town.letters() == [letter(PIA, f"The plan is finished {reference}", thanks, reference)]
    pia.open(f"/track/{reference}")
    assert pia.page.after("Progress", until="What we told you")[-2:] == [
        "Done: The plan is finished.",
        "Monday 15 March, 10am",
    ]
    assert "Not right?" not in pia.page.lines
