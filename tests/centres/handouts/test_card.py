"""The contact card of a centre and of a service there, read back by a strict reader that knows nothing of its writer."""

from __future__ import annotations

import re
from typing import Any

import pytest

from centres.models import ServicePage
from tests.centres import factories
from tests.portal.pages import visitor

pytestmark = pytest.mark.django_db

WAY = {
    "ar": {"directions": "مقابل الجامع الكبير؛ قرب السوق, الباب الأزرق\nالطابق الأرضي"},
    "en": {"directions": "Opposite the great mosque; near the market, blue door\nGround floor"},
}
POINT = {"latitude": 34.2721, "longitude": 45.1684}
# RFC 2426 asks for these three, each once.
ONCE = ("VERSION", "FN", "N")


def read(text: str) -> dict[str, list[str]]:
    """Return the values by name (with its type); fail at what RFC 2426 forbids."""
    assert "\n" not in text.replace("\r\n", "") and text.endswith("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"] and lines[-1] == "END:VCARD"
    found: dict[str, list[str]] = {}
    for line in lines[1:-1]:
        name, value = re.fullmatch(r"([A-Z]+(?:;TYPE=[A-Z,]+)?):(.+)", line).groups()  # type: ignore[union-attr]
        found.setdefault(name, []).append(value)
    assert all(len(found[name]) == 1 for name in ONCE)
    return found


def parts(value: str) -> list[str]:
    """Return the components of a structured value, unmarked."""
    return [re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], each) for each in re.split(r"(?<!\\);", value)]


def short(page: Any) -> str:
    return str(page.short_path.rpartition("/")[2])


def card(page: Any, language: str = "en", at: Any = None) -> dict[str, list[str]]:
    path = f"/{language}/contacts/{short(page)}" + (f"/{at}.vcf" if at else ".vcf")
    answer = visitor().get(path)
    assert answer["Content-Type"] == "text/vcard; charset=utf-8" and "max-age=10" in answer["Cache-Control"]
    assert not answer.cookies and "Cookie" not in answer.get("Vary", "")
    return read(answer.content.decode())


def centre(**values: Any) -> Any:
    facts = {"place": factories.place(), "words": WAY, "phones": factories.phones("+9647000000001", "122"), **POINT}
    return factories.centre(**facts | values)


@pytest.mark.parametrize(
    ("language", "name", "street", "region"),
    [
        ("ar", "مركز جلولاء", "مقابل الجامع الكبير؛ قرب السوق, الباب الأزرق", "ديالى"),
        ("en", "Jalawla centre", "Opposite the great mosque; near the market, blue door", "Diyala"),
    ],
)
def test_a_centre_has_name_phones_landmark_position_and_short_address(
    language: str, name: str, street: str, region: str
) -> None:
    here = centre()
    found = card(here, language)
    assert parts(found["FN"][0]) == [name] and parts(found["N"][0])[0] == name
    assert found["TEL;TYPE=CELL,VOICE,MSG"] == ["+9647000000001", "122"]
    address = parts(found["ADR;TYPE=WORK"][0])
    assert len(address) == 7 and address[2] == street and address[4] == region
    assert found["GEO"] == ["34.272100;45.168400"]
    assert found["URL"][0].endswith(f"/c/{short(here)}")
    assert found["UID"] == [f"urn:uuid:{here.translation_key}"]
    assert re.search({"ar": "٢٠|حزيران|تشرين|كانون|اتصل|اتصلوا", "en": r"\d{4}"}[language], found["NOTE"][0])
    page = visitor().get(here.address_in(language)).content.decode()
    assert f"/{language}/contacts/{short(here)}.vcf" in page


def test_of_a_hidden_address_the_governorate_alone_is_told() -> None:
    found = card(centre(address_hidden=True))
    assert "GEO" not in found and parts(found["ADR;TYPE=WORK"][0]) == ["", "", "", "", "Diyala", "", "Iraq"]


def test_a_mobile_team_has_no_position() -> None:
    assert "GEO" not in card(centre(is_mobile=True))


@pytest.mark.parametrize("name", ["مركز جلولاء لخدمة العائدين " * 9, 'A; "B", \\C'])
def test_long_and_hostile_names_are_read_back_whole(name: str) -> None:
    found = card(centre(title=factories.labels(name.strip(), name.strip())))
    assert parts(found["FN"][0]) == [name.strip()]


def test_a_service_has_its_own_phone_and_the_centre_it_is_offered_at() -> None:
    here, keeper = centre(), factories.partner()
    own = {"phones": factories.phones("+9647000000031", kind="whatsapp"), "opening_hours": "Su-Tu 09:00-12:00"}
    page = factories.service(keeper, at={here: own})
    row = ServicePage.objects.get(pk=page.pk).centres.get()
    found = card(page, "en", row.uuid)
    assert found["FN"] == ["Legal advice – Jalawla centre"] and found["ORG"] == ["Sample Partner A"]
    assert found["TEL;TYPE=CELL,MSG"] == ["+9647000000031"] and found["GEO"]
    assert "Tuesday" in found["NOTE"][0] and found["UID"] == [f"urn:uuid:{row.uuid}"]
    assert f"/contacts/{short(page)}/{row.uuid}.vcf" in visitor().get(page.address_in("en")).content.decode()
    assert card(page, "ar")["FN"] == ["المشورة القانونية"]


def test_what_is_sensitive_not_public_or_elsewhere_has_no_card() -> None:
    here, keeper = centre(), factories.partner()
    hush = factories.service(keeper, "hush", at=(here,), kind=factories.kind("gbv", is_sensitive=True))
    tier = factories.service(keeper, "tier", at=(here,), visibility="partners")
    row = ServicePage.objects.get(pk=hush.pk).centres.get()
    for path in (f"{short(hush)}.vcf", f"{short(hush)}/{row.uuid}.vcf", f"{short(tier)}.vcf", "nothing.vcf"):
        assert visitor().get(f"/en/contacts/{path}").status_code == 404, path
    assert "/contacts/" not in visitor().get(hush.address_in("en")).content.decode()
    plain = factories.service(keeper, "plain", at=(here,))
    assert visitor().get(f"/en/contacts/{short(plain)}/{row.uuid}.vcf").status_code == 404
