"""Decides whether a translation says what its source says: what it was written against, and what changed since."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Min
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.models import Revision

from ..models.revision_notes import RevisionNote
from ..page_versions import is_just_loaded
from .word_differences import marked_difference
from .words import digest_of, word_field_names, words_of


@dataclass(frozen=True)
class WordChange:
    """One field whose words changed: its label, the lines before and after, and both as one safe HTML text."""

    name: str
    label: str
    before: list[str]
    after: list[str]
    html: SafeString


def note_basis(revision: Any, source_revision: Any) -> None:
    """Note that a translation's revision says what this revision of its source says (the whole of its words)."""
    basis = note_of(source_revision) if source_revision is not None else None
    RevisionNote.objects.filter(pk=note_of(revision).pk).update(basis=basis)


def basis_of(revision: Any) -> Any:
    """Return the source's revision that a translation's revision was written against, or None when none is known."""
    note = note_on(revision)
    return note.basis.revision if note and note.basis else None


def note_on(revision: Any) -> RevisionNote | None:
    """Return the note on a revision with what it is based on, or None; a statement unless it was just read with it."""
    # Not whatever note hangs on it: since it was written the basis may have been noted.
    if getattr(revision, "is_read_with_note", False):
        return getattr(revision, "note", None)
    return RevisionNote.objects.select_related("basis__revision").filter(pk=revision.pk).first()


def note_of(revision: Any) -> RevisionNote:
    """Return the note on a revision, written now if the revision was made before there were notes."""
    found = RevisionNote.objects.filter(pk=revision.pk).first()
    return found or _write_note(revision, {})


def note_saved(page: Any, revision: Any) -> RevisionNote:
    """Write the note on a revision just saved.

    A translation is taken to say what its source says now, unless its editor named an older revision of the source.
    """
    values: dict[str, Any] = {"is_minor": page.minor_change, "basis": None}
    if page.source_id:
        followed = page.written_against or revision_to_translate(page.source)
        values["basis"] = note_of(followed) if followed is not None else None
    else:
        values["holds_for_translations"] = page.holds_for_translations
    return _write_note(revision, values)


def _write_note(revision: Any, values: dict[str, Any]) -> RevisionNote:
    digest = digest_of(words_of(revision))
    values = {"digest": digest, "wording": digest, **values}
    return RevisionNote.objects.update_or_create(revision=revision, defaults=values)[0]


def note_published(revision: Any, *, is_live: bool) -> None:
    """Settle what a revision's words mean for the translations when it is published, or approved for later.

    Words that are the same as those that were public before, or whose change is a minor one, ask nothing of them.
    """
    note = note_of(revision)
    of_the_page = RevisionNote.objects.filter(revision__object_id=revision.object_id, published_at__isnull=False)
    previous = of_the_page.order_by("-published_at").first()
    if previous == note:
        return
    if previous is not None and (note.is_minor or note.digest == previous.digest):
        note.wording = previous.wording
    elif previous is not None:
        note.wording = note.digest
    if is_live:
        note.published_at = timezone.now()
    note.save(update_fields=["wording", "published_at"])


def forget_bases(page: Any) -> None:
    """Let the page's revisions follow nothing any more: it becomes a source, and old ones may then be deleted."""
    RevisionNote.objects.filter(revision__object_id=str(page.pk)).update(basis=None)


def revision_to_translate(source: Any) -> Any:
    """Return the revision of a source whose words translations have to say: what is public, else what comes first.

    A version that is approved for later counts when nothing is public yet, and so does the newest draft after it.
    """
    if is_just_loaded(source) and source.__dict__.get("is_scheduled") is False and not source.live:
        return source.latest_revision
    revisions = Revision.objects.filter(object_id=str(source.pk), base_content_type=source.get_base_content_type())
    live = type(source)._base_manager.values_list("live_revision_id", flat=True).get(pk=source.pk)
    if live is not None:
        return revisions.get(pk=live)
    approved = revisions.filter(approved_go_live_at__isnull=False).order_by("approved_go_live_at").first()
    return approved or revisions.order_by("-created_at", "-pk").first()


def changed_words(before: Any, after: Any) -> list[WordChange]:
    """Return the fields whose words differ between two revisions of one page, in the order of the editor."""
    model = after.content_type.model_class()
    old, new = words_of(before), words_of(after)
    changes = []
    for name in word_field_names(model):
        lines = old.get(name, []), new.get(name, [])
        if lines[0] != lines[1]:
            label = str(capfirst(model._meta.get_field(name).verbose_name))
            changes.append(WordChange(name, label, *lines, marked_difference(*lines)))
    return changes


def changed_since(revision: Any) -> list[WordChange]:
    """Return what changed in the source's words since a translation's revision was written."""
    basis, source = basis_of(revision), revision.as_object().source
    newest = revision_to_translate(source) if source is not None else None
    if basis is None or newest is None or is_followed(revision, newest):
        return []
    return changed_words(basis, newest)


def is_followed(revision: Any, source_revision: Any) -> bool:
    """Say whether a translation's revision says what the source's revision says, but for minor changes."""
    note = RevisionNote.objects.select_related("basis").filter(pk=revision.pk).first()
    followed = RevisionNote.objects.filter(pk=source_revision.pk).first()
    if note is None or note.basis is None or followed is None:
        return not_known_to_differ(source_revision.created_at, revision.created_at)
    return note.basis.says_the_same_as(followed)


def not_known_to_differ(source_changed: datetime | None, translation_changed: datetime | None) -> bool:
    """Judge by the dates alone, where revisions were made before there were notes."""
    return source_changed is None or translation_changed is None or source_changed <= translation_changed


def with_notes(pages: Any) -> Any:
    """Let the rows of a query carry what their notes say, without a statement more."""
    return pages.annotate(
        noted_wording=F("live_revision__note__wording"),
        noted_digest=F("live_revision__note__digest"),
        basis_wording=F("live_revision__note__basis__wording"),
        basis_digest=F("live_revision__note__basis__digest"),
        basis_published=F("live_revision__note__basis__published_at"),
    )


def outdated_since(words: Any, source: Any) -> datetime | None:
    """Return when the public translation ceased to say what its public source says, or None while it does.

    No statement for rows that carry their notes, and one where the translation is outdated.
    """
    if not (hasattr(words, "basis_wording") and hasattr(source, "noted_wording")):
        pair = {page.pk: page for page in with_notes(type(words).objects.filter(pk__in=[words.pk, source.pk]))}
        words, source = pair[words.pk], pair[source.pk]
    if words.basis_wording is None or source.noted_wording is None:
        known = not_known_to_differ(source.last_published_at, words.last_published_at)
        return None if known else source.last_published_at
    if words.basis_wording == source.noted_wording or words.basis_digest == source.noted_digest:
        return None
    later = RevisionNote.objects.filter(revision__object_id=str(source.pk), published_at__isnull=False)
    later = later.exclude(wording=words.basis_wording).exclude(digest=words.basis_digest)
    if words.basis_published is not None:
        later = later.filter(published_at__gt=words.basis_published)
    first: datetime | None = later.aggregate(first=Min("published_at"))["first"]
    return first or source.last_published_at
