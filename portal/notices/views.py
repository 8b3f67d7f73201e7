"""The admin's pages of urgent notices: the list, the form, and the page on which one is read and decided."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .. import languages
from ..models import UrgentNotice
from ..models.urgent_notices import NoticeState
from . import decisions
from .forms import NoticeForm
from .shown import ShownNotice, shown

A_PAGE = 20
LARGEST_VERSION = 2**31 - 1


class DecisionForm(forms.Form):
    """Carries the version that was read, what was decided, and the reason of a refusal."""

    version = forms.IntegerField(min_value=1, max_value=LARGEST_VERSION)
    decision = forms.ChoiceField(choices=[("approve", ""), ("refuse", ""), ("take_down", "")])
    reason = forms.CharField(required=False, max_length=4000)


def for_the_team(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in who writes, approves or publishes notices; times are said and taken in Baghdad time."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not decisions.may_see(request.user):
            raise PermissionDenied
        with timezone.override(settings.TIME_ZONE):
            return view(request, *args, **kwargs)

    return checked


@for_the_team
def notices(request: HttpRequest) -> HttpResponse:
    """List the notices: what waits and what is up before what is over."""
    rows = Paginator(UrgentNotice.objects.select_related("author"), A_PAGE).get_page(request.GET.get("p"))
    context = {"list_page": rows, "may_write": request.user.has_perm(decisions.WRITE)}
    return render(request, "portal/notices/notices.html", context)


@for_the_team
def new_notice(request: HttpRequest) -> HttpResponse:
    """Write a notice; ``?replaces=`` begins with the words of one that is up and comes down when this one goes up."""
    if not request.user.has_perm(decisions.WRITE):
        raise PermissionDenied
    asked = request.GET.get("replaces", "")
    replaced = UrgentNotice.objects.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 19 else None
    return _form(request, UrgentNotice(replaces=replaced), _begun_with(replaced))


@for_the_team
def change_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a notice anew that was not approved yet."""
    notice = get_object_or_404(UrgentNotice, pk=pk)
    if not decisions.may_change(request.user, notice):
        raise PermissionDenied
    return _form(request, notice, {"version": notice.version})


@for_the_team
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a notice as readers of each language see it; decide on POST."""
    row = get_object_or_404(UrgentNotice.objects.select_related("author", "decided_by", "centre", "governorate"), pk=pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _decide(request, row.pk, form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            row.refresh_from_db()
    context = {
        "notice": row,
        "form": form,
        "readings": _readings(row),
        "place": row.centre or row.governorate or "",
        "is_waiting": row.state == NoticeState.WAITING,
        "may_approve": decisions.may_approve(request.user, row),
        "may_refuse": request.user.has_perm(decisions.APPROVE) or request.user.has_perm(decisions.PUBLISH),
        "may_change": decisions.may_change(request.user, row),
        "may_replace": row.state == NoticeState.APPROVED and request.user.has_perm(decisions.WRITE),
        "may_take_down": row.state != NoticeState.TAKEN_DOWN and decisions.may_take_down(request.user, row),
    }
    return render(request, "portal/notices/notice.html", context, status=400 if form.errors else 200)


def _form(request: HttpRequest, notice: UrgentNotice, initial: dict[str, Any]) -> HttpResponse:
    form = NoticeForm(request.POST if request.method == "POST" else None, instance=notice, initial=initial)
    if request.method == "POST" and form.is_valid():
        notice = form.save(commit=False)
        notice.version = form.cleaned_data["version"]
        try:
            notice = decisions.hand_in(notice, request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _said(notice))
            return redirect("urgent_notice", notice.pk)
    may_publish = request.user.has_perm(decisions.PUBLISH)
    context = {"form": form, "notice": notice, "may_publish": may_publish}
    return render(request, "portal/notices/form.html", context, status=400 if form.errors else 200)


def _begun_with(replaced: UrgentNotice | None) -> dict[str, Any]:
    if replaced is None:
        return {"starts_at": timezone.localtime().replace(second=0, microsecond=0)}
    names = ("title", "text", "severity", "where", "governorate", "centre", "starts_at", "ends_at")
    return {name: getattr(replaced, name) for name in names}


def _decide(request: HttpRequest, pk: int, decided: dict[str, Any]) -> HttpResponse:
    if decided["decision"] == "approve":
        done = decisions.approve(pk, decided["version"], request.user)
    elif decided["decision"] == "refuse":
        done = decisions.refuse(pk, decided["version"], decided["reason"], request.user)
    else:
        done = decisions.take_down(pk, request.user)
    messages.success(request, _said(done))
    return redirect("urgent_notices")


def _said(notice: UrgentNotice) -> str:
    said = {
        NoticeState.WAITING: _("“%(title)s” waits for somebody to approve it. They have been told by mail."),
        NoticeState.APPROVED: _("“%(title)s” was approved and shows at its time."),
        NoticeState.REFUSED: _("“%(title)s” was sent back. The author has been told why."),
        NoticeState.TAKEN_DOWN: _("“%(title)s” was taken down."),
    }
    text = _("“%(title)s” is up on the site.") if notice.is_up else said[NoticeState(notice.state)]
    return text % {"title": notice}


def _readings(notice: UrgentNotice) -> list[tuple[str, ShownNotice]]:
    """Return the notice as readers of each language see it."""
    readings = []
    for language in languages.codes():
        with translation.override(language):
            readings.append((language, shown(notice, language)))
    return readings
