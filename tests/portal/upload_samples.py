"""Files made for the tests of uploads: sound ones of every kind, and hostile ones."""

import random
import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image
from pypdf import PdfWriter

PAGE = b"<!doctype html><html><body><script>alert(document.domain)</script></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>'
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + b"\x00" * 200
SECRET_PLACE = b"Jalawla-test-place"


def picture(kind: str = "JPEG", size: tuple[int, int] = (900, 600), mode: str = "RGB", **options: object) -> bytes:
    """Return a plain picture of one colour."""
    content = BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else 0).save(content, kind, **options)
    return content.getvalue()


def noise(side: int) -> bytes:
    """Return a PNG that no compression makes smaller: about three bytes for each of side² pixels."""
    content = BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(1).randbytes(side * side * 3)).save(
        content, "PNG", compress_level=1
    )
    return content.getvalue()


def picture_with_place() -> bytes:
    """Return a JPEG that lies on its side, with a GPS position, an XMP packet and a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = SECRET_PLACE.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 16.0, 20.0), 3: "E", 4: (45.0, 9.0, 58.0)})
    return picture("JPEG", (900, 600), exif=exif, xmp=b"<x>" + SECRET_PLACE + b"</x>", comment=SECRET_PLACE)


def huge_picture() -> bytes:
    """Return a PNG of 121 megapixels in some kilobytes."""
    return picture("PNG", (11_000, 11_000), "1")


def claimed_picture(width: int, height: int) -> bytes:
    """Return a PNG that only claims its size; nothing of it is there."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


def truncated_picture() -> bytes:
    """Return the first half of a JPEG."""
    whole = noise_jpeg()
    return whole[: len(whole) // 2]


def noise_jpeg() -> bytes:
    """Return a JPEG with something in it."""
    content = BytesIO()
    Image.frombytes("RGB", (300, 300), random.Random(2).randbytes(270_000)).save(content, "JPEG")
    return content.getvalue()


def picture_and_page() -> bytes:
    """Return a JPEG that is a web page as well."""
    whole = picture("JPEG", comment=PAGE)
    return whole + PAGE


def pdf(pages: int = 3) -> bytes:
    """Return a PDF of blank pages."""
    writer = PdfWriter()
    for _number in range(pages):
        writer.add_blank_page(width=595, height=842)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def package(parts: dict[str, bytes]) -> bytes:
    """Return an archive of these parts."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return content.getvalue()


def docx(**more: bytes) -> bytes:
    """Return the least a Word document is, with more parts by name (``__`` stands for a slash, ``_dot_`` for a dot)."""
    extra = {name.replace("__", "/").replace("_dot_", "."): data for name, data in more.items()}
    return package({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>", **extra})


def docx_with_macro() -> bytes:
    """Return a Word document with a program in it, under the name of one without."""
    return docx(word__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0")


def office_bomb() -> bytes:
    """Return a Word document that unpacks to more than anybody has."""
    content = bytearray(docx(word__big_dot_xml=b"\0" * 1000))
    # The sizes in the archive's own directory are what a reader trusts before it unpacks.
    at = content.rfind(b"word/big.xml") - 46 + 24
    content[at : at + 4] = struct.pack("<I", 0xFFFFFFFE)
    return bytes(content)


def crowded_archive() -> bytes:
    """Return an archive of more parts than an Office document has."""
    return package({"[Content_Types].xml": b"", "word/document.xml": b""} | {f"p{n}": b"" for n in range(5_100)})


def mp3(seconds: int = 2) -> bytes:
    """Return silence: MPEG 1 layer III frames of 128 kbit/s at 44.1 kHz, 1152 samples each."""
    frame = b"\xff\xfb\x90\x00" + b"\x00" * 413
    return frame * round(seconds * 44_100 / 1152)


def mp4() -> bytes:
    """Return the beginning of an MP4 file."""
    return struct.pack(">I", 24) + b"ftypisom\x00\x00\x02\x00isommp41" + struct.pack(">I", 8) + b"mdat"
