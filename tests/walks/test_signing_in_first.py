"""Signing in first, walked by hand: a password and the six digits of an app, and then what was wanted.

Every word here was written down from the definitions; none is worked out by the product.
"""

import time

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from .browser import Browser
from .walking import Town

PASSWORD, SECRET = "correct horse battery", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WRONG = "The email address or the password is not right. Check both and try again"


def has_a_password(town: Town, name: str, **places: str) -> None:
    user = town.staff(name, **places).user
    assert user is not None
    user.set_password(PASSWORD)
    user.save()
    TOTP.activate(user, SECRET)


def signs_in(person: Browser, address: str) -> None:
    """A wrong password, the digits of an hour ago, and a password alone open nothing."""
    assert person.page.heading == "Sign in"
    person.fill("Email address", address)
    person.fill("Password", "not this one")
    person.press("Sign in")
    assert person.page.lines[:2] == ["There is a problem", WRONG]
    person.fill("Email address", address)
    person.fill("Password", PASSWORD)
    person.press("Sign in")
    assert person.page.lines == [
        "Enter your code",
        "Code",
        "6 digits from your authenticator app, or one of your recovery codes.",
        "Continue",
        "No phone and no recovery codes? Ask an administrator to reset your second step.",
    ]
    assert person.status("/account/") == 302
    person.fill("Code", digits(-120))
    person.press("Continue")
    assert person.page.heading == "Enter your code"
    person.fill("Code", digits())
    person.press("Continue")


def digits(steps: int = 0) -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + steps))


def test_ellie_signs_in_and_comes_to_her_working_hours(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    has_a_password(town, "Ellie Ward", employees="handler")
    ellie = town.resident()
    ellie.open("/change-my-working-hours")
    signs_in(ellie, "ellie.ward@lancashire.example")
    assert ellie.page.address == "/change-my-working-hours"
    assert ellie.page.lines == [
        "Ask to change my working hours",
        "Ask your manager for different hours, days, times or a different place of work.",
        "Start now",
        "What happens next",
        "Now: You send it",
        "Your manager will decide within 1 month",
        "Your manager has your request.",
        "To come: It is agreed. Human Resources are changing your contract and your pay.",
        "Your contract will be changed within 10 working days",
        "To come: Your working hours have been changed.",
        "How long it takes",
        "About 10 minutes. You can stop and come back.",
        "Other ways",
        "Ring 0300 123 6701, Monday to Friday, 8am to 5pm.",
        "How we use what you tell us",
        "We use it for deciding requests for flexible working.",
        "Our lawful basis is legal obligation: Employment Rights Act 1996, section 80F.",
        "We keep it for 6 years after it is closed.",
        "More about your information",
    ]
    ellie.open("/account/")
    ellie.press("Sign out")
    assert ellie.open("/account/").heading == "Sign in"


def test_vic_signs_in_and_comes_to_casework(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    has_a_password(town, "Vic Stone", councillors="handler")
    vic = town.resident()
    vic.open("/raise-casework")
    signs_in(vic, "vic.stone@lancashire.example")
    assert vic.page.address == "/raise-casework"
    assert vic.page.after("How long it takes") == [
        "About 5 minutes. You can stop and come back.",
        "Other ways",
        "Ring 0300 123 6701, Monday to Friday, 8am to 5pm.",
        "How we use what you tell us",
        "We use it for answering councillors who act for residents.",
        "Our lawful basis is public task: Data Protection Act 2018, schedule 1, paragraphs 23 and 24.",
        "We keep it for 2 years after it is closed.",
        "More about your information",
    ]


def test_pia_signs_in_and_comes_to_a_referral(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    has_a_password(town, "Pia Holt", early_help_partners="handler")
    pia = town.resident()
    pia.open("/refer-for-early-help")
    signs_in(pia, "pia.holt@lancashire.example")
    assert pia.page.address == "/refer-for-early-help"
    assert pia.page.after("Start now") == [
        "What you need",
        "The early help assessment, if there is one",
        "What happens next",
        "Now: You send it",
        "We will decide within 3 working days",
        "We have your referral and are reading it.",
        "To come: We will help the family, and someone is getting in touch with them.",
        "Someone will meet the family within 10 working days",
        "To come: We are working with the family on a plan.",
        "To come: The plan is finished.",
        "How long it takes",
        "About 20 minutes. You can stop and come back.",
        "Other ways",
        "Ring 0300 123 6720, Monday to Friday, 8am to 5pm.",
        "How we use what you tell us",
        "We use it for deciding and giving early help to families.",
        "Our lawful basis is public task: Children Act 2004, sections 10 and 11.",
        "We keep it for 6 years after it is closed.",
        "We also give it to the people who work with the family, with its agreement.",
        "More about your information",
    ]
