"""Builds small bilingual networks: governorates, kinds, centres, partners and services, all of them public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from centres.models import (
    Audience,
    CentreOrganisation,
    CentrePage,
    CentresIndexPage,
    Governorate,
    Kind,
    PartnerPage,
    PartnersIndexPage,
    Place,
    ServiceAtCentre,
    ServicePage,
)
from portal.management.commands.set_up_site import set_up_tree
from portal.translation.drafts import start_translation

CALL_HOURS = 'Su-Th unknown "call"; Fr,Sa off'
ROUND_THE_CLOCK = "Mo-Su 00:00-24:00"
Labels = Mapping[str, str]


def labels(ar: str, en: str) -> dict[str, str]:
    """Return a label in both languages."""
    return {"ar": ar, "en": en}


def governorate(key: str = "diyala", ar: str = "ديالى", en: str = "Diyala", order: int = 1) -> Governorate:
    """Return the governorate with this key, made when it is not there."""
    values = {"labels": labels(ar, en), "spellings": [f"{en}h"], "latitude": 34.0, "longitude": 45.0, "order": order}
    return Governorate.objects.get_or_create(key=key, defaults=values)[0]


def place(key: str = "jalawla", ar: str = "جلولاء", en: str = "Jalawla", within: Governorate | None = None) -> Place:
    """Return the place with this key, made when it is not there."""
    values = {"labels": labels(ar, en), "spellings": ["Jalula", "جلولا"], "latitude": 34.272, "longitude": 45.168}
    return Place.objects.get_or_create(key=key, defaults={**values, "governorate": within or governorate()})[0]


def kind(key: str = "legal", ar: str = "المشورة القانونية", en: str = "Legal advice", **values: Any) -> Kind:
    """Return the kind with this key, made when it is not there."""
    return Kind.objects.get_or_create(key=key, defaults={"labels": labels(ar, en), "icon": "legal", **values})[0]


def audience(key: str = "returnees", ar: str = "العائدون", en: str = "Returnees") -> Audience:
    """Return the audience with this key, made when it is not there."""
    return Audience.objects.get_or_create(key=key, defaults={"labels": labels(ar, en)})[0]


def phones(*numbers: str, kind: str = "both") -> list[tuple[str, dict[str, str]]]:
    """Return numbers as a phones field takes them."""
    return [("phone", {"number": number, "kind": kind}) for number in numbers]


def centre(
    slug: str = "jalawla",
    title: Labels | None = None,
    *,
    words: Mapping[str, Mapping[str, str]] | None = None,
    kinds: tuple[Kind, ...] = (),
    audiences: tuple[Audience, ...] = (),
    coverage: tuple[Place, ...] = (),
    roles: tuple[Mapping[str, Any], ...] = (),
    **facts: Any,
) -> CentrePage:
    """Return a new public centre in every language of ``title``, the first of them its source."""
    facts = {"governorate": governorate(), "opening_hours": CALL_HOURS, "phones": phones("+9647000000001")} | facts
    page = CentrePage(**facts)
    page.kinds, page.audiences, page.coverage = kinds, audiences, coverage
    page.organisations = [CentreOrganisation(**role) for role in roles]
    return public_set(CentresIndexPage, page, slug, title or labels("مركز جلولاء", "Jalawla centre"), words)


def partner(slug: str = "spa", title: Labels | None = None, **facts: Any) -> PartnerPage:
    """Return a new public partner."""
    words = facts.pop("words", None)
    page = PartnerPage(**{"type": "national_ngo", "acronym": slug.upper()} | facts)
    return public_set(PartnersIndexPage, page, slug, title or labels("منظمة نموذجية أ", "Sample Partner A"), words)


def service(
    below: PartnerPage,
    slug: str = "legal",
    title: Labels | None = None,
    *,
    at: Mapping[CentrePage, Mapping[str, Any]] | tuple[CentrePage, ...] = (),
    words: Mapping[str, Mapping[str, str]] | None = None,
    audiences: tuple[Audience, ...] = (),
    **facts: Any,
) -> ServicePage:
    """Return a new public service of the partner at these centres; a mapping gives each its own hours and phones."""
    page = ServicePage(**{"kind": kind()} | facts)
    page.audiences = audiences
    here = at if isinstance(at, Mapping) else dict.fromkeys(at, {})
    page.centres = [ServiceAtCentre(centre=centre, **own) for centre, own in here.items()]
    what = {
        code: {"what": "<p>نصيحة من محام.</p>" if code == "ar" else "<p>Advice from a lawyer.</p>"}
        for code in ("ar", "en")
    }
    words = {code: {**what[code], **(words or {}).get(code, {})} for code in what}
    return public_set(below, page, slug, title or labels("المشورة القانونية", "Legal advice"), words)


def translated(page: Any, title: str, words: Mapping[str, str] | None = None, language: str = "en") -> Any:
    """Return a new public translation of the page."""
    draft = start_translation(page, Locale.objects.get(language_code=language))
    return _published(draft, title, words or {})


def grown(first: int, until: int) -> None:
    """Add centres ``first`` to ``until`` - 1, each with a partner of its own.

    Everything that comes later has to do with number 0: its centre, its partner and its service grow with the network.
    """
    wanted, served, town = kind(), audience(), place()
    for n in range(first, until):
        region = governorate(f"region-{n}", f"محافظة {n}", f"Region {n}", n)
        below = partner(f"partner-{n}", labels(f"شريك {n}", f"Partner {n}"))
        facts = {"governorate": region, "place": town, "kinds": (wanted,), "audiences": (served,), "coverage": (town,)}
        roles = ({"role": "runs", "partner": below},)
        here = centre(f"centre-{n}", labels(f"مركز {n}", f"Centre {n}"), roles=roles, **facts)
        root = CentrePage.objects.get(slug="centre-0", source=None)
        if n == 0:
            service(below, "legal", at=(here,), audiences=(served,))
            continue
        ServiceAtCentre.objects.create(page=ServicePage.objects.get(slug="legal", source=None), centre=here)
        CentreOrganisation.objects.create(page=root, role="delivers", partner=below)
        above = PartnerPage.objects.get(slug="partner-0", source=None) if n % 2 else below
        service(above, f"service-{n}", at=(root, here), audiences=(served,))


def public_set(above: Any, page: Any, slug: str, title: Labels, words: Mapping[str, Mapping[str, str]] | None) -> Any:
    """Publish a page set below the page or the only page of the type, in every language of ``title``; return its source."""
    set_up_tree()
    first, *others = title
    parent = above.objects.get(locale__language_code=first) if isinstance(above, type) else above
    page.slug, page.locale = slug, Locale.objects.get(language_code=first)
    page.title = title[first]
    parent.add_child(instance=page)
    source = _published(page, title[first], (words or {}).get(first, {}))
    for language in others:
        translated(source, title[language], (words or {}).get(language, {}), language)
    return type(page).objects.get(pk=page.pk)


def _published(page: Any, title: str, words: Mapping[str, str]) -> Any:
    page.title = title
    for name, text in words.items():
        setattr(page, name, text)
    page.save_revision(log_action=False).publish()
    page.refresh_from_db()
    assert page.live and page.last_published_at <= timezone.now()
    return page
