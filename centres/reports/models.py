"""Reports of visitors: two tables, so that nothing that lists, counts or exports the one can meet the other."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.models.short_addresses import ALPHABET

CODE_LENGTH = 8


class ReportKind(models.TextChoices):
    """What is wrong with a listing."""

    CLOSED = "closed", _("It is closed, or is not there any more")
    PHONE = "phone", _("Nobody answers the phone")
    HOURS = "hours", _("The hours are wrong")
    MOVED = "moved", _("It has moved")
    REFUSED = "refused", _("I was refused the service")
    OTHER = "other", _("Something else")
    # What a partner writes behind a confirmation link; visitors are not offered it.
    CHANGED = "changed", _("Its partner says what has changed")


class ConductKind(models.TextChoices):
    """What is wrong with how people were treated."""

    MONEY = "money", _("Somebody asked me for money or a favour")
    EXPLOITATION = "exploitation", _("Somebody abused or exploited me or another person")


class Outcome(models.TextChoices):
    """What came of a report; visitors read it in these words and no others."""

    CORRECTED = "corrected", _("The page was corrected. Thank you.")
    RIGHT = "right", _("We asked: what the page says is right.")
    ENDED = "ended", _("It is not offered any more, and the page says so now.")
    UNKNOWN = "unknown", _("We could not find out. If it happens again, please report it again.")


class VisitorReport(models.Model):
    """What both have: a code by which the visitor asks what came of it, the listing, and words that are forgotten."""

    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    # The page set of the listing.
    key = models.UUIDField(db_index=True)
    made_at = models.DateTimeField(_("received"))
    words = models.TextField(_("in their own words"), blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def spoken_code(self) -> str:
        """Return the code as people read it out: in two halves."""
        return f"{self.code[: CODE_LENGTH // 2]}-{self.code[CODE_LENGTH // 2 :]}"


class Report(VisitorReport):
    """Something is wrong with a listing: for those who keep it and for IOM."""

    kind = models.CharField(_("what is wrong"), max_length=12, choices=ReportKind)
    # The source page of the partner whose service it is; None for a centre.
    partner = models.ForeignKey("centres.PartnerPage", models.SET_NULL, null=True, related_name="+")
    deadline = models.DateField(_("to be answered by"))
    # How many reports of the same listing were open when the last of them came.
    weight = models.PositiveSmallIntegerField(default=1)
    is_shown = models.BooleanField(_("the public reads “reported, being checked”"), default=False)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    answered_by_partner = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-weight", "deadline", "pk"]
        default_permissions = ()
        permissions = [("handle_report", "Can handle reports of visitors")]

    def __str__(self) -> str:
        return f"{self.spoken_code}: {self.get_kind_display()}"


class ConductReport(VisitorReport):
    """Somebody was asked for money or exploited: for the few who read IOM's confidential inbox."""

    kind = models.CharField(_("what happened"), max_length=12, choices=ConductKind)

    class Meta:
        verbose_name = _("confidential report")
        verbose_name_plural = _("confidential reports")
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [("read_conductreport", "Can read confidential reports of conduct")]

    def __str__(self) -> str:
        return self.spoken_code


def new_code() -> str:
    """Return a code that no report has."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _position in range(CODE_LENGTH))
        if not any(model.objects.filter(code=code).exists() for model in (Report, ConductReport)):
            return code
