"""Closing a centre is one action: every output says so at once, and reopening takes it back everywhere."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from wagtail.models import PageLogEntry
from wagtail.users.models import UserProfile

from centres.handouts.addresses import card_of
from centres.models import CentrePage, Closure, ServicePage
from centres.search_narrowing import HoursAt
from portal import roles
from portal.dates import say_date
from tests.centres.factories import ROUND_THE_CLOCK, centre, labels, partner, service
from tests.portal.pages import visitor
from tests.portal.staff import person, signed_in

pytestmark = pytest.mark.django_db
REASON = labels("أعمال صيانة في السقف", "Repairs of the roof")


@pytest.fixture
def here(db: None) -> CentrePage:
    return centre(opening_hours=ROUND_THE_CLOCK)


@pytest.fixture
def offered(here: CentrePage) -> ServicePage:
    return service(partner(), at=(here,))


def moderator() -> Any:
    return signed_in(person("moderator", roles.MODERATORS))


def address(here: CentrePage) -> str:
    return reverse("close_centre", args=[here.pk])


def in_words(reopens: date | None = None, ready: str = "") -> dict[str, Any]:
    """Return what is sent to close a centre for the reason in own words, or for a ready one."""
    return {"ready": ready, "reason_ar": REASON["ar"], "reason_en": REASON["en"], "reopens_on": str(reopens or "")}


def outputs(here: CentrePage, offered: ServicePage, language: str) -> dict[str, str]:
    """Return what each output says of the centre in a language."""
    cache.clear()
    short = here.short_path.rpartition("/")[2]
    word = labels("مركز", "centre")[language]
    addresses = {
        "page": here.address_in(language),
        "service": offered.address_in(language),
        "list": f"/{language}/centres/",
        "home": f"/{language}/",
        "search": f"/{language}/search/?q={word}&kind=centre",
        "calendar": f"/{language}/hours/{short}.ics",
        "feed": f"/{language}/feeds/centres/{short}.rss",
        "JSON feed": f"/{language}/feeds/centres/{short}.json",
        "near me": f"/{language}/offline/points.json",
        "directory on the phone": f"/{language}/offline/directory.json",
        "contact card": card_of(here, language),
        "A4 notice": f"/{language}/notice/{short}/",
        "A4 notice in both languages": f"/{language}/notice/{short}/both/",
    }
    answers = {name: visitor().get(where) for name, where in addresses.items()}
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code != 200} == {}
    found = {name: answer.content.decode().replace("\r\n ", "") for name, answer in answers.items()}
    return found | {f"banner of the {name}": banner(found[name]) for name in ("page", "service")}


def banner(html: str) -> str:
    """Return what stands in boxes above the rest of a page."""
    return " ".join(box.get_text(" ") for box in BeautifulSoup(html, "html.parser").select("main .notice--time"))


def papers(here: CentrePage, language: str) -> str:
    """Return what is read off the PDF of the notice in both languages; of Arabic that are shapes in another order."""
    short = here.short_path.rpartition("/")[2]
    reader = PdfReader(BytesIO(visitor().get(f"/{language}/notice/{short}/both.pdf").content))
    return " ".join(page.extract_text() for page in reader.pages)


OPEN_LISTS = ["open now", "open today", "open now, a kind", "search for what is open"]


def listed_as_open(here: CentrePage, offered: ServicePage, language: str) -> list[str]:
    """Return which lists of what is open have the centre, or the service there."""
    cache.clear()
    word = labels("مركز", "centre")[language]
    finder, search = f"/{language}/centres/?open=", f"/{language}/search/?q={word}&kind=centre&open=1"
    lists = [f"{finder}now", f"{finder}today", f"{finder}now&kind={offered.kind.key}", search]
    found = []
    for name, where in zip(OPEN_LISTS, lists, strict=True):
        html = visitor().get(where).content.decode()
        # What does not fit is offered below, as closed.
        start = '<ol class="results">' if where == search else 'id="results"'
        shown = html.partition(start)[2].partition("</ol>" if where == search else "</main>")[0]
        if here.address_in(language) in shown and (where == search or "state--open" in shown):
            found.append(name)
    return found


@pytest.mark.postgres
@pytest.mark.parametrize("language", ["ar", "en"])
def test_closing_shows_everywhere_in_one_go_and_reopening_takes_it_back(
    here: CentrePage, offered: ServicePage, language: str
) -> None:
    client, reopens = moderator(), timezone.localdate() + timedelta(days=9)
    keys = {here.translation_key, offered.translation_key}
    assert keys <= HoursAt(timezone.now()).open_keys
    assert listed_as_open(here, offered, language) == OPEN_LISTS
    assert [name for name, said in outputs(here, offered, language).items() if REASON[language] in said] == []

    assert client.post(address(here), in_words(reopens)).status_code == 302
    closed = outputs(here, offered, language)
    assert [name for name, said in closed.items() if REASON[language] not in said] == []
    day = say_date(reopens, language, "d MMMM")
    assert [name for name, said in closed.items() if name != "calendar" and day not in said] == []
    number = here.phones[0].value["number"]
    assert [name for name in ("feed", "JSON feed") if f"tel:{number}" not in closed[name]] == []
    assert REASON["en"] in papers(here, language)
    assert not keys & HoursAt(timezone.now()).open_keys
    assert listed_as_open(here, offered, language) == []

    closure = Closure.objects.get()
    assert client.post(address(here), {"reopen": closure.pk}).status_code == 302
    again = outputs(here, offered, language)
    assert [name for name, said in again.items() if "feed" not in name and REASON[language] in said] == []
    assert REASON["en"] not in papers(here, language)
    assert keys <= HoursAt(timezone.now()).open_keys
    assert listed_as_open(here, offered, language) == OPEN_LISTS
    actions = PageLogEntry.objects.filter(page=here.pk, action__startswith="centres.").order_by("pk")
    assert [entry.action for entry in actions] == ["centres.close", "centres.reopen"]


def test_a_closure_that_is_refused_stores_nothing_and_keeps_what_was_typed(here: CentrePage) -> None:
    client = moderator()
    cases = [
        (in_words(timezone.localdate()), "Choose a day after today"),
        (in_words() | {"reason_ar": ""}, "Write it in every language."),
        ({"ready": "", "reason_ar": "", "reason_en": "", "reopens_on": ""}, "Choose a reason"),
        (in_words() | {"reopens_on": "soon"}, "Enter a valid date."),
        (in_words(ready="nonsense"), "Select a valid choice."),
    ]
    for sent, said in cases:
        answer = client.post(address(here), sent)
        assert answer.status_code == 400 and said in answer.content.decode()
        assert sent["reason_en"] in answer.content.decode()
    assert client.post(address(here), {"reopen": "x"}).status_code == 404
    assert client.post(address(here), {"reopen": 9**30}).status_code == 404
    assert not Closure.objects.exists()


def test_a_ready_reason_is_there_in_every_language(here: CentrePage) -> None:
    moderator().post(address(here), {"ready": "weather", "reopens_on": ""})
    assert Closure.objects.get().reason == labels("سوء الأحوال الجوية", "Bad weather")


def test_closing_again_changes_the_words_of_the_same_closure(here: CentrePage) -> None:
    client = moderator()
    client.post(address(here), in_words())
    client.post(address(here), {"ready": "power", "reopens_on": timezone.localdate() + timedelta(days=2)})
    closure = Closure.objects.get()
    assert closure.reason["en"] == "No electricity" and closure.reopens_on
    form = client.get(address(here)).content.decode()
    assert "Reopen now" in form and closure.reopens_on.isoformat() in form


ALLOWED = {roles.MODERATORS, roles.URGENT, roles.ADMINISTRATORS}
GROUPS = [roles.MEDIA_OFFICERS, roles.translators("ar"), roles.translators("en"), *sorted(ALLOWED)]


@pytest.mark.parametrize("group", GROUPS)
def test_only_who_may_close_closes_and_reopens(here: CentrePage, group: str) -> None:
    client = signed_in(person("somebody", group))
    client.get(address(here))
    client.post(address(here), in_words())
    assert Closure.objects.exists() is (group in ALLOWED)
    closure = Closure.objects.first() or Closure.objects.create(centre=here, reason=REASON)
    client.post(address(here), {"reopen": closure.pk})
    closure.refresh_from_db()
    assert bool(closure.lifted_at) is (group in ALLOWED)
    seen = client.get(reverse("closures"))
    assert (seen.status_code == 200) is (group in ALLOWED)


def test_the_focal_point_closes_its_own_centre_alone(here: CentrePage) -> None:
    user = person("focal")
    user.user_permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    CentrePage.objects.filter(pk=here.pk).update(focal_point=user)
    other = centre("baiji", labels("مركز بيجي", "Baiji centre"))
    client = signed_in(user)
    client.post(address(other), in_words())
    assert not Closure.objects.exists()
    client.post(address(here), in_words())
    assert Closure.objects.get().centre == here
    listed = client.get(reverse("closures")).content.decode()
    assert f"/{here.pk}/" in listed and f"/{other.pk}/" not in listed


def test_a_translation_leads_to_its_source_and_no_closure_of_another_centre_is_lifted(here: CentrePage) -> None:
    english = CentrePage.objects.get(source=here)
    client = moderator()
    client.post(address(english), in_words())
    closure = Closure.objects.get()
    assert closure.centre == here
    other = centre("baiji", labels("مركز بيجي", "Baiji centre"))
    assert client.post(address(other), {"reopen": closure.pk}).status_code == 404
    closure.refresh_from_db()
    assert closure.lifted_at is None


def test_the_page_of_a_hidden_address_has_no_calendar() -> None:
    hidden = centre(address_hidden=True)
    short = hidden.short_path.rpartition("/")[2]
    assert visitor().get(f"/ar/hours/{short}.ics").status_code == 404
    assert f"{short}.ics" not in visitor().get(hidden.url_path).content.decode()


@pytest.mark.parametrize(("language", "name"), [("ar", "مركز جلولاء"), ("en", "Jalawla centre")])
def test_centres_are_named_in_the_language_of_who_may_close_them(db: None, language: str, name: str) -> None:
    named = centre("named", labels("مركز جلولاء", "Jalawla centre"))
    user = person("moderator", roles.MODERATORS)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    client = signed_in(user)
    assert name in client.get(reverse("closures")).content.decode()
    assert name in client.get(address(named)).content.decode()
