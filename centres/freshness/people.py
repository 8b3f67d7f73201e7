"""Decides who is written to about a listing: the partner's people, a centre's focal point, else IOM's moderators."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from portal.models import User
from portal.roles import ADMINISTRATORS, MODERATORS

from ..models import CentrePage
from ..partner_groups import partner_group
from .models import BouncedAddress


def people_of(partner: Any) -> list[Any]:
    """Return the partner's people who can be written to."""
    group = partner_group(partner)
    return reachable(group.user_set.order_by("pk")) if group else []


def iom_for(services: Iterable[Any]) -> list[Any]:
    """Return the focal points of the centres where the services are offered; the moderators where there is none."""
    points = CentrePage.objects.filter(pk__in=[row.centre_id for each in services for row in each.centres.all()])
    found = reachable(User.objects.filter(pk__in=points.values("focal_point")))
    return found or moderators()


def moderators() -> list[Any]:
    """Return the moderators who can be written to."""
    group = Group.objects.filter(name=MODERATORS).first()
    return reachable(group.user_set.order_by("pk")) if group else []


def administrators() -> list[Any]:
    """Return the administrators who can be written to."""
    group = Group.objects.filter(name=ADMINISTRATORS).first()
    return reachable(group.user_set.order_by("pk")) if group else []


def language_of(person: Any) -> str:
    """Return the language in which somebody is written to: that of their own pages."""
    return str(UserProfile.get_for_user(person).get_preferred_language())


def reachable(people: Iterable[Any]) -> list[Any]:
    """Return those whom a mail reaches: active, with an address from which nothing came back."""
    found = [person for person in people if person is not None and person.is_active and person.email]
    wanted = {person.email.lower() for person in found}
    bounced = set(BouncedAddress.objects.filter(address__in=wanted).values_list("address", flat=True))
    return [person for person in found if person.email.lower() not in bounced]
