"""The visitor's form, and the page on which a code tells what came of a report: no cookie, no account, no script."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from portal import languages
from portal.addresses import PageSet, public_page_set
from portal.models import ShortAddress
from portal.rendering import render_public
from portal.security.limits import is_too_much
from portal.security.same_origin import is_from_our_page
from portal.views import expired_form

from ..models import CentrePage, ServicePage
from .forms import OFFERED, ReportForm, stamp
from .models import CODE_LENGTH, ConductKind, ConductReport, Outcome, Report
from .receiving import receive

FORM, OUTCOME = "centres/reports/report.html", "centres/reports/outcome.html"
LOOKUPS_PER_HOUR = 600


@csrf_exempt
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, short_id: str) -> HttpResponse:
    """Show the form for one listing, or take it; what was written is there again where something is wrong with it."""
    page_set = _listing_or_404(short_id)
    if request.method != "POST":
        return _form(request, page_set, ReportForm(short_id=short_id))
    if not is_from_our_page(request):
        return expired_form(request)
    form = ReportForm(request.POST, short_id=short_id)
    if not form.is_valid():
        return _form(request, page_set, form, 400)
    if is_too_much(request, "form"):
        return _form(request, page_set, form, 429)
    made = receive(page_set.source, form.cleaned_data["kind"], form.cleaned_data["words"])
    response = HttpResponseRedirect(f"{reverse('report_outcome')}?code={made.spoken_code}")
    response.status_code = 303
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def outcome(request: HttpRequest) -> HttpResponse:
    """Tell what came of the report with the code; of one about conduct only whether somebody has looked into it."""
    asked = request.GET.get("code", "")
    code = "".join(letter for letter in asked.lower() if letter.isalnum())[: CODE_LENGTH + 1]
    found = None
    if code and not is_too_much(request, "code", LOOKUPS_PER_HOUR):
        models: tuple[Any, ...] = (Report, ConductReport)
        found = next((row for model in models for row in model.objects.filter(code=code)), None)
    language = languages.current()
    context = {
        "code": found.spoken_code if found else "",
        "is_unknown": bool(asked) and found is None,
        "said": _said(found),
        "received": found.made_at if found else None,
        "addresses": {other: f"/{other}/report/?code={code}" for other in languages.others(language)},
        "centres_path": f"/{language}/centres/",
        "noindex": True,
        "no_store": True,
    }
    return render_public(request, OUTCOME, context)


def _said(found: Any) -> str:
    """Return the state of a report: one of four, of which a confidential one has two."""
    if found is None:
        return ""
    if isinstance(found, ConductReport):
        return "handled" if found.decided_at else "received"
    if found.outcome:
        return str(Outcome(found.outcome).label)
    return "checked" if found.is_shown else "received"


def _listing_or_404(short_id: str) -> PageSet:
    """Return the public listing with this short id: the gate decides, as for its page."""
    address = ShortAddress.objects.filter(pk=short_id.lower()).first()
    row = Page.objects.filter(translation_key=address.translation_key).first() if address else None
    model = row.specific_class if row else None
    if address is None or model not in (CentrePage, ServicePage):
        raise Http404("No such listing.")
    page_set = public_page_set(model, address.translation_key)
    if page_set is None:
        raise Http404("No such listing.")
    return page_set


def _form(request: HttpRequest, page_set: PageSet, form: ReportForm, status: int = 200) -> HttpResponse:
    language = languages.current()
    words = page_set.by_language.get(language, page_set.source)
    context: dict[str, Any] = {
        "form": form,
        "name": words.title,
        "name_language": "" if words.language == language else words.language,
        "back": page_set.address_in(language),
        "kinds": OFFERED,
        "conduct": ConductKind.choices,
        "stamp": stamp(form.short_id),
        "is_too_much": status == 429,
        "addresses": {code: f"/{code}/report/{form.short_id}/" for code in languages.others(language)},
        "noindex": True,
        "no_store": page_set.source.is_private_reading,
    }
    return render_public(request, FORM, context, status=status)
