"""What the pages of centres, partners and services show beside their own words."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from centres.models import CentrePage, Donor, PartnerPage, ServicePage
from centres.presenting import centre_context, partner_context, service_breadcrumb, service_context
from tests.centres import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def shown(page: Any, language: str = "en") -> dict[str, Any]:
    row = type(page).objects.public(language).get(pk=page.pk)
    with translation.override(language):
        if isinstance(row, PartnerPage):
            return partner_context(row, language, {})
        return centre_context(row, language) if isinstance(row, CentrePage) else service_context(row, language)


def test_services_stand_under_their_partners_with_hours_and_phones_of_their_own() -> None:
    centre = factories.centre(opening_hours=factories.ROUND_THE_CLOCK)
    second = factories.partner("spb", factories.labels("منظمة ب", "Partner B"))
    first = factories.partner("spa", factories.labels("منظمة أ", "Partner A"))
    factories.service(
        second,
        "info",
        factories.labels("معلومات", "Information"),
        at=(centre,),
        phones=factories.phones("+9647000000009"),
    )
    own = {centre: {"opening_hours": 'Mo-Su unknown "call"', "phones": factories.phones("+9647000000007")}}
    factories.service(first, at=own, phones=factories.phones("+9647000000008"))
    groups = shown(centre)["groups"]
    assert [group.partner.name for group in groups] == ["Partner A", "Partner B"]
    legal, information = groups[0].offers[0], groups[1].offers[0]
    assert (legal.state.kind, legal.notes) == ("call", ["Every day: call for hours"])
    assert (information.state.kind, information.notes) == ("open", [])
    assert [offer.phones[0]["number"] for offer in (legal, information)] == ["+9647000000007", "+9647000000009"]


def test_services_that_have_ended_or_are_not_public_do_not_appear_at_the_centre() -> None:
    centre, partner = factories.centre(), factories.partner()
    factories.service(partner, "ended", at=(centre,), status="closed")
    factories.service(partner, "inner", at=(centre,), visibility="focal_points")
    factories.service(partner, "suspended", at=(centre,), status="suspended")
    offers = [offer for group in shown(centre)["groups"] for offer in group.offers]
    assert [(offer.service.address, offer.state.words) for offer in offers] == [
        ("/en/partners/spa/suspended/", "Temporarily suspended")
    ]


def test_who_works_at_a_centre_is_named_by_role_with_the_donors_line() -> None:
    labels = factories.labels
    donor = Donor.objects.create(
        key="eu",
        labels=labels("الاتحاد الأوروبي", "European Union"),
        visibility_line=labels("بتمويل", "Funded by the EU"),
    )
    partner, draft = factories.partner("jcmc"), factories.partner("draft")
    roles = (
        {"role": "funds", "donor": donor},
        {"role": "runs", "partner": draft},
        {"role": "government_lead", "partner": partner},
    )
    centre = factories.centre(roles=roles)
    draft.unpublish()
    named = [
        (role.label, [(each.organisation.name, each.line) for each in role.organisations])
        for role in shown(centre)["roles"]
    ]
    assert named == [
        ("Government lead", [("Sample Partner A", "")]),
        ("Funds the centre", [("European Union", "Funded by the EU")]),
    ]


def test_kinds_that_no_listed_service_covers_are_named() -> None:
    centre = factories.centre(kinds=(factories.kind(), factories.kind("hlp", "السكن", "Housing")))
    factories.service(factories.partner(), at=(centre,))
    assert [kind.key for kind in shown(centre)["other_kinds"]] == ["hlp"]


def test_a_draft_is_previewed_with_the_lists_it_holds_in_memory() -> None:
    centre = factories.centre(audiences=(factories.audience(),))
    centre.audiences = [factories.audience("host", "المجتمع المضيف", "Host community")]
    draft = centre.save_revision().as_object()
    assert [audience.key for audience in centre_context(draft, "ar")["audiences"]] == ["host"]


def test_a_hidden_address_leaves_neither_map_nor_coverage() -> None:
    place = factories.place()
    context = shown(
        factories.centre(place=place, coverage=(place,), latitude=34.2, longitude=45.1, address_hidden=True)
    )
    assert (context["map_query"], context["map_app_address"], context["coverage"]) == ("", "", [])
    assert "Jalawla" not in context["lead"]


def test_a_service_says_state_and_numbers_at_each_centre() -> None:
    first = factories.centre(opening_hours=factories.ROUND_THE_CLOCK)
    second = factories.centre("baiji", factories.labels("مركز بيجي", "Baiji centre"), phones=[])
    at = {first: {"phones": factories.phones("+9647000000003")}, second: {"opening_hours": 'Mo-Su unknown "call"'}}
    context = shown(factories.service(factories.partner(), at=at, phones=factories.phones("+9647000000004")))
    assert [(each.centre.name, each.state.kind, each.reach.phone["number"]) for each in context["listings"]] == [
        ("Jalawla centre", "open", "+9647000000003"),
        ("Baiji centre", "call", "+9647000000004"),
    ]
    assert "hours" not in context  # Each centre says its own.


def test_a_suspended_service_names_no_hours_at_its_centres() -> None:
    service = factories.service(factories.partner(), at=(factories.centre(),), status="suspended")
    listing = shown(service)["listings"][0]
    assert (listing.state.words, listing.hours) == ("Temporarily suspended", "")


def test_a_service_at_one_centre_has_a_table_of_hours() -> None:
    context = shown(factories.service(factories.partner(), at=(factories.centre(),)))
    assert [(row.days, row.kind) for row in context["hours"]] == [
        ("Sunday to Thursday", "call"),
        ("Friday and Saturday", "closed"),
    ]


def test_a_partner_shows_its_services_and_every_centre_where_it_works() -> None:
    partner = factories.partner()
    served = factories.centre()
    factories.centre(
        "baiji", factories.labels("مركز بيجي", "Baiji centre"), roles=({"role": "runs", "partner": partner},)
    )
    factories.centre("fallujah", factories.labels("مركز الفلوجة", "Fallujah centre"))
    factories.service(partner, at=(served,))
    factories.service(factories.partner("spb"), "other", at=(served,))
    context = shown(partner)
    assert [(offer.service.name, offer.notes) for offer in context["offers"]] == [("Legal advice", ["Jalawla centre"])]
    assert [name for name, *_rest in context["centres"]] == ["Jalawla centre", "Baiji centre"]


def test_a_service_belongs_to_its_partner_also_when_their_sources_are_in_different_languages() -> None:
    partner = factories.partner(title={"en": "Sample Partner A", "ar": "منظمة نموذجية أ"})
    arabic = partner.get_translations().get().specific
    service = factories.service(arabic, at=(factories.centre(),))
    assert service.language == "ar"
    assert partner.language == "en"
    assert shown(service)["partner"].name == "Sample Partner A"
    assert [offer.service.name for offer in shown(partner)["offers"]] == ["Legal advice"]


def test_a_sensitive_service_has_no_way_back_above_it() -> None:
    sensitive = factories.kind("gbv", "عنف", "Violence", is_sensitive=True)
    service = factories.service(factories.partner(), at=(factories.centre(),), kind=sensitive)
    assert service_breadcrumb(ServicePage.objects.public("en").get(pk=service.pk), "en") == []
