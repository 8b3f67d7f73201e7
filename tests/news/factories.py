"""Builds releases and materials in both languages, with everything that they can name, all of it public."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from centres.models import Donor, Project
from news.models import (
    AwarenessMaterialPage,
    Goal,
    MaterialsIndexPage,
    NewsIndexPage,
    PressReleasePage,
    Topic,
    UNEntity,
)
from portal.models import PortalDocument, PortalImage
from tests.centres import factories as network
from tests.centres.factories import labels
from tests.portal import upload_samples

LANGUAGES = ("ar", "en")
EVENT, ISSUED = date(2019, 9, 19), date(2019, 9, 20)
TITLE = labels("افتتاح مركز جلولاء", "A centre opens in Jalawla")
TEXTS = labels("افتُتح المركز.", "The centre has opened.")
UNITS = labels("شخص نزح", "people displaced")
SOURCES = labels("هذا البيان", "This release")
SPEAKERS = labels("متحدث نموذجي", "Sample Speaker")
UNIT_OF_ISSUE = labels("وحدة الإعلام", "Media Unit")


def picture(title: str = "رسم", consent: str = "not_needed", **values: Any) -> PortalImage:
    """Return a new picture with its renditions."""
    file = ContentFile(upload_samples.picture(), "drawing.jpg")
    text = labels("رسم للمركز", "A drawing of the centre")
    given = {"title": title, "credit": "Markaz", "consent": consent, "alternative_text": text, "file": file}
    return PortalImage.objects.create(**given | values)


def document(
    name: str = "leaflet.pdf", language: str = "ar", content: bytes = upload_samples.pdf(), **values: Any
) -> PortalDocument:
    """Return a new document; ``values`` may state what would else be read from the file."""
    made = PortalDocument(title=f"{name} {language}", language=language, file=ContentFile(content, name))
    made.save()
    PortalDocument.objects.filter(pk=made.pk).update(**values)
    made.refresh_from_db()
    return made


def project() -> Project:
    """Return the project, made when it is not there."""
    values = {"labels": labels("عودة آمنة", "Safe Return"), "aim": labels("دعم العودة", "Support of return")}
    return Project.objects.get_or_create(key="safe-return", defaults=values)[0]


def donor(key: str = "eu", ar: str = "الاتحاد الأوروبي", en: str = "European Union", **values: Any) -> Donor:
    """Return the donor with this key, made when it is not there."""
    line = labels("بتمويل من الاتحاد الأوروبي", "Funded by the European Union")
    given = {"labels": labels(ar, en), "acronym": "EU", "visibility_line": line}
    return Donor.objects.get_or_create(key=key, defaults=given | values)[0]


def entity() -> UNEntity:
    """Return the UN entity, made when it is not there."""
    values = {
        "labels": labels("المنظمة الدولية للهجرة", "International Organization for Migration"),
        "acronym": "IOM",
    }
    return UNEntity.objects.get_or_create(key="iom", defaults=values)[0]


def goal(number: int = 10, ar: str = "الحد من أوجه عدم المساواة", en: str = "Reduced inequalities") -> Goal:
    """Return the goal with this number, made when it is not there."""
    return Goal.objects.get_or_create(number=number, defaults={"key": f"goal-{number}", "labels": labels(ar, en)})[0]


def topic(key: str = "rights", ar: str = "الحقوق", en: str = "Rights") -> Topic:
    """Return the topic with this key, made when it is not there."""
    return Topic.objects.get_or_create(key=key, defaults={"labels": labels(ar, en)})[0]


def body(language: str, *more: tuple[str, Any]) -> list[tuple[str, Any]]:
    """Return the text of a release: a paragraph, a figure and a quotation, and what is added."""
    figure = {"value": 3500000, "unit": UNITS[language], "approximate": True, "as_of": ISSUED}
    quote = {"text": "…", "speaker": SPEAKERS[language], "position": "P", "organisation": "O"}
    return [
        ("paragraph", f"<p>{TEXTS[language]}</p>"),
        ("figure", {**figure, "source": SOURCES[language]}),
        ("quote", quote),
        *more,
    ]


def release(
    slug: str = "opening",
    title: Mapping[str, str] | None = None,
    *,
    more: tuple[tuple[str, Any], ...] = (),
    words: Mapping[str, Mapping[str, Any]] | None = None,
    **facts: Any,
) -> PressReleasePage:
    """Return a new public release in every language of ``title``; ``more`` is added to its text."""
    lists = ("related_centres", "related_partners", "topics", "donors", "un_entities", "goals", "press_contacts")
    page = PressReleasePage(**{"issued_on": ISSUED} | {k: v for k, v in facts.items() if k not in lists})
    for name in lists:
        setattr(page, name, facts.get(name, ()))
    given = {
        code: {"body": body(code, *more), "issuing_unit": UNIT_OF_ISSUE[code], **(words or {}).get(code, {})}
        for code in LANGUAGES
    }
    return network.public_set(NewsIndexPage, page, slug, title or TITLE, given)


def full_release(slug: str = "opening", **values: Any) -> PressReleasePage:
    """Return a release that names one of everything."""
    facts = {
        "dateline_place": network.place(),
        "event_on": EVENT,
        "related_centres": [network.centre(f"centre-of-{slug}", place=network.place())],
        "related_partners": [network.partner(f"of-{slug}")],
        "project": project(),
        "donors": [donor()],
        "un_entities": [entity()],
        "goals": [goal()],
        "picture": picture(),
    }
    return release(slug, **facts | values)


def film(language: str = "ar", minutes: int | None = 2) -> tuple[str, Any]:
    """Return the block of a link to a film."""
    return "video", {"address": "https://www.example.org/film", "language": language, "minutes": minutes}


def shown(image: PortalImage, language: str = "ar") -> tuple[str, Any]:
    """Return the block of a picture."""
    return "picture", {"picture": image, "language": language}


def material(
    slug: str = "legal-advice",
    title: Mapping[str, str] | None = None,
    *,
    files: tuple[tuple[str, Any], ...] = (),
    words: Mapping[str, Mapping[str, Any]] | None = None,
    **facts: Any,
) -> AwarenessMaterialPage:
    """Return a new public material in every language of ``title``; without files it is a film."""
    page = AwarenessMaterialPage(**{"topic": topic()} | facts)
    page.files = list(files or [film()])
    given = {code: {"transcript": f"<p>{TEXTS[code]}</p>", **(words or {}).get(code, {})} for code in LANGUAGES}
    default = labels("كيف تطلبون مشورة قانونية", "How to ask for legal advice")
    return network.public_set(MaterialsIndexPage, page, slug, title or default, given)


def grown(first: int, until: int) -> None:
    """Add releases ``first`` to ``until`` - 1 and as many materials, each with all that it can hold.

    Release 0 and material 0 take part in the growth: they name and hold what comes later, too.
    """
    for n in range(first, until):
        release_n = full_release(
            f"release-{n}", title=labels(f"بيان {n}", f"Release {n}"), more=(("picture", {"picture": picture()}),)
        )
        files = [("document", document()), shown(picture()), film(), ("document", document("clip.mp3"))]
        material(
            f"material-{n}",
            labels(f"مادة {n}", f"Material {n}"),
            files=tuple(files),
            topic=topic(f"topic-{n}", f"موضوع {n}", f"Topic {n}"),
            audiences=[network.audience(f"audience-{n}")],
        )
        if n:
            _more_of_the_first(n, list(release_n.related_centres.all()), list(release_n.related_partners.all()), files)


def _more_of_the_first(n: int, centres: list[Any], partners: list[Any], files: list[Any]) -> None:
    one = PressReleasePage.objects.get(slug="release-0", source=None)
    one.related_centres.add(*centres)
    one.related_partners.add(*partners)
    one.donors.add(donor(f"donor-{n}"))
    one.body = [*one.body.raw_data, {"type": "picture", "value": {"picture": picture().pk, "caption": ""}}]
    one.save_revision().publish()
    other = AwarenessMaterialPage.objects.get(slug="material-0", source=None)
    stored = [{"type": "document", "value": files[0][1].pk}, {"type": "document", "value": files[3][1].pk}]
    other.files = [*other.files.raw_data, *stored]
    other.save_revision().publish()
