"""Decides which columns a sheet has, and how a listing is said in them and read from them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from wagtail.fields import RichTextField

from portal import languages
from portal.labels import label
from portal.light_text import as_light_text, rewritten

from ...blocks import readable_phone, stored_phone
from ...choices import Access, ContactKind, Cost
from ...models import Kind, ServicePage
from ..listings.facts_form import MOST_DAYS
from ..listings.words_form import LONGEST

PHONES = 3
NOT_IN_LIST = gettext_lazy("Choose one of the list of this column.")
YES, NO = gettext_lazy("yes"), gettext_lazy("no")


@dataclass(frozen=True)
class Column:
    """A column: its key, its heading, how a version of a page is said in it, and how a cell is written into one."""

    key: str
    heading: Any
    say: Callable[[Any], str]
    write: Callable[[Any, str], None] | None = None
    choices: Callable[[], list[str]] | None = None
    width: int = 20


def columns() -> list[Column]:
    """Return the columns of the sheet of services; the first two tell which version of which listing a row is."""
    return [
        Column("id", gettext_lazy("Number (do not change)"), lambda page: str(page.pk or ""), width=12),
        Column("version", gettext_lazy("Version (do not change)"), _version, width=12),
        _words("title", gettext_lazy("Name of the service"), 30),
        _words("what", gettext_lazy("What it is"), 50),
        *[_words(name, None, 40) for name in ServicePage.word_fields if name != "what"],
        Column("kind", gettext_lazy("Kind of service"), _say_kind, _write_kind, _kinds, 30),
        _choice("cost", gettext_lazy("Cost"), Cost),
        _choice("access", gettext_lazy("Appointment"), Access),
        Column(
            "referral_needed",
            gettext_lazy("Referral needed?"),
            _say_referral,
            _write_referral,
            lambda: [str(YES), str(NO)],
        ),
        Column("response_days", gettext_lazy("Days until the first answer"), _say_days, _write_days, width=14),
        *[_phone(number) for number in range(PHONES)],
    ]


def _version(page: Any) -> str:
    return str(page.latest_revision_id or "")


def _words(name: str, heading: Any, width: int) -> Column:
    field = ServicePage._meta.get_field(name)
    is_rich = isinstance(field, RichTextField)

    def say(page: Any) -> str:
        value = getattr(page, name) or ""
        return as_light_text(value) if is_rich else str(value)

    def write(page: Any, text: str) -> None:
        longest = 255 if name == "title" else LONGEST
        if len(text) > longest:
            raise ValidationError(_("This is longer than %(longest)s characters.") % {"longest": longest})
        if not text and name in ("title", *ServicePage.required_words):
            raise ValidationError(_("Visitors need this. Write at least a sentence."))
        setattr(page, name, rewritten(getattr(page, name) or "", text) if is_rich else text)

    return Column(name, heading or field.verbose_name, say, write, width=width)


def chosen(text: str, labels: Mapping[Any, Any], nothing: Any) -> Any:
    """Return the value whose label was chosen, in whichever language the file was downloaded."""
    if not text:
        return nothing
    for language in languages.codes():
        with override(language):
            for value, said in labels.items():
                if text == str(said):
                    return value
    raise ValidationError(NOT_IN_LIST)


def _choice(name: str, heading: Any, choices: Any) -> Column:
    def say(page: Any) -> str:
        value = getattr(page, name)
        return str(choices(value).label) if value else ""

    def write(page: Any, text: str) -> None:
        setattr(page, name, chosen(text, {one.value: one.label for one in choices}, ""))

    return Column(name, heading, say, write, lambda: [str(one.label) for one in choices], 24)


def _kinds() -> list[str]:
    return [label(kind.labels) for kind in Kind.objects.all()]


def _say_kind(page: Any) -> str:
    return label(page.kind.labels) if page.kind else ""


def _write_kind(page: Any, text: str) -> None:
    found = next((kind for kind in Kind.objects.all() if text in kind.labels.values()), None)
    if found is None:
        raise ValidationError(NOT_IN_LIST)
    page.kind = found


def _say_referral(page: Any) -> str:
    return {True: str(YES), False: str(NO)}.get(page.referral_needed, "")


def _write_referral(page: Any, text: str) -> None:
    page.referral_needed = chosen(text, {True: YES, False: NO}, None)


def _say_days(page: Any) -> str:
    return "" if page.response_days is None else str(page.response_days)


def _write_days(page: Any, text: str) -> None:
    if text and not (text.isdecimal() and len(text) < 5 and int(text) <= MOST_DAYS):
        raise ValidationError(_("Write a number of days, for example 3; 0 is the same day."))
    page.response_days = int(text) if text else None


def _phone(number: int) -> Column:
    def blocks(page: Any) -> list[Any]:
        return [block for block in page.phones if block.block_type == "phone"]

    def say(page: Any) -> str:
        found = blocks(page)
        return readable_phone(found[number].value["number"]) if number < len(found) else ""

    def write(page: Any, text: str) -> None:
        stored = [{"type": "phone", "id": block.id, "value": dict(block.value)} for block in blocks(page)]
        if number < len(stored):
            stored[number]["value"]["number"] = stored_phone(text) if text else ""
        elif text:
            stored.append({"type": "phone", "value": {"number": stored_phone(text), "kind": ContactKind.PHONE}})
        page.phones = page._meta.get_field("phones").to_python(stored)

    heading = [gettext_lazy("Phone 1"), gettext_lazy("Phone 2"), gettext_lazy("Phone 3")][number]
    return Column(f"phone{number + 1}", heading, say, write, width=20)
