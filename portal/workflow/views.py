"""The review page: the revision, what differs from the public page, approve or send back."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page, TaskState

from ..fact_check.presenting import report_context
from ..models import ReadyPhrase
from ..rows_together import fetched
from ..translation.currency import note_on
from . import decisions
from .fetching import counterpart_of, read_review
from .parts import Part, keys_read, part_of, refuse_seen, revisions_read, typed_corrections
from .phrases import reason_of


class DecisionForm(forms.Form):
    """Carries the revision that was read, and the reason of a refusal."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(choices=[("approve", ""), ("correct", ""), ("send_back", "")])
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
    """Show the newest revision of a page in review beside the public one; decide on POST.

    What was handed in together, a source and its translations, is one review at the source's address.
    """
    states = read_review(task_state_id, request.user, keys_read(request.POST))
    task_state = next(state for state in states if state.pk == task_state_id)
    decisions.refuse_outsiders(task_state, request.user)
    if states[0] is not task_state:
        return redirect("review", states[0].pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    parts = [part_of(state, request) for state in states]
    if request.method == "POST" and form.is_valid():
        try:
            return _decide(request, task_state, form.cleaned_data, parts)
        except ValidationError as error:
            _say(form, parts, error)
    return render(
        request,
        "portal/review/review.html",
        _context(request, task_state, form, parts),
        status=200 if not form.errors else 400,
    )


def _say(form: DecisionForm, parts: list[Part], error: ValidationError) -> None:
    """Put each message where it belongs: at the text that was to be corrected, at the reason, or above all."""
    if not hasattr(error, "error_dict"):
        form.add_error("reason" if form.cleaned_data["decision"] == "send_back" else None, error.messages)
        return
    form.add_error(None, _("Not approved: a correction cannot be taken as it is."))
    for part in parts:
        for one in part.correctable:
            one.error = " ".join(error.message_dict.get(one.key, []))


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def review_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Lead from a mail to the review that waits for the page, or to the page where none does any more."""
    page = get_object_or_404(Page, pk=page_id)
    state = page.current_workflow_task_state
    return redirect("review", state.pk) if state else redirect("wagtailadmin_pages:edit", page.pk)


def _decide(request: HttpRequest, task_state: Any, decided: dict[str, Any], parts: list[Part]) -> HttpResponse:
    if decided["decision"] != "send_back":
        corrections = typed_corrections(request.POST) if decided["decision"] == "correct" else {}
        if task_state.status == TaskState.STATUS_IN_PROGRESS:
            refuse_seen(parts, {**revisions_read(request.POST), task_state.pk: decided["revision"]}, corrections)
        page = decisions.approve(
            task_state.pk,
            decided["revision"],
            request.user,
            is_minor=decided["is_minor"],
            others=revisions_read(request.POST),
            corrections=corrections,
        )
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
    return redirect("review_queue")


def _context(request: HttpRequest, task_state: Any, form: DecisionForm, parts: list[Part]) -> dict[str, Any]:
    first = parts[0]
    return {
        "page": first.page,
        "task_state": task_state,
        "form": form,
        "is_open": task_state.status == TaskState.STATUS_IN_PROGRESS,
        "parts": parts,
        "is_minor": bool((note := note_on(first.revision)) and note.is_minor),
        "why_not": next(filter(None, (decisions.why_not_own(part.state, request.user) for part in parts)), ""),
        "phrases": fetched(first.page, ReadyPhrase),
        "chosen_phrases": request.POST.getlist("phrases"),
        "is_correcting": form.data.get("decision") == "correct",
        **report_context(first.shown, request.user, counterpart_of(first.page, [part.shown for part in parts])),
    }
