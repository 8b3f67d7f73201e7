"""Decides which materials are due to be read through again, and reminds each one's owner once."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.dates import say_date
from portal.translation.letters import language_of
from portal.upkeep.kinds import FOLDER, Kind, pages_of

from .models import AwarenessMaterialPage, MaterialReminder


def _due_before() -> Any:
    return timezone.localdate() - timedelta(days=settings.REVIEW_AFTER_MONTHS * 30.44)


def materials_due(user: Any) -> QuerySet[Any]:
    """Return the base rows of the materials the user may edit whose day of review is long past, the oldest first."""
    rows = pages_of(user).filter(awarenessmaterialpage__reviewed_on__lt=_due_before())
    rows = rows.annotate(seen_at=F("awarenessmaterialpage__reviewed_on"))
    return rows.select_related("locale", "owner", "content_type").order_by("seen_at", "pk")


TO_LOOK_AFTER = Kind(
    "materials",
    gettext_lazy("Materials to review"),
    gettext_lazy("Awareness materials whose “reviewed on” day is long past. Check the files, then set the new day."),
    materials_due,
    "",
    f"{FOLDER}_due.html",
)


def remind_owners() -> int:
    """Mail the owners of due materials, once for each day of review; return how many mails were sent."""
    public = AwarenessMaterialPage.objects.public(settings.LANGUAGE_CODE)
    due = public.filter(reviewed_on__lt=_due_before(), owner__is_active=True)
    return sum(_remind(material) for material in due.exclude(owner__email="").select_related("owner").order_by("pk"))


@transaction.atomic
def _remind(material: Any) -> bool:
    _row, is_new = MaterialReminder.objects.get_or_create(material=material, reviewed_on=material.reviewed_on)
    if is_new:
        language = language_of(material.owner)
        with translation.override(language):
            address = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[material.pk])
            lines = [
                _("“%(title)s” was last reviewed on %(day)s. Check that it is still right, then set the new day."),
                "%(address)s",
            ]
            given = {"title": material.title, "day": say_date(material.reviewed_on, language), "address": address}
            subject = _("To review: %(title)s") % given
            send_mail(subject, "\n".join(lines) % given, None, [material.owner.email])
    return is_new
