"""Registers the portal's additions to the admin; what they do is decided in the modules named here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from . import admin_pages
from .accounts import hooks as accounts  # noqa: F401
from .fact_check import log_entries
from .fact_check import views as fact_check
from .glossary.admin import GlossaryViewSet
from .media_files import answer_document
from .notices import decisions as notice_decisions
from .notices import views as notice_views
from .notices.panel import NoticesPanel
from .pasting.views import kept_of_paste
from .previews import views as preview_views
from .translation.dashboard import TranslationsPanel, choose_digest, dashboard
from .translation.segments import views as segments
from .translation.set_views import delete_page_set, withdraw_language
from .translation.views import hand_over_source
from .upkeep import hooks as upkeep  # noqa: F401
from .uploads import multiple
from .workflow import log_entries as workflow_log_entries
from .workflow import reviewers
from .workflow.panel import WaitingForReviewPanel
from .workflow.phrases_admin import ReadyPhrasesViewSet
from .workflow.queue_view import queue
from .workflow.several_view import several
from .workflow.unreviewed import show_warnings_first
from .workflow.unreviewed_views import publish_without_review
from .workflow.views import review, review_of_page

NOTICE_ACTIONS = {
    "hand_in": (_("Hand in an urgent notice"), _("Handed in for approval")),
    "approve": (_("Approve an urgent notice"), _("Approved; readers see it at its time")),
    "refuse": (_("Send back an urgent notice"), _("Sent back to its author")),
    "take_down": (_("Take down an urgent notice"), _("Taken down")),
}


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Add the review page, the segment editor, the fact check and the hand-over."""
    return [
        path("preview/<int:page_id>/", preview_views.preview, name="preview"),
        path("preview/frame/<int:revision_id>/", preview_views.frame, name="preview_frame"),
        path("notices/", notice_views.notices, name="urgent_notices"),
        path("notices/new/", notice_views.new_notice, name="new_urgent_notice"),
        path("notices/<int:pk>/", notice_views.notice, name="urgent_notice"),
        path("notices/<int:pk>/change/", notice_views.change_notice, name="change_urgent_notice"),
        path("paste/", kept_of_paste, name="kept_of_paste"),
        path("review/", queue, name="review_queue"),
        path("review/several/", several, name="review_several"),
        path("review/<int:task_state_id>/", review, name="review"),
        path("review/page/<int:page_id>/", review_of_page, name="review_of_page"),
        path("review/without/<int:page_id>/", publish_without_review, name="publish_without_review"),
        path("translate/<int:page_id>/", segments.translate, name="translate"),
        path("translate/<int:page_id>/po/", segments.download_po, name="translate_po"),
        path("translate/<int:page_id>/po/upload/", segments.upload_po, name="translate_po_upload"),
        path("fact-check/<int:page_id>/", fact_check.report, name="fact_check"),
        path("fact-check/<int:page_id>/accept/", fact_check.accept_difference, name="fact_check_accept"),
        path(
            "fact-check/<int:page_id>/revoke/<int:accepted_id>/", fact_check.revoke_difference, name="fact_check_revoke"
        ),
        path("source/<int:page_id>/", hand_over_source, name="hand_over_source"),
        path("source/<int:page_id>/withdraw/", withdraw_language, name="withdraw_language"),
        path("source/<int:page_id>/delete/", delete_page_set, name="delete_page_set"),
        path("translations/", dashboard, name="translations"),
        path("translations/mail/", choose_digest, name="translation_digest"),
        path("translations/<slug:language>/", dashboard, name="translations_into"),
    ]


register_snippet(GlossaryViewSet)
register_snippet(ReadyPhrasesViewSet)

# Before Wagtail's own routes, whose upload of several files turns a full disk into an error page.
hooks.register("register_admin_urls", lambda: multiple.urlpatterns, order=-1)


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """Text boxes take the direction of what is typed; the portal's own admin pages are laid out."""
    return format_html('<link rel="stylesheet" href="{}">', static("portal/admin.css"))


@hooks.register("insert_editor_js")
def editor_script() -> SafeString:
    """Ask the server what is kept of a paste."""
    return format_html(
        '<script defer src="{}" data-address="{}"></script>', static("portal/admin/paste.js"), reverse("kept_of_paste")
    )


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Put the portal's list of reviews in the place of Wagtail's."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels += [NoticesPanel(), WaitingForReviewPanel(), TranslationsPanel()]


