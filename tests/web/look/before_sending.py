"""Pages that a resident sees before sending, as the pictures have them, with made-up people."""

from typing import Any

from markupsafe import Markup

from frontdoor.engine.questions.asking import Wrong
from frontdoor.engine.questions.choice import Choice
from frontdoor.engine.questions.place import Place

from .around import COUNTY, MAP, link, verb

HOME: dict[str, Any] = {
    "often": [link("pothole"), link("Blue Badge"), link("primary school place"), link("gritting")],
    "verbs": [
        verb(
            "Report",
            "Potholes, lights, drains, a worry about someone",
            "Everything you can report",
            *("A pothole", "A street light", "A blocked drain", "Worry about a child or adult"),
        ),
        verb(
            "Apply",
            "Blue Badge, bus pass, school place, care",
            "Everything you can apply for",
            *("Blue Badge", "NoWcard bus pass", "School place", "Help with care at home"),
        ),
        verb(
            "Pay",
            "Parking fines, certificates, permits",
            "Everything you can pay for",
            *("Parking fine", "Copy certificate", "School bus season ticket", "Skip permit"),
        ),
        verb(
            "Book",
            "Register a birth or death, marriage, tip visit",
            "Everything you can book",
            *("Register a birth", "Register a death", "Give notice of marriage", "Recycling centre visit by van"),
        ),
    ],
    "areas": [
        {"title": title, "href": "/area", "summary": summary}
        for title, summary in (
            ("Roads and parking", "Potholes, lights, roadworks, permits, parking fines"),
            ("Schools and learning", "School places, term dates, free meals, travel to school"),
            ("Care and support for adults", "Help at home, carers, equipment, paying for care"),
            ("Children and families", "Early help, fostering, special educational needs"),
            ("Births, marriages and deaths", "Register, give notice, order a certificate"),
            ("Travel", "NoWcard, Blue Badge, buses, footpaths and bridleways"),
            ("Libraries and archives", "Join, renew, reserve, local history, computers"),
            ("Waste and recycling", "Recycling centres, vans and trailers, asbestos"),
            ("Business and jobs", "Supply us, licences, placements, digital skills"),
        )
    ],
    "county": COUNTY,
    "postcode": "BB8 0AP",
    "postcode_error": "",
    "your_area": [
        {
            "key": "Your district",
            "value": Markup("Pendle Borough Council <small>Bins, council tax, housing, fly-tipping</small>"),
        },
        {
            "key": "Your division",
            "value": Markup('Pendle Central <small><a class="govuk-link" href="/">Who is my councillor?</a></small>'),
        },
        {"key": "Nearest library", "value": Markup("Colne Library <small>Market Street, 0300 123 6703</small>")},
        {"key": "Roadworks this week", "value": "4 within a mile"},
    ],
}

SITE = Place.model_validate(
    {
        "key": "site",
        "type": "place",
        "ask": "Where is the pothole?",
        "hint": "Say where it is. A few metres out is fine: the inspector will look along the road.",
    }
)
HELP = [
    {
        "title": "Is it dangerous right now?",
        "body": "Ring 0300 123 6701. We make dangerous defects safe within 4 hours, day and night.",
    },
    {
        "title": "When we repair",
        "body": "On a road: 40 mm deep and 150 mm across, about the depth of a golf ball. On a pavement: 25 mm deep.",
    },
]
WHERE: dict[str, Any] = {
    "service_title": "Report a pothole",
    "question": SITE,
    "posted": {"site-words": ["Albert Road, Colne"]},
    "error": None,
    "errors": [],
    "back_href": "/back",
    "send_text": "Continue",
    "save_href": "/save",
    "advice": "",
    "nearby": [
        {
            "words": "Pothole outside 12 Albert Road, 40 metres away. Reported Friday 20 November.",
            "href": "/1",
            "link": "Follow this one instead",
        },
        {
            "words": "Pothole on Nineveh Street, 155 metres away. Repair due Tuesday 1 December.",
            "href": "/2",
            "link": "Follow this one instead",
        },
    ],
    "map": MAP,
    "found": {"words": "Albert Road, Colne, near BB8 0AA", "note": "A county road. We look after it."},
    "help": HELP,
}
WHERE_WRONG: dict[str, Any] = WHERE | {
    "posted": {},
    "error": Wrong("Show us where the pothole is: give a postcode or a road name", "words"),
    "errors": [{"href": "#site-words", "text": "Show us where the pothole is"}],
    "nearby": [],
    "found": None,
}
SURFACE = Choice.model_validate(
    {
        "key": "surface",
        "type": "choice",
        "ask": "Where is the hole?",
        "options": {"road": "On the road", "pavement": "On a pavement or cycle path", "other": "Somewhere else"},
    }
)
CHOOSE: dict[str, Any] = WHERE | {"question": SURFACE, "posted": {}, "nearby": [], "found": None, "map": None}

START: dict[str, Any] = {
    "service": {
        "title": "Report a pothole",
        "summary": "Tell us about a hole in a road or pavement so that we can inspect it and mend it.",
        "minutes": 4,
    },
    "begin_href": "/begin",
    "without_signal_href": "/report-a-pothole/without-signal",
    "go_on": None,
    "needs": ["Where it is: a postcode, a road name or your position", "A photograph, if you have one"],
    "steps": [
        {"status": "next", "title": "We inspect it", "promise": "By 5 working days after your report"},
        {"status": "next", "title": "We give you a repair date"},
        {"status": "next", "title": "Mended, and you tell us if it is right"},
    ],
    "cost": "Nothing.",
    "charges": [],
    "appointment": "",
    "eligible": [],
    "privacy": {
        "purpose": "We use it for maintaining the highway.",
        "basis": "We do this as a public task: Highways Act 1980, section 41.",
        "kept": "We keep it for 10 years after it is closed, without names.",
        "shared": "",
    },
    "other_ways": ["Ring 0300 123 6701", "Print a paper form"],
    "back_href": "/",
}
CHECK: dict[str, Any] = {
    "service_title": "Report a pothole",
    "answers": [
        {"key": "Where is the hole?", "value": "On the road", "change_href": "/surface"},
        {"key": "Where is it?", "value": "Albert Road, Colne, near BB8 0AA", "change_href": "/site"},
        {"key": "Photographs", "value": "2 photographs", "change_href": "/photos"},
    ],
    "changed": [],
    "charge": [],
    "promise": "We will inspect it by Thursday 26 November.",
    "declare": "",
    "send_text": "Send your report",
    "back_href": "/back",
    "errors": [],
    "save_href": "/save",
}
