"""Decides how tests write pages the way people do: by the forms of the admin, and as the pages' readers see them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html, streamfield

from centres.models import CentreOrganisation, CentrePage
from news.models import NewsIndexPage, PressReleasePage
from portal import facts, languages, roles
from portal.checks import no_translation_holds_a_fact
from portal.notices.shown import drop_kept
from tests.centres import factories
from tests.portal.staff import person, signed_in

HOST = {"SERVER_NAME": "localhost"}
NAMES = {"ar": "مركز", "en": "Centre"}


def visitor(**headers: str) -> Client:
    """Return a client without cookies."""
    return Client(**HOST, headers=headers or None)


def administrator(username: str = "administrator") -> Client:
    """Return a client signed in as somebody who may publish."""
    return signed_in(person(username, roles.ADMINISTRATORS))


def superuser() -> Client:
    """Return a client signed in as somebody who may do everything."""
    user = person("superuser", roles.ADMINISTRATORS)
    user.is_superuser = True
    user.save()
    return signed_in(user)


@contextmanager
def undone() -> Iterator[None]:
    """Let several cases start from the same pages: what happens inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    languages.forget_locales()
    cache.clear()
    drop_kept()


def fresh(page: Any) -> Any:
    """Return the page as the database has it now."""
    return Page.objects.get(pk=page.pk).specific


def release(slug: str = "opening", title: str = "افتتاح مركز", language: str = "ar", **facts: Any) -> PressReleasePage:
    """Return a new public press release."""
    parent = NewsIndexPage.objects.get(locale__language_code=language)
    facts = {"issued_on": "2019-09-20", "body": [("paragraph", "<p>افتُتح المركز.</p>")]} | facts
    page = PressReleasePage(title=title, slug=slug, locale=parent.locale, live=False, **facts)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return fresh(page)


def written(page: Any, **values: Any) -> Any:
    """Return a new revision of the page with these values."""
    draft = fresh(page).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return draft.save_revision()


def phone_fields(*numbers: str, name: str = "phones") -> dict[str, Any]:
    """Return what the editor posts for a phones field."""
    return nested_form_data({name: streamfield([("phone", {"number": number, "kind": "both"}) for number in numbers])})


def row_fields(name: str, *rows: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """Return what the editor posts for inline rows."""
    return nested_form_data({name: inline_formset(list(rows), initial=initial)})


def body_fields(text: str) -> dict[str, Any]:
    """Return what the editor posts for the body of a press release."""
    return nested_form_data({"body": streamfield([("heading", text)])})


def fields_of(client: Client, page: Any) -> dict[str, Any]:
    """Return what the editor of the page would post unchanged, without the blocks that a script draws."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = client.get(address).content.decode()
    return querydict_from_html(html, form_id="page-edit-form").dict()


def edit(client: Client, page: Any, action: str = "", **values: Any) -> Any:
    """Post the editor's form with these values changed; ``action`` is publish or submit, else it is a draft."""
    data = {**fields_of(client, page), **values}
    if action:
        data[f"action-{action}"] = "1"
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def go_past_warnings(client: Client, page: Any, answer: Any) -> Any:
    """Give a reason where the editor's answer leads to warnings before it publishes; return the last answer."""
    if "/review/without/" not in answer["Location"]:
        return answer
    latest = type(page).objects.get(pk=page.pk).latest_revision_id
    return client.post(answer["Location"], {"revision": latest, "reason": "Tried"})


def shown(client: Client, address: str) -> str:
    """Return the text that readers find at the address."""
    response = client.get(address)
    assert response.status_code == 200, f"{address} answered {response.status_code}"
    return text_of(response)


def text_of(response: Any) -> str:
    """Return the text of a page without its markup."""
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def numbered_centres(count: int, *languages: str) -> None:
    """Make so many public centres, each in these languages, the first of them its source's."""
    for number in range(count):
        factories.centre(f"centre-{number}", {language: f"{NAMES[language]} {number}" for language in languages})


def english(page: Any) -> Any:
    """Return the English page of the page set."""
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code="en")


def centre_with_every_fact() -> CentrePage:
    """Return a centre with facts of every sort, in both languages."""
    return factories.centre(
        kinds=(factories.kind(),),
        audiences=(factories.audience(),),
        coverage=(factories.place(),),
        roles=({"role": "runs", "partner": factories.partner(title={"ar": "منظمة نموذجية"})},),
        place=factories.place(),
        ordinal=6,
    )


def holds_none(page: Any) -> None:
    """Assert that neither the row nor any table beside it states a fact, and that the page shows the source's."""
    stored = fresh(page)
    assert facts.stated_facts(stored) == []
    assert not CentreOrganisation.objects.filter(page=stored.pk).exists()
    assert not CentrePage.coverage.through.objects.filter(centrepage=stored.pk).exists()
    assert stored.facts.pk == stored.source_id
    assert not no_translation_holds_a_fact(None, databases=["default"])


def bulk(client: Client, action: str, *pages: Any, **data: str) -> Any:
    """Do a bulk action of the admin on pages."""
    query = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{address}?{query}&next=/admin/pages/", data, follow=True)


def said(response: Any) -> str:
    """Return the messages that the next page of the admin shows."""
    return " ".join(str(message) for message in response.context["messages"])
