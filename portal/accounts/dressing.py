"""Decides how django-allauth's pages look: like the rest of the desk, under the strict policy, kept nowhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.urls import reverse

from portal.rendering import dress_private, private_furniture

from .landing import landing_address
from .second_factor import is_required_of

View = Callable[..., HttpResponse]


def dressed(view: View) -> View:
    """Return the view with its page in the portal's furniture."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except ReauthenticationRequired:
            response = ask_again(request)
        if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
            response.context_data = private_furniture(request) | around(request) | (response.context_data or {})
            response.render()
            if response.headers["Content-Type"].startswith("text/html"):
                dress_private(request, response)
        response["Cache-Control"] = "no-store"
        return response

    return inner


def ask_again(request: HttpRequest) -> HttpResponse:
    """Lead to where the user shows once more who they are, and remember what they were about to do.

    Here, not in django-allauth's middleware: an exception that leaves the view takes back the request's transaction.
    """
    methods = get_adapter().get_reauthentication_methods(request.user)
    address = methods[0]["url"] if methods else reverse("account_login")
    response: HttpResponse = suspend_request(request, address)
    return response


def around(request: HttpRequest) -> dict[str, Any]:
    """Return what the pages about one's own account need beside the furniture: the way back to one's work."""
    user = request.user
    if not user.is_authenticated:
        return {}
    due = is_required_of(user)
    return {"second_factor_due": due} if due else {"back": landing_address(user)}
