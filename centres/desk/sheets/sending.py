"""Decides how the rows of a previewed sheet travel to the confirmation, and what sending them does."""

from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.tree import lock_row
from portal.workflow.together import bundle

from ...models import ServicePage
from ..listings.handing_in import hand_in
from ..listings.versions import kept_draft
from .comparing import RowChange, write_row

SALT = "centres.sheet"
SECONDS = 24 * 3600


@dataclass(frozen=True)
class Parcel:
    """One row that can be taken: which version of which listing, and what is written into it."""

    page_id: int
    version: str
    values: dict[str, str]
    hours: dict[str, str]


def sealed(rows: list[RowChange], user: Any) -> str:
    """Return the good rows as a signed text for the form that confirms them: nobody can change them on the way."""
    parcels = [asdict(Parcel(row.page_id, row.version, row.values, row.hours)) for row in rows if not row.is_wrong]
    return signing.dumps([user.pk, parcels], salt=SALT, compress=True)


def unsealed(text: str, user: Any) -> list[Parcel]:
    """Return the rows; raise ValidationError for a text that is not the user's, was changed, or is a day old."""
    try:
        owner, parcels = signing.loads(text, salt=SALT, max_age=SECONDS)
    except signing.BadSignature as error:
        raise ValidationError(_("This preview is too old. Upload the file again.")) from error
    if owner != user.pk:
        raise ValidationError(_("This preview is too old. Upload the file again."))
    return [Parcel(**parcel) for parcel in parcels]


def send(parcels: list[Parcel], pages: dict[int, Any], user: Any) -> int:
    """Keep every row as a draft and send all as one review, or none; return how many. Raise ValidationError."""
    with transaction.atomic():
        for parcel in sorted(parcels, key=lambda one: one.page_id):
            if parcel.page_id not in pages:
                raise ValidationError(_("No listing of yours has this number. Add a new service at the desk."))
            _send_one(parcel, user)
        sent = ServicePage.objects.filter(pk__in=[parcel.page_id for parcel in parcels]).order_by("path")
        if len(parcels) > 1:
            bundle(sent)
    return len(parcels)


def _send_one(parcel: Parcel, user: Any) -> None:
    lock_row(parcel.page_id)
    page = ServicePage.objects.get(pk=parcel.page_id)
    stale = str(page.latest_revision_id or "") != parcel.version
    if stale or page.permissions_for_user(user).page_locked():
        said = _("“%(title)s” was changed meanwhile. Download the file again.")
        raise ValidationError(said % {"title": page.title})
    draft = page.get_latest_revision_as_object()
    write_row(draft, parcel.values, parcel.hours)
    kept_draft(page, draft, user)
    hand_in(page, user)
