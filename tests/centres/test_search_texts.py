"""By which words centres, partners and services are found, and by which they are not."""

from __future__ import annotations

from typing import Any

import pytest

from centres.models import CentrePage, Donor, PartnerPage
from centres.search_texts import national_number
from portal.search_content import public_content
from search import service as search
from tests.centres import factories

pytestmark = pytest.mark.django_db

PHONE = "+9647000000001"


def content(page: Any) -> Any:
    found = public_content(page.translation_key)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("stored", "dialled"), [(PHONE, "07000000001"), ("122", "122"), ("+41227179111", "+41227179111")]
)
def test_a_number_is_also_known_as_it_is_dialled_in_iraq(stored: str, dialled: str) -> None:
    assert national_number(stored) == dialled


def test_a_centre_is_found_by_spellings_phones_and_acronyms() -> None:
    donor = Donor.objects.create(key="eu", labels=factories.labels("الاتحاد الأوروبي", "European Union"), acronym="EU")
    lead = factories.partner("jcmc")
    roles = ({"role": "government_lead", "partner": lead}, {"role": "funds", "donor": donor})
    also = content(factories.centre(place=factories.place(), roles=roles)).also.split("\n")
    assert {"CRC", "JCMC", "EU", PHONE, "07000000001", "+964 700 000 0001"} <= set(also)
    assert any("Jalula" in line and "جلولا" in line for line in also)


def test_a_centre_is_found_by_its_words_and_by_its_services_in_both_languages() -> None:
    words = {"ar": {"description": "<p>وصف</p>", "directions": "قرب السوق"}, "en": {"directions": "Near the market"}}
    centre = factories.centre(place=factories.place(), words=words, audiences=(factories.audience(),))
    factories.service(factories.partner(), at=(centre,), title=factories.labels("محامٍ", "A lawyer"))
    bodies = content(centre).bodies
    assert all(part in bodies["ar"] for part in ("وصف", "قرب السوق", "جلولاء", "العائدون", "محامٍ"))
    assert all(part in bodies["en"] for part in ("Near the market", "Jalawla", "Diyala", "Returnees", "A lawyer"))
    assert "السوق" not in bodies["en"]


def test_nothing_of_a_hidden_address_is_found() -> None:
    words = {"ar": {"directions": "قرب السوق"}, "en": {"directions": "Near the market"}}
    values = {"place": factories.place(), "coverage": (factories.place(),), "latitude": 34.2, "longitude": 45.1}
    title = factories.labels("مركز محمي", "Protected centre")
    centre = factories.centre("hidden", title, words=words, address_hidden=True, **values)
    service = factories.service(factories.partner(), at=(centre,))
    for found in (content(centre), content(service)):
        text = "\n".join([found.also, *found.bodies.values()])
        assert not any(part in text for part in ("Jalawla", "جلولا", "market", "السوق", "34.2"))
        assert found.points == ()
    assert content(centre).facets["governorate"] == ("diyala",)


def test_a_centre_has_its_position_and_its_facets() -> None:
    centre = factories.centre(
        latitude=34.2, longitude=45.1, audiences=(factories.audience(),), kinds=(factories.kind("hlp"),)
    )
    factories.service(factories.partner(), at=(centre,))
    found = content(centre)
    assert found.points == ((34.2, 45.1),)
    partner = PartnerPage.objects.get(source=None)
    assert found.facets == {
        "governorate": ("diyala",),
        "service": ("hlp", "legal"),
        "audience": ("returnees",),
        "partner": (str(partner.translation_key),),
    }


def test_a_service_is_found_by_its_words_its_partner_its_centre_and_what_to_bring() -> None:
    centre = factories.centre(place=factories.place())
    words = {
        "en": {"who": "Anyone", "how": "Walk in", "documents_needed": "Unified ID"},
        "ar": {"documents_needed": "البطاقة الموحدة"},
    }
    at = {centre: {"phones": factories.phones("+9647000000002")}}
    found = content(factories.service(factories.partner(), at=at, words=words, phones=factories.phones(PHONE)))
    parts = ("Advice from a lawyer", "Anyone", "Walk in", "Unified ID", "Sample Partner A", "Jalawla centre", "Diyala")
    assert all(part in found.bodies["en"] for part in parts)
    assert all(part in found.bodies["ar"] for part in ("البطاقة الموحدة", "منظمة نموذجية أ", "مركز جلولاء"))
    assert {"SPA", "07000000001", "07000000002"} <= set(found.also.split("\n"))
    partner = str(PartnerPage.objects.get(source=None).translation_key)
    assert found.facets == {"governorate": ("diyala",), "service": ("legal",), "partner": (partner,)}


def test_a_service_is_found_by_the_words_that_iom_keeps_for_its_kind_from_the_moment_they_are_kept() -> None:
    kind = factories.kind("mhpss")
    service = factories.service(factories.partner(), kind=kind)
    kind.asked_with = "psychologist, دكتور نفسي"
    kind.save()
    assert kind.asked_with in content(service).also
    found = search.search("psychologist", "ar").hits
    assert [hit.key for hit in found] == [service.translation_key]


def test_a_partner_is_found_by_acronym_contacts_and_services() -> None:
    contacts = [*factories.phones(PHONE), ("email", "spa@example.org")]
    partner = factories.partner(
        contacts=contacts, website="https://example.org/spa", words={"en": {"about": "<p>We help.</p>"}}
    )
    factories.service(partner)
    found = content(partner)
    assert {"SPA", "spa@example.org", "07000000001", "https://example.org/spa"} <= set(found.also.split("\n"))
    assert all(part in found.bodies["en"] for part in ("We help.", "National NGO", "Legal advice"))


def test_a_change_of_a_service_touches_its_partner_and_its_centres() -> None:
    centre, partner = factories.centre(), factories.partner()
    service = factories.service(partner, at=(centre,))
    assert set(service.search_keys()) == {service.translation_key, partner.translation_key, centre.translation_key}
    assert service.translation_key in partner.search_keys()
    assert service.translation_key in CentrePage.objects.get(pk=centre.pk).search_keys()
