"""Decides how a reason is made of ready phrases and the reviewer's own words, and which phrases there are at first."""

from collections.abc import Iterable
from typing import Any

from wagtail.users.models import UserProfile

from .. import languages
from ..labels import label
from ..models.ready_phrases import ReadyPhrase

AT_FIRST = (
    {"ar": "الأرقام أو التواريخ لا تطابق الأصل.", "en": "Numbers or dates do not match the source."},
    {"ar": "العربية والإنكليزية لا تقولان الشيء نفسه.", "en": "The Arabic and the English do not say the same."},
    {"ar": "أسماء الأماكن أو المنظمات غير صحيحة.", "en": "Names of places or organisations are not right."},
    {"ar": "ينقص نسب القول إلى قائله.", "en": "A quotation lacks its speaker."},
    {"ar": "الصورة تحتاج إلى موافقة من يظهرون فيها.", "en": "The picture needs the consent of those in it."},
)


def reason_of(phrases: Iterable[ReadyPhrase], words: str, author: Any) -> str:
    """Return the reason: the phrases in the author's language, then what the reviewer wrote."""
    language = language_of(author)
    return "\n".join([*(label(phrase.labels, language) for phrase in phrases), words.strip()]).strip()


def language_of(person: Any) -> str:
    """Return the language of somebody's admin among those of the portal."""
    preferred = UserProfile.get_for_user(person).get_preferred_language() if person else ""
    code = preferred.split("-")[0]
    return code if code in languages.codes() else languages.codes()[0]


def make_first_phrases() -> None:
    """Make the phrases that a new portal begins with."""
    if not ReadyPhrase.objects.exists():
        ReadyPhrase.objects.bulk_create(
            ReadyPhrase(labels=labels, order=10 * place) for place, labels in enumerate(AT_FIRST, 1)
        )
