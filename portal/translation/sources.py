"""Decides which page of a page set is its source, and hands that role over."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .. import facts
from ..tree import lock_row
from .currency import forget_bases, note_published

# Links that are no relation to a page set: to the source itself, to Wagtail's row, of inline rows to their page.
OWN_LINKS = frozenset({"source", "page_ptr", "page"})
OWN_APPS = frozenset({"portal", "centres", "news", "home"})


class SourceNotPublicError(ValidationError):
    """A translation may not be public while the page it translates is not."""


def refuse_before_source(page: Any, revision: Any) -> None:
    """Raise SourceNotPublicError for a translation whose source is not live, unless it is only being scheduled."""
    source = page.facts
    later = revision.as_object().go_live_at
    if later is not None and later > timezone.now():
        return
    if source.pk != page.pk and not type(page).objects.filter(pk=source.pk, live=True).exists():
        raise SourceNotPublicError(
            _("The page this is a translation of is not public yet. Publish “%(title)s” first.")
            % {"title": source.title}
        )


def refuse_incomplete(draft: Any) -> None:
    """Raise ValidationError when a version of a page lacks what readers need, naming the fields."""
    missing = draft.missing_fields()
    if missing:
        names = ", ".join(str(_field_label(draft, name)) for name in missing)
        raise ValidationError(_("Fill these before the page can be published: %(fields)s") % {"fields": names})


def _field_label(page: Any, name: str) -> Any:
    field = page._meta.get_field(name)
    return getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural


def adopt_translation(source: Any, target: Any) -> None:
    """Make a fresh copy a translation: it names its source and holds no fact."""
    if not hasattr(target, "fact_fields"):
        return
    target.source = source.facts
    target.live = False
    # The source's schedule is not the translation's: an approved one goes public with its source, or at once.
    target.go_live_at = target.expire_at = None
    facts.clear_facts(target)
    target.begin_translation(target.source)
    target.save(clean=False)
    target.save_revision(changed=False, clean=False)


@transaction.atomic
def hand_over(page: Any, user: Any = None) -> None:
    """Make the translation ``page`` the source of its page set: facts, relations and the other translations follow.

    Raise ValidationError when it is the source already, when it is not public while the source is, or when a change of
    either still waits: what waits would be lost.
    """
    old = page.source
    if old is None:
        raise ValidationError(_("This page is the source already."))
    for pk in sorted((page.pk, old.pk)):
        lock_row(pk)
    old, page = type(old).objects.get(pk=old.pk), type(page).objects.get(pk=page.pk)
    _refuse_handing_over(old, page)
    carrier = type(page)()
    facts.copy_facts(old, carrier)
    repoint_relations(old, page)
    for sibling in type(page).objects.filter(source=old).exclude(pk=page.pk):
        type(page).objects.filter(pk=sibling.pk).update(source=page)
    forget_bases(page)
    page.source = None
    facts.clear_facts(old)
    old.source = page
    type(page).objects.filter(pk=page.pk).update(source=None)
    old.save(clean=False)
    facts.copy_facts(carrier, page)
    page.save(clean=False)
    for changed in (page, old):
        log(instance=changed, action="portal.hand_over_source", user=user, data={"source": page.pk})
        revision = changed.save_revision(user=user, changed=False, clean=False)
        if changed.live:
            type(changed).objects.filter(pk=changed.pk).update(live_revision=revision, has_unpublished_changes=False)
            note_published(revision, is_live=True)


def _refuse_handing_over(old: Any, page: Any) -> None:
    if old.live and not page.live:
        raise ValidationError(_("The translation is not public; the role of the source can go only to a public page."))
    if any(one.has_unpublished_changes and one.live or one.workflow_in_progress for one in (old, page)):
        raise ValidationError(_("A change still waits for review. Approve or withdraw it first."))


def repoint_relations(old: Any, new: Any) -> None:
    """Let every relation that names the old source name the new one."""
    for relation in old._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.field.name in OWN_LINKS:
            continue
        if relation.related_model._meta.app_label not in OWN_APPS or relation.related_model._meta.proxy:
            continue
        if relation.many_to_many:
            through = relation.field.remote_field.through
            name = relation.field.m2m_reverse_field_name()
            through.objects.filter(**{name: old.pk}).update(**{name: new.pk})
        elif relation.one_to_many and not relation.related_model._meta.auto_created:
            relation.related_model._base_manager.filter(**{relation.field.name: old.pk}).update(
                **{relation.field.name: new.pk}
            )
