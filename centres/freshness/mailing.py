"""Decides which mails a day's changes bring: one to each person of a keeper, however many listings it has.

A service that is not for everybody, or whose kind is sensitive, is named in no mail and behind no link that needs no
sign-in: the mail says how many wait at the desk.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from ..choices import VisibilityTier
from . import people
from .bounces import LETTER_HEADER, signed
from .links import ConfirmLink, address_of, make_link
from .listings import Kept
from .models import Freshness, Stage


def tell(kept: Kept, reached: Mapping[int, list[Any]], rows: Mapping[UUID, Freshness]) -> None:
    """Write to those who keep the listings, and to IOM, about the stages that were reached."""
    for stage in (Stage.REMINDED_AGAIN, Stage.REMINDED):
        if reached.get(stage):
            _remind(kept, stage, _asked_for(kept, rows), rows)
            break
    if pages := reached.get(Stage.ESCALATED):
        _escalate(kept, pages, rows)


def is_named(page: Any) -> bool:
    """Say whether a listing may be named in a mail and behind a link without sign-in."""
    is_for_all = getattr(page, "visibility", VisibilityTier.PUBLIC) == VisibilityTier.PUBLIC
    return is_for_all and not page.is_private_reading


def _asked_for(kept: Kept, rows: Mapping[UUID, Freshness]) -> list[Any]:
    """Return all listings of the keeper that wait for an answer: whoever answers does it once for all of them."""
    waiting = [page for page in kept.pages if page.translation_key in rows]
    return [page for page in waiting if rows[page.translation_key].stage >= Stage.REMINDED]


def _remind(kept: Kept, stage: Stage, pages: list[Any], rows: Mapping[UUID, Freshness]) -> None:
    keepers = people.people_of(kept.partner) if kept.partner else people.reachable([kept.focal_point])
    named = [page for page in pages if is_named(page)]
    if not keepers:
        _tell_that_nobody_is_there(kept, pages)
    for person in keepers:
        link = make_link(person, kept.partner, [page.translation_key for page in named])
        send(
            person,
            "remind_again" if stage == Stage.REMINDED_AGAIN else "remind",
            link,
            partner=kept.partner,
            listings=[(page.title, rows[page.translation_key].confirmed_at) for page in named],
            unnamed=len(pages) - len(named),
            due_on=min(rows[page.translation_key].due_on for page in pages),
        )


def _tell_that_nobody_is_there(kept: Kept, pages: list[Any]) -> None:
    for person in people.iom_for(pages) if kept.partner else people.moderators():
        send(
            person,
            "nobody_to_ask",
            None,
            partner=kept.partner,
            listings=[page.title for page in pages if is_named(page)],
        )


def _escalate(kept: Kept, pages: list[Any], rows: Mapping[UUID, Freshness]) -> None:
    to = people.iom_for(pages) if kept.partner else people.moderators()
    named = [page for page in pages if is_named(page)]
    told = {"listings": [(page.title, rows[page.translation_key].confirmed_at) for page in named]}
    for person in to:
        send(person, "escalate", None, partner=kept.partner, unnamed=len(pages) - len(named), **told)


def send(person: Any, letter: str, link: ConfirmLink | None, **context: Any) -> None:
    """Mail ``centres/letters/<letter>.txt``, its first line as subject, in the person's language."""
    language = people.language_of(person)
    base = settings.WAGTAILADMIN_BASE_URL
    with override(language):
        more = {
            "person": person,
            "language": language,
            "link": f"{base}{address_of(link, language)}" if link else "",
            "ends": link.expires_at if link else None,
            "desk": f"{base}/{language}/desk/",
            "desk_reports": f"{base}/{language}/desk/reports/",
            "overview": f"{base}{reverse('freshness_overview')}",
            "reports": f"{base}{reverse('reports')}",
            "conduct": f"{base}{reverse('conduct_reports')}",
            "today": timezone.localdate(),
        }
        text = render_to_string(f"centres/letters/{letter}.txt", more | context).strip()
    subject, _blank, body = text.partition("\n")
    headers = {"Auto-Submitted": "auto-generated", LETTER_HEADER: signed(person.email)}
    EmailMessage(subject, f"{body.strip()}\n", to=[person.email], headers=headers).send()
