"""Receipts and letters as PDF: what they say, that they are tagged, and that what people write stays text."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from frontdoor.adapters import paper
from frontdoor.adapters.paper import Paper, papers
from frontdoor.config.assets import build

CHECKOUT = Path(__file__).resolve().parents[3]
RECEIPT = Paper(
    title="Report a pothole",
    reference="7K4M-9QXT",
    promise_label="We have said",
    promise="We will inspect it by Tuesday 2 December 2026",
    rows=(("Where is the hole?", "On the road"), ("Where is it?", "Albert Road, Colne\n53.8551, -2.1745")),
    paragraphs=("Received on Wednesday 25 November 2026.",),
    council_name="Lancashire County Council",
    council_contact="0300 123 6701, Monday to Friday, 8am to 5pm",
)
LETTER: dict[str, Any] = {
    "subject": "We have decided to give you a Blue Badge",
    "paragraphs": ("Dear Jo", "It will reach you by Friday 4 December.\nYou need do nothing."),
    "address_lines": ("Ms Jo Bloggs", "12 Albert Road", "Colne", "BB8 0AA"),
    "reference": "7K4M-9QXT",
    "date": "Wednesday 25 November 2026",
    "council_name": "Lancashire County Council",
    "council_contact": "County Hall, Preston PR1 8XJ\n0300 123 6701",
}


@pytest.fixture(scope="module", autouse=True)
def set_up() -> None:
    build(CHECKOUT)


def opened(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


def lines(made: bytes) -> list[str]:
    written = "\n".join(page.extract_text() for page in opened(made).pages).replace("\xa0", " ")
    return [line.strip() for line in written.splitlines() if line.strip()]


def tags(made: bytes) -> list[str]:
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        for part in node if isinstance(node, list) else [node]:
            part = part.get_object()
            if isinstance(part, dict) and "/S" in part:
                found.append(part["/S"].lstrip("/"))
                walk(part.get("/K", pypdf.generic.ArrayObject()))

    walk(opened(made).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return [tag for tag in found if tag not in ("Div", "Span")]


def sizes(made: bytes) -> dict[str, float]:
    """The size of each piece of text, in points."""
    found: dict[str, float] = {}

    def visit(text: str, matrix: Any, text_matrix: Any, font: Any, size: float) -> None:
        if text.strip():
            found[text.strip().replace("\xa0", " ")] = round(size * abs(text_matrix[0] * matrix[0]), 1)

    for page in opened(made).pages:
        page.extract_text(visitor_text=visit)
    return found


def test_a_receipt_says_what_was_promised_and_what_was_answered() -> None:
    assert lines(paper.receipt(RECEIPT)) == [
        "Lancashire County Council",
        "Report a pothole",
        "Your reference",
        "7K4M-9QXT",
        "We have said",
        "We will inspect it by Tuesday",
        "2 December 2026",
        "Received on Wednesday 25 November 2026.",
        "What you told us",
        "Question Your answer",
        "Where is the hole? On the road",
        "Where is it? Albert Road, Colne",
        "53.8551, -2.1745",
        "Lancashire County Council, 0300 123 6701, Monday to Friday, 8am to 5pm 1 of 1",
    ]


def test_nothing_is_larger_than_the_promise_or_smaller_than_can_be_read() -> None:
    found = sizes(paper.receipt(RECEIPT))
    assert max(found, key=lambda text: found[text]).startswith("We will inspect it")
    assert min(found.values()) >= 9.4  # 12.5 px on an A4 of 794


def test_a_letter_stands_in_its_window_and_says_its_news() -> None:
    made = paper.letter(**LETTER)
    assert lines(made) == [
        "Lancashire County Council",
        "Ms Jo Bloggs",
        "12 Albert Road",
        "Colne",
        "BB8 0AA",
        "Wednesday 25 November 2026",
        "Reference",
        "7K4M-9QXT",
        "We have decided to give you a Blue Badge",
        "Dear Jo",
        "It will reach you by Friday 4 December.",
        "You need do nothing.",
        "Lancashire County Council, County Hall, Preston PR1 8XJ, 0300 123 6701 1 of 1",
    ]
    assert "Jo" not in " ".join(lines(paper.letter(**LETTER | {"address_lines": (), "paragraphs": ("Hello",)})))


@pytest.mark.parametrize("language", ["en", "en-gb", "cy", "pl"])
def test_each_paper_is_tagged_and_says_its_title_and_language(language: str) -> None:
    receipt, letter = paper.receipt(replace(RECEIPT, language=language)), paper.letter(**LETTER, language=language)
    rows = ["TR", "TD", "TD"] * 2
    assert tags(receipt) == [
        "Document", "H1", "P", "P", "P", "P", "P", "H2", "Table", "THead", "TR", "TH", "TH", "TBody", *rows
    ]  # fmt: skip
    assert [tag for tag in tags(letter) if tag != "P"] == ["Document", "H1"]
    for made, title in ((receipt, RECEIPT.title), (letter, LETTER["subject"])):
        root = opened(made).trailer["/Root"]
        assert (opened(made).metadata.title, root["/ViewerPreferences"]["/DisplayDocTitle"]) == (title, True)
        assert root["/Lang"] == ("en-GB" if language.startswith("en") else language)
        assert root["/MarkInfo"]["/Marked"]
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_it_is_set_in_our_typeface_on_a4() -> None:
    [page] = opened(paper.receipt(RECEIPT)).pages
    fonts = {font.get_object()["/BaseFont"].split("+")[1] for font in page["/Resources"]["/Font"].values()}
    assert fonts == {"AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold"}
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]


def test_without_a_promise_or_answers_there_is_no_empty_box() -> None:
    made = paper.receipt(replace(RECEIPT, promise="", rows=()))
    assert lines(made)[3:5] == ["7K4M-9QXT", "Received on Wednesday 25 November 2026."]
    assert tags(made) == ["Document", "H1", "P", "P", "P"]


def test_a_long_receipt_goes_on_over_numbered_pages_and_repeats_its_headings() -> None:
    made = paper.receipt(replace(RECEIPT, rows=tuple((f"Question {n}", "words " * 40) for n in range(30))))
    pages = [page.extract_text() for page in opened(made).pages]
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert page.rstrip().endswith(f"{number} of {len(pages)}")
        assert "Your answer" in page


@pytest.mark.parametrize(
    "written",
    [
        '#panic("x")', "*not bold* _it_ $x^2$ @ref <b> = not a heading", "#import \"@preview/cetz:0.2.0\"",
        '#read("/etc/passwd")', "https://example.org/a_b//c", 'a "quoted" \\ `b`',
    ],
)  # fmt: skip
def test_what_people_write_is_text_and_never_source(written: str) -> None:
    made = paper.receipt(replace(RECEIPT, rows=(("Anything else?", written),)))
    assert re.sub(r"\s", "", written) in re.sub(r"\s", "", " ".join(lines(made)))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Zoë, Łódź, Tŷ Gŵyr, £5 – “so”", "Zoë, Łódź, Tŷ Gŵyr, £5 – “so”"),
        ("Привет", "Привет"),
        ("a hole 🕳️ here", "a hole □ here"),
        ("你好, Jo", "□□, Jo"),
        ("one\r\ttwo\x00\x1b", "one two"),
    ],
)
def test_a_character_that_we_cannot_print_does_not_stop_a_receipt_and_is_owned_to(written: str, shown: str) -> None:
    said = lines(paper.receipt(replace(RECEIPT, rows=(("Q", written),))))
    at = said.index("Question Your answer") + 1
    note = ["□ stands for a character that we could not print."] if "□" in shown else []
    assert " ".join(said[at:-1]) == " ".join([f"Q {shown}", *note])


def test_a_page_of_another_script_takes_no_longer_than_a_page() -> None:
    chinese = "".join(chr(code) for code in range(0x4E00, 0x5200))
    assert "□" * 20 in "".join(lines(paper.receipt(replace(RECEIPT, rows=(("Q", chinese),)))))


def test_without_the_typeface_it_says_what_to_do(settings: Any, tmp_path: Path) -> None:
    settings.BUILD = tmp_path
    with pytest.raises(paper.NotSetUp, match="bin/frontdoor up"):
        paper.receipt(RECEIPT)


def test_a_paper_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "SECONDS", 0.01)
    with pytest.raises(paper.NotMade, match="longer than"):
        paper.receipt(RECEIPT)


def test_what_goes_wrong_does_not_repeat_what_a_person_wrote(settings: Any, tmp_path: Path) -> None:
    fonts = tmp_path / "node/node_modules/@expo-google-fonts/atkinson-hyperlegible-next"
    fonts.mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/mark.svg").write_text("not a picture of Albert Road")
    settings.BUILD = tmp_path
    with pytest.raises(paper.NotMade) as wrong:
        paper.receipt(RECEIPT)
    assert "Albert" not in str(wrong.value)


def test_paper_in_urdu_has_its_letters_and_says_its_language() -> None:
    words = {"title": "سڑک کے گڑھے کی اطلاع", "promise_label": "ہم نے کہا ہے", "promise": "بدھ 2 دسمبر تک دیکھیں گے"}
    asked = {"rows": (("گڑھا کس میں ہے؟", "سڑک"),), "paragraphs": ("25 نومبر 2026 کو موصول ہوا۔",)}
    made = paper.receipt(replace(RECEIPT, language="ur", **words, **asked))
    root: Any = opened(made).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("ur", True)
    assert "□" not in "".join(lines(made))
    faces = {str(font.get_object()["/BaseFont"]) for font in opened(made).pages[0]["/Resources"]["/Font"].values()}
    assert any("NotoNastaliqUrdu" in face for face in faces)
