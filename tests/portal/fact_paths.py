"""Every path by which somebody, or a program, could try to write facts on a translation or bring old ones back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from polib import POEntry, pofile
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from news.importing.judging import judge
from news.importing.making import make_drafts
from portal.translation.segments.saving import Written, save
from portal.translation.segments.versions import current_version
from portal.translation.sources import hand_over
from portal.workflow.decisions import approve
from tests.news.import_samples import archive_of
from tests.news.test_import_releases import PAIR
from tests.portal.pages import body_fields, bulk, fields_of, fresh, go_past_warnings
from tests.portal.staff import moderator, officer, task_of
from tests.portal.translations import address

# Added to the title by those paths that write words too.
ANEW = " anew"


@dataclass
class Set:
    """A page set whose source had old facts and has new ones, with what it said of old and of other people's."""

    source: Any
    translation: Any
    client: Client
    old: dict[str, Any]
    old_content: dict[str, Any]
    foreign: dict[str, Any]

    def stolen(self, **more: Any) -> Revision:
        """Return a draft of the translation that claims the old facts, and to be a source."""
        draft = fresh(self.translation).get_latest_revision_as_object()
        draft.title += ANEW
        revision: Revision = draft.save_revision(user=officer("author"))
        facts = {name: self.old_content[name] for name in self.source.fact_fields}
        content = {**revision.content, **facts, "source": None, **more}
        Revision.objects.filter(pk=revision.pk).update(content=content)
        return Revision.objects.get(pk=revision.pk)


def written_form(room: Set) -> dict[str, Any]:
    """Return what the translation's editor posts with another title."""
    page = fresh(room.translation)
    words = body_fields("New services") if hasattr(page, "body") else {}
    return {**fields_of(room.client, page), **words, "title": page.title + ANEW}


def publish_by_form(room: Set, data: dict[str, Any]) -> None:
    """Publish from the page editor, past what it warns of."""
    editor = reverse("wagtailadmin_pages:edit", args=[room.translation.pk])
    answer = room.client.post(editor, data | {"action-publish": "1"})
    assert go_past_warnings(room.client, room.translation, answer).status_code == 302


def by_segments(room: Set) -> None:
    """Save segments whose keys are the names of facts."""
    page = fresh(room.translation)
    texts = {"title": page.title + ANEW, **dict.fromkeys(page.fact_fields, "FACT2")}
    texts |= {f"{name}.x.number": "+9647000000053" for name in page.fact_fields}
    number = current_version(page.source)[0]
    written = Written(texts, source_number=number, revision_number=page.latest_revision_id)
    outcome = save(page, written, officer("author"))
    assert "title" in outcome.saved
    fresh(page).latest_revision.publish()


def by_po_file(room: Set) -> None:
    """Upload a PO file with entries for facts."""
    page = fresh(room.translation)
    po = pofile("\n" + room.client.get(address(page, "translate_po")).content.decode())
    po.find(page.source.title).msgstr = page.title + ANEW
    po.extend(POEntry(msgctxt=name, msgid=name, msgstr="FACT2") for name in page.fact_fields)
    file = SimpleUploadedFile("x.po", str(po).encode())
    assert room.client.post(address(page, "translate_po_upload"), {"file": file}).status_code == 200
    fresh(page).latest_revision.publish()


def by_localize(room: Set) -> None:
    """Sync as wagtail-localize does in synced mode, with a translation of every string it knows, and publish."""
    source, _made = TranslationSource.update_or_create_from_instance(room.source)
    source.update_from_db()
    english = Locale.objects.get(language_code="en")
    into, _made = Translation.objects.get_or_create(source=source, target_locale=english)
    for segment in StringSegment.objects.filter(source=source):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string, locale=english, context=segment.context, defaults={"data": "Fact2"}
        )
    into.save_target(publish=True)
    translate_object(room.source, [english])
    # What stands in the row then is told to search by nobody, which is one reason why no view leads here.
    fresh(room.translation).save_revision().publish()


def by_copy_in_admin(room: Set) -> None:
    """Copy the translation, publishing the copy."""
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": room.translation.get_parent().pk}
    answer = room.client.post(
        reverse("wagtailadmin_pages:copy", args=[room.translation.pk]), data | {"publish_copies": "on"}
    )
    assert answer.status_code == 302


def by_copy_of_the_source(room: Set) -> None:
    """Copy the source in code, revisions and all."""
    room.source.copy(update_attrs={"slug": "copy", "title": "Copy"}, copy_revisions=True)


def by_copy_for_translation(room: Set) -> None:
    """Let the translation be translated into a third language."""
    third = Locale.objects.create(language_code="ckb")
    for ancestor in room.source.get_ancestors().filter(depth__gt=1).order_by("depth"):
        ancestor.specific.copy_for_translation(third)
    fresh(room.translation).copy_for_translation(third)


def by_save(room: Set) -> None:
    """Set facts on the row in memory, and save the row and a revision."""
    page = fresh(room.translation)
    for name, value in room.foreign.items():
        setattr(page, name, value)
    page.save()
    for name, value in room.foreign.items():
        setattr(page, name, value)
    page.save_revision().publish()


