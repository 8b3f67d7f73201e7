"""Decides how the words of a page are changed in both languages at once: one form, a draft of each language."""

from typing import Any, ClassVar

from django.utils.text import slugify
from wagtail.models import Locale

from portal import languages
from portal.slugs import free_slug
from portal.translation.currency import note_basis
from portal.translation.drafts import may_translate, start_translation
from portal.tree import lock_row

from ...models import ServicePage
from .ownership import is_ours, newest, translation_of
from .versions import differs, kept_draft
from .words_form import WordsForm


class TwoLanguages:
    """The words of a page: bound to what was posted, or showing the newest version."""

    model: ClassVar[type[Any]] = ServicePage

    def __init__(self, page: Any, user: Any, language: str, data: Any = None) -> None:
        self.page, self.user, self.data = page, user, data
        self.draft = newest(page)
        self.other = next(iter(languages.others(page.language)), "")
        self.translation = translation_of(page, self.other) if self.other else None
        self.words = WordsForm(data, language=page.language, page=self.draft, model=self.model)
        self.second = self._second(data)

    @property
    def seen(self) -> str:
        """Return which versions the form shows, in both languages."""
        other = self.translation.latest_revision_id if self.translation else 0
        return f"{self.page.latest_revision_id or 0}.{other or 0}"

    @property
    def is_outrun(self) -> bool:
        """Say whether somebody saved another version since the form was shown."""
        return bool(self.data is not None and self.data.get("seen", "") != self.seen)

    @property
    def parts(self) -> list[Any]:
        """Return the forms that the change is made of."""
        return [self.words, *([self.second] if self.second else [])]

    def is_valid(self) -> bool:
        """Say whether all of it can be kept; every part is looked at, so that all that is wrong is said at once."""
        answers = [part.is_valid() for part in self.parts]
        return all(answers)

    def is_complete(self) -> bool:
        """Say whether visitors would find all they need; what lacks is said at its field."""
        asking = [part for part in self.parts if hasattr(part, "ask_for_all")]
        for part in asking:
            part.ask_for_all()
        return not any(part.errors for part in asking)

    def write_facts(self) -> None:
        """Write what is no words into the draft."""

    def save(self) -> Any:
        """Keep what was typed as drafts, in both languages; return the page's newest revision."""
        lock_row(self.page.pk)
        self.words.write_into(self.draft)
        self.write_facts()
        revision = kept_draft(self.page, self.draft, self.user)
        if self.second and not self.second.is_empty:
            self._save_second(self.second, revision)
        return revision

    def _second(self, data: Any) -> WordsForm | None:
        """Return the form of the other language, for those who may write in it; who reviews it has it alone."""
        about: dict[str, Any] = {"language": self.other, "is_source": False, "model": self.model}
        if self.translation is not None:
            rights = self.translation.permissions_for_user(self.user)
            if not rights.can_edit() or rights.page_locked():
                return None
            return WordsForm(data, page=newest(self.translation), **about)
        locale = Locale(pk=languages.locale_id_of(self.other), language_code=self.other)
        if locale.pk is None or not may_translate(self.user, self.page, locale):
            return None
        return WordsForm(data, **about)

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
        before = self.translation.latest_revision
        if before is not None and not differs(before, draft):
            # Words of the partner's that wait to be sent still say the same as the newest version of the source.
            if self.translation.has_unpublished_changes and is_ours(before.user, self.page):
                note_basis(before, revision)
            return
        draft.written_against = revision
        kept_draft(self.translation, draft, self.user)
