"""The demo content: whole in both languages, true where it states facts, and free of invented contacts."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import centres.places
from centres.hours.parse import read_week
from centres.hours.week import DayKind
from portal.demo import centres as demo_centres
from portal.demo import draw, goals, home, information, lists, materials, partners, people, pictures, releases, services
from portal.demo.mobile_team import MOBILE_TEAM
from portal.demo.shapes import LANGUAGES, Block, Phone, in_language, is_words, sample_phone
from tests.portal.demo_texts import ARABIC_DIGITS, keys, parts, texts

CENTRES = demo_centres.CENTRES
PARTNERS = partners.PARTNERS
SERVICES = services.SERVICES
RELEASES = releases.RELEASES
MATERIALS = materials.MATERIALS
PAGES = information.INFORMATION_PAGES

UNTRANSLATED = "baiji-opening"
TRANSLATED_RELEASES = tuple(release for release in RELEASES if release.key != UNTRANSLATED)
CONTENT: tuple[Any, ...] = (
    *lists.KINDS, *lists.AUDIENCES, *lists.TOPICS, *lists.DONORS, *lists.PROJECTS, *lists.UN_ENTITIES,
    *goals.GOALS.values(), *CENTRES, *PARTNERS, *SERVICES, *TRANSLATED_RELEASES, *MATERIALS, *PAGES,
    MOBILE_TEAM, *pictures.PICTURES, *people.LOGINS,
    home.TITLE, home.HEADING, home.INTRODUCTION, *home.SECTIONS,
)  # fmt: skip

PLACES = Path(centres.places.__path__[0]) / "data"


def test_every_text_stands_in_both_languages() -> None:
    for part in (part for content in CONTENT for part in parts(content)):
        if is_words(part):
            assert set(part) == set(LANGUAGES), part
            sizes = {1 if isinstance(part[language], str) else len(part[language]) for language in LANGUAGES}
            assert len(sizes) == 1 and 0 not in sizes, part
            assert all(text.strip() for language in LANGUAGES for text in texts(part, language)), part


def test_no_text_stands_in_the_wrong_language() -> None:
    latin_allowed = re.compile(r"<[^>]+>|[\w.-]+@example\.org|\b(?:IOM|JCMC|GeoNames|CC BY|WCAG|AA|PDF)\b")
    for content in (*CONTENT, *RELEASES):
        for text in texts(content, "ar"):
            assert not re.search("[A-Za-z]", latin_allowed.sub("", text)), text
        for text in texts(content, "en"):
            assert not re.search("[\u0600-\u06ff]", text), text


def test_arabic_uses_its_own_digits_and_punctuation() -> None:
    for content in (*CONTENT, *RELEASES):
        for text in texts(content, "ar"):
            plain = re.sub(r"<[^>]+>|CC BY 4\.0|WCAG 2\.2", "", text)
            assert not re.search(r"[0-9,;?%\"]", plain), text
            assert "الإندماج" not in text and "إستجابة" not in text and "ـ" not in text, text


def test_lines_of_steps_and_papers_match_between_the_languages() -> None:
    for words in (field for entry in (*SERVICES, *CENTRES) for field in parts(entry) if is_words(field)):
        assert words["ar"].count("\n") == words["en"].count("\n"), words


def test_every_phone_is_a_sample_number() -> None:
    phones = [part for content in CONTENT for part in parts(content) if isinstance(part, Phone)]
    assert len(phones) > 40
    assert all(re.fullmatch(r"\+96470000000\d\d", phone.number) for phone in phones)
    with pytest.raises(ValueError, match="1 to 99"):
        sample_phone(100)


def test_no_phone_or_address_hides_in_a_text() -> None:
    for content in (*CONTENT, *RELEASES):
        for text in texts(content, "ar") + texts(content, "en"):
            assert not re.search(r"\d{6,}", text.translate(ARABIC_DIGITS)), text
            assert set(re.findall(r"@([\w.-]+\w)", text)) <= {"example.org"}, text


def test_real_organisations_carry_no_invented_contacts() -> None:
    for partner in PARTNERS:
        if partner in partners.SAMPLE_PARTNERS:
            assert "نموذجية" in partner.name["ar"] and "Sample" in partner.name["en"]
        else:
            assert (partner.phones, partner.website, partner.email) == ((), "", "")
    assert len(partners.SAMPLE_PARTNERS) == 4
    assert keys(PARTNERS) - keys(partners.SAMPLE_PARTNERS) == {"iom", "jcmc"}


def test_keys_are_unique() -> None:
    for entries in (lists.KINDS, lists.AUDIENCES, lists.TOPICS, lists.UN_ENTITIES, CENTRES, PARTNERS, SERVICES,
                    RELEASES, MATERIALS, PAGES, pictures.PICTURES):  # fmt: skip
        assert len(keys(entries)) == len(entries)


def test_centres_refer_to_what_exists() -> None:
    places = {place["id"]: place for place in json.loads((PLACES / "places.json").read_text(encoding="utf-8"))}
    governorates = {entry["id"] for entry in json.loads((PLACES / "governorates.json").read_text(encoding="utf-8"))}
    for centre in CENTRES:
        place = places[centre.place]
        assert centre.governorate == place["governorate"] and centre.governorate in governorates
        assert abs(centre.latitude - place["latitude"]) < 0.01
        assert abs(centre.longitude - place["longitude"]) < 0.01
        assert centre.coverage and set(centre.coverage) <= set(places)
        assert set(centre.kinds) <= keys(lists.KINDS) and set(centre.audiences) <= keys(lists.AUDIENCES)
        assert {role.organisation for role in centre.roles} <= keys(PARTNERS) | keys(lists.DONORS)
        assert centre.project in {"", *keys(lists.PROJECTS)}
    assert {release.dateline for release in RELEASES} <= set(places)


def test_the_mobile_team_is_visibly_a_sample_and_stops_where_it_says_it_works() -> None:
    assert "نموذجي" in MOBILE_TEAM.name["ar"] and "Sample" in MOBILE_TEAM.name["en"]
    places = {place["id"]: place for place in json.loads((PLACES / "places.json").read_text(encoding="utf-8"))}
    stops = {stop.place for stop in MOBILE_TEAM.stops}
    assert stops == set(MOBILE_TEAM.coverage)
    # On every day but Friday, so that there is one today or tomorrow on whichever day the site is loaded.
    assert {stop.weekday for stop in MOBILE_TEAM.stops} == {0, 1, 2, 3, 5, 6}
    week = read_week(MOBILE_TEAM.hours)
    assert week is not None
    for stop in MOBILE_TEAM.stops:
        day = week.days[(stop.weekday + 1) % 7]
        edges = [60 * clock.hour + clock.minute for clock in (stop.starts, stop.ends) if clock]
        assert [edge for slot in day.slots for edge in (slot.start, slot.end)] == edges
        assert edges or day.kind == DayKind.CALL
    assert {places[key]["governorate"] for key in stops} == {MOBILE_TEAM.governorate}
    assert {role.organisation for role in MOBILE_TEAM.roles} <= keys(partners.SAMPLE_PARTNERS)
    assert set(MOBILE_TEAM.kinds) <= keys(lists.KINDS) and MOBILE_TEAM.key not in keys(CENTRES)


def test_services_refer_to_what_exists() -> None:
    for service in SERVICES:
        assert service.partner in keys(partners.SAMPLE_PARTNERS)
        assert service.kinds and set(service.kinds) <= keys(lists.KINDS)
        assert set(service.audiences) <= keys(lists.AUDIENCES)
        assert service.offered and {at.centre for at in service.offered} <= keys((*CENTRES, MOBILE_TEAM))
        assert len({at.centre for at in service.offered}) == len(service.offered)


def test_a_centre_names_those_who_deliver_there() -> None:
    for centre in (*CENTRES, MOBILE_TEAM):
        at_work = {service.partner for service in SERVICES for at in service.offered if at.centre == centre.key}
        assert set(centre.delivers) == at_work, centre.key


def test_releases_and_materials_refer_to_what_exists() -> None:
    for release in RELEASES:
        assert set(release.centres) <= keys(CENTRES) and set(release.partners) <= keys(PARTNERS)
        assert release.project in {"", *keys(lists.PROJECTS)} and set(release.donors) <= keys(lists.DONORS)
        assert set(release.un_entities) <= keys(lists.UN_ENTITIES) and set(release.goals) <= set(goals.GOALS)
        assert release.picture in keys(pictures.PICTURES)
    for material in MATERIALS:
        assert material.topic in keys(lists.TOPICS) and set(material.audiences) <= keys(lists.AUDIENCES)
    for project in lists.PROJECTS:
        assert set(project.donors) <= keys(lists.DONORS)


def test_no_two_neighbours_share_a_slug() -> None:
    families: list[list[Any]] = [list(CENTRES), list(PARTNERS), list(RELEASES), list(MATERIALS), list(PAGES)]
    families += [[s for s in SERVICES if s.partner == partner.key] for partner in partners.SAMPLE_PARTNERS]
    for family in families:
        for language in LANGUAGES:
            slugs = [entry.slug[language] for entry in family if language in entry.slug]
            assert len(slugs) == len(set(slugs))
            letters = "[a-z0-9]" if language == "en" else "[\u0621-\u064a]"
            assert all(re.fullmatch(rf"{letters}+(-{letters}+)*", slug) for slug in slugs), slugs


def test_the_facts_of_the_network_are_as_announced() -> None:
    by_key = {centre.key: centre for centre in CENTRES}
    assert len(by_key) == 5
    assert by_key["jalawla"].opening.day == date(2019, 9, 19) and by_key["jalawla"].ordinal == 6
    baiji = by_key["baiji"].opening
    assert (baiji.day, baiji.year, baiji.month, baiji.part) == (None, 2019, 9, "early")
    assert by_key["mosul-west"].opening.day == by_key["mosul-east"].opening.day == date(2018, 7, 25)
    assert by_key["fallujah"].opening == demo_centres.Opening(year=2018)
    assert all(centre.ordinal is None for centre in CENTRES if centre.key != "jalawla")
    assert {centre.key for centre in CENTRES if centre.project} == {"jalawla", "baiji"}
    for centre in CENTRES:
        roles = {(role.role, role.organisation) for role in centre.roles}
        assert {("government_lead", "jcmc"), ("runs", "iom")} <= roles
        assert (("funds", "eu") in roles) == bool(centre.project)
        assert centre.hours == 'Su-Th unknown "call"' and not centre.stops


def test_people_find_legal_aid_in_the_words_they_use() -> None:
    listed: tuple[Any, ...] = (*SERVICES, *RELEASES)
    for key in ("legal-advice", "jalawla-opening"):
        entry = next(entry for entry in listed if entry.key == key)
        arabic, english = " ".join(texts(entry, "ar")), " ".join(texts(entry, "en")).lower()
        assert re.search("محامٍ|المحامي", arabic) and re.search("مساعدة قانونية|المساعدة القانونية", arabic)
        assert "legal aid" in english and "lawyer" in english


def test_the_services_show_every_state_a_listing_can_have() -> None:
    assert len(SERVICES) == 20
    suspended = [service for service in SERVICES if service.status == "suspended"]
    assert len(suspended) == 1 and suspended[0].status_from and suspended[0].status_until
    assert suspended[0].status_from < suspended[0].status_until
    hidden = [service for service in SERVICES if service.visibility == "partners"]
    sensitive = {kind.key for kind in lists.KINDS if kind.sensitive}
    assert len(hidden) == 1 and set(hidden[0].kinds) <= sensitive
    assert {service.access for service in SERVICES} == {"walk_in", "appointment"}
    assert any(service.referral_needed for service in SERVICES)
    hours = {at.hours for service in SERVICES for at in service.offered}
    assert {"", 'Su-Th unknown "call"', "Su-We 09:00-14:00; Th 09:00-12:00"} <= hours


def test_titles_of_sensitive_services_give_nothing_away() -> None:
    sensitive = {kind.key for kind in lists.KINDS if kind.sensitive}
    telling = re.compile("عنف|ناج|حماية|violence|survivor|protection|abuse", re.IGNORECASE)
    for service in (service for service in SERVICES if set(service.kinds) & sensitive):
        for language in LANGUAGES:
            assert not telling.search(service.name[language] + service.slug[language].replace("-", " "))


def test_every_file_of_a_material_is_there_and_small() -> None:
    magic = {"pdf": (b"%PDF-",), "image": (b"RIFF",), "audio": (b"ID3", b"\xff\xf3", b"\xff\xfb")}
    files = [file for material in MATERIALS for file in material.files]
    for file in files:
        assert file.path.read_bytes()[:8].startswith(magic[file.kind]), file.name
        assert file.path.stat().st_size <= 150_000, file.name
    assert {file.name for file in files} == {path.name for path in materials.FILES.iterdir()}
    assert sum(file.path.stat().st_size for file in files) <= 1_000_000
    assert {file.kind for file in files} == {"pdf", "image", "audio"} and len(MATERIALS) == 6


def test_every_picture_is_drawn_the_same_each_time() -> None:
    for picture in pictures.PICTURES:
        drawn = draw.draw(picture.scene)
        assert len(drawn) <= 150_000 and drawn == draw.draw(picture.scene)
    assert {picture.scene for picture in pictures.PICTURES} == set(draw.SCENES)
    assert keys(CENTRES) <= keys(pictures.PICTURES)


def test_images_of_materials_are_for_a_phone() -> None:
    for file in (file for material in MATERIALS for file in material.files if file.kind == "image"):
        with Image.open(file.path) as image:
            assert image.size == (1080, 1350)


def test_one_language_is_read_out_of_nested_content() -> None:
    block = Block("figure", {"value": "3", "unit": {"ar": "مراكز", "en": "centres"}, "approximate": False})
    assert in_language(block, "en") == ("figure", {"value": "3", "unit": "centres", "approximate": False})
    assert in_language(({"ar": "أ", "en": "a"}, 5), "ar") == ["أ", 5]


def test_logins_are_roles() -> None:
    roles = Counter(login.role for login in people.LOGINS)
    assert roles == {"media_officer": 1, "translator": 2, "moderator": 1, "administrator": 1, "owner": 1, "editor": 1}
    assert all(login.email.endswith("@example.org") for login in people.LOGINS)


def test_the_about_page_credits_the_source_of_places() -> None:
    about = next(page for page in PAGES if page.key == "about")
    for language in LANGUAGES:
        everything = " ".join(texts(about, language))
        assert "GeoNames" in everything and "CC BY 4.0" in everything
