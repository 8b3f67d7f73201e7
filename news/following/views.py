"""The pages on which somebody follows, confirms and leaves: no cookie, no script, and only a button acts."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from portal import languages
from portal.previews.shared import closed
from portal.rendering import render_public
from portal.security.limits import is_too_much
from portal.security.same_origin import is_from_our_page
from portal.views import expired_form

from . import asking
from .forms import FollowForm, stamp
from .links import CONFIRM, LEAVE, key_in, leave_path
from .models import Subscription
from .subjects import Subject, subject_of

FORM, SENT, LINK = (f"news/following/{name}.html" for name in ("follow", "sent", "link"))
BY_ALL: Final = ["GET", "HEAD", "POST"]


@csrf_exempt
@sensitive_post_parameters("address")
@require_http_methods(BY_ALL)
def follow(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Show how to follow something, or take an address; the answer is the same whether it follows already or not."""
    subject = subject_of(f"{kind}/{key}", languages.current())
    if subject is None:
        raise Http404("Nothing to follow.")
    if request.method != "POST":
        return _form(request, subject, FollowForm(name=subject.name))
    if not is_from_our_page(request):
        return expired_form(request)
    form = FollowForm(request.POST, name=subject.name)
    if not form.is_valid():
        return _form(request, subject, form, 400)
    if is_too_much(request, "follow"):
        return _form(request, subject, form, 429)
    asking.ask(subject, form.cleaned_data["address"], languages.current())
    response = HttpResponseRedirect(reverse("follow_sent"))
    response.status_code = 303
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say that a mail is on its way, to whoever asks."""
    language = languages.current()
    context = {"addresses": {code: f"/{code}/follow/sent/" for code in languages.others(language)}, "noindex": True}
    return render_public(request, SENT, context)


@csrf_exempt
@require_http_methods(BY_ALL)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is to be followed, with a button; begin at the button. The address itself is the proof."""
    key = key_in(token, CONFIRM)
    if key is None:
        raise Http404("No such link.")
    row = Subscription.objects.filter(key=key).first()
    if row is None:
        return _link(request, "over", status=410)
    if request.method == "POST":
        if not is_from_our_page(request):
            return expired_form(request)
        asking.confirm(row)
        row.refresh_from_db()
    return _link(request, "confirmed" if row.confirmed_at else "confirm", row)


@csrf_exempt
@require_http_methods(BY_ALL)
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button that ends it; end it at the button, or at the one click of a mail program (RFC 8058)."""
    key = key_in(token, LEAVE)
    if key is None:
        raise Http404("No such link.")
    row = Subscription.objects.filter(key=key).first()
    if row is None:
        return _link(request, "left")
    if request.method == "POST":
        asking.leave(key)
        return _link(request, "left")
    return _link(request, "leave", row)


def _form(request: HttpRequest, subject: Subject, form: FollowForm, status: int = 200) -> HttpResponse:
    language = languages.current()
    path = subject.follow_path.removeprefix(f"/{language}")
    context: dict[str, Any] = {
        "form": form,
        "subject": subject,
        "stamp": stamp(subject.name),
        "is_too_much": status == 429,
        "addresses": {code: f"/{code}{path}" for code in languages.others(language)},
        "privacy": f"/{language}/privacy/",
        "noindex": True,
    }
    return render_public(request, FORM, context, status=status)


def _link(request: HttpRequest, step: str, row: Subscription | None = None, status: int = 200) -> HttpResponse:
    language = languages.current()
    subject = subject_of(row.subject, language) if row else None
    context = {
        "step": step,
        "subject": subject,
        "leave": leave_path(row) if row else "",
        "addresses": {code: f"/{code}{request.path[len(language) + 1 :]}" for code in languages.others(language)},
        "noindex": True,
        "no_store": True,
    }
    response = render_public(request, LINK, context, status=status)
    closed(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response
