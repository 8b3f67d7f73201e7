"""Decides which pictures are taken, and makes of each a new one that holds its pixels and nothing else."""

from io import BytesIO
from typing import IO, Final, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

ACCEPTED: Final = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
LOSSLESS: Final = frozenset({"PNG", "GIF"})
# The long edge of what is kept, in pixels: A3 at 240 dpi. It also bounds what later renditions cost.
LONGEST_EDGE: Final = 4000
JPEG_QUALITY: Final = 90
MEGAPIXEL: Final = 1_000_000

UNKNOWN = _("This is not a picture of an accepted kind. Accepted: JPEG, PNG, WebP, AVIF, GIF.")
DAMAGED = _("This picture is damaged or incomplete. Save it once more with a picture program and upload the new file.")
TOO_MANY_PIXELS = _(
    "This picture has %(megapixels)s megapixels, the limit is %(limit)s. Make it smaller and try again."
)


class CleanPicture(NamedTuple):
    """A picture made anew: its bytes, and its kind as a file extension."""

    content: bytes
    extension: str


def clean_picture(file: File | IO[bytes]) -> CleanPicture:
    """Return the picture encoded anew: upright, in sRGB, one frame, at most LONGEST_EDGE, without metadata.

    The kind is told by the content, never by the name. Raises ValidationError with a message for the editor when the
    file is of another kind, damaged, or has more than WAGTAILIMAGES_MAX_IMAGE_PIXELS (checked before it is decoded).
    """
    image = _open(file)
    lossless = image.format in LOSSLESS or image.has_transparency_data
    try:
        pixels = _fresh(_upright_and_bounded(image))
        content = BytesIO()
        if lossless:
            pixels.save(content, "PNG")
        else:
            pixels.convert("RGB").save(content, "JPEG", quality=JPEG_QUALITY, optimize=True)
    except Exception as error:  # a hostile file makes the decoders raise nearly anything
        raise ValidationError(DAMAGED, code="damaged") from error
    return CleanPicture(content.getvalue(), "png" if lossless else "jpg")


def _open(file: File | IO[bytes]) -> Image.Image:
    """Read the header alone and refuse by it."""
    file.seek(0)
    try:
        image = Image.open(file, formats=ACCEPTED)  # type: ignore[arg-type]
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many(None) from error
    except Exception as error:  # see clean_picture
        raise ValidationError(UNKNOWN, code="unknown") from error
    if image.width * image.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many(image.width * image.height)
    return image


def _too_many(pixels: int | None) -> ValidationError:
    # Pillow refuses above its own bound without saying how many there are.
    count = "179+" if pixels is None else str(round(pixels / MEGAPIXEL))
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // MEGAPIXEL
    return ValidationError(TOO_MANY_PIXELS, code="too_many_pixels", params={"megapixels": count, "limit": limit})


def _upright_and_bounded(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # 16 bits a pixel: Pillow would cut off, not scale
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    elif image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGB")
    image.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
    return _in_srgb(ImageOps.exif_transpose(image))


def _in_srgb(image: Image.Image) -> Image.Image:
    """Apply the colour profile, which is lost with the other metadata; one that cannot be read is ignored."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile := image.info.get("icc_profile"):
        try:
            wanted = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, BytesIO(profile), wanted, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return image.convert(mode) if image.mode == "CMYK" else image


def _fresh(image: Image.Image) -> Image.Image:
    """Copy the pixels into a picture that never held anything else."""
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    return fresh
