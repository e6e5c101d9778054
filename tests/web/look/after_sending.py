"""Pages that a resident comes back to, as the pictures have them, with made-up people."""

from typing import Any

from .around import MAP, link

RECEIPT: dict[str, Any] = {
    "title": "We have your report",
    "reference": "7K4M-9QXT",
    "code": "418 206",
    "promise": {
        "label": "We have said",
        "text": "Inspected by Thursday 26 November",
        "note": "If we are going to be late we will tell you before that day, and say why.",
    },
    "steps": [
        {"status": "done", "title": "Received", "at": "Monday 23 November, 9:12am"},
        {
            "status": "now",
            "title": "An inspector visits Albert Road",
            "body": "They measure the pothole and decide how soon it must be repaired: 2, 5 or 20 working days.",
        },
        {"status": "next", "title": "We give you a repair date"},
        {"status": "next", "title": "Repaired, and you tell us if it is right"},
    ],
    "progress_href": "/progress",
    "pdf_href": "/receipt.pdf",
    "told": {"title": "We will e-mail you", "body": "m.holden@example.org, at each step."},
}
TRACK: dict[str, Any] = {
    "reference": "",
    "contact": "",
    "reference_error": "",
    "contact_error": "",
    "errors": [],
}
TRACK_MISSED: dict[str, Any] = TRACK | {
    "reference": "7K4M-9QXX",
    "contact": "m@example.org",
    "reference_error": "Check the reference and what goes with it",
    "errors": [{"href": "#reference", "text": "Check the reference and what goes with it"}],
}
PROGRESS: dict[str, Any] = {
    "title": "Pothole on Albert Road, Colne",
    "reference": "7K4M-9QXT",
    "promise": {
        "label": "We have said",
        "text": "Inspected by Thursday 26 November",
        "note": "That is tomorrow. Nothing is late.",
        "kind": "",
    },
    "steps": [
        {
            "status": "done",
            "title": "Received",
            "at": "Monday 23 November, 9:12am",
            "body": "You sent a pin, a photograph and “deep, by the bus stop”.",
        },
        {
            "status": "done",
            "title": "With our highways inspectors",
            "at": "Monday 23 November, 9:14am",
            "body": "Two neighbours are following this report too.",
        },
        {
            "status": "now",
            "title": "Inspection",
            "body": "On the east Pendle round, Thursday morning.",
            "promise": "We have said: inspected by Thursday 26 November",
        },
        {
            "status": "next",
            "title": "Repair date",
            "body": "You will have a date on the day it is inspected. Of 214 potholes like yours this autumn, "
            "half were repaired in 6 working days and nine in ten within 17.",
        },
        {"status": "next", "title": "Repaired", "body": "We will send a photograph and ask if you agree."},
    ],
    "tasks": [],
    "reopen": None,
    "changes": [link("Add a photograph or a note"), link("It is getting worse"), link("It has gone")],
    "who": "Highways inspections, east, Lancashire County Council",
    "answers": [],
    "map": MAP,
    "back": {"text": "Your requests", "href": "/"},
}
LATE: dict[str, Any] = PROGRESS | {
    "promise": {
        "label": "We are late",
        "text": "New date: Monday 30 November",
        "kind": "late",
        "note": "We said Thursday 26 November. The inspector was ill.",
    },
    "steps": [
        {"status": "done", "title": "Received"},
        {"status": "late", "title": "Inspection", "promise": "Now by Monday 30 November"},
        {"status": "paused", "title": "Waiting for you"},
    ],
    "tasks": [
        {"title": "Send a photograph", "body": "Yours came out dark.", "href": "/send", "link": "Send a photograph"},
        {"title": "Say who may speak", "body": "By Friday 4 December.", "href": "/say", "link": "Answer"},
    ],
    "reopen": {"until": "Thursday 24 December", "href": "/reopen"},
    "answers": [{"key": "Where", "value": "Albert Road"}],
}
