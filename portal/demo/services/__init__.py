"""All services of the demo site, in the order of their partners."""

from portal.demo.services.care import CARE_SERVICES
from portal.demo.services.learning import LEARNING_SERVICES
from portal.demo.services.legal import LEGAL_SERVICES
from portal.demo.services.shapes import At, Service
from portal.demo.services.work import WORK_SERVICES

SERVICES: tuple[Service, ...] = (*LEGAL_SERVICES, *LEARNING_SERVICES, *WORK_SERVICES, *CARE_SERVICES)

__all__ = ["SERVICES", "At", "Service"]
