"""Decides the order in which the demo site is written: what others refer to comes first."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from centres.places import gazetteer
from home.models import HomePage
from portal.demo.centres import CENTRES
from portal.demo.information import INFORMATION_PAGES
from portal.demo.loading.centres import centre_draft
from portal.demo.loading.files import load_files
from portal.demo.loading.indexes import search_told_at_the_end
from portal.demo.loading.information import information_draft, load_home_and_lists, section
from portal.demo.loading.lists import load_lists, terms
from portal.demo.loading.materials import material_draft
from portal.demo.loading.newsroom import load_newsroom
from portal.demo.loading.partners import partner_draft, service_draft
from portal.demo.loading.people import load_memberships, load_people, team
from portal.demo.loading.releases import release_draft
from portal.demo.loading.writing import Draft, Team, write
from portal.demo.materials import MATERIALS
from portal.demo.mobile_team import MOBILE_TEAM
from portal.demo.partners import PARTNERS
from portal.demo.releases import RELEASES
from portal.demo.services import SERVICES
from portal.uploads.storage import written_files

Say = Callable[[str], Any]


def load_demo_site(say: Say) -> None:
    """Write what is missing of the demo site into a set-up tree, all of it or nothing; ``say`` takes a line a group."""
    with written_files(), transaction.atomic():
        gazetteer.load()
        say("Places: ready")
        say(f"Lists: {load_lists()} entries new")
        say(f"Logins: {load_people()} new")
        files = load_files()
        say(f"Pictures and documents: {files.made} new")
        with search_told_at_the_end():
            _load_pages(say, files, team())
        say("Search: ready")


def _load_pages(say: Say, files: Any, people: Team) -> None:
    known = terms()
    say(f"Press contacts and templates of releases: {load_newsroom(known)} new")
    say(f"Home page and lists: {load_home_and_lists(people)} pages given words")
    home = HomePage.objects.get(source__isnull=True)
    _write_all(say, "Information pages", (information_draft(page, home) for page in INFORMATION_PAGES), people)
    parent = section("partners")
    partners = _write_all(say, "Partners", (partner_draft(partner, parent) for partner in PARTNERS), people)
    say(f"Partners’ people: {load_memberships(partners)} new")
    parent = section("centres")
    drafts = (centre_draft(centre, parent, known, files, partners) for centre in (*CENTRES, MOBILE_TEAM))
    centres = _write_all(say, "Centres", drafts, people)
    drafts = (service_draft(service, partners[service.partner], known, centres) for service in SERVICES)
    _write_all(say, "Services", drafts, people)
    parent = section("news")
    drafts = (release_draft(release, parent, known, files, centres, partners) for release in RELEASES)
    _write_all(say, "Press releases", drafts, people)
    parent = section("materials")
    drafts = (material_draft(material, parent, known, files) for material in MATERIALS)
    _write_all(say, "Awareness materials", drafts, people)


def _write_all(say: Say, group: str, drafts: Iterable[Draft], people: Team) -> dict[str, Any]:
    """Write page sets and return their sources by key."""
    sources, count = {}, 0
    for draft in drafts:
        sources[draft.key], written = write(draft, people)
        count += written
    say(f"{group}: {count} pages new")
    return sources
