"""Decides who comes into the desk and for which partner: every view behind it is wrapped by ``desk_view``."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from portal import languages
from portal.models import User
from portal.rendering import render_private

from ..models import PartnerPage
from ..naming import Named
from .models import Membership, unconfirmed
from .names import named

CHOSEN = "desk_partner"


@dataclass(frozen=True)
class Desk:
    """For whom the user is at the desk now: ``partner`` is the source of the partner's page set."""

    membership: Membership
    language: str
    has_several: bool = False

    @property
    def partner(self) -> PartnerPage:
        """Return the partner's source page."""
        return self.membership.partner

    @property
    def name(self) -> Named:
        """Return how the partner is called in the language of the desk."""
        return named(self.partner, getattr(self.membership, "title_here", "") or "", self.language)

    @property
    def role(self) -> str:
        """Return the user's role (``models.Role``)."""
        return self.membership.role

    @property
    def is_owner(self) -> bool:
        """Say whether the user looks after the partner's people."""
        return self.membership.is_owner


class DeskRequest(HttpRequest):
    """What a view of the desk is given."""

    desk: Desk
    user: User


DeskView = Callable[..., HttpResponse]


def desk_view(view: DeskView | None = None, *, owners_only: bool = False) -> Any:
    """Let only members in, each for one partner (``request.desk``); nothing of the answer is kept anywhere.

    Whoever is not signed in is led to the sign-in page and back. Who belongs to several partners chooses once.
    """
    if view is None:
        return lambda inner: desk_view(inner, owners_only=owners_only)

    @wraps(view)
    def guarded(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _turned_away(request, owners_only) or view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["Cache-Control"] = "no-store"
        return response

    return guarded


def memberships_of(user: User) -> list[Membership]:
    """Return the user's memberships with their partners, in one statement.

    Each knows how its partner is called here (``title_here``) and whether its owners have to say who still belongs.
    """
    words = PartnerPage.objects.filter(source=OuterRef("partner"), locale__language_code=languages.current())
    rows = (
        Membership.objects.filter(user=user)
        .select_related("partner")
        .annotate(
            title_here=Subquery(words.values("title")[:1]),
            asks_who_belongs=Exists(Membership.objects.filter(unconfirmed(), partner=OuterRef("partner"))),
        )
    )
    return list(rows.order_by("partner__title", "pk"))


def _turned_away(request: Any, owners_only: bool) -> HttpResponse | None:
    """Return the answer to somebody who may not go on, or None when ``request.desk`` is set."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path() if request.method == "GET" else reverse("desk:home"))
    found = memberships_of(request.user)
    if not found:
        return render_private(request, "desk/no_partner.html", {}, status=403)
    chosen = _chosen(request, found)
    if chosen is None:
        asked_for = request.get_full_path() if request.method == "GET" else reverse("desk:home")
        return HttpResponseRedirect(f"{reverse('desk:choose')}?{urlencode({'next': asked_for})}")
    if owners_only and not chosen.is_owner:
        raise PermissionDenied
    request.desk = Desk(chosen, languages.current(), has_several=len(found) > 1)
    return None


def _chosen(request: HttpRequest, found: list[Membership]) -> Membership | None:
    if len(found) == 1:
        return found[0]
    return next((one for one in found if one.partner_id == request.session.get(CHOSEN)), None)
