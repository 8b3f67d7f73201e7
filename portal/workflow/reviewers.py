"""Decides who reviews anything: members of a review task's groups, and whom pages name for some changes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q

from ..models import ReviewTask, User
from ..page_types import page_types

# Of a user: that they were found to review something.
KNOWN = "is_known_reviewer"


def reviews_something(user: Any) -> bool:
    """Say whether the user may have something to review, now or later; one statement, asked once a request."""
    if user.is_superuser or getattr(user, KNOWN, False):
        return True
    groups = ReviewTask.groups.through.objects.filter(group__user=OuterRef("pk"))
    is_one = Q(Exists(groups))
    for model in page_types():
        naming = model.naming_reviewer(user)
        if naming is not None:
            is_one |= Q(Exists(naming))
    found = User.objects.filter(is_one, pk=user.pk).exists()
    if found:
        know_reviewer(user)
    return found


def know_reviewer(user: Any) -> None:
    """Note for this request that the user reviews something: the menu need not ask."""
    setattr(user, KNOWN, True)


def refuse_who_reviews_nothing(user: Any) -> None:
    """Raise PermissionDenied for a user who will never find anything in the queue."""
    if not reviews_something(user):
        raise PermissionDenied
