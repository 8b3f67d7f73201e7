"""A picture or document of a page that is not public is not there for visitors, and is the moment the page goes public."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ReferenceIndex

from portal import roles
from portal.embargo import files_in, is_held_back
from portal.models import FileUse
from tests.portal.pages import fresh, release, visitor, written
from tests.portal.staff import draft_release, officer, person, signed_in
from tests.portal.upload_ways import kept_document, kept_picture

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
STAFF = {
    "media officer": roles.MEDIA_OFFICERS, "moderator": roles.MODERATORS, "urgent": roles.URGENT,
    "translator": roles.translators("en"), "administrator": roles.ADMINISTRATORS,
}  # fmt: skip


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def address_of(file: Any) -> str:
    return str(file.renditions.first().url if hasattr(file, "renditions") else file.url)


def status(file: Any, client: Any = None) -> int:
    return int((client or visitor()).get(address_of(file)).status_code)


def body_with(document: Any) -> list[tuple[str, str]]:
    return [("paragraph", f'<p>افتُتح <a linktype="document" id="{document.pk}">الملف</a>.</p>')]


def with_file(page: Any, kind: str, file: Any) -> Any:
    """Return a new revision of the page that uses the file."""
    return written(page, picture=file) if kind == "picture" else written(page, body=body_with(file))


def make(kind: str) -> Any:
    return kept_picture() if kind == "picture" else kept_document()


@pytest.mark.parametrize("kind", ["picture", "document"])
def test_a_file_that_no_page_uses_yet_is_for_staff_alone(kind: str) -> None:
    file = make(kind)
    assert status(file) == 404
    for name, group in STAFF.items():
        assert status(file, signed_in(person(f"{name} of {kind}", group))) == 200


@pytest.mark.parametrize("kind", ["picture", "document"])
def test_a_file_of_a_draft_is_there_once_the_page_is_public(kind: str) -> None:
    file = make(kind)
    revision = with_file(draft_release(officer()), kind, file)
    answer = visitor().get(address_of(file))
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")
    revision.publish()
    assert status(file) == 200


@pytest.mark.parametrize("kind", ["picture", "document"])
def test_a_file_that_waits_in_a_newer_draft_of_a_public_page_is_held_back(kind: str) -> None:
    page, file = release(), make(kind)
    revision = with_file(page, kind, file)
    assert status(file) == 404
    revision.publish()
    assert status(file) == 200


def test_a_scheduled_release_keeps_its_picture_until_its_time() -> None:
    picture = kept_picture()
    draft = fresh(draft_release(officer())).get_latest_revision_as_object()
    draft.picture, draft.go_live_at = picture, timezone.now() + timedelta(seconds=30)
    revision = draft.save_revision()
    revision.publish()
    assert status(picture) == 404
    later = timezone.now() - timedelta(seconds=1)
    content = {**revision.content, "go_live_at": later.isoformat()}
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=later, content=content)
    call_command("publish_due")
    assert status(picture) == 200


def test_it_is_gone_again_with_its_page_and_when_the_page_drops_it() -> None:
    picture = kept_picture()
    page = release(picture=picture)
    assert status(picture) == 200
    fresh(page).unpublish()
    assert status(picture) == 404
    fresh(page).get_latest_revision().publish()
    assert status(picture) == 200
    written(page, picture=None).publish()
    assert status(picture) == 404


def test_one_public_page_is_enough() -> None:
    picture = kept_picture()
    with_file(draft_release(officer()), "picture", picture)
    release(slug="other", picture=picture)
    assert status(picture) == 200


def test_a_picture_of_a_page_behind_one_that_is_not_public_is_held_back() -> None:
    picture = kept_picture()
    page = release(picture=picture)
    fresh(page.get_parent()).unpublish()
    assert status(picture) == 404


@pytest.mark.parametrize("role", STAFF)
@pytest.mark.parametrize("kind", ["picture", "document"])
def test_staff_see_it_and_no_cache_keeps_it(role: str, kind: str) -> None:
    file = make(kind)
    with_file(draft_release(officer("author")), kind, file)
    answer = signed_in(person("colleague", STAFF[role])).get(address_of(file))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert status(file) == 404


@pytest.mark.parametrize("kind", ["picture", "document"])
def test_somebody_signed_in_without_a_role_sees_nothing(kind: str) -> None:
    file = make(kind)
    with_file(draft_release(officer()), kind, file)
    assert status(file, signed_in(person("partner"))) == 404


def test_what_a_browser_kept_is_not_confirmed_either() -> None:
    picture = kept_picture()
    page = release(picture=picture)
    kept = visitor().get(address_of(picture))["Last-Modified"]
    fresh(page).unpublish()
    assert visitor(**{"If-Modified-Since": kept}).get(address_of(picture)).status_code == 404


def test_a_rendition_that_no_row_knows_is_not_served() -> None:
    rendition = kept_picture().renditions.first()
    type(rendition).objects.filter(pk=rendition.pk).delete()
    assert visitor().get(rendition.url).status_code == 404


def test_every_way_a_page_names_a_file_is_found() -> None:
    picture, document, other = kept_picture(), kept_document(), kept_picture()
    page = release(picture=picture)
    draft = page.get_latest_revision_as_object()
    draft.body = [
        ("picture", {"picture": other}), *body_with(document),
    ]  # fmt: skip
    named = {("image", picture.pk), ("image", other.pk), ("document", document.pk)}
    assert files_in(draft) == named
    draft.save_revision()
    assert {("image", use.image_id) if use.image_id else ("document", use.document_id) for use in FileUse.objects.filter(page=page)} == named  # fmt: skip


def test_wagtails_reader_of_references_still_has_the_shape_that_is_relied_on() -> None:
    picture = kept_picture()
    found = [row for row in ReferenceIndex._extract_references_from_object(release(picture=picture)) if row[1] == str(picture.pk)]  # fmt: skip
    assert [len(row) for row in found] == [4]


def test_a_file_that_was_deleted_but_is_named_still_breaks_nothing() -> None:
    document = kept_document()
    page = release(body=body_with(document))
    document.delete()
    written(page, title="عنوان آخر").publish()
    assert not FileUse.objects.filter(page=page).exists()


def test_the_logo_of_a_donor_is_public_though_a_draft_uses_it_too() -> None:
    from centres.models import Donor

    picture = kept_picture()
    with_file(draft_release(officer()), "picture", picture)
    assert is_held_back(picture)
    Donor.objects.create(key="d", labels={"ar": "جهة", "en": "Donor"}, logo=picture)
    assert not is_held_back(picture)


def test_files_of_pages_from_before_are_noted_by_a_command() -> None:
    hidden, shown = kept_picture(), kept_picture()
    with_file(draft_release(officer()), "picture", hidden)
    release(slug="other", picture=shown)
    FileUse.objects.all().delete()
    for _turn in range(2):
        call_command("note_files")
        assert (status(hidden), status(shown)) == (404, 200)
