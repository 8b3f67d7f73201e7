"""The directory: places, controlled lists, centres, partners, services."""

from ..desk.models import Membership
from ..freshness.links import ConfirmLink
from ..freshness.models import BouncedAddress, Confirmation, Freshness, FreshnessSchedule
from ..places.models import Governorate, Place
from ..reports.models import ConductReport, Report
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
    "BouncedAddress",
    "CentreHoursException",
    "CentreOrganisation",
    "CentrePage",
    "CentreProposal",
    "CentresIndexPage",
    "ConductReport",
    "ConfirmLink",
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
    "Report",
    "ServiceAtCentre",
    "ServiceHoursException",
    "ServicePage",
]
