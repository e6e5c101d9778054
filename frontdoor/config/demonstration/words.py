"""What made-up residents and staff say, by service and question. Where nothing stands here, a question's own example
does: another council's services need none of this."""

FIRST = ("Alice", "Bilal", "Chloe", "Derek", "Eileen", "Farida", "George", "Hannah", "Ivan", "Jamila", "Keith", "Lorna")
LAST = ("Ainsworth", "Begum", "Cronshaw", "Dewhurst", "Eccles", "Farooq", "Greenhalgh", "Hindle", "Iddon", "Jackson")
STREETS = ("Mill Lane", "Station Road", "Church Street", "Albert Road", "Moor Lane", "Chapel Brow", "Canal Side")

Words = dict[str, tuple[str, ...]]

SAID: dict[str, Words] = {
    "report-a-pothole": {
        "details": (
            "It is by the bus stop, and buses swerve round it.",
            "I hit it on my bicycle last night.",
            "It fills with water, so you cannot see it.",
            "The last repair has come out.",
        ),
        "reason": ("It is 20 millimetres deep. We repair from 40. We will look again at the next inspection.",),
        "reopen": ("It has sunk again in the same place.",),
    },
    "foi-request": {
        "topic": ("Pothole repairs", "School crossing patrols", "Library opening hours", "Street lights switched off"),
        "wanted": (
            "How many repairs were made in each district in 2024 and 2025, and what did they cost?",
            "Copies of the last three risk assessments, and the minutes of the meeting that agreed them.",
        ),
        "answer": ("There were 41,208 repairs. The table that is attached shows them by district and year.",),
        "weighing": ("We are weighing section 43, because a contract is being let.",),
        "refusal": ("It would take about 60 hours to read each file. If you ask for one district, we can answer.",),
        "who_may_hold_it": ("Your district council runs this service. Ask Pendle Borough Council.",),
        "upheld_because": ("We searched again, in the archive too, and found no more.",),
        "answer_on_review": ("We found two more tables, which are attached.",),
        "asks": ("Which years do you mean?",),
        "reopen": ("The answer leaves out Burnley.",),
    },
    "apply-for-a-blue-badge": {
        "effects": ("On a bad day I cannot get from the car to the shop. A wheelchair space helps.",),
        "reason": ("The letters you sent are about another condition. Tell us if you have others.",),
        "upheld_because": ("The expert found that you can walk more than 80 metres.",),
        "receipt": ("TEL-104417",),
        "badge_number": ("4F2K9Q",),
        "asks": ("Please send the page of the PIP letter that shows the points.",),
        "reopen": ("I have a new letter from my consultant.",),
    },
    "register-as-a-supplier": {
        "business_name": ("Rossendale Paving Ltd", "Fylde Catering", "Pendle Print Cooperative", "Bowland IT"),
        "company_number": ("01234567",),
        "vat_number": ("GB 123 4567 89",),
        "describe": ("Small works, mostly for schools.", "Lunches and buffets.", "Leaflets and signs."),
        "supplier_number": ("S-20417",),
        "known_number": ("S-11902",),
        "reason": ("The company was dissolved in March.",),
        "asks": ("Please send the insurance certificate for this year.",),
    },
    "change-my-working-hours": {
        "now": ("Monday to Friday, 9 to 5, at County Hall.",),
        "wanted": ("Monday to Thursday, 8 to 5.30, two of them at home.",),
        "effect_on_work": ("Fridays are quiet, and a colleague can answer the telephone.",),
        "offer": ("Four days from April, once the new starter is trained.",),
        "reason": ("Nobody else can open the office on Fridays.",),
        "dismissed_because": ("We looked at other ways to cover Fridays and found none.",),
        "reopen": ("A colleague has offered to cover Fridays.",),
    },
    "raise-casework": {
        "subject_line": ("Speeding on Moor Lane", "A school place", "No bus on Sundays", "A broken bench"),
        "details": ("Mr Hindle has written twice and had no answer. He would like to know when it will be looked at.",),
        "officer_team": ("Highways area teams",),
        "answer": ("The officer visited on Tuesday. New signs are ordered and will be up in four weeks.",),
        "whose": ("This is the district council's. Ask Chorley Borough Council on their website.",),
        "why_longer": ("The officer is waiting for a traffic count.",),
        "asks": ("Which part of Moor Lane is it?",),
        "reopen": ("The signs have not come.",),
    },
    "refer-for-early-help": {
        "worries": ("He has missed a day a week since September, and sleeps badly.",),
        "strengths": ("They talk, and an aunt lives near.",),
        "tried": ("A meeting with the head of year.",),
        "family_wants": ("“We want mornings without shouting.”",),
        "worker": ("Beth Fielden",),
        "other_help": ("The school nurse runs a sleep clinic. She will ring this week.",),
        "language_spoken": ("Urdu",),
        "asks": ("Does the older brother live at home?",),
        "reopen": ("The clinic has a long waiting list.",),
    },
}
