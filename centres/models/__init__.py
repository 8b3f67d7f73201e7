"""The directory: places, controlled lists, centres, partners, services."""

from ..desk.models import Membership
from ..freshness.models import Confirmation, Freshness, FreshnessSchedule
from ..places.models import Governorate, Place
from .centre_pages import CentreOrganisation, CentrePage, CentresIndexPage
from .closures import Closure
from .dated_hours import CentreHoursException, ServiceHoursException
from .lists import Audience, Donor, Kind, Project
from .partner_pages import PartnerPage, PartnersIndexPage
from .presets import HoursPreset, PresetConfirmation
from .proposals import CentreProposal
from .service_pages import ServiceAtCentre, ServicePage
from .stops import MobileStop

__all__ = [
    "Audience",
    "CentreHoursException",
    "CentreOrganisation",
    "CentrePage",
    "CentreProposal",
    "CentresIndexPage",
    "Confirmation",
    "Closure",
    "Donor",
    "Freshness",
    "FreshnessSchedule",
    "Governorate",
    "HoursPreset",
    "Kind",
    "Membership",
    "MobileStop",
    "PartnerPage",
    "PartnersIndexPage",
    "Place",
    "PresetConfirmation",
    "Project",
    "ServiceAtCentre",
    "ServiceHoursException",
    "ServicePage",
]
