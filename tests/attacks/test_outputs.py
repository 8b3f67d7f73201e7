"""A private service, a service that nobody confirms, and a hidden address stand in no output; a control stands in many.

What must not appear is looked for by words, phones and positions; and because a count could tell as well, every answer
is the same when the private services do not exist at all.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from centres.desk.models import Membership
from centres.freshness.links import SIGNER, make_link
from centres.models import Freshness, ServicePage
from centres.partner_groups import ensure_partner_group
from portal.models import ShortAddress, User
from portal.models.preview_links import PreviewLink
from portal.previews.links import SIGNER as PREVIEW_SIGNER
from portal.roles import MODERATORS
from search.models import SearchDocument
from tests.attacks.commands import COMMANDS, our_commands
from tests.attacks.outputs import RULES, addresses_of, outputs, text_of
from tests.centres import factories

DAY = timedelta(days=1)
COMMON = "giraffe"
CONTROL = ("Visible advice", "مشورة ظاهرة")
TIER_THREE = ("Lilyhouse", "بيت الزنبق", "7000000077", "0000077")
# The list of kinds is no secret, what is offered of it is: that answers are the same without the services shows it.
ONLY_PRIVATE = factories.labels("نوع مكتوم", "Secretkind")
TIER_TWO = ("Referralroom", "غرفة الإحالة", "7000000078", "0000078")
STALE = ("Dustyroom", "غرفة الغبار", "7000000079", "0000079")
HIDDEN_ADDRESS = ("Hiddentown", "بلدة مستورة", "Bluemill", "الطاحونة الزرقاء", "34.98765", "34.99", "44.12345", "44.12")


def test_every_output_has_a_rule_and_every_rule_an_output() -> None:
    assert set(outputs()) == set(RULES)


def test_every_command_has_a_rule() -> None:
    assert our_commands() == set(COMMANDS)


def test_a_rule_without_an_address_says_why() -> None:
    assert [pattern for pattern, rule in RULES.items() if not rule.addresses and not rule.why] == []


def secret(partner: Any, slug: str, words: tuple[str, ...], at: Any, **facts: Any) -> ServicePage:
    told = {"what": f"<p>{words[0]} {COMMON}</p>", "referral_how": f"{words[0]} {COMMON}"}
    return factories.service(
        partner,
        slug,
        factories.labels(words[1], words[0]),
        at=at,
        words={"ar": {**told, "what": f"<p>{words[1]} {COMMON}</p>"}, "en": told},
        phones=factories.phones(f"+964{words[2]}"),
        **facts,
    )


def centres() -> tuple[Any, Any]:
    """Make a centre whose address is hidden, with everything that could tell it, and one that everybody may find."""
    town = factories.place("hidden", HIDDEN_ADDRESS[1], HIDDEN_ADDRESS[0])
    hidden = factories.centre(
        "hidden",
        factories.labels("مركز الأمل", "Hope centre"),
        address_hidden=True,
        place=town,
        coverage=(town,),
        latitude=34.98765,
        longitude=44.12345,
        words={"ar": {"directions": HIDDEN_ADDRESS[3]}, "en": {"directions": HIDDEN_ADDRESS[2]}},
    )
    return hidden, factories.centre("open", factories.labels("مركز مفتوح", "Open centre"), place=factories.place())


def services(keeper: Any, at: Any) -> dict[str, Any]:
    """Make a service for everybody, one for named focal points, one for partners, and one that nobody confirms."""
    told = {code: {"what": f"<p>{COMMON}</p>"} for code in ("ar", "en")}
    title = factories.labels(CONTROL[1], CONTROL[0])
    kind = factories.kind("secret", ONLY_PRIVATE["ar"], ONLY_PRIVATE["en"])
    stale = secret(keeper, "stale", STALE, at)
    Freshness.objects.filter(key=stale.translation_key).update(stage=5, hidden_since=timezone.now())
    call_command("update_search", verbosity=0)
    return {
        "control": factories.service(keeper, "control", title, at=at, words=told),
        "tier_three": secret(keeper, "tier-three", TIER_THREE, at, visibility="focal_points", kind=kind),
        "tier_two": secret(keeper, "tier-two", TIER_TWO, at, visibility="partners"),
        "stale": stale,
    }


def network() -> dict[str, str]:
    """Make a partner with a control and three services that are not for the public, and return the names of all."""
    at, keeper = centres(), factories.partner("keeper")
    pages = services(keeper, at)
    owner = User.objects.create_user("owner", "owner@example.org")
    owner.groups.add(ensure_partner_group(keeper))
    link = make_link(owner, keeper, [pages[name].translation_key for name in ("control", "tier_three", "tier_two")])
    three = pages["tier_three"]
    preview = PreviewLink.objects.create(
        page_id=three.pk, revision=three.latest_revision, expires_at=timezone.now() + DAY
    )
    short = {name: ShortAddress.of(page.translation_key).short_id for name, page in pages.items()}
    return {
        **short,
        "hidden_centre": ShortAddress.of(at[0].translation_key).short_id,
        "open_centre": ShortAddress.of(at[1].translation_key).short_id,
        "three_pk": str(three.pk),
        "row_of_three": str(three.centres.first().uuid),
        "row_of_control": str(pages["control"].centres.first().uuid),
        "common": COMMON,
        "confirm": SIGNER.sign(link.key),
        "preview": PREVIEW_SIGNER.sign(preview.key),
    }


def rival() -> Client:
    """Return a browser in which somebody of another partner is signed in."""
    partner = factories.partner("rival")
    user = User.objects.create_user("rival", "rival@example.org")
    Membership.objects.create(user=user, partner=partner, role="owner")
    client = Client()
    client.force_login(user)
    return client


def answers(names: dict[str, str], partner: Client) -> dict[tuple[str, str], str]:
    """Return the text of every answer, by pattern and address."""
    cache.clear()
    found = {}
    for pattern, rule in RULES.items():
        client = partner if rule.by_partner else Client()
        for address in addresses_of(rule, names):
            sent = dict(rule.sent)
            found[pattern, address] = text_of(client.post(address, sent) if sent else client.get(address))
    return found


@pytest.mark.django_db
def test_what_is_private_stands_in_no_output_and_the_control_in_those_that_show_pages() -> None:
    names, partner = network(), rival()
    leaks, shown = [], {pattern: False for pattern, rule in RULES.items() if rule.shows}
    for (pattern, address), text in answers(names, partner).items():
        allowed = TIER_TWO if RULES[pattern].shows_tier_two else ()
        forbidden = {*TIER_THREE, *TIER_TWO, *STALE, *HIDDEN_ADDRESS} - set(allowed)
        if RULES[pattern].names_places:
            forbidden -= set(HIDDEN_ADDRESS[:2])
        leaks += [(address, word) for word in forbidden if word in text]
        if pattern in shown and any(word in text or "keeper/control" in text for word in CONTROL):
            shown[pattern] = True
    assert leaks == []
    assert [pattern for pattern, is_shown in shown.items() if not is_shown] == []


@pytest.mark.django_db
def test_every_answer_is_the_same_as_if_the_private_services_did_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    names, partner = network(), rival()
    # Some answers say the minute they were made in: the clock stands still until both have been asked for.
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    directory = "<language>/desk/directory/"
    before = answers(names, partner)
    for slug in ("tier-three", "tier-two", "stale"):
        source = ServicePage.objects.get(slug=slug, source=None)
        for page in (*ServicePage.objects.filter(source=source), source):
            page.delete()
    after = answers(names, partner)
    asked_by_name = tuple(
        names[name] for name in ("tier_three", "tier_two", "stale", "preview", "three_pk", "row_of_three")
    )
    differing = [
        address
        for (pattern, address), text in before.items()
        # Two workbooks of the same content need not be the same; their words are looked for above.
        if not address.endswith(".xlsx")
        and text != after[pattern, address]
        and pattern != directory
        and not any(name in address for name in asked_by_name)
    ]
    assert differing == []


@pytest.mark.django_db
def test_no_document_of_search_holds_what_is_private() -> None:
    network()
    documents = [
        json.dumps([row.titles, row.bodies, row.notes, row.also, row.facets, row.points, row.urls], ensure_ascii=False)
        for row in SearchDocument.objects.all()
    ]
    assert any(CONTROL[0] in document for document in documents)
    forbidden = (*TIER_THREE, *TIER_TWO, *STALE, *HIDDEN_ADDRESS)
    assert [word for word in forbidden for document in documents if word in document] == []


@pytest.mark.django_db
def test_no_command_prints_or_mails_what_is_private(capsys: pytest.CaptureFixture[str]) -> None:
    network()
    moderator = User.objects.create_user("moderator", "moderator@example.org")
    moderator.groups.add(Group.objects.get(name=MODERATORS))
    for days, stage in ((80, 0), (95, 1), (110, 2)):
        Freshness.objects.filter(stage__lt=4).update(
            stage=stage, confirmed_at=timezone.now() - days * DAY, stage_on=timezone.localdate() - 30 * DAY
        )
        for name in [name for name, how in COMMANDS.items() if how == "run"]:
            call_command(name)
    said = capsys.readouterr()
    told = [said.out, said.err, *(str(message.message()) + str(message.body) for message in mail.outbox)]
    assert any(CONTROL[1] in text for text in told)
    # What nobody confirms is named to those who keep it: they are to confirm it.
    forbidden = (*TIER_THREE, *TIER_TWO, *HIDDEN_ADDRESS)
    assert [word for word in forbidden for text in told if word in text] == []


@pytest.mark.django_db
def test_partners_see_what_is_for_partners_and_a_named_focal_point_what_is_theirs_to_know() -> None:
    network()
    partner = rival()
    text = partner.get("/en/desk/directory/").content.decode()
    assert TIER_TWO[0] in text and TIER_THREE[0] not in text
    page = ServicePage.objects.get(slug="tier-three", source=None)
    page.focal_points = [User.objects.get(username="rival")]
    page.save()
    text = partner.get("/en/desk/directory/").content.decode()
    assert TIER_THREE[0] in text and STALE[0] not in text
    assert not any(word in text for word in HIDDEN_ADDRESS)
    assert partner.get("/en/partners/keeper/tier-three/").status_code == 404


@pytest.mark.django_db
def test_no_link_to_a_draft_of_a_private_service_can_be_made_and_an_older_one_ends() -> None:
    from django.core.exceptions import PermissionDenied

    from portal.previews.links import share

    names = network()
    three = ServicePage.objects.get(slug="tier-three", source=None)
    admin = User.objects.create_superuser("root", "root@example.org", "password")
    with pytest.raises(PermissionDenied):
        share(three, three.latest_revision, admin)
    assert Client().get(f"/preview/{names['preview']}/").status_code == 410
