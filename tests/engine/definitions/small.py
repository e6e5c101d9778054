"""A small catalogue for tests: a council, its teams, a block and one service with a bit of everything.
Must not be the real one: a test says what each of its lines is for."""

from pathlib import Path

from frontdoor.engine.definitions.catalogue import Catalogue, Mistakes, read_catalogue

COUNCIL = """\
name: Exampleshire County Council
key: exampleshire
zone: Europe/London
address: County Hall, Exampleton
hours: Monday to Friday
contacts:
  phone: 01632 960000
brand:
  lines:
    - Exampleshire
areas:
  roads:
    title: Roads
    summary: Roads and paths
calendars:
  office:
    holidays: England
    opens: "09:00"
    closes: "17:00"
calendar: office
duties:
  highways: Roads and paths
authorities:
  exampleshire:
    name: Exampleshire County Council
    kind: county
    territory:
      - from_on: 1974-04-01
        districts:
          - E07000999
    duties:
      - from_on: 1974-04-01
        duties:
          - highways
defaults:
  messages:
    received:
      subject: We have your request ((reference))
      body: ((promise))
    late:
      subject: We are late with ((reference))
      body: We said ((promised)). ((promise))
    ended:
      subject: We have finished with ((reference))
      body: Read about it at ((link))
  retention:
    - trigger: closed
      period: 6 years
      disposal: delete
"""

TEAMS = """\
roles:
  handler:
    name: Handler
    summary: Does the work
  manager:
    name: Manager
    summary: Agrees
teams:
  road_team:
    name: Road team
  path_team:
    name: Path team
"""

BLOCK = """\
questions:
  - key: email
    type: email
    ask: What is your email address?
    optional: true
"""

SERVICE = """\
title: Report a bench
kind: report
summary: Tell us about a broken bench.
duty: highways
owner: road_team
review_on: 2027-04-01
public: true
purpose: mending benches
lawful_basis: public task
questions:
  - key: kind_of_bench
    type: choice
    ask: Which kind of bench?
    public: true
    options:
      wood: Wood
      metal: Metal
  - key: site
    type: place
    ask: Where is it?
    routes: true
    public: true
  - key: rotten
    type: yes_no
    ask: Is it rotten?
    personal: false
    when: kind_of_bench == "wood"
  - use: contact
states:
  reported:
    says: We have your report.
    clock: mend
    transitions:
      mended:
        label: Mended
        to: mended
        asks:
          - key: screws
            type: number
            ask: How many screws?
      refuse:
        label: Refuse
        to: refused
        approve: manager
        asks:
          - key: reason
            type: long_text
            ask: Why?
      hand_over:
        label: Hand over
        to: passed_on
        effect: hand_over
  mended:
    says: We have mended it.
    ends: done
    tell: mended
    reopen:
      within: 28 days
      to: reported
  refused:
    says: We will not mend it.
    ends: refused
    tell: refused
  passed_on:
    says: ((authority)) has it.
    ends: passed_on
clocks:
  mend:
    promise: We will mend it by ((due))
    starts: reported
    kept:
      - mended
      - refused
      - passed_on
    within:
      - when: rotten
        time: 2 working days
      - time: 10 working days
messages:
  mended:
    subject: Mended
    body: Tell us by ((reopen_until)) if it is not. We used ((screws)) screws.
  refused:
    subject: About your bench
    body: |
      Thank you for telling us.
      ((reason))
words:
  - broken bench
"""


def written(folder: Path, **files: str) -> Path:
    """The small catalogue in a folder, with other texts for `council`, `teams`, `contact` or services."""
    texts = {"council": COUNCIL, "teams": TEAMS, "contact": BLOCK, "report_a_bench": SERVICE, **files}
    places = {"council": "council.yaml", "teams": "teams.yaml", "contact": "blocks/contact.yaml"}
    for name, text in texts.items():
        path = folder / places.get(name, f"services/roads/{name.replace('_', '-')}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def read(folder: Path, **files: str) -> Catalogue:
    return read_catalogue(written(folder, **files), rules=["line_manager"])


def mistakes(folder: Path, **files: str) -> list[str]:
    """What is wrong, as `line: what`, without the file; empty when nothing is."""
    try:
        read(folder, **files)
    except Mistakes as wrong:
        return [f"{each.line}: {str(each).partition(f':{each.line}: ')[2]}" for each in wrong.mistakes]
    return []


def changed(old: str, new: str, text: str = SERVICE) -> str:
    """The text with one thing changed; an old text that is not there, or there twice, is a test that lies."""
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return text.replace(old, new)
