"""The child that decodes: an image comes in by stdin, goes out by stdout made anew from its pixels, or not at all.

Run as `python -m frontdoor.adapters.storage.remake TYPE` without secrets in its environment. The web never imports it.
"""

import io
import json
import resource
import sys
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LONGEST_SIDE = 2000
MOST_PIXELS = 40_000_000
QUALITY = 85
DAMAGED = 3

_MEMORY = 1024**3
_SECONDS = 15
_MOST_OUT = 32 * 1024**2
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/heic": "HEIF"}


def main(media_type: str) -> int:
    """A line of JSON with width and height, then a JPEG, on stdout; DAMAGED for what does not decode whole."""
    _be_modest()
    content = sys.stdin.buffer.read()
    try:
        image, jpeg = _remade(content, _FORMATS[media_type])
    except Exception:  # whatever a decoder trips over, the file is at fault; its words may quote the file
        return DAMAGED
    sys.stdout.buffer.write(json.dumps({"width": image[0], "height": image[1]}).encode() + b"\n" + jpeg)
    return 0


def _be_modest() -> None:
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_FSIZE, _MOST_OUT),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _remade(content: bytes, form: str) -> tuple[tuple[int, int], bytes]:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    if form == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False)
    with Image.open(io.BytesIO(content), formats=[form]) as image:
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is read at half or a quarter; others ignore it
        image.load()
        small = ImageOps.exif_transpose(image)
        small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        pixels = _on_white(_in_ordinary_colours(small))
    return pixels.size, _bare_jpeg(pixels)


def _in_ordinary_colours(image: "Picture") -> "Picture":
    """Telephones take wide-gamut pictures; without their profile, which goes, the colours would turn dull."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "L", "CMYK"):
        return image
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    except ImageCms.PyCMSError:
        return image


def _on_white(image: "Picture") -> "Picture":
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.point(lambda level: level / 256).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _bare_jpeg(image: "Picture") -> bytes:
    """From a new image, so that nothing which was attached to the old one can come along."""
    from PIL import Image

    bare = Image.frombytes("RGB", image.size, image.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
