"""Older releases as people keep them: documents of Word, web pages, lists of spreadsheets, and files that mean harm."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import docx

from news.importing.archives import Archive, read_file
from tests.portal import upload_samples

HTML = "<html><head><title>x</title></head><body>{}</body></html>"
ARABIC = HTML.format(
    "<h1>افتتاح مركز</h1><p>بغداد، ٢٠ أيلول ٢٠١٩: افتُتح المركز.</p><h2>أيام العمل</h2><ul><li>الأحد</li></ul>"
)
ENGLISH = HTML.format("<h1>A centre opens</h1><p>Baghdad, 20 September 2019. The centre has opened.</p>")
CSV_HEAD = "key,language,title,date,file,picture,credit,alternative_ar,alternative_en,consent\n"


def word(*paragraphs: tuple[str, str], picture: bool = False) -> bytes:
    """Return a document of (style, text); an empty style is running text."""
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style or None)
    if picture:
        document.add_picture(BytesIO(upload_samples.picture()))
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Return the files as a ZIP file."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return content.getvalue()


def archive_of(files: Mapping[str, bytes | str]) -> Archive:
    """Return the files as an import reads them."""
    archive = Archive()
    read_file("a.zip", BytesIO(zipped(files)), archive)
    return archive


def folder_of(path: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write the files into a folder and return it."""
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def with_part(document: bytes, name: str, data: bytes) -> bytes:
    """Return a document with one part more, or another one in its place."""
    content = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, data)
    return content.getvalue()


SAVED_PAGE = (
    "<!doctype html><head><script>track()</script></head><body onload='alert(1)'><header><a href='/'>Portal</a></header>"
    "<nav><h2>Menu</h2><a href='/'>Home</a></nav><main><p>News</p><h1>A market reopens</h1><p onclick='alert(1)'>Telafar, 12 May"
    " 2020. <a href='java&#115;cript:alert(1)'>It</a> is <a href='https://iraq.iom.int/'>open</a>.</p><iframe src=x></iframe>"
    "<script>alert(1)</script><form><input></form></main><aside>Related</aside><footer>© 2020</footer></body>"
)
GOOD_WORD = word(("Title", "A centre opens"), ("", "Baghdad, 20 September 2019. It has opened."))
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><w:document>&c;</w:document>'
ENTITY_OUTSIDE = b'<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]><w:document>&c;</w:document>'
WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_body(body: str, encoding: str = "utf-8", head: str = "") -> bytes:
    """Return a document of Word whose text is this XML."""
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{head}<w:document {WORDS}><w:body>{body}</w:body></w:document>'
    return with_part(GOOD_WORD, "word/document.xml", xml.encode(encoding))


def line(text: str) -> str:
    """Return a paragraph as XML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


LAUGHS_OF_TWO_BYTES = with_body(line("&c;"), "utf-16", '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>')
CELL = f"<w:tc>{line('1')}</w:tc>"
HUGE_TABLE = with_body(f"<w:tbl>{f'<w:tr>{CELL * 20}</w:tr>' * 1500}</w:tbl>")
NESTED_TABLES = with_body("<w:tbl><w:tr><w:tc>" * 2000 + line("x") + "</w:tc></w:tr></w:tbl>" * 2000)
TRACKED = with_body(
    line("A centre opens")
    + '<w:p><w:r><w:t xml:space="preserve">20 September 2019. Kept </w:t></w:r><w:ins w:id="1" w:author="a"><w:r>'
    '<w:t>added</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
)
# name: (file, content, words of the refusal in English)
HOSTILE: dict[str, tuple[str, Any, str]] = {
    "macros": ("a.docx", with_part(GOOD_WORD, "word/vbaProject.bin", b"x"), "macros"),
    "entities": ("a.docx", with_part(GOOD_WORD, "word/document.xml", LAUGHS), "cannot be read"),
    "an entity outside": ("a.docx", with_part(GOOD_WORD, "word/document.xml", ENTITY_OUTSIDE), "cannot be read"),
    "entities of two bytes": ("a.docx", LAUGHS_OF_TWO_BYTES, "cannot be read"),
    "entities in a part of another name": ("a.docx", with_part(GOOD_WORD, "word/styles.foo", LAUGHS), "cannot be read"),
    "a huge table": ("a.docx", HUGE_TABLE, "too long"),
    "tables within tables": ("a.docx", NESTED_TABLES, "cannot be read"),
    "no document": ("a.docx", b"PK\x03\x04" + b"\0" * 100, "not what its name says"),
    "a program": ("a.docx", b"MZ" + b"\x90" * 500, "not what its name says"),
    "a ZIP file of its own": ("a.docx", zipped({"a.txt": "x"}), "not what its name says"),
    "broken XML": ("a.docx", with_part(GOOD_WORD, "word/document.xml", b"<w:document"), "cannot be read"),
    "a bomb inside": ("a.docx", with_part(GOOD_WORD, "word/document.xml", b" " * 60_000_000), "cannot be read"),
    "empty": ("a.docx", b"", "not what its name says"),
    "too large": ("a.html", b"<p>x</p>" + b" " * 10_000_000, "too large"),
    "picture called HTML": ("a.html", upload_samples.picture(), "cannot be read"),
    "no text": ("a.html", HTML.format("<p> </p>"), "no text"),
}
