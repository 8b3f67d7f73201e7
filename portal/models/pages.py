"""What every page of the portal is: its language, its source, its facts and words, and how it is saved and served."""

from datetime import date
from typing import Any, ClassVar, Self, cast
from uuid import UUID

from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageManager
from wagtail_localize.fields import TranslatableField

from .. import facts, languages
from ..forms import BasePageForm
from ..gate import PublicPageQuerySet
from ..page_versions import Checked, with_content
from ..rendering import render_page
from ..sanitising import clean_page
from ..signals import page_sets_changed
from ..slugs import free_slug, refuse_slug
from ..tree import lock_page, lock_row
from .short_addresses import ShortAddress

PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


class BasePage(Page):
    """A page in one language. Facts live on the page set's source alone; every reader asks ``page.facts``."""

    word_fields: ClassVar[tuple[str, ...]] = ()
    fact_fields: ClassVar[tuple[str, ...]] = ()
    # What a page needs before it can be published; a draft may be without.
    required_facts: ClassVar[tuple[str, ...]] = ()
    required_words: ClassVar[tuple[str, ...]] = ()
    # Under which kind search finds them; empty for pages that are only ways to others.
    search_kind: ClassVar[str] = ""
    is_private_reading = False  # Pages that must not be kept by caches or devices after reading.
    # Whether a link without sign-in may show a draft; a type with visibility tiers says no for what is not public.
    is_for_everybody = True
    # What the editor says of the next revision: a minor change; the source's revision a translation says the same as.
    minor_change = False
    written_against: Any = None
    # On a scheduled source: it goes public with its approved translations only.
    holds_for_translations = False

    source = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="translated_pages",
        verbose_name=_("source"),
    )

    objects = PublicPageManager()
    base_form_class = BasePageForm
    localize_default_translation_mode = "simple"
    show_in_menus_default = False

    class Meta:
        abstract = True

    @classproperty
    def translatable_fields(cls) -> list[TranslatableField]:
        """Return what wagtail-localize may read and write: words, and never a fact."""
        return [TranslatableField(name) for name in ("title", "seo_title", "search_description", *cls.word_fields)]

    @classmethod
    def narrow_public(cls, pages: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow the gate for a page type; a type with visibility tiers overrides this."""
        return pages

    @property
    def facts(self) -> Self:
        """Return the page whose row holds the facts: the source, or the page itself."""
        return self.source or self

    @property
    def words(self) -> Self:
        """Return the page whose words the reader gets; the gate sets it, and on any other row it is the row itself."""
        return cast(Self, self.__dict__.get("_words", self))

    @words.setter
    def words(self, page: Self) -> None:
        self.__dict__["_words"] = page

    @property
    def language(self) -> str:
        """Return the code of the language the page's words are written in."""
        return languages.code_of_locale(self.locale_id)

    @property
    def direction(self) -> str:
        """Return the direction of the page's words."""
        return languages.direction(self.language)

    @property
    def public_path(self) -> str:
        """Return the page's own address: homes carry their language as slug, so the tree's path is the address."""
        return self.url_path

    def address_in(self, language: str) -> str:
        """Return the address at which readers of the language get this page set, also where it has no words in it."""
        if self.words.language == language:
            return self.words.public_path
        return f"/{language}{self.words.public_path[len(self.words.language) + 1 :]}"

    @property
    def short_path(self) -> str:
        """Return the page set's permanent short address, or an empty text before it has one.

        Where the page was found by its address, that came with the row; else it is asked for once.
        """
        if not self.__dict__.get("known_short_id"):
            known = ShortAddress.objects.filter(translation_key=self.translation_key).values_list("short_id", flat=True)
            self.__dict__["known_short_id"] = known.first() or ""
        short_id = self.__dict__["known_short_id"]
        return f"/c/{short_id}" if short_id else ""

    @classmethod
    def offered_when_nothing_is_found(cls, language: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
        """Return headings with (name, address, note) rows that a search without results offers instead."""
        return []

    def search_keys(self) -> list[UUID]:
        """Return the page sets whose search documents say something of this page; its own is the first."""
        return [self.translation_key]

    def search_also(self) -> str:
        """Return words without a language by which people look for the page: acronyms, phones, spellings."""
        return ""

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        """Return the keys by which search can be narrowed, per facet."""
        return {}

    def search_date(self) -> date | None:
        """Return the date that search shows and sorts by."""
        return None

    def search_points(self) -> tuple[tuple[float, float], ...]:
        """Return every (latitude, longitude) where people find it, never of a hidden address."""
        return ()

    def search_note(self, facts_page: Self) -> str:
        """Return what stands beside the kind in a list of results, in this page's language: whose it is, and where."""
        return ""

    def search_text(self, facts_page: Self) -> str:
        """Return the plain text of this page's words for search; ``facts_page`` is its source."""
        return ""

    def is_reviewed_by(self, user: Any, revision: Any) -> bool:
        """Say whether somebody beside the moderators decides on this very revision."""
        return False

    @classmethod
    def pages_reviewed_by(cls, user: Any) -> QuerySet[Any] | None:
        """Return the keys of the pages whose waiting change somebody beside the moderators decides; None for none."""
        return None

    @classmethod
    def naming_reviewer(cls, user: Any) -> QuerySet[Any] | None:
        """Return what makes the user somebody who may decide beside the moderators, if it exists; None for none."""
        return None

    def told_differences(self, before: Any) -> tuple[set[str], list[tuple[str, str]]]:
        """Return fields whose difference from an earlier version is told in other words, and (label, text) of those."""
        return set(), []

    def desk_path(self, language: str) -> str:
        """Return where those who may not enter the admin change the page, or an empty text."""
        return ""

    def clean(self) -> None:
        """Clean all rich text, whichever way it came in."""
        super().clean()
        clean_page(self)

    def begin_translation(self, source: Self) -> None:
        """Write on a new translation, in memory, what is known in its language; a page type may know something."""

    def missing_fields(self) -> list[str]:
        """Return the names of the fields that must be filled before this page can be published."""
        needed = self.required_words if self.source_id else (*self.required_words, *self.required_facts)
        return [name for name in needed if not facts.holds_something(self, name)]

    def _check_slug_is_unique(self) -> None:
        """Refuse more slugs than Wagtail does, in drafts too."""
        super()._check_slug_is_unique()
        refuse_slug(self.slug, self.get_parent(), self)

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        return free_slug(base_slug, self.get_parent(), self)

    @classmethod
    def from_serializable_data(cls, data: Any, check_fks: bool = True, strict_fks: bool = False) -> Any:
        """Make a page of what a revision stores, asking for what it names unless that was done."""
        to_check = check_fks and not isinstance(data, Checked)
        return super().from_serializable_data(data, check_fks=to_check, strict_fks=strict_fks)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Return the page as a revision had it, but for what it is itself: its source, and so who has the facts."""
        return cast(Self, with_content(self, content, super().with_content_json))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save without the tree's columns, and without facts where the page is a translation."""
        from ..embargo import note_row

        if self._state.adding:
            facts.start_own_set(self)
        if self.source_id:
            facts.clear_facts(self)
            self.expire_at = None
        else:
            facts.point_to_sources(self)
        is_whole = kwargs.get("update_fields") is None
        if not self._state.adding and kwargs.get("update_fields") is None and not kwargs.get("force_insert"):
            kwargs["update_fields"] = facts.saved_field_names(type(self))
            self.url_path = type(self).objects.values_list("url_path", flat=True).get(pk=self.pk)
        super().save(*args, **kwargs)
        if is_whole:
            note_row(self)

    def add_child(self, **kwargs: Any) -> Any:
        """Add below this page, holding its base row so that two additions follow each other."""
        with transaction.atomic():
            lock_page(self)
            return super().add_child(**kwargs)

    def add_sibling(self, pos: str | None = None, **kwargs: Any) -> Any:
        """Add beside this page, holding the row of the page above."""
        with transaction.atomic():
            lock_row(self.get_parent(update=True).pk)
            return super().add_sibling(pos, **kwargs)

    def move(self, target: Page, pos: str | None = None, user: Any = None) -> Any:
        """Move, holding the row of the page that gets a new child."""
        with transaction.atomic():
            lock_row(target.pk if pos and pos.endswith("child") else target.get_parent(update=True).pk)
            return super().move(target, pos, user=user)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a revision with its note: what its words are, and what those of a translation were written against."""
        from ..translation.currency import note_saved

        with transaction.atomic():
            revision = super().save_revision(*args, **kwargs)
            note_saved(self, revision)
        return revision

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision, holding the page's base row; a translation waits for its source."""
        from ..finished_blocks import refuse_unfinished
        from ..pictures_shown import refuse_undescribed, refuse_without_consent
        from ..translation.embargo import approve_for_later, goes_public_with
        from ..translation.sources import refuse_before_source, refuse_incomplete

        with transaction.atomic():
            lock_row(self.pk)
            draft = revision.as_object()
            scheduled = goes_public_with(self, revision) if self.source_id else None
            if scheduled is None:
                refuse_before_source(self, revision)
            refuse_incomplete(draft)
            refuse_unfinished(draft)
            refuse_undescribed(draft)
            refuse_without_consent(draft)
            if scheduled is not None:
                return approve_for_later(self, revision, scheduled, kwargs.get("user"))
            told_before = self._told_of_in_search()
            result = super().publish(revision, *args, **kwargs)
            if dropped := told_before - self._told_of_in_search():
                page_sets_changed.send(sender=type(self), keys=sorted(dropped))
            return result

    def _told_of_in_search(self) -> set[UUID]:
        """Return the page sets whose documents tell of the stored page; what it no longer names has to forget it."""
        return set(type(self).objects.get(pk=self.pk).search_keys())

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Take the page off the site, holding its base row."""
        with transaction.atomic():
            lock_row(self.pk)
            return super().unpublish(*args, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the page in its own language (previews come this way)."""
        return render_page(request, self, self.language)

    def reader_context(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """Return what the template needs beyond ``page`` and ``facts``; ``language`` is the reader's."""
        return {}

    def breadcrumb(self, language: str) -> list[tuple[str, str]]:
        """Return (name, address) of the pages above this one, as the reader's language shows them."""
        return []
