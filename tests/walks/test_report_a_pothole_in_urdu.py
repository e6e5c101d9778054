"""A pothole reported in Urdu, without a script: pages and letters speak it, and those who mend it read English.

What the pages themselves say is gettext's; the words of the definition, and dates, were written down by hand.
"""

import io
from pathlib import Path
from urllib.parse import quote

import pypdf
import pytest
from django.conf import LazySettings
from django.utils.translation import gettext, override

from frontdoor.engine.cases.models import Case, Draft
from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.finding.actions import index

from .browser import Browser
from .conftest import Found
from .urdu import with_urdu
from .walking import Letter, Town

SAMIRA = "samira@example.org"
INSPECTED = "ہم اسے بدھ 2 دسمبر تک دیکھیں گے"
MENDED = "ہم اسے جمعرات 3 دسمبر تک ٹھیک کریں گے"
NO_WORDS_YET = "Only take photographs from somewhere safe."
LEFT_TO_RIGHT = "\u200e"
"""So that the two halves of a reference stay in their order between words that run the other way."""
MARK = "shows-untranslated"


def marked(reference: str) -> str:
    return LEFT_TO_RIGHT + reference if reference[0].isdigit() else reference


def ui(words: str) -> str:
    """What a page says in place of these words."""
    with override("ur"):
        return gettext(words)


@pytest.fixture
def town(found: Found, settings: LazySettings, tmp_path: Path) -> Town:
    return found(with_urdu(settings.CATALOGUE, tmp_path / "catalogue"))


def reports(samira: Browser, *, sends: bool = True) -> str:
    samira.open("/report-a-pothole?language=ur")
    assert samira.page.heading == "سڑک کے گڑھے کی اطلاع دیں"
    samira.follow(ui("Start now"))
    optional = f" ({ui('optional')})"
    samira.answer(
        {
            "گڑھا کس میں ہے؟": "سڑک",
            "گڑھا کہاں ہے؟": {ui("Postcode, road or landmark"): "PR1 8XJ"},
            f"کتنا بڑا ہے؟{optional}": "بڑا",
            "کیا کوئی خطرے میں ہے؟": ui("No"),
            f"اور کچھ؟{optional}": "بس اسٹاپ کے پاس",
        },
        button=ui("Continue"),
    )
    assert NO_WORDS_YET in samira.page.lines
    samira.answer(
        {
            f"کیا آپ کے پاس تصویریں ہیں؟{optional}": None,
            f"آپ کا نام؟{optional}": None,
            f"آپ کا ای میل؟{optional}": SAMIRA,
            f"آپ کا فون نمبر؟{optional}": None,
        },
        button=ui("Continue"),
    )
    assert Draft.objects.get().language == "ur"
    if not sends:
        return ""
    samira.press(ui("Send your report"))
    return samira.page.after(ui("Your reference"))[0]


def told(town: Town, subject: str, body: str, reference: str) -> None:
    below = (
        f"{marked(reference)}\nhttps://front-door.example/track/{reference}\n\nLancashire County Council\n0300 123 6701"
    )
    assert town.letters() == [Letter(SAMIRA, subject, f"{body}\n\n{below}")]


def test_pages_and_letters_speak_urdu_and_staff_read_english(town: Town) -> None:
    town.it_is("Wed 25 Nov 2026 09:12")
    samira = town.resident()
    reference = reports(samira)
    assert (samira.page.language, samira.page.direction) == ("ur", "rtl")
    assert samira.page.after(ui("We have said"))[0] == INSPECTED
    told(
        town,
        f"ہمیں آپ کی اطلاع ملی {marked(reference)}",
        f"PR1 8XJ کے گڑھے کا شکریہ۔\n{INSPECTED}\nحوالہ {marked(reference)}، https://front-door.example/track/{reference}",
        reference,
    )

    ines = town.staff("Ines Park", highways_area_teams="handler")
    case = f"/staff/cases/{reference}/"
    ines.open(case)
    assert (ines.page.language, ines.page.direction, ines.page.heading) == ("en", "ltr", "Pothole, PR1 8XJ")
    assert ines.page.after("We have said")[0] == "We will inspect it by Wednesday 2 December"
    letter = ines.page.after(
        "They read this service in اردو. Our messages are in it; what you write yourself is sent as you write it."
    )
    assert letter[0] == f"ہمیں آپ کی اطلاع ملی {marked(reference)}"
    assert "In English:" in letter
    assert letter[letter.index("In English:") + 1].startswith("Thank you for telling us about a hole at PR1 8XJ.")
    town.it_is("Thu 26 Nov 2026 10:30")
    ines.open(case)
    ines.follow("Record the inspection")
    ines.fill("How deep is it, in millimetres?", "40")
    ines.choose("Medium, mended within 5 working days")
    ines.press("Continue")
    reads = ines.page.after("They will read: ہم گڑھا ٹھیک کریں گے", until="Send")
    assert reads[:2] == ["PR1 8XJ کا گڑھا۔", MENDED]
    assert reads[reads.index("In English:") + 1 :][:2] == [
        "We have inspected the hole at PR1 8XJ.",
        "We will mend it by Thursday 3 December",
    ]
    ines.press("Send")
    told(town, "ہم گڑھا ٹھیک کریں گے", f"PR1 8XJ کا گڑھا۔\n{MENDED}", reference)
    comes_back(town, samira, reference)


