"""A partner's listing as the desk's tests use it, and what a browser posts of its form."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from centres.models import PartnerPage, ServicePage
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.portal.staff import signed_in


def own_service(**facts: Any) -> ServicePage:
    """Make a partner with a public service at a centre, in both languages."""
    partner = factories.partner("own")
    return factories.service(partner, at=(factories.centre(),), **facts)


def partner_of(page: Any) -> PartnerPage:
    """Return the partner's page."""
    return PartnerPage.objects.get(pk=page.get_parent().pk)


def editor_of(page: Any, username: str = "editor") -> tuple[Any, Client]:
    """Make somebody who belongs to the partner; return the user and a client that is signed in."""
    user = member(partner_of(page), username)
    return user, signed_in(user)


def posted(client: Client, address: str, form: str = "form[data-draft], main form[method=post]") -> dict[str, Any]:
    """Return what a browser would post of a page's form, nothing changed."""
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return values_of(soup.select_one(form))


def values_of(form: Any) -> dict[str, Any]:
    """Return the values of a form's fields by name."""
    found: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name]"):
        kind = field.get("type", "text")
        if kind in ("checkbox", "radio"):
            if field.has_attr("checked"):
                found.setdefault(field["name"], []).append(field.get("value", "on"))
        elif field.name == "textarea":
            found[field["name"]] = field.get_text().removeprefix("\n")
        elif field["name"] != "csrfmiddlewaretoken":
            found[field["name"]] = field.get("value", "")
    for select in form.select("select[name]"):
        chosen = select.select_one("option[selected]") or select.select_one("option")
        found[select["name"]] = chosen.get("value", "")
    return found


def address_of(page: Any, rest: str = "", language: str = "ar") -> str:
    """Return the address of a listing at the desk."""
    return f"/{language}/desk/listings/{page.pk}/{rest}"


def change(client: Client, page: Any, do: str = "send", **values: Any) -> Any:
    """Open the form, change some of its values (``__`` stands for ``-``) and press a button."""
    data = posted(client, address_of(page)) | {name.replace("__", "-"): value for name, value in values.items()}
    return client.post(address_of(page), data | {"do": do})
