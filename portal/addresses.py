"""Decides which page an address means, also where the page has no words in the language of the address yet."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db.models import Exists, OuterRef, QuerySet, Subquery, TextField, UUIDField
from django.db.models.functions import Length, Substr
from wagtail.models import Page, Site

from . import languages
from .gate import ANY_LANGUAGE, translations_shown
from .models.short_addresses import ShortAddress
from .models.taken_down import TakenDown
from .prepared import Given, prepared

SITE_ROOT = "portal.site_root"
SECONDS_KNOWN = 60
# An address with more parts than this leads nowhere without being looked for.
MOST_PARTS = 6


@dataclass
class PageSet:
    """A public page and its public translations; ``source`` holds the facts."""

    source: Any
    by_language: dict[str, Any] = field(default_factory=dict)
    # Languages in which the page was withdrawn and its address says so.
    gone: set[str] = field(default_factory=set)
    # Languages in which the page was public once, and its address shows the source.
    withdrawn: set[str] = field(default_factory=set)

    def address_in(self, language: str) -> str:
        """Return the address readers of the language use, whether there are words in it or not.

        Where the page is gone in the language, that is the language's home.
        """
        if language in self.gone:
            return f"/{language}/"
        return self.by_language.get(language, self.source).address_in(language)


@dataclass(frozen=True)
class Resolved:
    """What an address leads to: the page set, and the address it should have had when that differs."""

    page_set: PageSet
    redirect_to: str = ""
    is_gone: bool = False


def public_page_set(model: type[Any], translation_key: UUID) -> PageSet | None:
    """Return the page set as the gate lets it through, or None (two statements; three where one was withdrawn)."""
    from .translation.lifecycle import withdrawn_languages

    row = next(iter(_source(model).ask(key=translation_key)), None)
    if row is None:
        return None
    page_set = PageSet(row, {row.language: row})
    for words in _translations(model).ask(key=[translation_key]):
        words.source = row
        page_set.by_language[words.language] = words
    missing = [code for code in languages.codes() if code not in page_set.by_language]
    if missing and row.has_taken_down:
        down = withdrawn_languages(translation_key, missing)
        page_set.gone = {code for code, is_gone in down.items() if is_gone}
        page_set.withdrawn = down.keys() - page_set.gone
    return page_set


@prepared
def _source(model: type[Any]) -> QuerySet[Any]:
    from .translation.currency import with_notes

    short_id = ShortAddress.objects.filter(translation_key=OuterRef("translation_key")).values("short_id")
    down = TakenDown.objects.filter(page__translation_key=OuterRef("translation_key"))
    source = model.objects.public(ANY_LANGUAGE).filter(translation_key=Given("key", UUIDField()))
    return with_notes(source.annotate(known_short_id=Subquery(short_id[:1]), has_taken_down=Exists(down)))


@prepared
def _translations(model: type[Any]) -> QuerySet[Any]:
    from .translation.currency import with_notes

    return with_notes(translations_shown(model, Given("key", UUIDField(), 1)))


def resolve(path: str, language: str) -> Resolved | None:
    """Return what the public address ``/<language>/…/`` means, or None when nothing public is there."""
    row = page_meant(path, language)
    if row is None:
        return None
    model = row.specific_class
    if model is None or not hasattr(model, "fact_fields"):
        return None
    page_set = public_page_set(model, row.translation_key)
    if page_set is None:
        return None
    if language in page_set.gone:
        return Resolved(page_set, is_gone=True)
    words = page_set.by_language.get(language)
    if words is not None and words.public_path != path:
        return Resolved(page_set, words.public_path)
    return Resolved(page_set)


def page_meant(path: str, language: str) -> Page | None:
    """Return the base row an address means, live or not: the page there, else one below its ancestors' translations.

    One statement for a page that is there, one more for each part that the language lacks.
    """
    parts = [part for part in path.split("/") if part][: MOST_PARTS + 1]
    heads = [f"/{'/'.join(parts[:count])}/" for count in range(1, len(parts) + 1)]
    rows = _pages_at(len(heads), cache.get(SITE_ROOT) is None).ask(heads=heads) if heads else []
    found = {page.url_path: page for page in _noting_site_root(rows)}
    if path in found or len(parts) > MOST_PARTS:
        return found.get(path)
    for count in range(len(parts) - 1, 0, -1):
        head = found.get(heads[count - 1])
        if head is not None and (row := _below_translations(head, parts[count:], language)):
            return row
    return None


def _below_translations(page: Page, slugs: list[str], language: str) -> Page | None:
    """Walk on part by part, each time below the page and all its translations; the language's own children first."""
    nodes = [page]
    for slug in slugs:
        above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
        family = Page.objects.filter(path=above, translation_key__in={node.translation_key for node in nodes})
        nodes = list(Page.objects.filter(Exists(family), slug=slug))
        if not nodes:
            return None
        nodes.sort(key=lambda node: languages.code_of_locale(node.locale_id) != language)
    return nodes[0]


@prepared
def _pages_at(count: int, with_site_root: bool) -> QuerySet[Page]:
    """Return pages by address, and with them where the site is when that is not known: every page says it."""
    pages = Page.objects.filter(url_path__in=Given("heads", TextField(), count))
    if not with_site_root:
        return pages
    site = Site.objects.filter(is_default_site=True)
    return pages.annotate(site_host=Subquery(site.values("hostname")[:1]), site_port=Subquery(site.values("port")[:1]))


def _noting_site_root(rows: list[Any]) -> list[Any]:
    if rows and getattr(rows[0], "site_host", None):
        cache.set(SITE_ROOT, Site(hostname=rows[0].site_host, port=rows[0].site_port).root_url, SECONDS_KNOWN)
    return rows


def site_root() -> str:
    """Return scheme, host and port of the portal as its Site record says (kept for a minute)."""
    root = cache.get(SITE_ROOT)
    if root is None:
        site = Site.objects.filter(is_default_site=True).first()
        root = site.root_url if site else ""
        cache.set(SITE_ROOT, root, SECONDS_KNOWN)
    return str(root)


def absolute(path: str) -> str:
    """Return the absolute address of a path, from the Site record and never from the request's Host header."""
    return site_root() + path
