"""The review page: the revision, what differs from the public page, approve or send back."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page, TaskState

from ..fact_check.presenting import report_context
from ..models import ReadyPhrase, RevisionNote
from ..translation.segments.reading import State
from ..translation.segments.side_by_side import side_by_side
from . import decisions
from .differences import differences
from .phrases import reason_of

# What a reviewer of a translation is warned of.
UNSETTLED = (State.MISSING, State.OUTDATED, State.MACHINE, State.GONE)


class DecisionForm(forms.Form):
    """Carries the revision that was read, and the reason of a refusal."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(choices=[("approve", ""), ("send_back", "")])
    is_minor = forms.BooleanField(required=False)
    phrases = forms.ModelMultipleChoiceField(ReadyPhrase.objects.all(), required=False)
    reason = forms.CharField(
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The author receives it by mail and reads it beside the page."),
    )


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def review(request: HttpRequest, task_state_id: int) -> HttpResponse:
    """Show the newest revision of a page in review beside the public one; decide on POST."""
    task_state = get_object_or_404(TaskState.objects.select_related("workflow_state", "task"), pk=task_state_id)
    decisions.refuse_outsiders(task_state, request.user)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _decide(request, task_state, form.cleaned_data)
        except ValidationError as error:
            form.add_error("reason" if form.cleaned_data["decision"] == "send_back" else None, error.messages)
    return render(
        request,
        "portal/review/review.html",
        _context(request, task_state, form),
        status=200 if not form.errors else 400,
    )


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def review_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Lead from a mail to the review that waits for the page, or to the page where none does any more."""
    page = get_object_or_404(Page, pk=page_id)
    state = page.current_workflow_task_state
    return redirect("review", state.pk) if state else redirect("wagtailadmin_pages:edit", page.pk)


def _decide(request: HttpRequest, task_state: Any, decided: dict[str, Any]) -> HttpResponse:
    if decided["decision"] == "approve":
        page = decisions.approve(task_state.pk, decided["revision"], request.user, is_minor=decided["is_minor"])
        said = (
            _("“%(title)s” was approved and published.")
            if page.live
            else _("“%(title)s” was approved and goes public when scheduled.")
        )
    else:
        author = task_state.workflow_state.requested_by
        reason = reason_of(decided["phrases"], decided["reason"], author)
        page = decisions.send_back(task_state.pk, reason, request.user)
        said = _("“%(title)s” was sent back. The author has been told why.")
    messages.success(request, said % {"title": page.get_admin_display_title()})
    return redirect("wagtailadmin_home")


def _context(request: HttpRequest, task_state: Any, form: DecisionForm) -> dict[str, Any]:
    page = task_state.workflow_state.content_object.specific
    newest = decisions.shown_revision(task_state)
    submitted = task_state.revision
    read_before = form.data.get("revision", "")
    older = page.revisions.filter(pk=read_before).first() if read_before.isdigit() else None
    shown = newest.as_object()
    pairs = side_by_side(page, newest) if page.source_id else []
    return {
        "page": page,
        "task_state": task_state,
        "form": form,
        "is_open": task_state.status == TaskState.STATUS_IN_PROGRESS,
        "revision": newest,
        "is_minor": RevisionNote.objects.filter(pk=newest.pk, is_minor=True).exists(),
        "changed_since_submission": newest.pk != submitted.pk,
        "why_not": decisions.why_not_own(task_state, request.user),
        "differences": differences(page if page.live else None, shown, request),
        "newer_differences": differences(older.as_object(), shown, request) if older and older.pk != newest.pk else [],
        "preview_url": reverse("wagtailadmin_pages:revisions_view", args=[page.pk, newest.pk]),
        "public_url": page.public_path if page.live else "",
        "source": page.source,
        "phrases": ReadyPhrase.objects.all(),
        "chosen_phrases": request.POST.getlist("phrases"),
        "pairs": pairs,
        "unfinished": [row for row in pairs if row.segment.state in UNSETTLED],
        **report_context(shown, request.user),
    }
