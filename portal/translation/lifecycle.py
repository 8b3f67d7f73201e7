"""Decides what unpublishing, publishing again and moving a source do to its translations, and withdraws one language.

A translation is never public without its source, and stands below the translation of its source's parent.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import Page, Revision

from .. import languages
from ..models.taken_down import TakenDown
from ..signals import page_sets_changed
from ..slugs import refuse_slug
from .drafts import ensure_parents
from .sources import hand_over


def translations_of(page: Any) -> list[Any]:
    """Return the translations of a source, public or not; none of a translation."""
    if not hasattr(page, "fact_fields") or page.source_id:
        return []
    return list(type(page).objects.filter(source=page).order_by("pk"))


def follow_down(page: Any) -> None:
    """Take the translations down with their source; remember of a translation that was withdrawn alone."""
    if not hasattr(page, "fact_fields") or _is_being_deleted(page):
        return
    if page.source_id:
        TakenDown.objects.get_or_create(page_id=page.pk, defaults={"user": _active_user()})
        return
    for translation in translations_of(page):
        translation.revisions.update(approved_go_live_at=None)
        if translation.live:
            values = {"with_source": True, "is_gone": False, "revision_id": translation.live_revision_id}
            TakenDown.objects.update_or_create(page_id=translation.pk, defaults={**values, "user": _active_user()})
            translation.unpublish(set_expired=page.expired)


def _is_being_deleted(page: Any) -> bool:
    """Say whether Wagtail unpublishes a page in memory only, as it does before it deletes one."""
    return bool(Page.objects.values_list("live", flat=True).get(pk=page.pk))


def follow_up(page: Any) -> None:
    """Bring back what was taken down with its source, and publish what was approved to go public with it."""
    TakenDown.objects.filter(page_id=page.pk).delete()
    for translation in translations_of(page):
        approved = translation.revisions.filter(approved_go_live_at__isnull=False).first()
        down = TakenDown.objects.filter(page_id=translation.pk, with_source=True).first()
        if revision := approved or (down.revision if down else None):
            publish_with_source(page, revision)


def publish_with_source(source: Any, revision: Revision) -> None:
    """Publish a translation's approved revision in the same breath as its source.

    What stands against the translation stops the source only where its editor said so.
    """
    from .embargo import holds_for_translations

    try:
        with transaction.atomic():
            if revision.approved_go_live_at is not None:
                revision.content["go_live_at"] = None
                revision.save(update_fields=["content"])
            revision.publish(skip_permission_checks=True, log_action="wagtail.publish.scheduled")
    except ValidationError:
        if holds_for_translations(source):
            raise


def follow_move(page: Any, left: Page, parent: Page) -> None:
    """Move the translations of a moved source below the translations of its new parent; both parents' lists change."""
    for translation in translations_of(page):
        target = _parent_in(page, parent, translation.locale)
        if translation.get_parent().pk != target.pk:
            translation.move(target, pos="last-child")
    page_sets_changed.send(sender=type(page), keys=[left.translation_key, parent.translation_key])


def _parent_in(page: Any, parent: Page, locale: Any) -> Page:
    family = Page.objects.filter(translation_key=parent.translation_key, locale=locale)
    if not family.exists():
        ensure_parents(Page.objects.get(pk=page.pk).specific, locale)
    return family.get().specific


def refuse_move(page: Any, parent: Page) -> None:
    """Raise ValidationError where a translation would part from its source, or an address is taken."""
    if not hasattr(page, "fact_fields"):
        return
    if page.source_id:
        if parent.translation_key != page.source.get_parent().translation_key:
            raise ValidationError(
                _("A translation stands where its source stands. Move “%(title)s”; its translations follow.")
                % {"title": page.source.title}
            )
        return
    for one in [page, *translations_of(page)]:
        refuse_slug(one.slug, parent, one)


def withdraw(page: Any, *, is_gone: bool, user: Any) -> None:
    """Withdraw a page in its language alone; a source hands its role to a public translation first.

    Raise ValidationError when nothing public would be left to lead readers to, or a change still waits.
    """
    with transaction.atomic():
        if page.source_id is None:
            heir = next((one for one in translations_of(page) if one.live), None)
            if heir is None:
                raise ValidationError(_("There is no other language to lead readers to. Unpublish the page instead."))
            hand_over(heir, user)
            page = type(page).objects.get(pk=page.pk)
        if page.live:
            page.unpublish(user=user)
        values = {"with_source": False, "is_gone": is_gone, "user": user}
        TakenDown.objects.update_or_create(page_id=page.pk, defaults=values)
        log(instance=page, action="portal.withdraw", user=user, data={"is_gone": is_gone})


def withdrawn_languages(translation_key: Any, codes: list[str]) -> dict[str, bool]:
    """Return the languages in which the page set was public once, and whether its address there says it is gone."""
    rows = TakenDown.objects.filter(page__translation_key=translation_key, page__locale__language_code__in=codes)
    return {languages.code_of_locale(pk): gone for pk, gone in rows.values_list("page__locale_id", "is_gone")}


def _active_user() -> Any:
    user = get_active_log_context().user
    return user if user is not None and user.is_authenticated else None
