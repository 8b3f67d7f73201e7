"""Says, before it is done, what an action on a page does to its translations; and deletes a page set as a whole."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from .. import languages
from .lifecycle import translations_of


def unpublishing(page: Any) -> list[str]:
    """Return what unpublishing does to the other languages."""
    public = [one for one in translations_of(page) if one.live]
    said = [_("%(language)s: “%(title)s” goes off the site too.") % _named(one) for one in public]
    if public:
        said.append(_("When this page is published again, they come back as they are now."))
    said += [
        _("%(language)s: “%(title)s” is not public, and stays so.") % _named(one)
        for one in translations_of(page)
        if not one.live
    ]
    return said


def moving(page: Any, target: Page) -> list[str]:
    """Return where the translations go."""
    said = []
    for one in translations_of(page):
        parent = Page.objects.filter(translation_key=target.translation_key, locale_id=one.locale_id).first()
        if parent is None:
            said.append(
                _("%(language)s: “%(title)s” goes below a new draft of “%(parent)s”, and is public once that is.")
                % {**_named(one), "parent": target.title}
            )
        elif parent.pk != one.get_parent().pk:
            said.append(
                _("%(language)s: “%(title)s” moves below “%(parent)s”.") % {**_named(one), "parent": parent.title}
            )
    return said


def deleting(page: Any) -> list[str]:
    """Return what deleting a translation means for its readers."""
    if not getattr(page, "source_id", None):
        return []
    return [
        _("Its address leads nowhere afterwards. Withdraw it instead, and readers are led to “%(title)s”.")
        % {"title": page.source.title}
    ]


def privacy(page: Any) -> list[str]:
    """Return for whom a restriction holds."""
    if getattr(page, "source_id", None):
        return [_("This holds for this language alone. A restriction of the source holds for every language.")]
    return [_("This holds for the page in every language.")] if translations_of(page) else []


def as_list(said: list[str]) -> SafeString:
    """Return the sentences as one message."""
    return format_html(
        "{}<ul>{}</ul>",
        _("What this does to the translations:"),
        format_html_join("", "<li>{}</li>", ((one,) for one in said)),
    )


def _named(page: Any) -> dict[str, str]:
    return {"language": languages.own_name(page.language), "title": page.title}


def whole_set(page: Any) -> list[Any]:
    """Return what goes when the page set is deleted: the page in every language and all below, translations first."""
    pages = Page.objects.none()
    for one in type(page).objects.filter(translation_key=page.translation_key):
        pages = pages | one.get_descendants(inclusive=True)
    found = list(pages.specific().order_by(F("depth").desc()))
    return sorted(found, key=lambda one: getattr(one, "source_id", None) is None)


def may_delete_set(user: Any, page: Any) -> bool:
    """Say whether the user may delete the page in each language with all below, and no page outside is orphaned."""
    doomed = {one.pk for one in whole_set(page)}
    if any(type(one).objects.filter(source=one).exclude(pk__in=doomed).exists() for one in whole_set(page)):
        return False
    versions = type(page).objects.filter(translation_key=page.translation_key)
    return all(one.permissions_for_user(user).can_delete() for one in versions)


@transaction.atomic
def delete_set(page: Any, user: Any) -> int:
    """Delete the page in every language, with all below; return how many pages went. Raise PermissionDenied."""
    if not may_delete_set(user, page):
        raise PermissionDenied
    doomed = whole_set(page)
    for one in doomed:
        if found := Page.objects.filter(pk=one.pk).first():
            log(instance=found.specific, action="wagtail.delete", user=user, deleted=True)
            found.specific.delete()
    return len(doomed)
