"""Files as people send them: photographs, documents, and things that pretend to be. Must not read the product."""

import base64
import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, ImageCms

# 64 by 32 pixels, left half red, right half blue, as a telephone writes it.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "AA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAIAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAagACAAEAAAAAAAAA"
    "AQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAA"
    "ALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQED"
    "cAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlz"
    "cGUAAAAAAAAAQAAAACAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGlt"
    "ZwACAAEAAQAAAHJtZGF0AAAAZigBrxOA+BDhp//8TSj/+nXPD9PMiYn/+tNSR/hUO//WicPySkWzrHl9nv8H4h1KpEq3xpK+HfM2"
    "sf+d4tvFAhneIy6JZXLEP+zlxMa+qdw77mN6fapRbf83mqG4xuGn3Gx6O58SuA=="
)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n"
    b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n101\n%%EOF\n"
)
ORIENTATION, GPS, MAKE = 0x0112, 0x8825, 0x010F


class Sent:
    """A file on its way in, in small pieces, as Django gives it."""

    def __init__(self, content: bytes, name: str = "photo.jpg", size: int | None = None) -> None:
        self.content, self.name, self.size = content, name, len(content) if size is None else size

    def chunks(self) -> Iterator[bytes]:
        for at in range(0, len(self.content), 50_000):
            yield self.content[at : at + 50_000]


def halves(width: int = 64, height: int = 32, mode: str = "RGB") -> Image.Image:
    """Left half red, right half blue."""
    image = Image.new(mode, (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    return image


def jpeg(image: Image.Image | None = None, **given: object) -> bytes:
    return _saved(image or halves(), "JPEG", **given)


def png(image: Image.Image | None = None, **given: object) -> bytes:
    return _saved(image or halves(), "PNG", **given)


def telephone_jpeg(orientation: int = 1) -> bytes:
    """With the place where it was taken, the maker, a thumbnail's worth of notes, and how it was held."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = orientation, "Nosy Telephones"
    exif.get_ifd(GPS).update({1: "N", 2: (53.0, 45.0, 33.0), 3: "W", 4: (2.0, 42.0, 11.0)})
    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    notes = {"comment": b"taken at 12 Albert Road", "xmp": b"<x:xmpmeta>Albert Road</x:xmpmeta>"}
    return jpeg(exif=exif, icc_profile=colours, **notes)


def png_bomb(side: int = 30_000) -> bytes:
    """A few hundred kilobytes that say they are 900 million pixels."""
    rows = zlib.compress(b"\0" * (side // 8 + 1) * side, 9)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def segments(content: bytes) -> list[str]:
    """The names of a JPEG's parts, up to its pixels."""
    at, names = 2, []
    while content[at + 1] != 0xDA:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        names.append(f"APP{marker - 0xE0}" if 0xE0 <= marker <= 0xEF else f"{marker:X}")
        at += 2 + length
    return names


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _saved(image: Image.Image, form: str, **given: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **given)
    return out.getvalue()
