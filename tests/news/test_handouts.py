"""A release as PDF and DOCX: whole, in the language of the address, Arabic in order, and through the gate."""

from __future__ import annotations

import io
import unicodedata
from typing import Any

import docx
import pytest
from django.test import Client
from docx.oxml.ns import qn
from pypdf import PdfReader

from news.handouts.sheet import sheet_of
from news.models import PressReleasePage
from portal.models import ShortAddress
from portal.print.typesetting import isolate_numbers
from tests.news import factories

pytestmark = pytest.mark.django_db

RICH = '<p>One <b>bold</b> and <a href="https://example.org/">a link</a>.</p><ul><li>first</li><li>second</li></ul>'
PHONE = "+964 700 000 0012"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def release(**values: Any) -> PressReleasePage:
    more = (("heading", "A & B"), ("paragraph", RICH), ("picture", {"picture": factories.picture()}))
    words = {code: {"press_contact": f"Media {PHONE}"} for code in ("ar", "en")}
    return factories.full_release(more=more, words=words, **values)


def address(page: PressReleasePage, language: str, extension: str) -> str:
    return f"/{language}/files/{ShortAddress.of(page.translation_key).pk}.{extension}"


def pdf_text(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return unicodedata.normalize("NFKC", "\n".join(page.extract_text() for page in pages))


def docx_of(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def test_the_pdf_holds_the_whole_release_and_is_tagged(client: Client) -> None:
    response = client.get(address(release(), "en", "pdf"))
    assert response["Content-Type"] == "application/pdf"
    text = pdf_text(response.content)
    for said in (
        "A centre opens in Jalawla",
        "The centre has opened.",
        "3,500,000",
        "Sample Speaker",
        "A & B",
        "second",
    ):
        assert said in text
    assert "Safe Return" in text
    root: Any = PdfReader(io.BytesIO(response.content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"


def test_the_arabic_pdf_is_made_with_the_portals_own_arabic_letters(client: Client) -> None:
    reader = PdfReader(io.BytesIO(client.get(address(release(), "ar", "pdf")).content))
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }  # type: ignore[index]
    assert any("NotoNaskhArabic" in name for name in fonts)
    assert reader.trailer["/Root"]["/Lang"] == "ar"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (PHONE, f"\u2066{PHONE}\u2069"),
        ("اتصل على 0770 000 0012 اليوم", "اتصل على \u20660770 000 0012\u2069 اليوم"),
        ("٢٢٠ ألف عائد منذ 2017", "٢٢٠ ألف عائد منذ 2017"),
        ("بنسبة 12.55%", "بنسبة 12.55%"),
    ],
)
def test_a_phone_number_among_arabic_keeps_its_order(text: str, kept: str) -> None:
    assert isolate_numbers(text) == kept


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_docx_has_real_styles_links_and_the_direction_of_its_words(client: Client, language: str) -> None:
    made = docx_of(client.get(address(release(), language, "docx")).content)
    styles = {paragraph.style.name: paragraph for paragraph in made.paragraphs}
    assert styles["Title"].text == factories.TITLE[language]
    assert {"Heading 2", "List Bullet", "Intense Quote"} <= styles.keys()
    assert any(paragraph.hyperlinks for paragraph in made.paragraphs)
    is_rtl = [
        paragraph._p.pPr is not None and paragraph._p.pPr.find(qn("w:bidi")) is not None
        for paragraph in made.paragraphs
        if paragraph.text
    ]
    assert all(is_rtl) if language == "ar" else not any(is_rtl)
    assert len(made.inline_shapes) == 2
    assert made.core_properties.language == language


def test_the_dateline_stands_before_the_first_words() -> None:
    page = PressReleasePage.objects.public("en").get(pk=release().pk)
    first = next(piece for piece in sheet_of(page).pieces if piece.kind == "paragraph")
    assert first.text.startswith("Jalawla, Diyala – ")


def test_what_is_not_public_has_no_files(client: Client) -> None:
    page = release()
    paths = [address(page, language, extension) for language in ("ar", "en") for extension in ("pdf", "docx")]
    assert {client.get(path).status_code for path in paths} == {200}
    page.unpublish()
    assert {client.get(path).status_code for path in paths} == {404}


def test_a_language_without_words_has_no_file(client: Client) -> None:
    page = release(title={"ar": "افتتاح"})
    assert client.get(address(page, "ar", "pdf")).status_code == 200
    assert client.get(address(page, "en", "pdf")).status_code == 404


@pytest.mark.parametrize("path", ["/ar/files/zzzzzz.pdf", "/ar/files/x.exe", "/ar/files/../x.pdf"])
def test_an_address_of_nothing_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_new_version_makes_a_new_file(client: Client) -> None:
    page = release()
    path = address(page, "ar", "docx")
    client.get(path)
    page.title = "عنوان جديد"
    page.save_revision().publish()
    assert "عنوان جديد" in "\n".join(paragraph.text for paragraph in docx_of(client.get(path).content).paragraphs)


def test_the_release_offers_its_files(client: Client) -> None:
    page = release()
    assert f'href="{address(page, "en", "pdf")}"' in client.get("/en/news/opening/").content.decode()