@hooks.register("register_admin_menu_item")
def notices_menu() -> MenuItem:
    """Lead to the urgent notices."""
    return NoticesMenuItem()


class NoticesMenuItem(MenuItem):
    """Shown to those who write, approve or publish notices."""

    def __init__(self) -> None:
        super().__init__(_("Urgent notices"), reverse("urgent_notices"), name="notices", icon_name="warning", order=250)

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from everybody else."""
        return notice_decisions.may_see(request.user)


class ReviewMenuItem(MenuItem):
    """Shown to those who review something."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from everybody else."""
        return reviewers.reviews_something(request.user)


@hooks.register("register_admin_menu_item")
def review_item() -> MenuItem:
    """Lead to what waits for review."""
    return ReviewMenuItem(_("For review"), reverse("review_queue"), icon_name="clipboard-list", order=240)


@hooks.register("register_admin_menu_item")
def translations_item() -> MenuItem:
    """Lead to the dashboard of translations."""
    return MenuItem(_("Translations"), reverse("translations"), icon_name="wagtail-localize-language", order=250)


@hooks.register("construct_page_action_menu")
def editor_actions(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Drop wagtail-localize's synced mode from the editor, and name submission."""
    menu_items[:] = admin_pages.editor_actions(menu_items)


@hooks.register("construct_reports_menu")
def no_synced_reports(request: HttpRequest, menu_items: list[Any]) -> None:
    """Drop wagtail-localize's report, which is about synced mode."""
    menu_items[:] = [item for item in menu_items if "localize" not in item.url]


@hooks.register("register_page_header_buttons")
def header_buttons(page: Page, user: Any, view_name: str | None = None, next_url: str | None = None) -> Any:
    """Add Review, the way to the segment editor, and the hand-over."""
    return admin_pages.review_buttons(page, user)


@hooks.register("before_edit_page")
def before_edit(request: HttpRequest, page: Page) -> None:
    """Tell the author why the page came back."""
    admin_pages.tell_why_it_came_back(request, page)


@hooks.register("after_edit_page")
def after_edit(request: HttpRequest, page: Page) -> None:
    """Tell who submits a translation that is not finished."""
    admin_pages.warn_of_unfinished(request, page)


@hooks.register("before_delete_page")
def before_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep sources that have translations; say what the readers of a translation will find."""
    if refusal := admin_pages.refuse_to_orphan(request, [page]):
        return refusal
    admin_pages.say_what_deleting_does(request, page)
    return None


@hooks.register("before_move_page")
def before_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Keep translations with their sources."""
    return admin_pages.guard_move(request, page, destination)


@hooks.register("before_bulk_action")
def before_bulk_action(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Publish several pages under the portal's rules; keep sources that have translations when several are deleted."""
    if not objects or not isinstance(objects[0], Page):
        return None
    if action_type == "publish":
        return admin_pages.publish_or_say_why(request, objects, action)
    if action_type == "move":
        return admin_pages.refuse_bulk_move(request, objects, action)
    return admin_pages.refuse_to_orphan(request, objects) if action_type == "delete" else None


@hooks.register("before_publish_page")
def before_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Show what a reviewer would be warned of; let a translation wait for its scheduled source."""
    return show_warnings_first(request, page) or admin_pages.wait_for_scheduled_source(request, page)


@hooks.register("before_copy_page")
def before_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Make no aliases."""
    return admin_pages.refuse_alias(request, page)


@hooks.register("before_serve_document")
def before_document(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Hold back the documents of pages that are not public."""
    return answer_document(document, request)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name the portal's own entries of the log."""
    actions.register_action(
        "portal.hand_over_source", _("Hand over the source"), _("Became or ceased to be the source of the facts")
    )
    log_entries.register(actions)
    workflow_log_entries.register(actions)
    actions.register_action("portal.correct", _("Correct while approving"), _("Corrected by the reviewer"))
    actions.register_action("portal.withdraw", _("Withdraw"), _("Withdrawn in its language alone"))
    actions.register_action("portal.hold", _("Hold"), _("Not published when due: a translation is not approved"))
    actions.register_action("portal.share_preview", _("Share a preview"), _("Shared a preview by a link"))
    actions.register_action("portal.revoke_preview", _("End a preview link"), _("Ended the link of a preview"))
    actions.register_action(
        "portal.schedule_failed", _("Schedule failed"), _("Was to go public at its time and did not")
    )
    for name, (label, message) in NOTICE_ACTIONS.items():
        actions.register_action(f"portal.notice_{name}", label, message)
