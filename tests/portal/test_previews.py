"""A shared preview is one revision for whoever has its link, kept and indexed by nobody, until it ends."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale, PageLogEntry

from news.models import NewsIndexPage, PressReleasePage
from portal import roles
from portal.models import PreviewLink
from tests.portal.pages import fresh, release, visitor, written
from tests.portal.staff import draft_release, moderator, officer, person, signed_in, submitted_release
from tests.portal.upload_ways import kept_document, kept_picture

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def shared(page: Any, client: Any) -> str:
    """Share the page as the client and return the path of the link."""
    html = client.post(f"/admin/preview/{page.pk}/", {"share": "1"}, follow=True).content.decode()
    found = re.search(r'value="https?://[^/"]+(/preview/[^"]+/)"', html)
    assert found, html
    return found[1]


def test_somebody_without_an_account_reads_the_revision_and_nothing_keeps_it() -> None:
    author = signed_in(officer())
    page = draft_release(officer("second"))
    answer = visitor().get(shared(page, author))
    assert answer.status_code == 200 and "افتُتح المركز." in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert answer["Referrer-Policy"] == "no-referrer" and answer["X-Frame-Options"] == "DENY"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert not answer.cookies
    assert visitor().get(page.url_path).status_code == 404


def test_it_shows_the_revision_that_was_shared_and_no_newer_one() -> None:
    page = draft_release(officer())
    address = shared(page, signed_in(officer("second")))
    written(page, title="عنوان جديد")
    assert "عنوان جديد" not in visitor().get(address).content.decode()


def test_it_ends_by_itself() -> None:
    address = shared(draft_release(officer()), signed_in(officer("second")))
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    answer = visitor().get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (410, "no-store")
    assert "noindex" in answer["X-Robots-Tag"] and "افتُتح المركز." not in answer.content.decode()


def test_its_time_is_a_setting(settings: Any) -> None:
    settings.PREVIEW_DAYS = 2
    shared(draft_release(officer()), signed_in(officer("second")))
    left = PreviewLink.objects.get().expires_at - timezone.now()
    assert timedelta(days=1, hours=23) < left <= timedelta(days=2)


@pytest.mark.parametrize("change", [
    lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"), lambda token: "x" + token[1:],
    lambda token: token.split("~")[0], lambda token: "~", lambda token: "1", lambda token: token + "~x",
])  # fmt: skip
def test_an_address_that_was_tampered_with_leads_nowhere(change: Any) -> None:
    token = shared(draft_release(officer()), signed_in(officer("second"))).split("/")[2]
    assert visitor().get(f"/preview/{change(token)}/").status_code == 404


def test_publishing_the_page_ends_its_links_and_no_others() -> None:
    client = signed_in(officer("second"))
    page, other = draft_release(officer()), draft_release(officer("third"), slug="other")
    address, others = shared(page, client), shared(other, client)
    fresh(page).get_latest_revision().publish()
    assert visitor().get(address).status_code == 410
    assert visitor().get(others).status_code == 200


def test_it_is_ended_by_hand_and_the_log_says_so() -> None:
    client = signed_in(officer("second"))
    page = draft_release(officer())
    address = shared(page, client)
    client.post(f"/admin/preview/{page.pk}/", {"revoke": str(PreviewLink.objects.get().pk)})
    assert visitor().get(address).status_code == 410
    actions = PageLogEntry.objects.filter(page=page, action__endswith="preview").order_by("pk")
    assert [entry.action for entry in actions] == ["portal.share_preview", "portal.revoke_preview"]


def test_a_link_of_another_page_is_not_ended_from_here() -> None:
    client = signed_in(officer("second"))
    page, other = draft_release(officer()), draft_release(officer("third"), slug="other")
    address = shared(page, client)
    client.post(f"/admin/preview/{other.pk}/", {"revoke": str(PreviewLink.objects.get().pk)})
    assert visitor().get(address).status_code == 200


def test_its_pictures_and_documents_come_with_it_and_no_others() -> None:
    picture, document, secret = kept_picture(), kept_document(), kept_picture()
    page = draft_release(officer())
    link = f'<p><a linktype="document" id="{document.pk}">الملف</a></p>'
    written(page, picture=picture, body=[("paragraph", link)])
    written(draft_release(officer("third"), slug="other"), picture=secret)
    address = shared(page, signed_in(officer("second")))
    html = visitor().get(address).content.decode()
    files = set(re.findall(rf"{re.escape(address)}(?:images|documents)/[^\s\"]+", html))
    assert len(files) >= 3 and '"/media/images/' not in html and ", /media/images/" not in html
    for file in files:
        answer = visitor().get(file)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store"), file
    name = secret.renditions.first().url.rpartition("/")[2]
    assert visitor().get(f"{address}images/{name}").status_code == 404
    PreviewLink.objects.update(revoked_at=timezone.now())
    assert {visitor().get(file).status_code for file in files} == {404}


def test_a_translation_is_shared_with_the_facts_of_its_source() -> None:
    source = release(issued_on="2019-09-20")
    english = PressReleasePage(title="Opening", slug="opening-en", source=source, live=False)
    english.locale, english.translation_key = Locale.objects.get(language_code="en"), source.translation_key
    english.body = [("paragraph", "<p>The centre opened.</p>")]
    NewsIndexPage.objects.get(locale__language_code="en").add_child(instance=english)
    english.save_revision()
    html = visitor().get(shared(english, signed_in(officer()))).content.decode()
    assert "The centre opened." in html and "20 September 2019" in html and 'lang="en"' in html


@pytest.mark.parametrize("groups", [(), (roles.translators("en"),)])
def test_who_may_not_edit_the_page_neither_sees_nor_shares_it(groups: tuple[str, ...]) -> None:
    page = draft_release(officer())
    client = signed_in(person("asker", *groups))
    assert client.get(f"/admin/preview/{page.pk}/").status_code in {302, 403}
    assert client.post(f"/admin/preview/{page.pk}/", {"share": "1"}).status_code in {302, 403}
    assert client.get(f"/admin/preview/frame/{page.latest_revision_id}/").status_code in {302, 403}
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_is_light_or_dark_whatever_the_system_prefers(scheme: str) -> None:
    page = submitted_release(officer())
    answer = signed_in(moderator()).get(f"/admin/preview/frame/{page.latest_revision_id}/?scheme={scheme}")
    html = answer.content.decode()
    assert answer.status_code == 200 and answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "prefers-color-scheme" not in html and f"color-scheme: {scheme}" in html
    assert ("@media all" in html) is (scheme == "dark")


@pytest.mark.parametrize("query", ["", "?width=desktop&scheme=dark", "?width=x&scheme=y"])
def test_the_page_of_previews_shows_a_frame_for_each_language(query: str) -> None:
    page = draft_release(officer())
    html = signed_in(officer("second", language="ar")).get(f"/admin/preview/{page.pk}/{query}").content.decode()
    assert f"/admin/preview/frame/{page.latest_revision_id}/" in html


@pytest.mark.parametrize("data", [{}, {"revoke": "x"}, {"revoke": "9" * 40}, {"revoke": "٣"}])
def test_what_makes_no_sense_changes_nothing(data: dict[str, str]) -> None:
    page = draft_release(officer())
    assert signed_in(officer("second")).post(f"/admin/preview/{page.pk}/", data).status_code == 302
    assert not PreviewLink.objects.exists()
