"""Refer for early help, walked by hand where it goes otherwise: handed over by two, late, refused, no longer agreed."""

from .test_refer_for_early_help import PIA, received, refers
from .walking import Town, letter

SOCIAL_CARE = "Children's Social Care"


def test_two_agree_to_hand_it_over_and_it_is_late_there_and_comes_back(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    pia, beth = town.staff("Pia Holt", early_help_partners="handler"), town.staff("Beth Lyon", early_help="handler")
    cara = town.staff("Cara Quinn", childrens_social_care="handler")
    reference = refers(pia)
    case = f"/staff/cases/{reference}/"
    assert town.letters() == received(reference, "Thursday 10 December")
    is_agreed_by_two(town, reference)
    assert town.letters() == [
        letter(
            PIA,
            f"Children's Social Care have your referral {reference}",
            "We think that this family needs more than early help.\n"
            "Children's Social Care will decide by Wednesday 9 December\n"
            "If you are worried about a child in the meantime, ring 0300 123 6720.",
            reference,
        )
    ]
    assert pia.open(f"/track/{reference}").after("Who has it now")[0] == (
        "Children's Social Care, Lancashire County Council"
    )
    assert (cara.status(case), beth.status(case)) == (200, 200)
    assert town.staff("Dev Rao", childrens_social_care="administrator").status(case) == 404
    is_late(town, reference)

    cara.open(case)
    cara.follow("Early help is enough")
    cara.press("Early help is enough")
    assert town.letters() == []
    assert (cara.status(case), beth.status(case)) == (404, 200)
    assert pia.open(f"/track/{reference}").after("We have said", until="Progress") == [
        "We will decide by Tuesday 15 December",
        "That is in 5 days. Nothing is late.",
    ]


def is_agreed_by_two(town: Town, reference: str) -> None:
    """Beth proposes; until Gail agrees nothing is sent, and Pia reads nothing of it."""
    pia, beth = town.staff("Pia Holt"), town.staff("Beth Lyon")
    case, gail = f"/staff/cases/{reference}/", town.staff("Gail Ross", early_help="manager")
    town.it_is("Tue 8 Dec 2026 09:10")
    beth.open(case)
    beth.follow("Needs Children's Social Care")
    assert "Nothing is sent until a second person agrees." in beth.page.lines
    beth.press("Needs Children's Social Care")
    assert "Agree or not" not in beth.page.lines
    assert town.letters() == []
    assert pia.open(f"/track/{reference}").after("Progress", until="What we told you")[2:4] == [
        "Now: We have your referral and are reading it.",
        "We have said: We will decide by Thursday 10 December",
    ]
    assert SOCIAL_CARE not in pia.page.text
    assert town.staff("Cara Quinn").status(case) == 404
    assert gail.open("/staff/").after("Needs you first", until="Yours") == [
        "Family for early help, Jo Marsh",
        f"{reference}. “Needs Children's Social Care” waits for a second person to agree.",
        "Agree or not",
    ]
    gail.follow("Agree or not")
    gail.press("Agree")


def is_late(town: Town, reference: str) -> None:
    """Cara is asked when 3 quarters of so short a time are over, and gives no date; Pia hears of that, then of it."""
    cara, subject = town.staff("Cara Quinn"), f"We are late with {reference}"
    cara.open("/staff/queues/childrens_social_care/")
    cara.press("Take the next")
    town.it_is("Wed 9 Dec 2026 14:17")
    assert "Needs you first" not in cara.open("/staff/").lines
    town.it_is("Wed 9 Dec 2026 14:18")
    (to_do,) = [line for line in cara.open("/staff/").after("Needs you first", until="Yours") if reference in line]
    assert to_do == f"{reference}. We said: Children's Social Care will decide by Wed 9 Dec."
    town.it_is("Thu 10 Dec 2026 00:00")
    sorry = "We said Wednesday 9 December. We are sorry that we have not kept to that."
    assert town.letters() == [
        letter(PIA, subject, f"{sorry}\nWe will give you a new date by Friday 11 December.", reference)
    ]
    town.it_is("Thu 10 Dec 2026 10:00")
    cara.open("/staff/")
    cara.follow("Give a date")
    cara.give("What is the new date?", {"Day": "11", "Month": "12", "Year": "2026"})
    cara.fill("Why?", "We are waiting for a doctor.")
    cara.press("Continue")
    cara.press("Send")
    told = f"{sorry}\nWe are waiting for a doctor.\n\nChildren's Social Care will decide by Friday 11 December"
    assert town.letters() == [letter(PIA, subject, told, reference)]


def test_one_who_does_not_agree_leaves_it_and_nobody_agrees_with_themselves(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    pia, gail = town.staff("Pia Holt", early_help_partners="handler"), town.staff("Gail Ross", early_help="manager")
    hugh = town.staff("Hugh Orr", early_help="manager")
    reference = refers(pia)
    assert len(town.letters()) == 1
    gail.open(f"/staff/cases/{reference}/")
    gail.follow("Needs Children's Social Care")
    gail.press("Needs Children's Social Care")
    assert "Agree or not" not in gail.open(f"/staff/cases/{reference}/").lines
    assert "Needs you first" not in gail.open("/staff/").lines
    hugh.open(f"/staff/cases/{reference}/")
    hugh.follow("Agree or not")
    hugh.press("Do not agree")
    assert hugh.open(f"/staff/cases/{reference}/").after("State")[0] == "Received"
    assert town.letters() == []


def test_other_help_is_better_and_a_new_fact_within_28_days_is_read(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    pia, beth = town.staff("Pia Holt", early_help_partners="handler"), town.staff("Beth Lyon", early_help="handler")
    reference = refers(pia)
    assert town.letters() == received(reference, "Thursday 10 December")
    town.it_is("Thu 10 Dec 2026 16:30")
    beth.open(f"/staff/cases/{reference}/")
    beth.follow("Other help is better")
    beth.fill("What other help is there? The referrer will read this.", "Citizens Advice, for the rent.")
    beth.press("Continue")
    beth.press("Send")
    assert town.letters() == [
        letter(
            PIA,
            f"Other help is better for this family {reference}",
            "Citizens Advice, for the rent.\nIf you do not agree, or if something has changed, "
            f"tell us by Thursday 7 January 2027 at https://front-door.example/track/{reference}",
            reference,
        )
    ]
    assert beth.page.after("We have said")[:2] == ["We will decide by Thursday 10 December", "Kept."]
    town.it_is("Thu 7 Jan 2027 20:00")
    pia.open(f"/track/{reference}")
    pia.follow("Tell us what is wrong")
    pia.fill("What is not right?", "Ola no longer comes to school.")
    pia.press("Ask us to look again")
    assert pia.page.after("We have said", until="Progress") == [
        "We will decide by Tuesday 12 January",
        "That is in 5 days. Nothing is late.",
    ]


def test_who_no_longer_agrees_is_asked_nothing_more(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    pia, beth = town.staff("Pia Holt", early_help_partners="handler"), town.staff("Beth Lyon", early_help="handler")
    reference = refers(pia)
    beth.open(f"/staff/cases/{reference}/")
    beth.follow("Ask the referrer something")
    beth.choose("What has been tried already?")
    beth.press("Continue")
    beth.press("Send")
    assert len(town.letters()) == 2
    pia.open(f"/track/{reference}")
    pia.follow("The family no longer agrees")
    pia.press("Send")
    stopped = "The family no longer agrees to early help. You can refer them again if they change their mind."
    subject = f"We have stopped working on your referral {reference}"
    assert town.letters() == [letter(PIA, subject, stopped, reference)]
    assert pia.open("/account/").after("Ended") == [
        "Family for early help, Jo Marsh",
        "The family no longer agrees, so we have stopped. 7 December 2026.",
    ]
    assert beth.open(f"/staff/cases/{reference}/").after("State")[0] == "Withdrawn"


def test_a_family_that_tells_the_team_itself_is_let_go_by_the_team(town: Town) -> None:
    town.it_is("Mon 7 Dec 2026 12:30")
    pia, beth = town.staff("Pia Holt", early_help_partners="handler"), town.staff("Beth Lyon", early_help="handler")
    reference = refers(pia)
    assert len(town.letters()) == 1
    beth.open(f"/staff/cases/{reference}/")
    beth.follow("The family no longer agrees")
    beth.press("Send")
    (told,) = town.letters()
    assert (told.to, told.subject) == (PIA, f"We have stopped working on your referral {reference}")
