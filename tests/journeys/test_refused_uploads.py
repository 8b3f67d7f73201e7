"""A refused upload says why, in the admin's language, and the rest of the form is not typed in vain."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.colleague import Colleague
from tests.servers.live_site import LiveSite

PAGE_OF_SCRIPT = "<!doctype html><title>x</title><script>alert(1)</script>"
NOT_WHAT_ITS_NAME_SAYS = "محتوى هذا الملف لا يطابق ما يدل عليه اسمه"
TOO_MANY_POINTS = "ميغابكسل، والحد الأقصى هو 40"


def files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


# What is refused leaves nothing behind, so the shared site is enough.
@pytest.fixture
def officer(live_site: LiveSite, colleague: Callable[[str], Colleague]) -> Colleague:
    return colleague("officer")


def test_a_web_page_named_pdf_is_refused_and_the_form_keeps_the_rest(officer: Colleague, tmp_path: Path) -> None:
    before = files_below(officer.site.data / "media")
    hostile = tmp_path / "leaflet.pdf"
    hostile.write_text(PAGE_OF_SCRIPT, encoding="utf-8")
    officer.open("/admin/documents/add/")
    form = officer.page.locator("main form")
    form.locator("[name=file]").set_input_files(hostile)
    form.locator("[name=title]").fill("منشور عن الوثائق المدنية")
    form.locator("[name=language]").select_option("ar")
    form.locator("[type=submit]").click()
    expect(form.get_by_text(NOT_WHAT_ITS_NAME_SAYS)).to_be_visible()
    expect(form.locator("[name=title]")).to_have_value("منشور عن الوثائق المدنية")
    expect(form.locator("[name=language]")).to_have_value("ar")
    assert files_below(officer.site.data / "media") == before, "the refused file was stored"


def test_a_picture_too_large_is_refused_and_the_form_keeps_the_rest(officer: Colleague, tmp_path: Path) -> None:
    before = files_below(officer.site.data / "media")
    large = tmp_path / "hall.png"
    Image.new("1", (9000, 6000)).save(large)
    officer.open("/admin/images/add/")
    form = officer.page.locator("main form")
    form.locator("[name=file]").set_input_files(large)
    written = {
        "title": "قاعة التدريب",
        "credit": "وحدة الإعلام",
        "alternative_text_ar": "قاعة فيها مقاعد وسبورة",
        "alternative_text_en": "A room with seats and a board",
    }
    for name, text in written.items():
        form.locator(f"[name={name}]").fill(text)
    form.locator("[name=consent]").select_option(index=1)
    form.locator("[type=submit]").click()
    expect(form.get_by_text(TOO_MANY_POINTS)).to_be_visible()
    for name, text in written.items():
        expect(form.locator(f"[name={name}]")).to_have_value(text)
    expect(form.locator("[name=consent]")).not_to_have_value("")
    assert files_below(officer.site.data / "media") == before, "the refused picture was stored"
