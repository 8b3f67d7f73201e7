"""The media unit's page of what is to be looked after: everything once, paged, by owner and type, for who may edit it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, Page, PageLogEntry

from portal import roles
from portal.models import PortalImage
from portal.models.upkeep import PageReview
from tests.portal.pages import release
from tests.portal.staff import draft_release, officer, person, signed_in

pytestmark = pytest.mark.django_db
KINDS = ["links", "reviews", "pictures", "consent", "reading"]
LONG = " ".join(["كلمة"] * 40) + "."


def neglected(number: int = 0, owner: Any = None) -> Any:
    """Return a public release with something of every kind: a broken link, long sentences, long not read through."""
    body = [("paragraph", f'<p>{LONG} <a href="/ar/nothing-{number}/">رابط {number}</a></p>')]
    page = release(f"release-{number}", title=f"بيان {number}", body=body, owner=owner)
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - timedelta(days=400))
    picture(f"بلا نص {number}", credit="")
    picture(f"تنتهي {number}", consent="given", consent_expires_on=date.today() + timedelta(days=5))
    return page


def picture(title: str, **values: Any) -> None:
    """Add a picture without a file, which takes a hundred times as long."""
    given = {"credit": "Markaz", "consent": "not_needed", "alternative_text": {"ar": "رسم", "en": "A drawing"}}
    rows = [PortalImage(title=title, width=1, height=1, collection=Collection.get_first_root_node(), **given | values)]
    PortalImage.objects.bulk_create(rows)


def listed(client: Client, kind: str, **query: Any) -> str:
    """Return the page of a kind."""
    response = client.get("/admin/look-after/", {"kind": kind, **query})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("links", "رابط 0"),
        ("reviews", "بيان 0"),
        ("pictures", "بلا نص 0"),
        ("consent", "تنتهي 0"),
        ("reading", "كلمة كلمة"),
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_is_listed_under_its_kind(kind: str, said: str, language: str) -> None:
    neglected()
    assert said in listed(signed_in(officer(language=language)), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_where_all_is_well_it_says_so(kind: str) -> None:
    assert "All is well here." in listed(signed_in(officer()), kind)


def test_the_first_page_of_the_admin_counts_it() -> None:
    neglected()
    client = signed_in(officer())
    html = client.get("/admin/").content.decode()
    assert all(f"/admin/look-after/?kind={kind}" in html for kind in KINDS)


def test_a_word_that_a_page_was_read_takes_it_off_the_list_and_is_logged() -> None:
    page = neglected()
    author = officer()
    client = signed_in(author)
    back = "/admin/look-after/?kind=reviews"
    response = client.post(f"/admin/look-after/reviewed/{page.pk}/", {"next": back})
    assert response["Location"] == back
    assert page.title not in listed(client, "reviews").split("upkeep__rows")[-1].split("</ul>")[0] or (
        "All is well here." in listed(client, "reviews")
    )
    assert PageReview.objects.get(page=page).reviewed_by == author
    assert PageLogEntry.objects.filter(page=page.pk, action="portal.read_through", user=author).exists()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_elsewhere(back: str) -> None:
    page = neglected()
    response = signed_in(officer()).post(f"/admin/look-after/reviewed/{page.pk}/", {"next": back})
    assert response["Location"] == "/admin/look-after/"


@pytest.mark.parametrize(
    ("groups", "may"),
    [
        ((roles.MEDIA_OFFICERS,), True),
        ((roles.MODERATORS,), True),
        ((roles.ADMINISTRATORS,), True),
        ((roles.URGENT,), True),
        ((roles.translators("ar"),), True),
        ((roles.translators("en"),), False),
        ((), False),
    ],
)
def test_a_role_looks_after_exactly_the_pages_it_may_edit(groups: tuple[str, ...], may: bool) -> None:
    page = neglected()
    client = signed_in(person("asker", *groups))
    response = client.get("/admin/look-after/", {"kind": "links"})
    assert (response.status_code == 200 and "رابط 0" in response.content.decode()) == may
    client.post(f"/admin/look-after/reviewed/{page.pk}/", {})
    assert PageReview.objects.exists() == may


def test_strangers_are_sent_to_the_sign_in_page_and_get_never_writes(client: Client) -> None:
    page = neglected()
    assert client.get("/admin/look-after/")["Location"].startswith("/admin/login/")
    assert client.post(f"/admin/look-after/reviewed/{page.pk}/")["Location"].startswith("/admin/login/")
    assert signed_in(officer()).get(f"/admin/look-after/reviewed/{page.pk}/").status_code == 405
    assert not PageReview.objects.exists()


def test_who_may_not_change_pictures_is_shown_none() -> None:
    neglected()
    assert "بلا نص 0" not in listed(signed_in(person("translator", roles.translators("ar"))), "pictures")


def test_rows_can_be_narrowed_to_an_owner_and_a_type() -> None:
    mine, other = officer("mine"), officer("other")
    neglected(1, owner=mine)
    neglected(2, owner=other)
    html = listed(signed_in(mine), "links", owner=mine.pk)
    assert "رابط 1" in html and "رابط 2" not in html
    page_type = Page.objects.get(slug="release-1").content_type_id
    assert "رابط 2" in listed(signed_in(mine), "links", type=page_type)


@pytest.mark.parametrize(
    "query",
    [{"kind": "no"}, {"owner": "x"}, {"type": "-1"}, {"p": "zzz"}, {"p": "99"}, {"owner": "9" * 40}, {"kind": "\x00"}],
)
def test_an_address_that_means_nothing_is_no_error(query: dict[str, str]) -> None:
    neglected()
    assert signed_in(officer()).get("/admin/look-after/", query).status_code == 200


def test_drafts_are_not_looked_after() -> None:
    draft_release(officer())
    assert "All is well here." in listed(signed_in(person("boss", roles.ADMINISTRATORS)), "reviews")


@pytest.mark.parametrize("kind", KINDS)
def test_the_statements_are_the_same_however_much_there_is(kind: str) -> None:
    client = signed_in(officer())
    neglected(0)
    listed(client, kind)
    counted = []
    for numbers in (range(1, 2), range(2, 6)):
        for number in numbers:
            neglected(number)
        with CaptureQueriesContext(connection) as captured:
            listed(client, kind)
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_long_lists_are_paged() -> None:
    for number in range(22):
        picture(f"صورة {number:02}", credit="")
    client = signed_in(officer())
    assert "صورة 19" in listed(client, "pictures") and "صورة 21" not in listed(client, "pictures")
    assert "صورة 21" in listed(client, "pictures", p=2)
