"""Decides what a change of a listing is: everything one form asks for, kept as drafts of the page in each language."""

from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale

from portal import languages
from portal.slugs import free_slug
from portal.translation.currency import note_basis
from portal.translation.drafts import may_translate, start_translation
from portal.tree import lock_row

from ...models import ServicePage
from .centre_rows import CentreRow, rows_of, write_rows
from .facts_form import FactsForm
from .ownership import is_ours, translation_of
from .phones_form import PhonesForm
from .words_form import WordsForm


class Change:
    """The form of a listing: bound to what was posted, or showing the newest version."""

    def __init__(self, page: Any, user: Any, language: str, data: Any = None) -> None:
        self.page, self.user, self.data = page, user, data
        self.draft = page.get_latest_revision_as_object()
        self.other = next(iter(languages.others(page.language)), "")
        self.translation = translation_of(page, self.other) if self.other else None
        self.words = WordsForm(data, language=page.language, page=self.draft)
        self.second = self._second(data)
        self.facts = FactsForm(data, page=self.draft)
        self.phones = PhonesForm(data, "phones", self.draft.phones)
        self.rows: list[CentreRow] = rows_of(self.draft, data, language)

    @property
    def seen(self) -> str:
        """Return which versions the form shows, in both languages."""
        other = self.translation.latest_revision_id if self.translation else 0
        return f"{self.page.latest_revision_id or 0}.{other or 0}"

    @property
    def is_outrun(self) -> bool:
        """Say whether somebody saved another version since the form was shown."""
        return bool(self.data is not None and self.data.get("seen", "") != self.seen)

    def is_valid(self) -> bool:
        """Say whether all of it can be kept; every part is looked at, so that all that is wrong is said at once."""
        parts: list[Any] = [self.words, self.facts, self.phones, *self.rows, *([self.second] if self.second else [])]
        answers = [part.is_valid() for part in parts]
        return all(answers)

    def is_complete(self) -> bool:
        """Say whether visitors would find all they need; what lacks is said at its field."""
        self.words.ask_for_all()
        self.facts.ask_for_all()
        if self.second:
            self.second.ask_for_all()
        return not (self.words.errors or self.facts.errors or (self.second and self.second.errors))

    def save(self) -> Any:
        """Keep what was typed as drafts, in both languages; return the listing's newest revision."""
        lock_row(self.page.pk)
        self.words.write_into(self.draft)
        self.facts.write_into(self.draft)
        self.draft.phones = self.draft._meta.get_field("phones").to_python(self.phones.stored)
        write_rows(self.draft, self.rows)
        revision = kept_draft(self.page, self.draft, self.user)
        if self.second and not self.second.is_empty:
            self._save_second(self.second, revision)
        return revision

    def _second(self, data: Any) -> WordsForm | None:
        """Return the form of the other language, for those who may write in it; who reviews it has it alone."""
        if self.translation is not None:
            rights = self.translation.permissions_for_user(self.user)
            if not rights.can_edit() or rights.page_locked():
                return None
            shown = self.translation.get_latest_revision_as_object()
            return WordsForm(data, language=self.other, page=shown, is_source=False)
        locale = Locale.objects.filter(language_code=self.other).first()
        if locale is None or not may_translate(self.user, self.page, locale):
            return None
        return WordsForm(data, language=self.other, is_source=False)

    def _save_second(self, words: WordsForm, revision: Any) -> None:
        if self.translation is None:
            locale = Locale.objects.get(language_code=self.other)
            self.translation = start_translation(self.page, locale, self.user)
            address = slugify(words.cleaned_data["title"], allow_unicode=True)[:200]
            self.translation.slug = free_slug(address or self.page.slug, self.translation.get_parent(), self.page)
            draft = self.translation
        else:
            lock_row(self.translation.pk)
            draft = self.translation.get_latest_revision_as_object()
        words.write_into(draft)
        newest = self.translation.latest_revision
        if newest is not None and not differs(newest, draft):
            # Words of the partner's that wait to be sent still say the same as the newest version of the source.
            if self.translation.has_unpublished_changes and is_ours(newest.user, self.page):
                note_basis(newest, revision)
            return
        draft.written_against = revision
        kept_draft(self.translation, draft, self.user)


def kept_draft(page: Any, draft: Any, user: Any) -> Any:
    """Keep a version as the page's newest revision, and return it; one that says the same makes none."""
    newest = page.latest_revision
    if newest is not None and not differs(newest, draft):
        return newest
    draft.full_clean()
    if not page.live:
        draft.save(clean=False)
    revision = draft.save_revision(user=user, log_action=True, clean=False)
    page.refresh_from_db(fields=["latest_revision", "has_unpublished_changes"])
    return revision


def differs(revision: Any, draft: Any) -> bool:
    """Say whether a version says anything else than a revision."""
    names = ("title", "slug", *draft.word_fields, *draft.fact_fields)
    before, after = revision.content, draft.serializable_data()
    return any(as_stored(before.get(name)) != as_stored(after.get(name)) for name in names)


def as_stored(value: Any) -> Any:
    """Return a value of a version; older versions lack fields that are empty in newer ones. “No” is not nothing."""
    return "" if value in (None, []) else value


def new_listing(partner: Any, words: WordsForm, facts: FactsForm, user: Any) -> Any:
    """Make the draft of a new listing below the partner's page in the language it was written in; return it."""
    page = ServicePage(locale_id=partner.locale_id, live=False, owner=user)
    words.write_into(page)
    facts.write_into(page)
    address = slugify(page.title, allow_unicode=True)[:200] or "service"
    page.slug = free_slug(address, partner, page)
    partner.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    return page
