"""The notice of a centre as a page and as PDF: a sheet a language, phones in order, and nothing that is not for a board."""

from __future__ import annotations

import io
import unicodedata
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from pypdf import PdfReader

from centres.models import CentreHoursException, Closure
from portal.models import ShortAddress
from portal.pictograms import FOLDER, drawing
from tests.centres import factories
from tests.portal.pages import visitor

pytestmark = pytest.mark.django_db
WAY = {"ar": {"directions": "مقابل الجامع الكبير"}, "en": {"directions": "Opposite the great mosque"}}


def centre(**values: Any) -> Any:
    return factories.centre(**{"place": factories.place(), "words": WAY, "opening_hours": "Su-Th 08:30-14:00"} | values)


def path(page: Any, language: str = "en", rest: str = "/") -> str:
    return f"/{language}/notice/{ShortAddress.of(page.translation_key).short_id}{rest}"


def sheets(page: Any, language: str = "en", rest: str = ".pdf") -> list[str]:
    answer = visitor().get(path(page, language, rest))
    assert answer["Content-Type"] == "application/pdf" and "max-age=10" in answer["Cache-Control"]
    reader = PdfReader(io.BytesIO(answer.content))
    assert {(round(each.mediabox.width), round(each.mediabox.height)) for each in reader.pages} == {(595, 842)}
    return [unicodedata.normalize("NFKC", each.extract_text()) for each in reader.pages]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_page_and_pdf_say_name_way_hours_phone_services_and_the_day(language: str) -> None:
    here = centre()
    factories.service(factories.partner(), at={here: {"opening_hours": "Mo 09:00-12:00"}})
    html = BeautifulSoup(visitor().get(path(here, language)).content, "html.parser")
    said = html.find("article").get_text(" ")  # type: ignore[union-attr]
    words = {
        "ar": ("مركز جلولاء", "مقابل الجامع الكبير", "المشورة القانونية", "الأحد", "الاثنين", "حتى تاريخ"),
        "en": ("Jalawla centre", "Opposite the great mosque", "Legal advice", "Sunday to Thursday", "Monday", "As of"),
    }[language]
    assert [word for word in (*words, "+964 700 000 0001") if word not in said] == []
    assert html.select_one("article .icon path") and html.select_one("article img")["src"].endswith("/qr.svg")  # type: ignore[index]
    (paper,) = sheets(here, language)
    assert "+964 700 000 0001" in paper
    assert [word for word in words if language == "en" and word not in paper] == []
    assert path(here, language) in visitor().get(here.address_in(language)).content.decode()


def test_both_languages_are_a_sheet_each() -> None:
    here = centre()
    first, second = sheets(here, "ar", "/both.pdf")
    assert "Jalawla" in second and "Jalawla" not in first
    html = BeautifulSoup(visitor().get(path(here, "ar", "/both/")).content, "html.parser")
    assert [each["lang"] for each in html.find_all("article")] == ["ar", "en"]


def test_more_services_than_a_board_reads_are_told_by_their_kinds() -> None:
    here, keeper = centre(), factories.partner()
    for n in range(13):
        factories.service(keeper, f"s{n}", factories.labels(f"خدمة {n}", f"Service {n}"), at=(here,))
    for said in (visitor().get(path(here)).content.decode(), *sheets(here)):
        assert "Legal advice" in said and "Service 1" not in said


def test_a_sheet_stays_one_whatever_there_is_to_say() -> None:
    long = "بناية بيضاء قرب السوق الكبير بعد الجامع " * 12
    here = centre(
        title=factories.labels(long[:250], long[:250]),
        words={code: {"directions": f"{long}\n" * 20} for code in ("ar", "en")},
        phones=factories.phones(*(f"+96470000000{n}" for n in range(10, 22))),
        opening_hours="; ".join(f"{day} 0{n}:10-1{n}:20" for n, day in enumerate(("Su", "Mo", "Tu", "We", "Th"))),
    )
    keeper = factories.partner()
    for n in range(12):
        factories.service(keeper, f"s{n}", factories.labels(long[n : n + 200], long[n : n + 200]), at=(here,))
    assert len(sheets(here, "ar")) == len(sheets(here, "en")) == 1


def test_closure_and_days_with_other_hours_stand_on_it() -> None:
    here, day = centre(), timezone.localdate() + timedelta(days=9)
    CentreHoursException.objects.create(page=here, first_day=day, reason=factories.labels("جرد", "Stocktaking"))
    Closure.objects.create(centre=here, reason=factories.labels("صيانة", "Repairs"), reopens_on=day)
    for said in (visitor().get(path(here)).content.decode(), *sheets(here)):
        assert "Repairs" in said and "Stocktaking" in said and "Closed until" in said


def test_what_is_not_for_a_board_is_not_on_it() -> None:
    hidden = centre(address_hidden=True, title=factories.labels("مركز الأمل", "Hope centre"))
    keeper = factories.partner()
    hush = factories.kind("gbv", "حماية", "Hushkind", is_sensitive=True)
    factories.service(keeper, "hush", factories.labels("سر", "Hushed"), at=(hidden,), kind=hush)
    factories.service(keeper, "tier", factories.labels("سر", "Tiered"), at=(hidden,), visibility="partners")
    factories.service(keeper, "rest", factories.labels("موقوفة", "Suspended"), at=(hidden,), status="suspended")
    for said in (visitor().get(path(hidden)).content.decode(), *sheets(hidden)):
        assert "Hope centre" in said
        assert [w for w in ("Hushed", "Hushkind", "Tiered", "Suspended", "mosque", "Jalawla") if w in said] == []


def test_a_centre_that_is_not_public_has_no_notice() -> None:
    here = centre()
    here.unpublish()
    assert {visitor().get(path(here, "ar", rest)).status_code for rest in ("/", "/both/", ".pdf", "/both.pdf")} == {404}


def test_every_pictogram_is_a_file_of_its_own_and_an_unknown_name_opens_none() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} >= {"legal", "documents", "hlp", "cash", "mhpss", "other"}
    assert drawing("../../portal/settings") == drawing("") == drawing("other") != drawing("legal")
