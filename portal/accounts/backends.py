"""Decides whom a name and a password belong to: one look-up and one hashing, whether the account exists or not."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.http import HttpRequest

from portal.models import User


class NameOrMailBackend(ModelBackend):
    """Signs in by username, or by the mail address where it is one account's alone.

    django-allauth's own backend tries both one after the other, and hashes once for each account it finds: the time
    that takes tells which accounts exist.
    """

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        """Return the user, or None when name or password is wrong or the account is closed."""
        if not username or password is None:
            return None
        user = account_named(username)
        is_right = (user or User()).check_password(password) if user else _same_work(password)
        return user if user is not None and is_right and self.user_can_authenticate(user) else None

    def get_user(self, user_id: int) -> User | None:
        """Return the user of a session with their profile, which every page of the admin asks for."""
        user: User | None = User.objects.select_related("wagtail_userprofile").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Return the rights of the user and of their groups, with one statement where stock takes two."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if "_perm_cache" not in user_obj.__dict__:
            rights = Permission.objects.order_by()
            if not user_obj.is_superuser:
                rights = rights.filter(Q(user=user_obj) | Q(group__user=user_obj)).distinct()
            names = rights.values_list("content_type__app_label", "codename")
            user_obj._perm_cache = {f"{app}.{codename}" for app, codename in names}
        held: set[str] = user_obj._perm_cache
        return held


def account_named(name: str) -> User | None:
    """Return the account with the username, or the only one with the mail address."""
    name = name.replace("\0", "")
    found = list(User.objects.filter(Q(username=name) | Q(email__iexact=name), is_active=True)[:3])
    by_username = [user for user in found if user.username == name]
    if by_username:
        return by_username[0]
    return found[0] if len(found) == 1 and found[0].email else None


def _same_work(password: str) -> bool:
    User().set_password(password)
    return False
