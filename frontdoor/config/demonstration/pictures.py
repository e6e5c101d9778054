"""Drawn photographs and papers for a demonstration. Must not be taken for real ones: each says what it is."""

import io
import random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFilter

from frontdoor.adapters.storage.local import local_store
from frontdoor.engine.cases.models import Case, Document
from frontdoor.engine.questions.asking import Question

ASPHALT, HOLE, PATCH, PAPER, INK = (112, 110, 108), (58, 54, 52), (74, 72, 71), (250, 248, 243), (40, 34, 32)
SIZE = (960, 640)


class Pictures:
    """Keeps each drawing once through the real store; after that only another row refers to it."""

    def __init__(self) -> None:
        self._kept: dict[str, Document] = {}

    def keep(self, question: Question, by: str) -> str:
        """The id of a document that answers a question of type file."""
        sort = _sort(question)
        if sort not in self._kept:
            upload = SimpleUploadedFile(f"{sort.replace(' ', '-')}.jpg", _drawn(sort), content_type="image/jpeg")
            first = local_store.keep(upload, question, by)  # type: ignore[arg-type]
            self._kept[sort] = Document.objects.get(pk=first)
            return first
        return str(_copied(self._kept[sort], question, by).pk)


def _sort(question: Question) -> str:
    if question.key == "photos":
        return "a hole in a road"
    if question.key == "after":
        return "a mended road"
    return "a photograph of a face" if question.key == "portrait" else "a letter"


def _copied(kept: Document, question: Question, by: str) -> Document:
    sort, _, who = by.partition(":")
    sent = Case.objects.filter(draft_id=who).exists() if sort == "draft" else True
    fields = {field.attname: getattr(kept, field.attname) for field in Document._meta.concrete_fields}
    fields |= {"case_id": None, "draft_id": None if sent else who, "question": question.key, "given_by": by}
    del fields["id"]
    return Document.objects.create(**fields)


def _drawn(sort: str) -> bytes:
    image = {"a hole in a road": _road, "a mended road": _mended, "a photograph of a face": _face}.get(sort, _paper)()
    draw = ImageDraw.Draw(image)
    draw.text(
        (24, SIZE[1] - 44),
        f"Made up for a demonstration: {sort}",
        fill=PAPER if sort != "a letter" else INK,
        font_size=22,
    )
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()


def _road() -> Image.Image:
    image = _asphalt()
    draw = ImageDraw.Draw(image)
    chance = random.Random(7)
    for _ in range(9):
        x, y, across = 420 + chance.randint(-110, 110), 330 + chance.randint(-45, 45), chance.randint(90, 190)
        draw.ellipse((x - across, y - across // 2, x + across, y + across // 2), fill=HOLE)
    return image.filter(ImageFilter.GaussianBlur(2))


def _mended() -> Image.Image:
    image = _asphalt()
    ImageDraw.Draw(image).polygon([(180, 220), (720, 205), (740, 455), (170, 470)], fill=PATCH)
    return image.filter(ImageFilter.GaussianBlur(1))


def _asphalt() -> Image.Image:
    image = Image.new("RGB", SIZE, ASPHALT)
    speckles, chance = image.load(), random.Random(3)
    for _ in range(60_000):
        x, y, light = chance.randrange(SIZE[0]), chance.randrange(SIZE[1]), chance.randint(-26, 26)
        speckles[x, y] = tuple(shade + light for shade in ASPHALT)  # type: ignore[index]
    ImageDraw.Draw(image).rectangle((0, 30, SIZE[0], 52), fill=(226, 222, 214))
    return image


def _face() -> Image.Image:
    image = Image.new("RGB", SIZE, (205, 214, 222))
    draw = ImageDraw.Draw(image)
    draw.ellipse((290, 380, 670, 900), fill=(96, 76, 96))
    draw.ellipse((380, 120, 580, 400), fill=(214, 178, 150))
    draw.pieslice((365, 95, 595, 330), 180, 360, fill=(86, 64, 52))
    return image


def _paper() -> Image.Image:
    image = Image.new("RGB", SIZE, PAPER)
    draw, chance = ImageDraw.Draw(image), random.Random(5)
    draw.text((60, 60), "Specimen letter", fill=INK, font_size=36)
    for line in range(9):
        draw.rectangle((60, 140 + 44 * line, 60 + chance.randint(420, 820), 152 + 44 * line), fill=(190, 184, 174))
    return image
