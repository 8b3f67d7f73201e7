"""The directory: places, controlled lists, centres, partners, services."""

from ..desk.models import Membership
from ..freshness.models import Confirmation, Freshness, FreshnessSchedule
from ..places.models import Governorate, Place
from .centre_pages import CentreOrganisation, CentrePage, CentresIndexPage
from .lists import Audience, Donor, Kind, Project
from .partner_pages import PartnerPage, PartnersIndexPage
from .service_pages import ServiceAtCentre, ServicePage

__all__ = [
    "Audience",
    "CentreOrganisation",
    "CentrePage",
    "CentresIndexPage",
    "Confirmation",
    "Donor",
    "Freshness",
    "FreshnessSchedule",
    "Governorate",
    "Kind",
    "Membership",
    "PartnerPage",
    "PartnersIndexPage",
    "Place",
    "Project",
    "ServiceAtCentre",
    "ServicePage",
]
