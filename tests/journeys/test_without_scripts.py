"""With JavaScript off everything works: on a phone in Arabic, and in English."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.colleague import address_of
from tests.servers.browsing import PageOpener

LANGUAGES = ["ar", "en"]
DIYALA = {"ar": "ديالى", "en": "Diyala"}
WHERE = {"ar": "أين أنت؟", "en": "Where are you?"}
SHOW = {"ar": "اعرض المراكز", "en": "Show centres"}
CENTRE = {"ar": "مركز جلولاء", "en": "Jalawla centre"}
SERVICE = {"ar": "المشورة والمساعدة القانونية", "en": "Legal advice and legal aid"}
SEARCH_THE_SITE = {"ar": "ابحث في كل الموقع", "en": "Search the whole site"}
SEARCH = {"ar": "ابحث", "en": "Search"}
LEAFLET = {"ar": "خدمات مركز الموارد المجتمعية", "en": "What a Community Resource Centre offers"}
NOT_FOUND = {"ar": "لم نجد هذه الصفحة", "en": "We could not find this page"}
FIND_A_CENTRE = {"ar": "اعثر على مركز", "en": "Find a centre"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(open_page: PageOpener, language: str) -> Page:
    return open_page(language=language, javascript=False)


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_visitor_goes_from_home_by_governorate_to_a_service_and_back(page: Page, language: str) -> None:
    page.goto(f"/{language}/")
    page.get_by_role("textbox", name=WHERE[language]).fill(DIYALA[language])
    page.get_by_role("button", name=SHOW[language]).click()
    assert address_of(page) == f"/{language}/centres/"
    names = page.locator("main h3").all_inner_texts()
    assert names == [CENTRE[language]], f"the centres of Diyala are {names}"
    page.get_by_role("link", name=CENTRE[language], exact=True).click()
    assert heading(page) == CENTRE[language]
    page.get_by_role("link", name=SERVICE[language]).first.click()
    assert heading(page) == SERVICE[language]
    page.get_by_role("link", name=CENTRE[language], exact=True).first.click()
    assert heading(page) == CENTRE[language]


def test_a_visitor_searches(page: Page, language: str) -> None:
    page.goto(f"/{language}/search/")
    page.get_by_role("combobox", name=SEARCH_THE_SITE[language]).fill("محامي")
    page.get_by_role("main").get_by_role("button", name=SEARCH[language]).click()
    page.get_by_role("link", name=SERVICE[language]).first.click()
    assert heading(page) == SERVICE[language]


def test_a_visitor_takes_a_file_along(page: Page, language: str) -> None:
    page.goto(f"/{language}/")
    page.get_by_role("navigation").locator(f"a[href='/{language}/materials/']").click()
    page.get_by_role("link", name=LEAFLET[language]).click()
    link = page.locator("main .files a[href$='.pdf']").first
    address = link.get_attribute("href")
    assert address is not None
    file = page.request.get(address)
    assert file.headers["content-disposition"].startswith("attachment")
    assert file.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in file.headers["content-security-policy"]
    assert file.body().startswith(b"%PDF-")
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.endswith(".pdf")


def test_a_wrong_address_leads_on(page: Page, language: str, open_page: PageOpener) -> None:
    open_page.allow("404")
    answer = page.goto(f"/{language}/centres/nowhere/")
    assert answer is not None
    assert answer.status == 404
    assert heading(page) == NOT_FOUND[language]
    page.get_by_role("searchbox").fill("جلولا")
    page.get_by_role("main").get_by_role("button", name=SEARCH[language]).click()
    expect(page.get_by_role("link", name=CENTRE[language], exact=True)).to_be_visible()
    page.go_back()
    page.get_by_role("link", name=FIND_A_CENTRE[language]).click()
    assert address_of(page) == f"/{language}/centres/"
