"""The pages on which one language is withdrawn, and a page is deleted in every language."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from .. import languages
from ..dates import say_number
from .consequences import delete_set, may_delete_set, whole_set
from .lifecycle import translations_of, withdraw


class WithdrawForm(forms.Form):
    """What the address answers afterwards."""

    answer = forms.ChoiceField(
        choices=[
            ("notice", gettext_lazy("its address shows the page in the other language, with a notice")),
            ("gone", gettext_lazy("its address says that the page is gone, and no list in this language names it")),
        ],
        widget=forms.RadioSelect,
        initial="notice",
        label=gettext_lazy("Afterwards"),
    )


def may_withdraw(user: Any, page: Any) -> bool:
    """Say whether the user may withdraw the page in its language: a source's role has to be theirs to hand over."""
    if not hasattr(page, "fact_fields") or page.depth <= 2:
        return False
    if page.source_id:
        down = getattr(page, "taken_down", None)
        is_withdrawn = down is not None and not down.with_source
        return bool((page.live or is_withdrawn) and page.source.live and _may_publish(user, page))
    heirs = [one for one in translations_of(page) if one.live]
    return bool(page.live and heirs and all(_may_publish(user, one) for one in (page, *heirs)))


def _may_publish(user: Any, page: Any) -> bool:
    return bool(page.permissions_for_user(user).can_publish())


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def withdraw_language(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask what the address answers, and withdraw the page on POST."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_withdraw(request.user, page):
        raise PermissionDenied
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(page, is_gone=form.cleaned_data["answer"] == "gone", user=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("“%(title)s” was withdrawn in this language.") % {"title": page.title})
        return redirect("wagtailadmin_pages:edit", page.pk)
    heir = next((one for one in translations_of(page) if one.live), None)
    context = {"page": page, "form": form, "heir": heir, "left": page.source or heir}
    return render(request, "portal/translation/withdraw.html", context, status=400 if form.errors else 200)


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def delete_page_set(request: HttpRequest, page_id: int) -> HttpResponse:
    """List what goes, and delete the page in every language on POST."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not hasattr(page, "fact_fields") or page.depth <= 2 or not may_delete_set(request.user, page):
        raise PermissionDenied
    parent = page.get_parent().pk
    if request.method == "POST":
        number = delete_set(page, request.user)
        messages.success(
            request,
            _("Deleted in every language; pages: %(number)s.") % {"number": say_number(number, languages.current())},
        )
        return redirect("wagtailadmin_explore", parent)
    return render(request, "portal/translation/delete_set.html", {"page": page, "doomed": whole_set(page)})
