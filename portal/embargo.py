"""Decides which files visitors may fetch: those that a public page or an entry of a list shows, and no other.

A file is uploaded before the page that it is for is written, and its address can be guessed: until a page shows it,
it is for staff.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, ReferenceIndex

from .addresses import public_page_set
from .library_rights import document_rights, picture_rights
from .models.controlled_lists import ControlledTerm
from .models.file_uses import FileUse
from .models.media import PortalDocument, PortalImage

FIELD_OF: dict[type[Any], str] = {PortalImage: "image", PortalDocument: "document"}
# The rights by which somebody works with the files of a collection.
RIGHTS = ("choose", "add", "change")


def files_in(page: Any) -> set[tuple[str, int]]:
    """Return (``image`` or ``document``, key) of every file the page names: in fields, blocks, rows and rich text.

    What names a file is read by Wagtail's own reader of references; a test fails when that changes its shape.
    """
    fields = {ContentType.objects.get_for_model(model).pk: field for model, field in FIELD_OF.items()}
    found = ReferenceIndex._extract_references_from_object(page)
    return {(fields[kind], int(key)) for kind, key, _model_path, _path in found if kind in fields}


@transaction.atomic
def note_row(page: Any) -> None:
    """Note the files of the page as its row is stored now."""
    named = _existing(files_in(page))
    known = {_file_of(use): use for use in FileUse.objects.filter(page_id=page.pk)}
    _add(page.pk, named - known.keys(), in_row=True)
    for in_row, files in ((True, named), (False, known.keys() - named)):
        changed = [use.pk for file, use in known.items() if file in files and use.in_row != in_row]
        if changed:
            FileUse.objects.filter(pk__in=changed).update(in_row=in_row)


def note_draft(revision: Any) -> None:
    """Note the files that a revision of a page names and that were not known of the page."""
    page = revision.as_object()
    if not isinstance(page, Page):
        return
    known = {_file_of(use) for use in FileUse.objects.filter(page_id=page.pk)}
    _add(page.pk, _existing(files_in(page) - known), in_row=False)


def is_held_back(file: Any) -> bool:
    """Say whether visitors must not have the file: no public page shows it, and no list."""
    uses = FileUse.objects.filter(**{FIELD_OF[type(file)]: file}, in_row=True).order_by("-pk")
    if _is_public(list(uses.values_list("page_id", flat=True))):
        return False
    return not _is_on_a_list(file)


def may_see_held_back(user: Any, file: Any) -> bool:
    """Say whether the user is staff who works with the files of this one's collection."""
    if not (user.is_active and user.has_perm("wagtailadmin.access_admin")):
        return False
    policy = picture_rights() if isinstance(file, PortalImage) else document_rights()
    return bool(policy.user_has_any_permission_for_instance(user, RIGHTS, file))


def _is_public(page_ids: list[int]) -> bool:
    """Say whether readers see one of these very pages: its own words, or the source that holds the facts."""
    for row in Page.objects.filter(pk__in=page_ids) if page_ids else ():
        model = row.specific_class
        if model is None or not hasattr(model, "fact_fields"):
            continue
        page_set = public_page_set(model, row.translation_key)
        if page_set and row.pk in {words.pk for words in (page_set.source, *page_set.by_language.values())}:
            return True
    return False


def _is_on_a_list(file: Any) -> bool:
    """Say whether an entry of a controlled list shows the file, as a donor does its logo."""
    uses = []
    for relation in file._meta.get_fields(include_hidden=True):
        model = relation.related_model if relation.auto_created and relation.one_to_many else None
        if isinstance(model, type) and issubclass(model, ControlledTerm):
            uses.append(model._default_manager.filter(**{relation.field.name: file}))
    return any(use.exists() for use in uses)


def _file_of(use: FileUse) -> tuple[str, int]:
    return ("image", use.image_id) if use.image_id else ("document", use.document_id or 0)


def _existing(files: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    """Leave out what was deleted since: rich text and old drafts name it still."""
    files = set(files)
    found: set[tuple[str, int]] = set()
    for model, field in FIELD_OF.items():
        keys = [key for name, key in files if name == field]
        if keys:
            found |= {(field, key) for key in model._default_manager.filter(pk__in=keys).values_list("pk", flat=True)}
    return found


def _add(page_id: int, files: Iterable[tuple[str, int]], *, in_row: bool) -> None:
    uses = [FileUse(page_id=page_id, in_row=in_row, **{f"{field}_id": key}) for field, key in sorted(files)]
    FileUse.objects.bulk_create(uses, ignore_conflicts=True)
