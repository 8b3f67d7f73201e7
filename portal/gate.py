"""The one gate: ``public(language)`` decides what readers may see, and gives each page set its words."""

from collections.abc import Iterable
from typing import Any, Self

from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    UUIDField,
)
from django.db.models.functions import Substr
from django.db.models.query import ModelIterable
from treebeard.mp_tree import MP_Node
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from . import languages
from .prepared import Given, current_moment, places_for, prepared

# Asks for page sets whatever languages their readers have: no words are attached, and none is left out.
ANY_LANGUAGE = ""

# Root, home, list, partner, service, and one level to spare.
DEEPEST = 6


def _is_shown() -> Q:
    """Rows that are live and not expired, as everything above them is; no alias, and not behind a view restriction."""
    now = current_moment()
    # The paths of the page itself and of all above it: shorter paths are the beginnings of longer ones.
    paths = [Substr(OuterRef("path"), 1, MP_Node.steplen * depth) for depth in range(1, DEEPEST + 1)]
    hidden = Page.objects.filter(Q(live=False) | Q(expire_at__lte=now), path__in=paths)
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restricted = PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path"))
    return Q(live=True, alias_of__isnull=True) & ~Q(Exists(hidden)) & ~Q(Exists(restricted))


def _is_gone(language: str) -> Exists:
    """Page sets that were withdrawn in the language and whose address there says so."""
    from .models.taken_down import TakenDown

    same = {"page__translation_key": OuterRef("translation_key"), "page__locale__language_code": language}
    return Exists(TakenDown.objects.filter(is_gone=True, **same))


class PublicPageQuerySet(PageQuerySet):
    """Page sets as readers see them; every list, page, search, feed, sitemap and count starts here."""

    language: str | None = None

    def public(self, language: str) -> Self:  # type: ignore[override]
        """Return the source rows of the page sets that are public.

        Each row carries ``words``: the live translation into ``language`` where there is one, else the row itself
        (one more statement for the whole list). Facts are read from the row. A set that was withdrawn in the language,
        with an address that says so, is left out. Wagtail's method of the same name takes no language and is not used
        by the portal.
        """
        return self._said_in(language, self.model.narrow_public(self.filter(_is_shown(), source__isnull=True)))

    def shown_to_members(self, language: str, user: Any) -> Self:
        """Return the same as somebody sees who is signed in for a partner, of a page type with visibility tiers."""
        return self._said_in(language, self.model.narrow_members(self.filter(_is_shown(), source__isnull=True), user))

    def _said_in(self, language: str, rows: Self) -> Self:
        if language:
            rows = rows.exclude(_is_gone(language))
        rows.language = language
        return rows

    def public_in(self, language: str) -> Self:
        """Return the same, without the page sets that have no words in the language: feeds speak one language each."""
        written = Q(locale_id=languages.locale_id_of(language))
        translated = self.model.objects.filter(_is_shown(), written, source=OuterRef("pk"))
        return self.public(language).filter(written | Q(Exists(translated)))

    def _clone(self) -> Self:
        clone = super()._clone()
        clone.language = self.language
        return clone

    def _fetch_all(self) -> None:
        fresh = self._result_cache is None
        super()._fetch_all()
        if fresh and self.language and issubclass(self._iterable_class, ModelIterable):
            attach_words(self._result_cache, self.language)


def attach_words(pages: Iterable[Any], language: str) -> None:
    """Give each source row its words in the language: one statement, and none where all rows are written in it.

    A page set may stand among the rows several times; each of its rows gets the words.
    """
    by_key: dict[Any, list[Any]] = {}
    for page in pages:
        if page.language != language:
            by_key.setdefault(page.translation_key, []).append(page)
    if not by_key:
        return
    model = type(next(iter(by_key.values()))[0])
    statement = _translations(model, places_for(by_key))
    for words in statement.ask(keys=list(by_key), locale=languages.locale_id_of(language)):
        for source in by_key[words.translation_key]:
            words.source = source
            source.words = words


def translations_shown(model: type[Any], keys: Iterable[Any] | Given) -> QuerySet[Any]:
    """Return the live translations of the page sets with these keys, in every language, without the sources."""
    among = keys if isinstance(keys, Given) else list(keys)
    return model.objects.filter(_is_shown(), source__isnull=False, translation_key__in=among)


@prepared
def _translations(model: type[Any], count: int) -> QuerySet[Any]:
    keys = Given("keys", UUIDField(), count)
    return translations_shown(model, keys).filter(locale_id=Given("locale", IntegerField()))
