"""Decides what the admin adds around the page editor, and what it refuses before Wagtail's own views run."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.action_menu import SubmitForModerationMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, WorkflowState

from . import languages
from .fact_check.acceptance import may_read
from .models import BasePage
from .page_types import page_types
from .previews.links import may_preview
from .translation import consequences
from .translation.consequences import may_delete_set
from .translation.embargo import goes_public_with
from .translation.lifecycle import refuse_move
from .translation.segments.submitting import unfinished_in
from .translation.set_views import may_withdraw
from .translation.views import may_hand_over
from .workflow.unreviewed import warnings_of

# Wagtail-localize's items of synced mode, which the portal offers nowhere.
SYNCED_MODE_ITEMS = frozenset({"localize-restart-translation", "localize-convert-to-alias"})


def review_buttons(page: Page, user: Any) -> Iterator[Button]:
    """Yield the ways to the review page, the segment editor, the fact check and the hand-over for who may use them."""
    specific = page.specific
    state = page.current_workflow_task_state
    if state is not None and getattr(state.task.specific, "may_review", lambda _user: False)(user):
        yield Button(_("Review"), reverse("review", args=[state.pk]), icon_name="clipboard-list", priority=1)
    yield from translate_buttons(specific, user)
    if isinstance(specific, BasePage) and may_read(user, specific):
        yield Button(_("Fact check"), reverse("fact_check", args=[page.pk]), icon_name="check", priority=2)
    if isinstance(specific, BasePage) and may_preview(user, specific):
        yield Button(_("Preview and share"), reverse("preview", args=[page.pk]), icon_name="view", priority=20)
    if may_withdraw(user, specific):
        yield Button(
            _("Withdraw in this language"), reverse("withdraw_language", args=[page.pk]), icon_name="view", priority=91
        )
    if may_hand_over(user, specific):
        yield Button(
            _("Make this page the source"),
            reverse("hand_over_source", args=[page.pk]),
            icon_name="redirect",
            priority=90,
        )


def translate_buttons(page: Any, user: Any) -> Iterator[Button]:
    """Yield the way to the segment editor: from a translation to its own, from a source to each the user may edit."""
    if not hasattr(page, "fact_fields"):
        return
    found = [page] if page.source_id else type(page).objects.filter(source=page).order_by("locale_id")
    for translation in found:
        if translation.permissions_for_user(user).can_edit():
            label = _("Translate: %(language)s") % {"language": languages.own_name(translation.language)}
            address = reverse("translate", args=[translation.pk])
            yield Button(label, address, icon_name="wagtail-localize-language", priority=5)


class SubmitItem(SubmitForModerationMenuItem):
    """Wagtail's submission, said in the user's language: its own label ends with the workflow's one name."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Return what the item's template needs."""
        context = super().get_context_data(parent_context)
        context["label"] = _("Submit to Review")
        return context


def editor_actions(items: list[Any]) -> list[Any]:
    """Return the editor's actions without those of wagtail-localize's synced mode, submission in the portal's words."""
    offered = [item for item in items if item.name not in SYNCED_MODE_ITEMS]
    return [SubmitItem(item.order) if isinstance(item, SubmitForModerationMenuItem) else item for item in offered]


def tell_why_it_came_back(request: HttpRequest, page: Page) -> None:
    """Show the reviewer's reason above the editor while the page waits for its author."""
    state = page.current_workflow_state
    if request.method == "GET" and state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        comment = state.current_task_state.comment
        messages.warning(request, _("Sent back by the reviewer: %(reason)s") % {"reason": comment})