def comes_back(town: Town, samira: Browser, reference: str) -> None:
    """On another device, which has chosen no language: her own page is in hers; and she may choose another."""
    samira.take_another_device()
    samira.open(f"/track/{reference}")
    assert samira.page.language == "en"
    samira.fill("E-mail address, telephone number or code", SAMIRA)
    samira.press("Show progress")
    (sent,) = town.letters()
    samira.fill("Code", next(word.strip(".۔") for word in sent.body.split() if word.strip(".۔").isdigit()))
    samira.press("Continue")
    assert (samira.page.language, samira.page.direction) == ("ur", "rtl")
    assert samira.page.after(ui("We have said"))[0] == MENDED
    samira.follow("English")
    assert (samira.page.language, samira.page.after("We have said")[0]) == (
        "en",
        "We will mend it by Thursday 3 December",
    )
    assert Case.objects.get().language == "ur"


def test_a_text_without_words_is_marked_for_staff_alone(town: Town) -> None:
    samira, ines = town.resident(), town.staff("Ines Park", highways_area_teams="handler")
    for browser in (samira, ines):
        browser.open("/report-a-pothole?language=ur")
        browser.follow(ui("Start now"))
    english = '<span lang="en" dir="ltr" class="untranslated">A postcode, a street name, or what it is next to.</span>'
    for browser, is_marked in ((samira, False), (ines, True)):
        browser.choose("سڑک")
        browser.press(ui("Continue"))
        assert english in browser.page.html
        assert (MARK in browser.page.html) is is_marked


def test_a_service_without_words_is_in_english_and_says_so_in_urdu(town: Town) -> None:
    samira = town.resident()
    samira.open("/foi-request?language=ur")
    assert (samira.page.language, samira.page.direction) == ("en", "ltr")
    sorry = ui("This page is in English: we have not translated this service yet. If you need help, ring us.")
    assert f'<p class="unspoken" lang="ur" dir="rtl">{sorry}</p>' in samira.page.html
    samira.follow("Start now")
    samira.choose("No")
    samira.press("Continue")
    assert Draft.objects.get().language == "en"


def test_who_changes_the_language_on_the_way_is_told_in_the_last(town: Town) -> None:
    samira = town.resident()
    samira.open("/report-a-pothole")
    samira.follow("Start now")
    samira.answer({"What is the hole in?": "A road"})
    samira.follow("اردو")
    assert (samira.page.heading, samira.page.address) == ("گڑھا کہاں ہے؟", "/report-a-pothole/site")
    assert Draft.objects.get().language == "en"
    samira.answer({"گڑھا کہاں ہے؟": {ui("Postcode, road or landmark"): "PR1 8XJ"}}, button=ui("Continue"))
    assert Draft.objects.get().language == "ur"


def test_who_changes_the_language_before_sending_is_told_in_it(town: Town) -> None:
    samira = town.resident()
    reports(samira, sends=False)
    samira.follow("English")
    samira.press("Send your report")
    assert (samira.page.heading, samira.page.language, Case.objects.get().language) == (
        "We have your report",
        "en",
        "en",
    )


def test_a_form_printed_in_urdu_is_keyed_in_english_and_answered_in_urdu(town: Town) -> None:
    samira = town.resident()
    samira.open("/report-a-pothole?language=ur")
    samira.open("/report-a-pothole/paper-form.pdf")
    printed = pypdf.PdfReader(io.BytesIO(samira.pdf))
    code = f"FORM {definitions.version_id('report-a-pothole')}-report-a-pothole UR"
    assert (printed.trailer["/Root"]["/Lang"], code in printed.pages[0].extract_text()) == ("ur", True)
    ines = town.staff("Ines Park", highways_area_teams="handler")
    ines.open("/staff/paper/")
    ines.fill("Code of the form", code)
    ines.press("Key this form")
    assert (ines.page.language, ines.page.heading) == ("en", "Report a pothole")
    assert Draft.objects.get().language == "ur"


def test_a_service_is_found_by_its_words_in_urdu_and_in_english(town: Town) -> None:
    index(definitions.current())
    samira = town.resident()
    samira.open("/?language=ur")
    for typed in ("گڑھے", "ٹوٹی سڑک", "pothole"):
        samira.open(f"/search?q={quote(typed)}")
        assert ("سڑک کے گڑھے کی اطلاع دیں", "/report-a-pothole") in samira.page.links
