"""Writes the mails about translations, each in its reader's language."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail.users.models import UserProfile

from .. import dates, languages


def language_of(user: Any) -> str:
    """Return the language a member of staff reads the admin in."""
    return str(UserProfile.get_for_user(user).get_preferred_language()).split("-")[0]


def tell_of_hold(revision: Revision, missing: list[str]) -> None:
    """Tell the author that an embargoed page was not published, because translations of it are not approved."""
    page = Page.objects.get(pk=revision.object_id)
    for user in {person for person in (revision.user, page.owner) if person and person.is_active and person.email}:
        with translation.override(language_of(user)):
            title = str(revision.content["title"])
            when = dates.say_moment(revision.approved_go_live_at, languages.current())
            names = _("; ").join(languages.own_name(code) for code in missing)
            address = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
            lines = [
                _("“%(title)s” was due on %(when)s (Baghdad time) and was not published.")
                % {"title": title, "when": when},
                _("You chose that all languages go public together. No translation is approved into: %(names)s")
                % {"names": names},
                _("It goes public in all languages as soon as the last translation is approved."),
                _("To publish it alone, choose so beside the schedule and submit the page again: %(address)s")
                % {"address": address},
            ]
            send_mail(_("Held: %(title)s") % {"title": title}, "\n\n".join(lines), None, [user.email])


def send_digest(user: Any, work: list[Any]) -> None:
    """Mail somebody which translations wait for them; ``work`` is of ``translation.digest``."""
    language = language_of(user)
    with translation.override(language):
        lines = []
        for one in work:
            lines.append(f"{languages.own_name(one.language)}: {dates.say_number(one.number, language)}")
            for row in one.rows:
                lines.append(f"- {row.standing.state.label}: {row.title}. {row.next_step}")
                lines += [f"  {settings.WAGTAILADMIN_BASE_URL}{row.address}"] if row.address else []
            address = reverse("translations_into", args=[one.language])
            lines += [settings.WAGTAILADMIN_BASE_URL + address, ""]
        lines.append(_("You asked for this mail. The same page ends it."))
        send_mail(_("Translations that wait for you"), "\n".join(lines), None, [user.email])
