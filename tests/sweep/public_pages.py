"""Decides which address stands for each public page type and state, found in the demo site through the gate."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager as Context
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from centres.freshness.links import address_of
from centres.models import (
    CentrePage,
    CentresIndexPage,
    ConfirmLink,
    Governorate,
    Kind,
    PartnerPage,
    PartnersIndexPage,
    ServicePage,
)
from centres.offers import services_to_be_had
from home.models import HomePage, InformationPage
from news.following.links import CONFIRM
from news.models import AwarenessMaterialPage, MaterialsIndexPage, NewsIndexPage, PressReleasePage
from portal import languages
from portal.models import ShortAddress
from portal.page_types import page_types
from tests.sweep import states

LANGUAGES = ("ar", "en")
HOSTILE_HOST = "hostile.example"
WITHOUT_RESULTS = {"ar": "زقزقة القطرب", "en": "xylophone quagmire"}
NOTHING_THERE = {"ar": 'زقزقة "الموصل القطرب"', "en": 'xylophone "Mosul quagmire"'}
FILTERED_AWAY = {"ar": "المشورت القانونية في الموصل", "en": "lgeal aid in Mosul"}
MISTYPED = {"ar": "المشورت القانونية", "en": "lgeal aid"}
# What a page's own script puts there last.
SAVE_BUTTON = "#save-centre:not([hidden])"
SAVED_RESULTS = "#results:not([hidden])"
MANY_RESULTS = {"ar": "مركز", "en": "centre"}


@dataclass(frozen=True)
class Example:
    """One state of one kind of public page; ``find`` returns its address for readers of a language.

    ``model`` is the page type it stands for. An example with ``prepare``, a hostile ``host`` or another ``method`` is
    answered in this process alone: the demo site is not in that state, or no browser asks like that. What is looked at
    before ``settled`` selects anything still moves.
    """

    name: str
    find: Callable[[str], str]
    model: type[Any] | None = None
    status: int = 200
    languages: tuple[str, ...] = LANGUAGES
    host: str = "localhost"
    method: str = "GET"
    prepare: Callable[[], Context[None]] = nullcontext
    settled: str = ""

    @property
    def is_live(self) -> bool:
        """Say whether the demo site itself gives this answer."""
        return self.prepare is nullcontext and self.host == "localhost" and self.method == "GET"

    def answer(self, language: str, address: str = "") -> HttpResponse:
        """Return the answer of the portal in this process, as a visitor without any cookie gets it."""
        address = address or self.find(language)
        client = Client(enforce_csrf_checks=True, raise_request_exception=False, SERVER_NAME=self.host)
        with transaction.atomic():
            with self.prepare():
                answer = client.generic(self.method, address, headers={"Accept-Language": language})
            transaction.set_rollback(True)
        return cast(HttpResponse, answer)


def _first(model: type[Any], **facts: Any) -> Callable[[str], str]:
    """Return the finder of the first public page of a type that has these facts."""

    def find(language: str) -> str:
        page = model.objects.public(language).filter(**facts).order_by("path").first()
        if page is None:
            raise LookupError(f"The demo site has no public {model.__name__} with {facts}.")
        return str(page.address_in(language))

    return find


def _at(path: str) -> Callable[[str], str]:
    return lambda language: f"/{language}/{path}"


def _query(path: str, **words: dict[str, str] | str) -> Callable[[str], str]:
    def find(language: str) -> str:
        pairs = ((name, said if isinstance(said, str) else said[language]) for name, said in words.items())
        return f"/{language}/{path}?" + "&".join(f"{name}={quote(said)}" for name, said in pairs)

    return find


def _filtered_centres(language: str) -> str:
    centre = CentrePage.objects.public(language).order_by("path").first()
    kind = Kind.objects.get(pk=_kinds_at(centre)[0])
    return f"/{language}/centres/?governorate={centre.governorate.key}&kind={kind.key}"


def _centres_without_match(language: str) -> str:
    """Return a list narrowed to a governorate that has no centre, and to a kind."""
    here = CentrePage.objects.public(language).values("governorate")
    governorate = Governorate.objects.exclude(pk__in=here)[0]
    kind = Kind.objects.filter(pk__in=ServicePage.objects.public(language).values("kind"), is_sensitive=False)[0]
    return f"/{language}/centres/?governorate={governorate.key}&kind={kind.key}"


def _kinds_at(centre: Any) -> list[int]:
    offered = services_to_be_had("ar", timezone.now().date()).filter(centres__centre=centre, kind__is_sensitive=False)
    return [*offered.values_list("kind", flat=True), *centre.kinds.values_list("pk", flat=True)]


def _filtered_materials(language: str) -> str:
    page = AwarenessMaterialPage.objects.public(language).filter(topic__isnull=False).order_by("path").first()
    return f"/{language}/materials/?format=document&topic={page.topic.key}"


def _untranslated(language: str) -> str:
    for page in PressReleasePage.objects.public(language):
        if page.words.language != language:
            return str(page.address_in(language))
    raise LookupError(f"Every release is there in {language}.")


def _service_at_a_centre(language: str) -> str:
    service = ServicePage.objects.public(language).filter(centres__isnull=False, status="active").order_by("path")[0]
    return str(service.address_in(language))


def _withdrawn(language: str) -> str:
    """Return the short address of a service that is not for the public."""
    hidden = ServicePage.objects.filter(source__isnull=True).exclude(visibility="public").first()
    return str(ShortAddress.objects.get(translation_key=hidden.translation_key))


def _information(index: int) -> Callable[[str], str]:
    return lambda language: InformationPage.objects.public(language).order_by("path")[index].address_in(language)


def _english_first(language: str) -> str:
    page = PressReleasePage.objects.filter(source__isnull=True, locale__language_code="en").first()
    return f"/{language}{page.url_path[3:]}"


def _report_form(language: str) -> str:
    """Return the form on which a visitor reports what is wrong with a service."""
    page = ServicePage.objects.public(language).filter(kind__is_sensitive=False).order_by("path").first()
    return f"/{language}/report/{ShortAddress.of(page.translation_key).short_id}/"


def _notice(language: str) -> str:
    centre = CentrePage.objects.public(language).order_by("path").first()
    return f"/{language}/notice/{ShortAddress.of(centre.translation_key).short_id}/"


def _follow(language: str) -> str:
    return _notice(language).replace("/notice/", "/follow/centres/")


def _follow_link(language: str) -> str:
    return f"/{language}/follow/confirm/{CONFIRM.sign('sweep')}/"


def _confirmation(language: str) -> str:
    return address_of(ConfirmLink(key="sweep"), language)


EXAMPLES: tuple[Example, ...] = (
    Example("home", _at(""), HomePage),
    Example("home with an urgent notice", _at(""), prepare=states.notice_up),
    Example("centres", _at("centres/"), CentresIndexPage),
    Example("centres, filtered", _filtered_centres),
    Example("centres, none left", _centres_without_match),
    Example("centres, near a place", _query("centres/", place={"ar": "خانقين", "en": "Khanaqin"}, kind="legal")),
    Example("centres, unknown place", _query("centres/", place="Atlantis", open="today")),
    Example("offline", _at("offline/"), settled=SAVED_RESULTS),
    Example("centre", _first(CentrePage), CentrePage, settled=SAVE_BUTTON),
    Example("centre, open now", _first(CentrePage), prepare=states.open_day_and_night, settled=SAVE_BUTTON),
    Example(
        "centre, closed at once", _first(CentrePage), prepare=states.closed_and_before_a_holiday, settled=SAVE_BUTTON
    ),
    Example("centres, closed at once", _at("centres/"), prepare=states.closed_and_before_a_holiday),
    Example("centre, a mobile team", _first(CentrePage, is_mobile=True), settled=SAVE_BUTTON),
    Example("service, closed at once", _service_at_a_centre, prepare=states.closed_and_before_a_holiday),
    Example("notice", _notice),
    Example("notice, in both languages", lambda language: f"{_notice(language)}both/"),
    Example("notice, laden", _notice, prepare=states.laden),
    Example("follow", _follow),
    Example("follow, asked", _at("follow/sent/")),
    Example("follow, link of a mail", _follow_link, prepare=states.somebody_follows),
    Example("partners", _at("partners/"), PartnersIndexPage),
    Example("partner", _first(PartnerPage), PartnerPage),
    Example("service", _first(ServicePage, kind__is_sensitive=False), ServicePage),
    Example("service, suspended", _first(ServicePage, status="suspended")),
    Example("service, sensitive", _first(ServicePage, kind__is_sensitive=True)),
    Example("centres, not confirmed", _at("centres/"), prepare=states.nobody_confirmed),
    Example("centre, not confirmed", _first(CentrePage), prepare=states.nobody_confirmed, settled=SAVE_BUTTON),
    Example("report", _report_form),
    Example("report, by its code", _at("report/")),
    Example("confirmation", _confirmation, prepare=states.nobody_confirmed),
    Example("news", _at("news/"), NewsIndexPage),
    Example("release", _first(PressReleasePage), PressReleasePage),
    Example("release, untranslated", _untranslated, languages=("en",)),
    Example("release, untranslated", _english_first, languages=("ar",), prepare=states.no_english_first),
    Example("release, withdrawn", _first(PressReleasePage), languages=("en",), prepare=states.withdrawn_in_english),
    Example("materials", _at("materials/"), MaterialsIndexPage),
    Example("materials, filtered", _filtered_materials),
    Example("material", _first(AwarenessMaterialPage), AwarenessMaterialPage),
    Example("search, hits", _query("search/", q={"ar": "جلولاء ٢٠١٩", "en": "legal aid"})),
    Example("search, second page", _query("search/", q=MANY_RESULTS, page="2")),
    Example("search, hits in the other language", _query("search/", q={"ar": "legal aid", "en": "بيجي"})),
    Example("search, no result", _query("search/", q=WITHOUT_RESULTS)),
    Example("search, no query", _at("search/")),
    Example("search, narrowed", _query("search/", q=MANY_RESULTS, governorate="diyala", kind="service")),
    Example("search, near a place", _query("search/", near={"ar": "الموصل", "en": "Mosul"}, kind="centre")),
    Example("search, unknown place", _query("search/", q=MANY_RESULTS, near="Atlantis")),
    Example("search, no result near a place", _query("search/", q=NOTHING_THERE)),
    Example("search, another spelling", _query("search/", q=MISTYPED)),
    Example("search, nothing left by filters", _query("search/", q=FILTERED_AWAY, year="1999", kind="service")),
    Example("information, about", _information(0), InformationPage),
    Example("information, contact", _information(3)),
    Example("400", _at(""), status=400, host=HOSTILE_HOST),
    Example("403", _at("desk/login/"), status=403, method="POST"),
    Example("404", _at("no-such-page/"), status=404),
    Example("410", _withdrawn, status=410),
    Example("500", _at("centres/"), status=500, prepare=states.database_lost),
)

CASES = [(example, language) for example in EXAMPLES for language in example.languages]
LIVE = [(example, language) for example, language in CASES if example.is_live]


def name_of(case: tuple[Example, str]) -> str:
    """Return the name of an example in a language, for lists and test names."""
    return f"{case[0].name}-{case[1]}"


def page_types_without_example() -> list[str]:
    """Return the names of the public page types that no example stands for."""
    shown = {example.model for example in EXAMPLES if set(example.languages) >= set(languages.codes())}
    return [model.__name__ for model in page_types() if model not in shown]
