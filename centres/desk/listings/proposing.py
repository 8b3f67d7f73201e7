"""Decides how a service comes to another centre: its partner proposes it, that centre's focal point approves."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.letters import send_letter

from ...hours.closing import know_focal_point
from ...models import CentrePage, CentreProposal, ServiceAtCentre
from .at_once import title_in_mail
from .versions import as_a_revision, as_stored, kept_draft

# What a version differs in when it does nothing but propose centres.
ROWS = "centres"


def centres_to_propose(draft: Any, language: str) -> QuerySet[Any]:
    """Return the public centres where the service is not offered, nor proposed, yet."""
    there = [row.centre_id for row in draft.centres.all()]
    return CentrePage.objects.public(language).exclude(pk__in=there).order_by("title")


def propose(page: Any, centre: Any, user: Any) -> Any:
    """Add a centre to the newest version of the service, as a draft; return the revision."""
    draft = page.get_latest_revision_as_object()
    rows = list(draft.centres.all())
    if any(row.centre_id == centre.pk for row in rows):
        raise ValidationError(_("The service is offered at this centre already."))
    draft.centres.set([*rows, ServiceAtCentre(centre=centre, sort_order=len(rows))])
    revision = kept_draft(page, draft, user)
    CentreProposal.objects.get_or_create(page=page, centre=centre, defaults={"user": user})
    return revision


def tell_focal_points(page: Any, user: Any) -> None:
    """Ask the focal points of the centres that the version now with the reviewer adds."""
    draft = page.get_latest_revision_as_object()
    context = {"page": page, "title": title_in_mail(page), "user": user}
    centres = CentrePage.objects.filter(pk__in=added_centres(page, draft)).select_related("focal_point")
    for centre in centres:
        if centre.focal_point is not None and centre.focal_point != user:
            send_letter([centre.focal_point], "centre_proposed", **context, centre=centre)


def added_centres(page: Any, draft: Any) -> set[int]:
    """Return the centres that a version has and the public page has not."""
    return {row.centre_id for row in draft.centres.all()} - (_public_centres(page) if page.live else set())


def _public_centres(page: Any) -> set[int]:
    if "named_rows" in page.__dict__:  # Read for a review: the rows came with it.
        return {row.centre_id for row in page.centres.all()}
    return set(ServiceAtCentre.objects.filter(page=page.pk).values_list("centre_id", flat=True))


def is_decided_by(page: Any, revision: Any, user: Any) -> bool:
    """Say whether a focal point decides: the version adds centres of theirs to a public service, and nothing else."""
    if not page.live or revision is None:
        return False
    draft = revision.as_object()
    added = added_centres(page, draft)
    return bool(added) and _of_focal_point(user, added, page) == added and _is_otherwise_the_same(page, revision, added)


def _of_focal_point(user: Any, centres: set[int], page: Any) -> set[int]:
    """Return those of the centres whose focal point the user is; what was fetched with the page is not asked again."""
    known = page.__dict__.get("named_rows", {}).get(CentrePage, {})
    if centres <= set(known):
        for key in centres:
            know_focal_point(user, known[key])
        return {key for key in centres if known[key].focal_point_id == user.pk}
    return set(CentrePage.objects.filter(pk__in=centres, focal_point=user).values_list("pk", flat=True))


def proposals_of(user: Any) -> QuerySet[Any]:
    """Return the keys of the services that are proposed for centres of the focal point."""
    return CentreProposal.objects.filter(centre__focal_point=user).values("page_id")


def _is_otherwise_the_same(page: Any, revision: Any, added: set[int]) -> bool:
    public, draft = as_a_revision(page), revision.content
    names = ("title", "slug", *page.word_fields, *page.fact_fields)
    if any(as_stored(public.get(name)) != as_stored(draft.get(name)) for name in names if name != ROWS):
        return False
    return _rows(public) == [row for row in _rows(draft) if row[0] not in added]


def _rows(content: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(row["centre"], row["opening_hours"], row["phones"], str(row["uuid"])) for row in content.get(ROWS, [])]