def by_the_sources_form(room: Set) -> None:
    """Post everything that the source's editor posts to the translation's editor."""
    own = written_form(room)
    publish_by_form(room, {**fields_of(room.client, fresh(room.source)), **own})
    assert fresh(room.translation).title.endswith(ANEW)


def by_older_draft(room: Set) -> None:
    """Publish a draft of the translation that holds the old facts."""
    room.stolen().publish()
    assert fresh(room.translation).title.endswith(ANEW)


def by_scheduled_draft(room: Set) -> None:
    """Let such a draft fall due."""
    then = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision = room.stolen(go_live_at=then)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=then)
    call_command("publish_due")
    assert fresh(room.translation).title.endswith(ANEW)


def by_revert(room: Set) -> None:
    """Put the translation back to such a draft in the editor."""
    revision = room.stolen()
    fresh(room.translation).get_latest_revision_as_object().save_revision()
    editor = reverse("wagtailadmin_pages:revisions_revert", args=[room.translation.pk, revision.pk])
    assert room.client.get(editor).status_code == 200
    publish_by_form(room, {**written_form(room), "revision": str(revision.pk)})


def by_review(room: Set) -> None:
    """Submit such a draft and approve it."""
    revision = room.stolen()
    page = fresh(room.translation)
    page.get_workflow().start(page, officer("submitter"))
    approve(task_of(page).pk, revision.pk, moderator("reader"))
    assert fresh(page).title.endswith(ANEW)


def by_bulk_publish(room: Set) -> None:
    """Publish such a draft with others from the list."""
    room.stolen()
    bulk(room.client, "publish", fresh(room.translation))
    assert fresh(room.translation).title.endswith(ANEW)


def by_taking_down_and_up(room: Set) -> None:
    """Take the source off the site and publish it again; its translation comes back from a revision."""
    revision = room.stolen()
    revision.publish()
    fresh(room.source).unpublish()
    assert not fresh(room.translation).live
    fresh(room.source).get_latest_revision_as_object().save_revision().publish()
    assert fresh(room.translation).live


def by_hand_over(room: Set) -> None:
    """Hand the source's role over, then publish what the new source said when it was a translation."""
    revision = room.stolen(source=room.source.pk)
    Page.objects.filter(pk=room.translation.pk).update(has_unpublished_changes=False)
    hand_over(fresh(room.translation))
    Revision.objects.get(pk=revision.pk).publish()


def by_hand_over_and_back(room: Set) -> None:
    """Hand the role over and back, then publish what the translation said while it was the source."""
    hand_over(fresh(room.translation))
    as_source = fresh(room.translation).save_revision()
    Page.objects.filter(pk=room.translation.pk).update(has_unpublished_changes=False)
    hand_over(fresh(room.source))
    Revision.objects.filter(pk=as_source.pk).update(
        content={**as_source.content, **{name: room.old_content[name] for name in room.source.fact_fields}}
    )
    Revision.objects.get(pk=as_source.pk).publish()


def by_older_draft_of_the_old_source(room: Set) -> None:
    """Hand the role over, then publish an old draft, with old facts, of the page that was the source."""
    older = fresh(room.source).save_revision()
    Page.objects.filter(pk=room.source.pk).update(has_unpublished_changes=False)
    Revision.objects.filter(pk=older.pk).update(content={**room.old_content, "title": "عنوان"})
    hand_over(fresh(room.translation))
    Revision.objects.get(pk=older.pk).publish()


def by_alias(room: Set) -> None:
    """Ask by every form to make the translation an alias of its source."""
    keys = [room.translation.pk]
    for name, data in (
        ("wagtailadmin_pages:convert_alias", {}),
        ("wagtail_localize:convert_to_alias", {}),
        ("wagtailadmin_pages:edit", {"localize-convert-to-alias": "1"}),
        ("wagtailadmin_pages:edit", {"localize-restart-translation": "1"}),
    ):
        room.client.post(reverse(name, args=keys), data)
    fresh(room.source).get_latest_revision_as_object().save_revision().publish()
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def by_import(room: Set) -> None:
    """Import a release in both languages whose list states facts beside each."""
    rows = PAIR["list.csv"].replace(
        "jalawla,en,,,en.html,,,,,", "jalawla,en,,20/9/2019,en.html,photo.jpg,IOM,ر,D,given"
    )
    archive = archive_of({**PAIR, "list.csv": rows})
    report = judge(archive, None)
    make_drafts(report, archive, officer("importer"))
    assert [item.page.source_id is None for item in report.items] == [True, False]


PATHS: dict[str, Callable[[Set], None]] = {
    "segments": by_segments,
    "a PO file": by_po_file,
    "wagtail-localize's sync": by_localize,
    "a copy in the admin": by_copy_in_admin,
    "a copy of the source": by_copy_of_the_source,
    "a copy for translation": by_copy_for_translation,
    "a save in code": by_save,
    "the source's form": by_the_sources_form,
    "an older draft": by_older_draft,
    "a scheduled draft": by_scheduled_draft,
    "a revert": by_revert,
    "a review": by_review,
    "a bulk action": by_bulk_publish,
    "taking down and up": by_taking_down_and_up,
    "a hand-over": by_hand_over,
    "a hand-over and back": by_hand_over_and_back,
    "an older draft of the old source": by_older_draft_of_the_old_source,
    "an alias": by_alias,
    "an import": by_import,
}
