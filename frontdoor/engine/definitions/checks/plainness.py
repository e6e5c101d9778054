"""Checks that a service can be found and read: people's own words for it, and plain English on every page.
Must not check what the words mean."""

from frontdoor.engine.definitions.checks.subject import Subject
from frontdoor.engine.definitions.readability import HARDEST, hard_pages


def check_plainness(subject: Subject) -> None:
    """Notes a service without words of people's own, and each page that is too hard to read."""
    if not subject.service.words:
        subject.note((), 'Nobody\'s own words lead here: "words" is missing.')
    for page, grade in hard_pages(subject.service):
        years = f"{grade:.1f} years of school, {HARDEST:.0f} at most"
        subject.note(("title",), f"The {page} asks for {years}: shorten its words and sentences.")