def refuse_to_orphan(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    """Return to the explorer with a reason when deleting the pages would leave translations without their source."""
    doomed = Page.objects.none()
    for page in pages:
        doomed = doomed | page.get_descendants(inclusive=True)
    doomed_keys = set(doomed.values_list("pk", flat=True))
    left = [
        orphan
        for model in page_types()
        for orphan in model.objects.filter(source__in=doomed_keys).exclude(pk__in=doomed_keys)
    ]
    if not left:
        return None
    titles = ", ".join(orphan.title for orphan in left[:5])
    said = _("Not deleted: %(titles)s would lose the facts. Make the translation the source first, or delete it first.")
    offers = []
    if len(pages) == 1 and may_delete_set(request.user, pages[0].specific):
        offers = [messages.button(reverse("delete_page_set", args=[pages[0].pk]), _("Delete in every language"))]
    messages.error(request, said % {"titles": titles}, buttons=offers)
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


def publish_or_say_why(request: HttpRequest, pages: list[Page], action: Any) -> HttpResponse:
    """Publish the chosen pages, sources before their translations, all or none; what stands against it is a message.

    Wagtail's own view of the bulk action knows of no refusal.
    """
    pages = sorted((page.specific for page in pages), key=lambda page: getattr(page, "source_id", None) is not None)
    warned = [page for page in pages if hasattr(page, "fact_fields") and warnings_of(page)]
    if warned:
        said = _("Not published: the review would warn of something. Read it and publish each by itself: %(titles)s")
        offers = [messages.button(reverse("publish_without_review", args=[one.pk]), one.title) for one in warned[:5]]
        messages.error(request, said % {"titles": ", ".join(page.title for page in warned[:5])}, buttons=offers)
        return redirect(action.next_url)
    try:
        with transaction.atomic():
            done = action.execute_action(pages, **action.get_execution_context())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, action.get_success_message(*done))
    return redirect(action.next_url)


def say_what_deleting_does(request: HttpRequest, page: Page) -> None:
    """Tell who deletes a translation what its readers will find."""
    said = consequences.deleting(page.specific)
    if request.method == "GET" and said:
        messages.warning(request, consequences.as_list(said))


def guard_move(request: HttpRequest, page: Page, target: Page) -> HttpResponse | None:
    """Keep a translation with its source, and say where the translations of a source go."""
    page = page.specific
    try:
        refuse_move(page, target)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("wagtailadmin_pages:edit", page.pk)
    said = consequences.moving(page, target)
    if request.method == "GET" and said:
        messages.warning(request, consequences.as_list(said))
    return None


def refuse_bulk_move(request: HttpRequest, pages: list[Page], action: Any) -> HttpResponse | None:
    """Refuse to move translations away from their sources."""
    strays = [page.title for page in pages if getattr(page.specific, "source_id", None)]
    if not strays:
        return None
    said = _("Not moved: translations stand where their sources stand. Move the sources instead: %(titles)s")
    messages.error(request, said % {"titles": ", ".join(strays[:5])})
    return redirect(action.next_url)


def refuse_alias(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to copy a page as an alias: it would be public without a review."""
    if request.method == "POST" and request.POST.get("alias"):
        messages.error(request, _("The portal has no aliases. Copy the page, or start its translation."))
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


def warn_of_unfinished(request: HttpRequest, page: Page) -> None:
    """Tell who submits a translation from the page editor, where blocks may go their own way, what it still lacks."""
    if "action-submit" not in request.POST or not hasattr(page, "fact_fields"):
        return
    if texts := unfinished_in(page):
        said = _("Submitted, though not finished: %(texts)s. The reviewer sees that too.") % {"texts": texts}
        offer = messages.button(reverse("translate", args=[page.pk]), _("Translate text by text"))
        messages.warning(request, said, buttons=[offer])


def wait_for_scheduled_source(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Approve a translation for the moment of its scheduled source, where the editor's button would publish it now."""
    revision = page.latest_revision
    if not getattr(page, "source_id", None) or goes_public_with(page, revision) is None:
        return None
    page.publish(revision, user=request.user, skip_permission_checks=True)
    messages.success(request, _("“%(title)s” goes public together with its source.") % {"title": page.title})
    return redirect("wagtailadmin_pages:edit", page.pk)
