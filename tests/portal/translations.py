"""Decides how tests make translations, read their segments, and write them as translators do."""

from typing import Any

from django.urls import reverse
from wagtail.models import Locale, Page

from news.models import NewsIndexPage, PressReleasePage
from portal.translation.drafts import start_translation
from portal.translation.segments.reading import Reading, Segment
from portal.translation.segments.versions import reading_of

BODY = [
    {"type": "heading", "value": "خدمات جديدة", "id": "h1"},
    {
        "type": "paragraph",
        "value": '<p>افتُتح <b>المركز</b> في <a href="https://example.org/ar">جلولاء</a>.</p><p>الخدمات مجانية.</p>',
        "id": "p1",
    },
    {"type": "quote", "value": {"text": "نرحب بالجميع.", "speaker": "مدير المركز", "position": ""}, "id": "q1"},
    {
        "type": "figure",
        "value": {"value": "200", "unit": "عائلة", "approximate": True, "as_of": "2019-09-01", "source": "المركز"},
        "id": "f1",
    },
]
ENGLISH = {
    "title": "A centre opens in Jalawla",
    "slug": "centre-opens",
    "summary": "A new centre.",
    "body.h1": "New services",
    "body.p1#0": "The {1}centre{/1} opened in {2}Jalawla{/2}.",
    "body.p1#1": "Services are free.",
    "body.q1.text": "Everybody is welcome.",
    "body.q1.speaker": "Manager of the centre",
    "body.f1.unit": "families",
    "body.f1.source": "The centre",
}


def source_release(**words: Any) -> PressReleasePage:
    """Return a new public release in Arabic with blocks of every sort."""
    index = NewsIndexPage.objects.get(locale__language_code="ar")
    values = {"title": "افتتاح مركز في جلولاء", "slug": "افتتاح-مركز", "summary": "مركز جديد.", "body": BODY} | words
    page = PressReleasePage(locale=index.locale, live=False, issued_on="2019-09-20", **values)
    index.add_child(instance=page)
    page.save_revision().publish()
    return PressReleasePage.objects.get(pk=page.pk)


def started(source: Any, user: Any = None) -> Any:
    """Return a new draft of the page's translation into the other language."""
    language = "en" if source.language == "ar" else "ar"
    draft = start_translation(source, Locale.objects.get(language_code=language), user)
    return type(source).objects.get(pk=draft.pk)


def translated(source: Any, texts: dict[str, str], user: Any) -> Any:
    """Return the public translation of a page, written in segments."""
    page = started(source, user)
    write(page, texts, user)
    fresh(page).latest_revision.publish()
    return fresh(page)


def fresh(page: Any) -> Any:
    """Return the page as the database has it."""
    return Page.objects.get(pk=page.pk).specific


def write(page: Any, texts: dict[str, str], user: Any, **more: Any) -> Any:
    """Save texts of the page's segments, seen as they are now, and return what became of them."""
    from portal.translation.segments.saving import Written, save
    from portal.translation.segments.versions import current_version

    page = fresh(page)
    number = current_version(page.source)[0]
    sets = {name: frozenset(value) for name, value in more.items()}
    return save(page, Written(texts, source_number=number, revision_number=page.latest_revision_id or 0, **sets), user)


def reading(page: Any) -> Reading:
    """Return the page's segments as they are now."""
    return reading_of(fresh(page))


def segment(page: Any, key: str) -> Segment:
    """Return one segment of the page as it is now."""
    return reading(page).by_key[key]


def draft(page: Any) -> Any:
    """Return the newest draft of the page."""
    return fresh(page).get_latest_revision_as_object()


def changed(source: Any, **values: Any) -> Any:
    """Publish other words on a source and return it."""
    page = fresh(source).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return fresh(source)


def address(page: Any, name: str = "translate") -> str:
    """Return the address of the page's segment editor."""
    return reverse(name, args=[page.pk])


def form(page: Any, action: str = "save", **texts: str) -> dict[str, Any]:
    """Return what the segment editor posts for these texts (by key, with __ for dots and hashes left out)."""
    from portal.translation.segments.versions import current_version

    page = fresh(page)
    values = {"source": current_version(page.source)[0], "revision": page.latest_revision_id or 0, "action": action}
    return values | {f"text:{key}": text for key, text in texts.items()}
