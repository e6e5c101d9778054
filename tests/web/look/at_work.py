"""Pages of a caseworker's day, as the pictures have them, with made-up people."""

from typing import Any

from frontdoor.engine.questions.asking import Wrong
from frontdoor.engine.questions.choice import Choice
from frontdoor.engine.questions.number import Number

from .around import MAP, PRIYA, link

FIGURES = [
    {"value": "2", "label": "Late", "note": "Both residents told, with a reason"},
    {"value": "11", "label": "Due today", "note": "3 with nobody"},
    {"value": "46", "label": "On time", "note": "Oldest 9 working days"},
    {"value": "94%", "label": "Promises kept, four weeks", "note": "Target 95%. Was 91%"},
]
_ROWS = """
late|1 day late|Drain, Keighley Road, Colne|3 houses flooded|Repair by Tue 24 Nov|Tom Ainscough|Told Mon|PQ27-7D48
late|2 h late|Manhole, Scotland Road, Nelson|Cover on order|Cover by Wed 25 Nov|Priya Nair|Told today|8TNW-3C6K
due|1 h 10 left|Spillage, Gisburn Road, Barrowford|Oil, 30 m|Made safe by 11:30|Out: van 6||J4H2-XX93
due|6 h 40 left|Pothole, Albert Road, Colne|2 joined, by the bus stop|Inspected by Thu 26 Nov|Priya Nair||7K4M-9QXT
due|6 h 40 left|Pothole, Barrowford Road, Colne|First report|Inspected by Thu 26 Nov|||M6R5-VD23
on_time|2 days|Sign, Skipton Road, Foulridge|Turned to face the wall|Repaired by Mon 30 Nov|Tom Ainscough||3GF9-K2MM
on_time|4 days|Pothole, Church Street, Trawden|40 mm, 5 working days|Repaired by Wed 2 Dec|Crew east 2||W7C4-MN56
paused|Paused 2 days|Obstruction, Winewall Road|Waiting for them|Inspected 1 day after|Priya Nair|Asked Tue|D9P8-QA37
not_started|Not started|Lights, Manchester Road, Nelson|From Pendle Council|Accept by Fri 27 Nov|||5XV6-TJ77
"""
_KEYS = ("kind", "clock", "what", "note", "said", "who", "told", "reference")
ROWS = [
    dict(zip(_KEYS, line.split("|"), strict=True)) | {"href": "/case", "mine": line.endswith("7K4M-9QXT")}
    for line in _ROWS.strip().splitlines()
]
QUEUE: dict[str, Any] = PRIYA | {
    "team": "Highways inspections, east",
    "under": "Thursday 26 November. Ordered by promise: the next one to break is at the top.",
    "take_next": "/take",
    "figures": FIGURES,
    "filters": [
        link("Everything, 59") | {"current": True},
        *(link(text) for text in ("Mine, 8", "Nobody's, 7", "Late, 2", "Due today, 11", "Paused, 4")),
    ],
    "rows": ROWS,
    "shown": 9,
    "total": 59,
    "previous_href": "",
    "next_href": "/next",
}
MY_DAY: dict[str, Any] = PRIYA | {
    "today": "Thursday 26 November",
    "figures": FIGURES[:3],
    "first": [
        {
            "title": "Give a new date for the drain on Keighley Road",
            "href": "/date",
            "link": "Give a new date",
            "body": "We said Tuesday 24 November. It will be late tomorrow.",
        },
        {
            "title": "Is Obstruction, Winewall Road ours?",
            "body": "Asked today.",
            "href": "/x",
            "link": "Say",
        },
    ],
    "mine": ROWS[:3],
    "teams": [{"name": "Highways inspections, east", "href": "/q", "note": "2 late, 11 due today, 7 with nobody"}],
}
STRIP: dict[str, Any] = {
    "promise": {"text": "Inspected by Thu 26 Nov", "note": "Shown to the resident, Mon 23 Nov, 9:12"},
    "clock": {"text": "6 h 40 min left", "note": "Working time, 3 days.", "kind": "due", "tag": "Due today"},
    "state": {"text": "To inspect", "note": "Yours since Mon 23 Nov, 13:05"},
}
WAY = [{"text": "Highways inspections, east", "href": "/q"}, {"text": "7K4M-9QXT"}]
CASE: dict[str, Any] = PRIYA | {
    "title": "Pothole, Albert Road, Colne",
    "reference": "7K4M-9QXT",
    "where": WAY,
    "actions": [link("Record inspection"), link("Ask for more"), link("Hand over")],
    **STRIP,
    "answers_title": "What was reported",
    "answers": [
        {"key": "Where", "value": "Albert Road, Colne, by the bus stop. Pendle Central division"},
        {"key": "What", "value": "“Deep, by the bus stop. I had to swerve.”"},
        {"key": "On the", "value": "Carriageway"},
        {"key": "By", "value": "Margaret Holden, on the web. Two more people follow it"},
    ],
    "sensitive": False,
    "later": [
        {"title": "Inspection", "note": "Priya Nair, Thu 26 Nov", "answers": [{"key": "Depth", "value": "55 mm"}]}
    ],
    "history": [
        {
            "what": "Margaret Holden rang about progress; told it is on time",
            "when": "Wed 25 Nov, 10:38. Danielle Okoro, Customer Access Service, by telephone",
        },
        {"what": "Taken by Priya Nair", "when": "Mon 23 Nov, 13:05"},
        {
            "what": "Joined: two more reports, 18 and 23 metres away",
            "when": "Mon 23 Nov, 11:20 and 12:47. By the system, on distance and kind",
        },
        {
            "what": "Received, promise made, text sent and arrived",
            "when": "Mon 23 Nov, 9:12. Margaret Holden, on the web",
        },
    ],
    "note_action": "/note",
    "note": "",
    "note_error": "",
    "happened": [],
    "seq": 7,
    "owner": {"name": "Priya Nair", "team": "Highways inspections, east", "take_href": "", "give_href": "/give"},
    "files": [
        {
            "name": "letter.pdf",
            "href": "",
            "note": "Not scanned",
            "kind": "paused",
            "tag": "Held",
            "release_href": "/release",
        },
    ],
    "map": MAP,
    "map_note": "Same place: 2 joined, 1 open 40 m away, 3 repaired since 2023",
    "photographs": [
        {"src": "/static/mark.svg", "href": "/photo", "original_href": "", "words": "The hole from the pavement"},
        {"src": "/static/mark.svg", "href": "/photo2", "original_href": "/original", "words": "The hole from the road"},
    ],
    "tasks": [
        {"title": "Inspect", "note": "Priya Nair", "kind": "due", "tag": "Due today", "href": "/x"},
        {
            "title": "Raise works order",
            "note": "After inspection, by itself",
            "kind": "not_started",
            "tag": "To come",
            "href": "",
        },
    ],
    "told": [
        {
            "what": "We have your report",
            "when": "Mon 23 Nov, 9:12",
            "kind": "done",
            "tag": "Arrived",
            "body": "We will inspect it by Thursday 26 November.",
        }
    ],
    "problem": "",
}
DEPTH = Number.model_validate(
    {"key": "depth_mm", "type": "number", "ask": "Depth in millimetres", "unit": "mm", "min": "0", "max": "1000"}
)
RISK = Choice.model_validate(
    {"key": "risk", "type": "choice", "ask": "Risk", "options": {"high": "High", "medium": "Medium", "low": "Low"}}
)
TRANSITION: dict[str, Any] = PRIYA | {
    "title": "Record inspection",
    "case_title": "Pothole, Albert Road, Colne",
    "reference": "7K4M-9QXT",
    "where": WAY,
    **STRIP,
    "questions": [
        {"question": DEPTH, "posted": {"depth_mm": ["55"]}, "error": None},
        {"question": RISK, "posted": {}, "error": Wrong("Select the risk")},
    ],
    "errors": [{"href": "#risk", "text": "Select the risk"}],
    "asks_files": False,
    "reads": [
        {
            "subject": "We are going to mend the hole you reported",
            "body": "We inspected the pothole on Albert Road today. We will repair it by Thursday 3 December.",
            "to": "by e-mail",
        }
    ],
    "before": None,
    "says": "",
    "nobody_reads": "",
    "shown_words": "",
    "asked_twice": False,
    "happened": [],
    "seq": 7,
    "send_text": "Record inspection",
    "back_href": "/case",
}
