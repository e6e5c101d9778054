"""A photograph is shown as an image made anew from its pixels, and nothing else of it."""

import io

import pytest
from PIL import Image

from frontdoor.adapters.storage import remaking
from frontdoor.adapters.storage.remaking import NotDecoded, remade
from tests.adapters import files

RED, BLUE = (254, 0, 0), (0, 0, 254)


def corners(content: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The colours near the top left and the bottom right."""
    with Image.open(io.BytesIO(content)) as image:
        width, height = image.size
        return image.getpixel((4, 4)), image.getpixel((width - 5, height - 5))


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def test_nothing_but_pixels_is_left_of_a_telephones_photograph() -> None:
    sent = files.telephone_jpeg()
    assert {"APP1", "APP2", "FE"} <= set(files.segments(sent))
    shown = remade(sent, "image/jpeg").jpeg
    assert [name for name in files.segments(shown) if name.startswith("APP") or name == "FE"] == ["APP0"]
    assert b"Albert" not in shown and b"Exif" not in shown and b"Nosy" not in shown
    with Image.open(io.BytesIO(shown)) as image:
        assert dict(image.getexif()) == {}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_turned_upright(orientation: int) -> None:
    shown = remade(files.telephone_jpeg(orientation), "image/jpeg")
    assert (shown.width, shown.height) == ((64, 32) if orientation < 5 else (32, 64))
    top_left, bottom_right = corners(shown.jpeg)
    expected = (RED, BLUE) if orientation in (1, 4, 5, 6) else (BLUE, RED)
    assert near(top_left, expected[0]) and near(bottom_right, expected[1])


def test_heic_and_png_become_jpeg() -> None:
    for content, kind in ((files.HEIC, "image/heic"), (files.png(), "image/png")):
        shown = remade(content, kind)
        assert (shown.width, shown.height, shown.jpeg[:2]) == (64, 32, b"\xff\xd8")
        assert all(near(*pair) for pair in zip(corners(shown.jpeg), (RED, BLUE), strict=True))


def test_no_side_is_longer_than_2000_pixels() -> None:
    wide = remade(files.jpeg(files.halves(4032, 3024)), "image/jpeg")
    assert (wide.width, wide.height) == (2000, 1500)
    tall = remade(files.png(files.halves(100, 5000)), "image/png")
    assert (tall.width, tall.height) == (40, 2000)


def test_what_was_transparent_is_white() -> None:
    clear = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    assert near(corners(remade(files.png(clear), "image/png").jpeg)[0], (255, 255, 255))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGBA"])
def test_every_kind_of_pixel_is_read(mode: str) -> None:
    image = Image.new("I;16", (40, 40), 40_000) if mode == "I;16" else files.halves().convert(mode)
    assert remade(files.png(image), "image/png").jpeg[:2] == b"\xff\xd8"


def test_a_grey_of_16_bits_keeps_its_brightness() -> None:
    grey = corners(remade(files.png(Image.new("I;16", (40, 40), 32_768)), "image/png").jpeg)[0]
    assert near(grey, (128, 128, 128))


def test_print_colours_are_read() -> None:
    assert remade(files.jpeg(files.halves().convert("CMYK")), "image/jpeg").width == 64


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.jpeg()[:-200], "image/jpeg"),
        (files.png()[:-40], "image/png"),
        (files.HEIC[:-60], "image/heic"),
        (files.png(), "image/jpeg"),
        (b"\xff\xd8\xff\xe0 no image at all", "image/jpeg"),
        (files.png_bomb(), "image/png"),
        (files.png(files.halves(8000, 5001, "L")), "image/png"),
    ],
    ids=["torn jpeg", "torn png", "torn heic", "another type", "words", "bomb", "over 40 megapixels"],
)
def test_what_does_not_decode_whole_is_refused(content: bytes, kind: str) -> None:
    with pytest.raises(NotDecoded):
        remade(content, kind)


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remaking, "SECONDS", 0.01)
    with pytest.raises(NotDecoded):
        remade(files.jpeg(), "image/jpeg")
