"""The short fixed lists of the directory."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContactKind(TextChoices):
    """What a number is for."""

    PHONE = "phone", _("phone")
    WHATSAPP = "whatsapp", _("WhatsApp")
    BOTH = "both", _("phone and WhatsApp")
    SHORT = "short", _("short code")


class DatePrecision(TextChoices):
    """How exactly an opening date is known; the stored date is the first day of what is known."""

    DAY = "day", _("exact day")
    EARLY_MONTH = "early_month", _("early in the month")
    MID_MONTH = "mid_month", _("in the middle of the month")
    LATE_MONTH = "late_month", _("late in the month")
    MONTH = "month", _("in the month")
    YEAR = "year", _("in the year")


class OrganisationRole(TextChoices):
    """What an organisation does at a centre."""

    GOVERNMENT_LEAD = "government_lead", _("Government lead")
    RUNS = "runs", _("Runs the centre")
    DELIVERS = "delivers", _("Delivers services")
    FUNDS = "funds", _("Funds the centre")


class PartnerType(TextChoices):
    """What kind of organisation a partner is."""

    GOVERNMENT = "government", _("Government")
    UN_AGENCY = "un_agency", _("UN agency")
    INTERNATIONAL_NGO = "international_ngo", _("International NGO")
    NATIONAL_NGO = "national_ngo", _("National NGO")
    CIVIL_SOCIETY = "civil_society", _("Civil society organisation")
    OTHER = "other", _("Other organisation")


class Cost(TextChoices):
    """What a service costs the person who comes."""

    FREE = "free", _("Free of charge")
    PAID = "paid", _("There is a fee")
    ASK = "ask", _("Ask about the cost")


class Access(TextChoices):
    """How one gets to see somebody."""

    WALK_IN = "walk_in", _("Walk in, no appointment needed")
    APPOINTMENT = "appointment", _("By appointment")
    BOTH = "both", _("Walk in or by appointment")


class ServiceStatus(TextChoices):
    """Whether a service is offered at present."""

    ACTIVE = "active", _("active")
    SUSPENDED = "suspended", _("temporarily suspended")
    CLOSED = "closed", _("closed for good")


class VisibilityTier(TextChoices):
    """Who may see a service; the gate enforces it in every output."""

    PUBLIC = "public", _("public")
    PARTNERS = "partners", _("partners only")
    FOCAL_POINTS = "focal_points", _("named focal points only")


class SpokenLanguage(TextChoices):
    """Languages in which a service is given (ISO 639)."""

    ARABIC = "ar", _("Arabic")
    KURDISH = "ku", _("Kurdish")
    TURKMEN = "tk", _("Turkmen")
    SYRIAC = "syr", _("Syriac")
    ENGLISH = "en", _("English")


class PresetKind(TextChoices):
    """Why many centres keep other hours at the same time."""

    HOLIDAY = "holiday", _("Public holiday")
    RAMADAN = "ramadan", _("Ramadan")
