"""What the page of a release and of a material say, and what they keep to themselves."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from news.models import PressReleasePage
from portal.addresses import absolute
from portal.models import ShortAddress
from portal.models.media import Consent
from tests.centres import factories as network
from tests.news import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_an_english_release_says_everything_once_and_in_its_order(client: Client) -> None:
    factories.full_release()
    shown = page(client, "/en/news/opening/")
    assert plain(shown).index("issued on 20 September 2019") < shown.index('class="figures"')
    parts = ["A centre opens in Jalawla", "3,500,000", "<b>Jalawla, Diyala</b> – The centre has opened."]
    parts += ["Sample Speaker", "Jalawla centre", "Safe Return", "Reduced inequalities", "Media Unit"]
    places = [shown.index(part) for part in parts]
    assert places == sorted(places)
    assert shown.count("3,500,000") == 1
    for part in ("Funded by the European Union", "about 3,500,000", "as of 20 September 2019", "Source: This release"):
        assert part in plain(shown), part
    assert "International Organization for Migration (<bdi" in shown
    assert "10: Reduced inequalities" in shown
    assert '(<bdi lang="en">OF-OPENING</bdi>)' in shown


def test_the_date_and_source_that_all_figures_share_are_said_once(client: Client) -> None:
    figure = {"value": 220000, "unit": "returnees", "approximate": False, "as_of": factories.ISSUED}
    same, other = ({**figure, "source": source} for source in ("This release", "A survey"))
    factories.release("same", words={"en": {"body": factories.body("en", ("figure", same))}})
    factories.release("other", words={"en": {"body": factories.body("en", ("figure", other))}})
    shown = plain(page(client, "/en/news/same/"))
    assert shown.count("Source: This release") == 1
    assert "Figures as of 20 September 2019 ." in shown
    shown = plain(page(client, "/en/news/other/"))
    assert "as of 20 September 2019 Source: This release" in shown
    assert "as of 20 September 2019 Source: A survey" in shown


def test_an_arabic_release_is_arabic_throughout(client: Client) -> None:
    factories.full_release()
    shown = page(client, "/ar/news/opening/")
    for part in (
        "افتتاح مركز جلولاء",
        "<b>جلولاء",
        "٣٬٥٠٠٬٠٠٠",
        "٢٠ أيلول ٢٠١٩",
        "بتمويل من الاتحاد الأوروبي",
        "عودة آمنة",
    ):
        assert part in shown, part
    assert "Safe Return" not in shown
    assert "Jalawla centre" not in shown


def test_the_day_of_issue_and_the_day_of_the_event_are_told_apart(client: Client) -> None:
    factories.full_release()
    facts = plain(page(client, "/en/news/opening/"))
    assert "Issued on Friday 20 September 2019 Date of the event Thursday 19 September 2019" in facts


def test_the_event_is_not_dated_twice_when_the_release_is_of_the_same_day(client: Client) -> None:
    factories.release(event_on=factories.ISSUED)
    assert "Date of the event" not in page(client, "/en/news/opening/")


def test_a_release_issued_before_its_event_is_refused() -> None:
    release = factories.release()
    release.event_on = release.issued_on + timedelta(days=1)
    with pytest.raises(ValidationError, match="issued_on"):
        release.save_revision()


def test_a_page_named_that_is_not_public_is_not_named(client: Client) -> None:
    release = factories.full_release()
    release.related_centres.get().unpublish()
    release.related_partners.get().unpublish()
    shown = page(client, "/en/news/opening/")
    assert "Centres named" not in shown
    assert "Partners named" not in shown
    assert "/en/partners/" not in shown


def test_a_page_named_is_stored_by_its_source_and_shown_in_the_readers_language(client: Client) -> None:
    centre = network.centre()
    english = centre.get_translations().get(locale__language_code="en").specific
    release = factories.release()
    release.related_centres = [english]
    release.clean()
    release.save_revision().publish()
    assert [named.pk for named in PressReleasePage.objects.get(pk=release.pk).related_centres.all()] == [centre.pk]
    assert 'href="/ar/centres/jalawla/"' in page(client, "/ar/news/opening/")
    assert 'href="/en/centres/jalawla/" dir="auto">Jalawla centre' in page(client, "/en/news/opening/")


def test_an_untranslated_release_keeps_its_language_in_english_furniture(client: Client) -> None:
    factories.full_release(title={"ar": "افتتاح مركز"})
    shown = page(client, "/en/news/opening/")
    assert "notice--untranslated" in shown
    assert '<h1 lang="ar" dir="rtl">افتتاح مركز</h1>' in shown
    assert '<div class="prose" lang="ar" dir="rtl">' in shown
    assert "<b>جلولاء، ديالى</b> – " in shown
    assert '<div class="page__section" lang="ar" dir="rtl">\n<dl class="figures">' in shown
    assert "Date of the event" in shown
    assert 'href="/en/centres/' in shown


def test_a_release_is_shared_by_its_permanent_address(client: Client) -> None:
    release = factories.release()
    short = ShortAddress.objects.get(translation_key=release.translation_key)
    shown = page(client, "/en/news/opening/")
    assert re.search(rf"https://wa\.me/\?text=A%20centre%20opens%20in%20Jalawla%20http[^\"]*{short.short_id}\"", shown)


def test_a_press_contact_can_be_called_and_written_to(client: Client) -> None:
    contact = "Media Unit\npress@example.org, +964 700 000 0001 <b>"
    factories.release(words={"en": {"press_contact": contact}})
    shown = page(client, "/en/news/opening/")
    assert '<a href="mailto:press@example.org"><bdi dir="ltr">press@example.org</bdi></a>' in shown
    assert '<a href="tel:+9647000000001"><bdi dir="ltr">+964 700 000 0001</bdi></a>' in shown
    assert "&lt;b&gt;" in shown


def test_a_picture_of_a_release_has_its_credit_and_goes_when_its_consent_ends(client: Client) -> None:
    until = timezone.localdate() + timedelta(days=1)
    images = [factories.picture(consent="given", consent_expires_on=until) for _number in range(2)]
    caption = {"picture": images[1], "caption": "At the door"}
    factories.release(picture=images[0], more=(("picture", caption),))
    shown = page(client, "/en/news/opening/")
    assert shown.count("<picture>") == 2
    assert shown.count('class="picture__credit"') == 2
    for image in images:
        image.consent_expires_on = timezone.localdate() - timedelta(days=1)
        image.save()
    assert "<picture>" not in page(client, "/en/news/opening/")


@pytest.mark.parametrize("where", ["picture", "body"])
def test_a_picture_without_consent_is_never_published(where: str) -> None:
    release = factories.release()
    image = factories.picture(consent=Consent.REFUSED)
    if where == "picture":
        release.picture = image
    else:
        release.body = factories.body("ar", ("picture", {"picture": image, "caption": ""}))
    revision = release.save_revision()
    with pytest.raises(ValidationError, match="رسم"):
        release.publish(revision)
    assert PressReleasePage.objects.get(pk=release.pk).live_revision_id != revision.pk


def test_a_preview_shows_what_the_draft_names(client: Client, rf: Any) -> None:
    release = factories.release()
    release.donors = [factories.donor()]
    release.goals = [factories.goal()]
    release.related_centres = [network.centre()]
    draft = release.save_revision().as_object()
    html = draft.serve(rf.get("/preview/")).content.decode()
    assert "بتمويل من الاتحاد الأوروبي" in html
    assert "الحد من أوجه عدم المساواة" in html
    assert 'href="/ar/centres/jalawla/"' in html


def test_a_material_tells_format_size_length_and_language_before_the_tap(client: Client) -> None:
    leaflet = factories.document(page_count=2, file_size=420_000)
    clip = factories.document("clip.mp3", "ku", duration_seconds=125, file_size=1_500_000)
    files = (("document", leaflet), ("document", clip), factories.shown(factories.picture(), "none"), factories.film())
    factories.material(files=files, audiences=[network.audience()], reviewed_on=factories.ISSUED)
    shown = page(client, "/en/materials/legal-advice/")
    listed = plain(shown.split('class="files"')[1])
    assert "To read or print, Arabic PDF 420 kB · 2 pages" in listed
    assert "Recording to listen to, Kurdish MP3 1.5 MB · 2 minutes 5 seconds" in listed
    assert re.search(r"Picture for phones JPEG \d+ kB", listed)
    assert "Film, Arabic on another site: example.org · 2 minutes" in listed
    assert f'href="{leaflet.url}" hreflang="ar"' in shown
    assert 'href="https://www.example.org/film"' in shown
    for part in ("The centre has opened.", "Rights", "Returnees", "Arabic, Kurdish", "20 September 2019"):
        assert part in plain(shown), part


def test_files_of_the_same_kind_and_language_are_told_apart_by_their_titles(client: Client) -> None:
    files = tuple(("document", factories.document(f"{name}.pdf")) for name in ("one", "two"))
    factories.material(files=files)
    shown = page(client, "/en/materials/legal-advice/")
    assert "To read or print, Arabic: <bdi>one.pdf ar</bdi>" in shown
    assert "To read or print, Arabic: <bdi>two.pdf ar</bdi>" in shown


def test_a_file_that_is_gone_and_a_picture_that_may_not_be_shown_are_left_out(client: Client) -> None:
    gone, image = factories.document(), factories.picture(consent="given")
    factories.material(files=(("document", gone), factories.shown(image), factories.film()))
    gone.delete()
    image.consent = Consent.REFUSED
    image.save()
    for path in ("/en/materials/legal-advice/", "/en/materials/"):
        shown = page(client, path)
        assert "PDF" not in shown
        assert "JPEG" not in shown
        assert "example.org" in shown


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_release_is_shared_by_plain_links_with_its_short_address(client: Client, language: str) -> None:
    release = factories.release()
    html = client.get(f"/{language}/news/opening/").content.decode()
    short = quote(absolute(release.short_path), safe="")
    for begin in (
        "https://wa.me/?text=",
        "https://t.me/share/url?",
        "https://www.facebook.com/sharer/",
        "https://x.com/intent/",
        "mailto:?",
    ):
        link = next(part for part in html.split('href="') if part.startswith(begin)).split('"')[0]
        assert short in link, begin
    assert "<iframe" not in html and '<script src="http' not in html
