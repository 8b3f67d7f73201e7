"""Decides what becomes of a page's links: which it has, and whether those of our own site lead somewhere."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

from django.urls import Resolver404
from django.urls import resolve as route_of
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from .. import languages
from ..addresses import resolve, site_root
from ..models.upkeep import LinkState, PageLink
from .texts import links_of

NOT_CHECKED = ("mailto:", "tel:", "sms:", "#")


def note_links(page: Any) -> None:
    """Keep the links of a public page as they are now, and look at once where those of our own site lead."""
    links = {address: said for address, said in links_of(page).items() if not address.startswith(NOT_CHECKED)}
    keys = {PageLink.key_of(address): address for address in links}
    stored = PageLink.objects.filter(page_id=page.pk)
    stored.exclude(address_key__in=keys).delete()
    known = set(stored.values_list("address_key", flat=True))
    made = [
        PageLink(page_id=page.pk, address=address, address_key=key, said=links[address][:200], is_own=is_own(address))
        for key, address in keys.items()
        if key not in known
    ]
    PageLink.objects.bulk_create(made, ignore_conflicts=True)
    check_own(PageLink.objects.filter(page_id=page.pk, is_own=True))


def forget_links(page: Any) -> None:
    """Drop what is kept of a page that is not public any more, and tell of those that lead to it."""
    PageLink.objects.filter(page_id=page.pk).delete()
    check_own(PageLink.objects.filter(address_key=PageLink.key_of(f"page:{page.pk}")))


def leads_again(page: Any) -> None:
    """Look again at the links that lead to a page which became public."""
    check_own(PageLink.objects.filter(address_key=PageLink.key_of(f"page:{page.pk}"), state=LinkState.BROKEN))


def broken_own_links(page: Any) -> list[str]:
    """Return the words (or addresses) of the links in this version of a page that lead nowhere on our own site."""
    found = {address: said for address, said in links_of(page).items() if is_own(address)}
    return [found[address] or address for address, works in where_own_lead(found).items() if not works]


def is_own(address: str) -> bool:
    """Say whether an address is one of the portal's own."""
    if address.startswith(("page:", "document:")) or (address.startswith("/") and not address.startswith("//")):
        return True
    return urlsplit(address).netloc == urlsplit(site_root()).netloc != ""


def check_own(rows: Iterable[PageLink]) -> None:
    """Write down of each row of our own site whether it leads somewhere."""
    rows = list(rows)
    answers = where_own_lead({row.address for row in rows})
    for row in rows:
        row.state = LinkState.WORKS if answers[row.address] else LinkState.BROKEN
        row.checked_at = timezone.now()
    PageLink.objects.bulk_update(rows, ["state", "checked_at"], batch_size=500)


def where_own_lead(addresses: Iterable[str]) -> dict[str, bool]:
    """Return for each of our own addresses whether something public is there; two statements for all chosen targets."""
    addresses = list(addresses)
    pages = _numbers(addresses, "page:")
    documents = _numbers(addresses, "document:")
    public = {f"page:{pk}" for pk in Page.objects.filter(pk__in=pages, live=True).values_list("pk", flat=True)}
    there = get_document_model().objects.filter(pk__in=documents).values_list("pk", flat=True) if documents else []
    public |= {f"document:{pk}" for pk in there}
    return {
        address: address in public if address.startswith(("page:", "document:")) else _is_there(address)
        for address in addresses
    }


def _numbers(addresses: list[str], kind: str) -> list[int]:
    found = [address.removeprefix(kind) for address in addresses if address.startswith(kind)]
    return [int(number) for number in found if number.isdecimal() and len(number) < 10]


def _is_there(address: str) -> bool:
    path = unquote(urlsplit(address).path) or "/"
    language = languages.of_path(path)
    try:
        route = route_of(path if path.endswith("/") or "." in path.rsplit("/", 1)[-1] else f"{path}/")
    except Resolver404:
        return False
    if route.url_name != "wagtail_serve":
        return True
    found = resolve(path if path.endswith("/") else f"{path}/", language) if language else None
    return found is not None and not found.is_gone
