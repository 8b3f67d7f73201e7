"""Decides how the portal writes to its people: each in the language of their own admin, once, and after the commit."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.users.models import UserProfile


def send_letter(people: Iterable[Any], name: str, **context: Any) -> None:
    """Mail ``portal/letters/<name>.txt`` to all who are active and have an address."""
    for person in {person.pk: person for person in people if person is not None}.values():
        if not (person.is_active and person.email):
            continue
        letter(person, name, **context).send()


def letter(person: Any, name: str, **context: Any) -> EmailMessage:
    """Return ``portal/letters/<name>.txt`` in the person's language, its first line as subject."""
    return letter_to(person.email, language_of(person), f"portal/letters/{name}.txt", person=person, **context)


def letter_to(address: str, language: str, template: str, **context: Any) -> EmailMessage:
    """Return a letter to an address that may be nobody's account, its first line as subject."""
    with override(language):
        text = render_to_string(template, {"base_url": settings.WAGTAILADMIN_BASE_URL, **context}).strip()
    subject, _blank, body = text.partition("\n")
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(" ".join(subject.split()), f"{body.strip()}\n", to=[address], headers=headers)


def may_be_named(page: Any) -> bool:
    """Say whether a letter may name a page: mail lies about unlocked. The public and the newest version both count."""
    versions = [page, page.get_latest_revision_as_object()] if page.latest_revision_id else [page]
    return all(one.is_for_everybody and not one.is_private_reading for one in versions)


def title_in_letter(page: Any) -> str:
    """Return what letters call a page: its title, unless it is not for everybody."""
    return page.get_admin_display_title() if may_be_named(page) else _("a page that is not for everybody")


def language_of(person: Any) -> str:
    """Return the language the person reads: as their profile says, else the one that is active."""
    profile = UserProfile.objects.filter(user_id=person.pk).first() or UserProfile()
    return str(profile.get_preferred_language())
