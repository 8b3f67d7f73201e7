"""Makes the few pages that the home page shows, through the same saving and publishing as editors use."""

from datetime import date
from typing import Any

from wagtail.models import Locale

from centres.models import (
    CentrePage,
    CentresIndexPage,
    Governorate,
    Kind,
    PartnerPage,
    PartnersIndexPage,
    Place,
    ServicePage,
)
from home.models import HomePage, InformationPage
from news.models import AwarenessMaterialPage, MaterialsIndexPage, NewsIndexPage, PressReleasePage, Topic

DIYALA = {"ar": "ديالى", "en": "Diyala"}
JALAWLA = {"ar": "جلولاء", "en": "Jalawla"}


def published(model: type[Any], parent: Any, title: str, slug: str, **values: Any) -> Any:
    """Return a new live page below the parent, in the parent's language."""
    page = model(title=title, slug=slug, locale=parent.locale, live=False, **values)
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def translated(page: Any, language: str, title: str, **words: str) -> Any:
    """Return the live translation of a page, published like any other."""
    draft = page.copy_for_translation(Locale.objects.get(language_code=language))
    draft.title = title
    for name, text in words.items():
        setattr(draft, name, text)
    draft.source = page
    draft.save_revision().publish()
    draft.refresh_from_db()
    return draft


def home_in(language: str) -> HomePage:
    """Return the home page of the language."""
    return HomePage.objects.get(slug=language)


def list_in(model: type[Any], language: str) -> Any:
    """Return the list page of a type in the language."""
    return model.objects.get(locale__language_code=language)


def diyala() -> Governorate:
    """Return the governorate of Diyala."""
    return Governorate.objects.get_or_create(
        key="diyala", defaults={"labels": DIYALA, "latitude": 33.9, "longitude": 45.1}
    )[0]


def a_kind(key: str, ar: str, en: str, **values: Any) -> Kind:
    """Return an entry of the list of kinds."""
    return Kind.objects.create(key=key, labels={"ar": ar, "en": en}, **values)


def a_centre(slug: str = "jalawla", title: str = "مركز جلولاء", **values: Any) -> CentrePage:
    """Return a public centre in Jalawla, Diyala, written in Arabic."""
    point = {"labels": JALAWLA, "latitude": 34.27, "longitude": 45.17, "governorate": diyala()}
    place = Place.objects.get_or_create(key="jalawla", defaults=point)[0]
    values = {"governorate": diyala(), "place": place} | values
    return published(CentrePage, list_in(CentresIndexPage, "ar"), title, slug, **values)


def a_service(kind: Kind, slug: str, **values: Any) -> ServicePage:
    """Return a public service of a sample partner."""
    partners = list_in(PartnersIndexPage, "ar")
    partner = PartnerPage.objects.filter(slug="sample").first()
    partner = partner or published(PartnerPage, partners, "منظمة نموذجية", "sample", type="national_ngo")
    return published(ServicePage, partner, "خدمة نموذجية", slug, kind=kind, what="<p>مشورة</p>", **values)


def a_release(number: int) -> PressReleasePage:
    """Return a public release issued on the given day of September 2019."""
    parent, day = list_in(NewsIndexPage, "ar"), date(2019, 9, number)
    body = [{"type": "paragraph", "value": "<p>نص</p>"}]
    return published(PressReleasePage, parent, f"بيان {number}", f"release-{number}", issued_on=day, body=body)


def a_material(number: int) -> AwarenessMaterialPage:
    """Return a public awareness material."""
    topic = Topic.objects.get_or_create(key="rights", defaults={"labels": {"ar": "الحقوق", "en": "Rights"}})[0]
    film = [{"type": "video", "value": {"address": "https://example.org/film", "language": "ar", "minutes": 2}}]
    parent, slug = list_in(MaterialsIndexPage, "ar"), f"material-{number}"
    return published(
        AwarenessMaterialPage, parent, f"مادة {number}", slug, topic=topic, transcript="<p>نص</p>", files=film
    )


def an_information_page(**values: Any) -> InformationPage:
    """Return a public page about the centres, in Arabic."""
    body = [{"type": "heading", "value": "لمن المراكز"}, {"type": "paragraph", "value": "<p>للعائدين.</p>"}]
    return published(InformationPage, home_in("ar"), "عن المراكز", "about", **{"body": body} | values)
