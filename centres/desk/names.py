"""Decides how a partner is named at the desk and in letters: in the reader's language, else in its source's."""

from collections.abc import Iterable

from ..models import PartnerPage
from ..naming import Named


def partner_names(partners: Iterable[PartnerPage], language: str) -> dict[int, Named]:
    """Return the name of each partner (source pages) by its key, drafts of translations included; one statement."""
    partners = list(partners)
    words = PartnerPage.objects.filter(source__in=partners, locale__language_code=language)
    titles = {source: title for source, title in words.values_list("source_id", "title") if title}
    return {one.pk: named(one, titles.get(one.pk, ""), language) for one in partners}


def partner_name(partner: PartnerPage, language: str) -> Named:
    """Return the name of one partner."""
    return partner_names([partner], language)[partner.pk]


def named(partner: PartnerPage, title: str, language: str) -> Named:
    """Return the name of a partner that has this title in the language, or none."""
    if title or partner.language == language:
        return Named(title or partner.title, "", acronym=partner.acronym)
    return Named(partner.title, "", partner.language, partner.acronym)
