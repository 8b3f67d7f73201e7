"""Decides who is named at a centre: who leads, runs, delivers and funds, in this order."""

from dataclasses import dataclass
from typing import Any

from portal.labels import label

from .choices import OrganisationRole
from .naming import Named, named


@dataclass(frozen=True)
class Organisation:
    """An organisation at a centre; a donor has no page (an empty address) and brings its visibility line."""

    organisation: Named
    line: str = ""


@dataclass(frozen=True)
class Role:
    """A role in the active language, and who has it."""

    label: str
    organisations: list[Organisation]


def roles_at(rows: list[Any], partners: dict[Any, Any], language: str) -> list[Role]:
    """Return the roles of a centre's organisation rows; partners whose page is not public are left out."""
    by_pk = {partner.pk: partner for partner in partners.values()}
    found: dict[str, list[Organisation]] = {role: [] for role in OrganisationRole.values}
    for row in rows:
        if row.partner_id in by_pk:
            found[row.role].append(Organisation(named(by_pk[row.partner_id], language)))
        elif row.donor is not None:
            donor = Named(label(row.donor.labels), "", acronym=row.donor.acronym)
            found[row.role].append(Organisation(donor, label(row.donor.visibility_line)))
    return [Role(str(OrganisationRole(role).label), names) for role, names in found.items() if names]
