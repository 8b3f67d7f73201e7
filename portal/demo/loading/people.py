"""Decides the demo logins: a user for each role, with a password made for this copy of the portal and told once."""

import os
import secrets
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from centres.models import Membership
from portal.demo.loading.writing import Team
from portal.demo.people import LOGINS, Login
from portal.models import User
from portal.roles import ADMINISTRATORS, MEDIA_OFFICERS, MODERATORS, translators

GROUPS = {"media_officer": MEDIA_OFFICERS, "moderator": MODERATORS, "administrator": ADMINISTRATORS}
# Letters and digits that nobody confuses when typing them from paper: twelve of them are 58 bits.
ALPHABET = "23456789abcdefghjkmnpqrstwxyz"
PARTS, PART_LENGTH = 3, 4
HEADINGS = ("Role", "Username", "Password")
UNCHANGED = "(as set before)"


def load_people() -> int:
    """Make the logins that are missing and write down their passwords; return how many were made."""
    present = set(_users())
    made = {login.username: _make(login) for login in LOGINS if login.username not in present}
    if made:
        known = _written_down(logins_file()) if present else {}
        _write_down(logins_file(), {**known, **made})
    return len(made)


def load_memberships(partners: Mapping[str, Any]) -> int:
    """Let the partners' people belong to them (source pages by key); return how many are new."""
    users = _users()
    return sum(
        Membership.objects.get_or_create(
            user=users[login.username], partner=partners[login.partner], defaults={"role": login.role}
        )[1]
        for login in LOGINS
        if login.partner
    )


def team() -> Team:
    """Return who writes, translates and publishes the demo pages."""
    users = _users()
    by_role = {login.role: users.get(login.username) for login in LOGINS}
    into = {login.translates_into: users.get(login.username) for login in LOGINS if login.translates_into}
    return Team(by_role["media_officer"], into, by_role["moderator"])


def logins_file() -> Path:
    """Return where the passwords of the demo logins are written down."""
    return Path(settings.DATA_DIR) / "demo-logins.txt"


def _users() -> dict[str, User]:
    """Return the demo logins that exist, by username."""
    return {user.username: user for user in User.objects.filter(username__in=[login.username for login in LOGINS])}


def _make(login: Login) -> str:
    """Make a login and return its password."""
    password = settings.DEMO_PASSWORD or _new_password()
    user = User.objects.create(
        username=login.username, email=login.email, first_name=login.name[login.language], password=_stored(password)
    )
    group = translators(login.translates_into) if login.translates_into else GROUPS.get(login.role)
    if group:
        user.groups.add(Group.objects.get(name=group))
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = login.language
    profile.save()
    return password


def _new_password() -> str:
    parts = ("".join(secrets.choice(ALPHABET) for _letter in range(PART_LENGTH)) for _part in range(PARTS))
    return "-".join(parts)


@lru_cache(maxsize=1)
def _stored(password: str) -> str:
    # One that all logins share is hashed once: hashing is slow on purpose.
    return make_password(password)


def _written_down(file: Path) -> dict[str, str]:
    """Return the passwords by username as an earlier load wrote them down."""
    if not file.is_file():
        return {}
    rows = [line.rsplit(maxsplit=1) for line in file.read_text(encoding="utf-8").splitlines()]
    names = {login.username for login in LOGINS}
    found = {row[0].split()[-1]: row[1] for row in rows if len(row) == 2 and row[0].split()}
    return {name: password for name, password in found.items() if name in names and not password.endswith(")")}


def _write_down(file: Path, passwords: Mapping[str, str]) -> None:
    """Write the table that `make run` prints; nobody but the owner of the data folder may read it."""
    rows = [HEADINGS]
    rows += [(login.name["en"], login.username, passwords.get(login.username, UNCHANGED)) for login in LOGINS]
    file.touch(mode=0o600)
    os.chmod(file, 0o600)
    file.write_text(_table(rows), encoding="utf-8")


def _table(rows: Sequence[tuple[str, str, str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines) + "\n"
