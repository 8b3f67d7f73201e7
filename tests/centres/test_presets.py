"""Holiday and Ramadan hours: stated once by IOM, marked until each partner confirms, and said on the pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from centres.hours.presets import confirm_preset, partners_asked, presets_of
from centres.models import CentreHoursException, CentrePage, HoursPreset, PresetConfirmation
from centres.partner_groups import ensure_partner_group
from portal import roles
from tests.attacks.desk_room import member
from tests.centres.factories import ROUND_THE_CLOCK, centre, labels, partner, service
from tests.portal.pages import visitor
from tests.portal.staff import person, signed_in

pytestmark = pytest.mark.django_db
MARK = labels("بانتظار تأكيد الشريك", "To be confirmed by the partner")


def ramadan(**values: Any) -> HoursPreset:
    """Return a preset that holds from yesterday on for a month: all day, so that any moment is within."""
    today = timezone.localdate()
    days = {"first_day": today - timedelta(1), "last_day": today + timedelta(28)}
    hours = {"kind": "ramadan", "opening_hours": "Mo-Su 00:00-24:00"}
    return HoursPreset.objects.create(names=labels("رمضان", "Ramadan"), **days | hours | values)


def network() -> tuple[CentrePage, Any, Any]:
    """Return a centre, the partner that runs it, and its service there."""
    runs = partner()
    here = centre(opening_hours=ROUND_THE_CLOCK, roles=({"role": "runs", "partner": runs},))
    return here, runs, service(runs, at=(here,))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_season_is_shown_at_once_and_marked_until_the_partner_confirms(language: str) -> None:
    here, runs, offered = network()
    preset = ramadan()
    pages = [here.address_in(language), offered.address_in(language), f"/{language}/centres/"]
    assert all(MARK[language] in visitor().get(page).content.decode() for page in pages)
    assert preset.names[language] in visitor().get(pages[0]).content.decode()
    confirm_preset(preset, runs, person("iom", roles.MODERATORS))
    assert not any(MARK[language] in visitor().get(page).content.decode() for page in pages)


def test_each_partner_at_the_centres_is_asked_until_it_confirms() -> None:
    _here, runs, _offered = network()
    elsewhere = centre("baiji", labels("مركز بيجي", "Baiji centre"))
    other = partner("spb", labels("منظمة نموذجية ب", "Sample Partner B"))
    service(other, "cash", at=(elsewhere,))
    preset = ramadan()
    assert [asked.partner for asked in partners_asked(preset)] == [runs, other]
    preset.applies_to_all = False
    preset.save()
    preset.centres.set([elsewhere])
    assert [asked.partner for asked in partners_asked(preset)] == [other]
    today = timezone.localdate()
    assert presets_of(other, today) == [(preset, None)] and presets_of(runs, today) == []
    user = person("iom", roles.MODERATORS)
    assert confirm_preset(preset, other, user) == confirm_preset(preset, other, user)
    assert presets_of(other, today) == [(preset, PresetConfirmation.objects.get(confirmed_by=user))]


def test_a_partners_own_people_confirm_for_it_and_nobody_else_does() -> None:
    _here, runs, _offered = network()
    rival = partner("spb", labels("منظمة نموذجية ب", "Sample Partner B"))
    preset = ramadan()
    with pytest.raises(PermissionDenied):
        confirm_preset(preset, runs, person("rival", ensure_partner_group(rival).name))
    confirm_preset(preset, runs, person("own", ensure_partner_group(runs).name))
    assert PresetConfirmation.objects.get().partner == runs


@pytest.mark.parametrize("role", [roles.MEDIA_OFFICERS, roles.translators("ar"), roles.URGENT, roles.MODERATORS])
def test_moderators_note_what_a_partner_told_them_and_others_do_not(role: str) -> None:
    _here, runs, _offered = network()
    client = signed_in(person("somebody", role))
    page = reverse("preset_confirmations", args=[ramadan().pk])
    client.post(page, {"partner": runs.pk})
    assert PresetConfirmation.objects.exists() is (role == roles.MODERATORS)
    if role == roles.MODERATORS:
        assert runs.title in client.get(page).content.decode()
        assert "Choose a partner" in client.post(page, {"partner": "x"}, follow=True).content.decode()


def test_a_moderator_states_a_holiday_in_the_admin() -> None:
    here, _runs, _offered = network()
    client = signed_in(person("moderator", roles.MODERATORS))
    address = reverse("wagtailsnippets_centres_hourspreset:add")
    today = timezone.localdate()
    sent = {
        "kind": "holiday",
        "names_ar": "عيد الفطر",
        "names_en": "Eid al-Fitr",
        "first_day": today,
        "last_day": today,
    }
    week = {f"opening_hours-{day}-kind": "unstated" for day in ("su", "mo", "tu", "we", "th", "fr", "sa")}
    nowhere = client.post(address, sent | week)
    assert "Choose at least one centre" in nowhere.content.decode()
    assert client.post(address, sent | week | {"applies_to_all": "on"}).status_code == 302
    said = visitor().get(here.address_in("en")).content.decode()
    assert "Closed today: Eid al-Fitr" in said
    assert "Eid al-Fitr" in client.get(reverse("wagtailsnippets_centres_hourspreset:list")).content.decode()


def test_days_with_other_hours_are_edited_in_the_page_editor_and_told_ahead() -> None:
    here, _runs, _offered = network()
    day = timezone.localdate() + timedelta(10)
    draft = here.get_latest_revision_as_object()
    draft.hours_exceptions = [
        CentreHoursException(first_day=day, opening_hours="10:00-12:00", reason=labels("تدريب", "Training"))
    ]
    revision = draft.save_revision()
    assert "Training" not in visitor().get(here.address_in("en")).content.decode()
    revision.publish()
    said = visitor().get(here.address_in("en")).content.decode()
    assert "Training" in said and "10 am – 12 noon" in said
    editor = signed_in(person("boss", roles.ADMINISTRATORS)).get(reverse("wagtailadmin_pages:edit", args=[here.pk]))
    assert 'name="hours_exceptions-0-opening_hours-kind"' in editor.content.decode()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_partner_confirms_at_its_desk(language: str) -> None:
    here, runs, _offered = network()
    preset = ramadan()
    client, desk = signed_in(member(runs, "editor")), f"/{language}/desk/seasons/"
    assert preset.names[language] in client.get(desk).content.decode()
    assert client.post(desk, {"preset": preset.pk}).status_code == 302
    assert PresetConfirmation.objects.get().partner == runs
    assert "<form" not in client.get(desk).content.decode().split("<main")[1]
    assert MARK[language] not in visitor().get(here.address_in(language)).content.decode()
    assert client.post(desk, {"preset": "x"}).status_code == 302


def test_a_partner_confirms_nothing_that_does_not_ask_it() -> None:
    network()
    client = signed_in(member(partner("spb", labels("منظمة نموذجية ب", "Sample Partner B")), "rival"))
    assert client.post("/en/desk/seasons/", {"preset": ramadan().pk}).status_code == 302
    assert not PresetConfirmation.objects.exists()


@pytest.mark.parametrize(
    ("language", "said"), [("ar", "يرجى تأكيد ساعاتكم: رمضان"), ("en", "Please confirm your hours: Ramadan")]
)
def test_those_who_have_not_confirmed_are_asked_by_mail_in_their_language(
    language: str, said: str, django_capture_on_commit_callbacks: Any
) -> None:
    _here, runs, _offered = network()
    user = member(runs, "editor")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    client, preset = signed_in(person("moderator", roles.MODERATORS)), ramadan()
    page = reverse("preset_confirmations", args=[preset.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page, {"ask": "1"})
    (letter,) = mail.outbox
    assert letter.subject == said and f"/{language}/desk/seasons/" in letter.body and letter.to == [user.email]
    confirm_preset(preset, runs, user)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page, {"ask": "1"})
    assert len(mail.outbox) == 1
