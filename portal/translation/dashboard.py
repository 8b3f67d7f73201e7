"""The dashboard of translations: per language what is missing, outdated or in work, and what to do next."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.components import Component

from ..models.digests import TranslationDigest
from .scope import scopes
from .states import Standing, State, counts, standings
from .worklist import names_of, rows_of, type_name

PAGE_SIZE = 20


class Filters(forms.Form):
    """What the list is narrowed to; a value that makes no sense narrows nothing."""

    state = forms.ChoiceField(required=False, label=gettext_lazy("State"))
    type = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, label=gettext_lazy("Type of page"))
    owner = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, label=gettext_lazy("Owner"))

    def __init__(self, data: Any, found: list[Standing], users: dict[int, str]) -> None:
        super().__init__(data)
        anything: list[tuple[Any, Any]] = [("", _("all"))]
        names = {pk: type_name(pk) for pk in {one.type_id for one in found}}
        self.fields["state"].choices = anything + [(one.value, one.label) for one in State]  # type: ignore[attr-defined]
        self.fields["type"].choices = anything + sorted(names.items(), key=lambda pair: pair[1])  # type: ignore[attr-defined]
        self.fields["owner"].choices = anything + sorted(users.items(), key=lambda pair: pair[1])  # type: ignore[attr-defined]
        self.full_clean()

    def lets_through(self, one: Standing) -> bool:
        """Say whether the page set is one of those asked for."""
        asked = self.cleaned_data
        wanted = [
            (asked.get("state"), one.state.value),
            (asked.get("type"), one.type_id),
            (asked.get("owner"), one.owner_id),
        ]
        return all(want in (None, "") or want == value for want, value in wanted)


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def dashboard(request: HttpRequest, language: str = "") -> HttpResponse:
    """Show one language: numbers per state, the page sets, and the next step for each."""
    mine = scopes(request.user)
    language = language or next(iter(mine), "")
    if language not in mine:
        raise PermissionDenied
    found = standings(language, mine[language])
    users = names_of({one.owner_id for one in found if one.owner_id})
    filters = Filters(request.GET, found, users)
    order = list(State)
    chosen = sorted(filter(filters.lets_through, found), key=lambda one: order.index(one.state))
    page = Paginator(chosen, PAGE_SIZE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    context = {
        "language": language,
        "choices": list(mine),
        "numbers": [(state, number) for state, number in counts(found).items()],
        "filters": filters,
        "page": page,
        "rows": rows_of(list(page.object_list), request.user),
        "query": query.urlencode(),
        "wants_mail": TranslationDigest.objects.filter(pk=request.user.pk).exists(),
    }
    return render(request, "portal/translation/dashboard.html", context)


@require_POST
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def choose_digest(request: HttpRequest) -> HttpResponse:
    """Begin or end the mail about translations for whoever asks."""
    if not scopes(request.user):
        raise PermissionDenied
    if request.POST.get("wants") == "yes":
        TranslationDigest.objects.get_or_create(pk=request.user.pk)
        messages.success(request, _("You get a mail each morning on which translations wait for you."))
    else:
        TranslationDigest.objects.filter(pk=request.user.pk).delete()
        messages.success(request, _("You get no more mails about translations."))
    return redirect("translations")


class TranslationsPanel(Component):
    """On the admin's first page: the numbers of each language that the user has to do with."""

    name = "translations"
    template_name = "portal/translation/home_panel.html"
    order = 110

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Count."""
        mine = scopes(parent_context["request"].user)
        numbers = {code: counts(standings(code, within)) for code, within in mine.items()}
        return {"languages": [(code, [(one, n) for one, n in found.items() if n]) for code, found in numbers.items()]}
