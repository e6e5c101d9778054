"""Register as a supplier, walked by hand where it goes otherwise: refused by two and disputed, late, let go, left."""

from .test_register_as_a_supplier import LEO, SOLE_TRADER, received, registers
from .walking import Town, comes_back, letter


def test_a_refusal_needs_two_who_agree_and_is_looked_at_again_within_28_days(town: Town) -> None:
    town.it_is("Tue 22 Dec 2026 17:30")
    leo, omar = town.resident(), town.staff("Omar Shah", procurement="handler")
    vera = town.staff("Vera Long", procurement="manager")
    reference = registers(town, leo, kind=SOLE_TRADER)
    case, address = f"/staff/cases/{reference}/", f"https://front-door.example/track/{reference}"
    assert town.letters() == received(reference)

    town.it_is("Wed 6 Jan 2027 09:30")
    omar.open(case)
    omar.follow("Refuse")
    omar.fill("Why? The business will read this.", "No.")
    omar.press("Refuse")
    vera.open("/staff/")
    vera.follow("Agree or not")
    vera.press("Do not agree")
    assert vera.page.after("Timeline")[:2] == ["Not agreed: Refuse", "Wed 6 Jan, 9:30. Vera Long"]
    assert town.letters() == []
    omar.open(case)
    omar.follow("Refuse")
    omar.fill("Why? The business will read this.", "There is no business of this name at this address.")
    omar.press("Refuse")
    assert town.letters() == []
    comes_back(town, leo, reference, LEO)
    assert leo.page.after("Progress")[2] == ("Now: We have your registration and are checking it.")
    vera.open(case)
    vera.follow("Agree or not")
    vera.press("Agree")
    assert town.letters() == [
        letter(
            LEO,
            f"We cannot register Colne Asphalt {reference}",
            "There is no business of this name at this address.\n"
            "If you do not agree, or if something has changed, "
            f"tell us by Wednesday 3 February at {address}",
            reference,
        )
    ]
    town.it_is("Wed 3 Feb 2027 23:30")
    comes_back(town, leo, reference, LEO)
    leo.follow("Tell us what is wrong")
    leo.fill("What is not right?", "We moved there last week.")
    leo.press("Ask us to look again")
    assert leo.page.after("We have said", until="Progress") == [
        "We will check it and answer by Wednesday 17 February",
        "That is in 14 days. Nothing is late.",
    ]
    town.it_is("Thu 4 Feb 2027 11:00")
    omar.open(case)
    omar.follow("Already registered")
    omar.fill("What is its supplier number?", "S-31002")
    omar.press("Continue")
    omar.press("Send")
    assert town.letters() == [
        letter(
            LEO,
            f"Colne Asphalt was registered already {reference}",
            "Your supplier number is S-31002. There is nothing more to do.",
            reference,
        )
    ]


def test_after_28_days_a_refusal_stands(town: Town) -> None:
    town.it_is("Tue 22 Dec 2026 17:30")
    leo, omar = town.resident(), town.staff("Omar Shah", procurement="handler")
    reference = registers(town, leo)
    town.it_is("Wed 6 Jan 2027 09:30")
    omar.open(f"/staff/cases/{reference}/")
    omar.follow("Refuse")
    omar.fill("Why? The business will read this.", "There is no business of this name at this address.")
    omar.press("Refuse")
    vera = town.staff("Vera Long", procurement="manager")
    vera.open("/staff/")
    vera.follow("Agree or not")
    vera.press("Agree")
    assert len(town.letters()) == 2
    town.it_is("Thu 4 Feb 2027 00:00")
    comes_back(town, leo, reference, LEO)
    assert "Not right?" not in leo.page.lines
    leo.open(f"/track/{reference}/not-right")
    leo.fill("What is not right?", "We moved there last week.")
    leo.press("Ask us to look again", status=422)
    assert leo.page.after("There is a problem")[0] == "The time to reopen this has passed. You can send us a new one."


def test_a_late_check_is_told_in_the_councils_own_words(town: Town) -> None:
    town.it_is("Tue 22 Dec 2026 17:30")
    leo, omar = town.resident(), town.staff("Omar Shah", procurement="handler")
    reference = registers(town, leo)
    assert town.letters() == received(reference)
    town.it_is("Thu 7 Jan 2027 09:00")
    assert omar.open("/staff/").after("Needs you first", until="Yours") == [
        "Supplier, Leo Grant",
        f"{reference}. We said: Check it and answer by Fri 8 Jan.",
        "Give a date",
    ]
    town.it_is("Fri 8 Jan 2027 23:59")
    assert town.letters() == []
    town.it_is("Sat 9 Jan 2027 00:00")
    assert town.letters() == [
        letter(
            LEO,
            f"We are late with {reference}",
            "We said Friday 8 January. We are sorry that we have not kept to that.\n"
            "We will give you a new date by Monday 11 January.",
            reference,
        )
    ]


def test_who_does_not_answer_in_28_days_is_let_go(town: Town) -> None:
    town.it_is("Tue 22 Dec 2026 17:30")
    leo, omar = town.resident(), town.staff("Omar Shah", procurement="handler")
    reference = registers(town, leo)
    town.it_is("Mon 4 Jan 2027 10:00")
    omar.open(f"/staff/cases/{reference}/")
    omar.follow("Ask the business something")
    omar.choose("What is the company number?")
    omar.press("Continue")
    omar.press("Send")
    assert len(town.letters()) == 2
    comes_back(town, leo, reference, LEO)
    leo.follow("We no longer want to register")
    assert leo.page.after("We no longer want to register") == [
        "If you send this, we will stop and close it. You can make a new one at any time.",
        "Send",
    ]
    town.it_is("Mon 1 Feb 2027 23:59")
    assert town.letters() == []
    town.it_is("Tue 2 Feb 2027 00:00")
    assert town.letters() == [
        letter(
            LEO,
            f"We have closed your registration {reference}",
            "We did not hear from you for 28 days, so we have closed the registration of Colne Asphalt.\n"
            "You can register again at any time.",
            reference,
        )
    ]
