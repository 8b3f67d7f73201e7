"""Decides what is shown of a page set in a language: names, the words that changed, and the next step."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState

from .. import languages
from ..models.revision_notes import RevisionNote
from .currency import WordChange, changed_words
from .scope import scopes
from .states import Standing, State


@dataclass(frozen=True)
class Row:
    """One line of the dashboard."""

    standing: Standing
    title: str
    language: str
    type_name: str
    owner: str
    next_step: str
    address: str
    changes: list[WordChange]


def type_name(pk: int) -> str:
    """Return what a type of page is called (content types are kept in memory)."""
    model: Any = ContentType.objects.get_for_id(pk).model_class()
    return str(capfirst(model._meta.verbose_name))


def names_of(keys: set[int]) -> dict[int, str]:
    """Return the names of the users (one statement)."""
    users = get_user_model().objects.filter(pk__in=keys)
    return {user.pk: user.get_full_name() or user.get_username() for user in users}


def rows_of(found: list[Standing], user: Any) -> list[Row]:
    """Return the lines for these page sets as the user sees them: the same number of statements for each list."""
    users = names_of({one.owner_id for one in found if one.owner_id})
    way = _Way.of(user)
    sources = Page.objects.in_bulk([one.source_id for one in found])
    changes = _changes(found)
    rows = []
    for one in found:
        source = sources[one.source_id]
        code, title = languages.code_of_locale(source.locale_id), source.get_admin_display_title()
        owner, changed = users.get(one.owner_id or 0, ""), changes.get(one.page_id, [])
        rows.append(Row(one, title, code, type_name(one.type_id), owner, *way.next_step(one), changed))
    return rows


@dataclass(frozen=True)
class _Way:
    """What somebody may do next: languages into which they may begin translations, pages that wait for their review."""

    begins_in: frozenset[str]
    reviews: frozenset[int]

    @classmethod
    def of(cls, user: Any) -> "_Way":
        waiting = TaskState.objects.reviewable_by(user).values_list("workflow_state__object_id", flat=True)
        return cls(frozenset(scopes(user, ("add_page",))), frozenset(int(pk) for pk in waiting if str(pk).isdecimal()))

    def next_step(self, one: Standing) -> tuple[str, str]:
        """Return what to do next about a page set in a language, and where; no address where it is not theirs."""
        if one.page_id is None:
            if one.language not in self.begins_in:
                return _("Waits for a translator"), ""
            start = reverse("wagtail_localize:submit_page_translation", args=[one.source_id])
            return _("Start the translation"), start
        translate, edit = (
            reverse("translate", args=[one.page_id]),
            reverse("wagtailadmin_pages:edit", args=[one.page_id]),
        )
        if one.state == State.IN_REVIEW:
            if one.page_id not in self.reviews:
                return _("Waits for a moderator"), ""
            return _("Read it and decide"), reverse("review_of_page", args=[one.page_id])
        if one.state == State.IN_TRANSLATION and one.was_sent_back:
            return _("Read the reviewer’s reason"), translate
        return {
            State.IN_TRANSLATION: (_("Go on translating"), translate),
            State.OUTDATED: (_("Bring it up to date"), translate),
            State.WITHDRAWN: (_("Publish it again when it is wanted"), edit),
            State.CURRENT: (_("Nothing: goes public as scheduled") if one.is_scheduled else _("Nothing to do"), ""),
        }[one.state]


def _changes(found: list[Standing]) -> dict[int | None, list[WordChange]]:
    """Return the words that changed, by the outdated translation (three statements)."""
    outdated = {one.page_id: one.source_id for one in found if one.state == State.OUTDATED}
    pages = Page.objects.in_bulk([*outdated, *outdated.values()])
    public = {pk: page.live_revision_id for pk, page in pages.items()}
    bases = dict(RevisionNote.objects.filter(pk__in=[public[pk] for pk in outdated]).values_list("pk", "basis_id"))
    pairs = {pk: (bases.get(public[pk]), public[source]) for pk, source in outdated.items()}
    wanted = {one for pair in pairs.values() for one in pair if one}
    revisions = Revision.objects.select_related("content_type").in_bulk(wanted)
    return {
        pk: changed_words(revisions[basis], revisions[newest])
        for pk, (basis, newest) in pairs.items()
        if basis in revisions and newest in revisions
    }
