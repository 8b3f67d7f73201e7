"""Decides where somebody who has signed in is led: staff to the admin, a partner's people to their desk."""

from typing import Any

from django.urls import reverse

from portal.roles import ADMIN_ACCESS


def landing_address(user: Any) -> str:
    """Return the address where the user works."""
    return reverse("wagtailadmin_home") if user.has_perm(ADMIN_ACCESS) else reverse("desk:home")
