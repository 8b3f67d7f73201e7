"""Decides how the portal writes to its people: each in the language of their own admin, once, and after the commit."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.users.models import UserProfile


def send_letter(people: Iterable[Any], name: str, **context: Any) -> None:
    """Mail ``portal/letters/<name>.txt``, its first line as subject, to all who are active and have an address."""
    for person in {person.pk: person for person in people if person is not None}.values():
        if not (person.is_active and person.email):
            continue
        with override(UserProfile.get_for_user(person).get_preferred_language()):
            text = render_to_string(
                f"portal/letters/{name}.txt", {"base_url": settings.WAGTAILADMIN_BASE_URL, "person": person, **context}
            ).strip()
        subject, _blank, body = text.partition("\n")
        send_mail(subject, f"{body.strip()}\n", [person.email])
