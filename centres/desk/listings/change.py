"""Decides what a change of a listing is: everything one form asks for, kept as drafts of the page in each language."""

from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from portal.slugs import free_slug

from ...hours.evaluate import in_baghdad
from ...models import CentrePage, ServicePage
from .centre_rows import CentreRow, centres_named_in, rows_of, write_rows
from .days_form import DaysForm
from .facts_form import FactsForm, lists_of_choices
from .phones_form import PhonesForm
from .two_languages import TwoLanguages
from .words_form import WordsForm


class Change(TwoLanguages):
    """The form of a listing: bound to what was posted, or showing the newest version."""

    def __init__(self, page: Any, user: Any, language: str, data: Any = None) -> None:
        lists, named = lists_of_choices(), centres_named_in(page, language)
        page.known_rows = {model: {row.pk for row in rows} for model, rows in lists.items()} | {CentrePage: set(named)}
        super().__init__(page, user, language, data)
        self.facts = FactsForm(data, page=self.draft, lists=lists)
        self.phones = PhonesForm(data, "phones", self.draft.phones)
        self.rows: list[CentreRow] = rows_of(self.draft, data, language, named)
        centres = [(row.centre.pk, row.name.name) for row in self.rows]
        self.days = DaysForm(data, self.draft, centres, in_baghdad(timezone.now()).date())

    @property
    def parts(self) -> list[Any]:
        """Return the forms that the change is made of, in the order in which they stand on the page."""
        return [*self.rows, self.days, self.phones, *super().parts, self.facts]

    def write_facts(self) -> None:
        """Write facts, phones, centres and days into the draft."""
        self.facts.write_into(self.draft)
        self.draft.phones = self.draft._meta.get_field("phones").to_python(self.phones.stored)
        write_rows(self.draft, self.rows)
        self.days.write_into(self.draft)


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
