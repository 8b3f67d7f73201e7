"""axe and the screen's width find nothing on the admin screens of the portal's own: both languages, a phone and a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.colleague import Colleague
from tests.servers.browsing import DESK_WIDTH, PHONE_WIDTH, PageOpener
from tests.servers.live_site import LiveSite
from tests.sweep import axe

# A translation that waits for review and tells another number than its source; a source that is ahead of its translation.
SCENE = """
from django.contrib.auth.models import Group
from centres.models import CentrePage
from news.models import PressReleasePage, ReleaseTemplate
from portal import roles
from portal.models import User
def of(slug):
    return PressReleasePage.objects.get(slug=slug, locale__language_code="en")
english = of("jalawla-centre-opens")
english.summary = "The centre has 310 rooms."
english.save_revision(user=User.objects.get(username="translator-en"))
english.get_workflow().start(english, User.objects.get(username="translator-en"))
source = of("two-centres-in-mosul")
source.summary = "Free of charge."
source.save_revision(user=User.objects.get(username="officer")).publish()
arabic = PressReleasePage.objects.get(source=source)
ReleaseTemplate.objects.create(key="second", labels={"ar": "قالب ثانٍ", "en": "A second template"})
print("review", english.pk)
print("outdated", arabic.pk)
print("news", english.get_parent().pk)
print("centre", CentrePage.objects.get(slug="jalawla").pk)
staff = Group.objects.filter(name__in=(roles.MODERATORS, roles.MEDIA_OFFICERS))
User.objects.get(username="administrator").groups.add(*staff)
"""
NUMBERED = ("review ", "outdated ", "news ", "centre ")
SPEAK = """
from wagtail.users.models import UserProfile
UserProfile.objects.update(preferred_language="{}")
"""
SCREENS = {
    "home": "/admin/",
    "preview": "/admin/preview/{review}/",
    "review": "/admin/review/page/{review}/",
    "what waits": "/admin/review/",
    "publish without a review": "/admin/review/without/{review}/",
    "fact check": "/admin/fact-check/{review}/",
    "segment editor": "/admin/translate/{outdated}/",
    "hand-over": "/admin/source/{outdated}/",
    "withdrawal": "/admin/source/{outdated}/withdraw/",
    "deletion of a page set": "/admin/source/{outdated}/delete/",
    "dashboard": "/admin/translations/",
    "dashboard of a language": "/admin/translations/en/",
    "notices": "/admin/notices/",
    "a new notice": "/admin/notices/new/",
    "look after": "/admin/look-after/",
    "choice of a template": "/admin/pages/add/news/pressreleasepage/{news}/",
    "person book": "/admin/snippets/news/presscontact/",
    "an entry of the person book": "/admin/snippets/news/presscontact/add/",
    "glossary": "/admin/snippets/portal/glossaryentry/",
    "an entry of the glossary": "/admin/snippets/portal/glossaryentry/add/",
    "ready phrases": "/admin/snippets/portal/readyphrase/",
    "import": "/admin/import/",
    "freshness": "/admin/freshness/",
    "reports of visitors": "/admin/reports-of-visitors/",
    "closures": "/admin/closures/",
    "closing a centre": "/admin/closures/{centre}/",
    "stopped services": "/admin/stopped/",
    "sheets": "/admin/sheets/",
    "desks": "/admin/desks/",
    "an invitation to the desk": "/admin/desks/invite/",
    "invitations": "/admin/desks/invitations/",
    "searches without results": "/admin/reports/searches/",
}
# Wagtail's own frame (its menu) is Wagtail's to mend.
ONLY_OURS = "() => { for (const one of document.querySelectorAll('#wagtail-sidebar, .w-skip-link')) one.remove(); }"
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  const wide = one => { const box = one.getBoundingClientRect(); return box.width && (box.right > room + 1 || box.left < -1); };
  const scrolls = one => { for (let up = one; up; up = up.parentElement)
    if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return true; return false; };
  return [...document.querySelectorAll('main *')].filter(one => wide(one) && !scrolls(one)).slice(0, 3)
    .map(one => one.outerHTML.slice(0, 120));
}"""


@pytest.fixture
def numbers(fresh_live_site: LiveSite) -> dict[str, str]:
    """Set the scene and return the pages' numbers."""
    said = fresh_live_site.manage("shell", "--no-imports", "-c", SCENE)
    return dict(line.split() for line in said.splitlines() if line.startswith(NUMBERED))


def faults(page: Page, address: str) -> list[str]:
    """Return what is wrong with a screen at the width of the window."""
    page.goto(address)
    page.evaluate(ONLY_OURS)
    return [*axe.violations(page), *(f"too wide: {one}" for one in page.evaluate(TOO_WIDE))]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_our_screens_of_the_admin_are_accessible_and_fit(
    fresh_live_site: LiveSite,
    open_page: PageOpener,
    colleague: Callable[[str], Colleague],
    numbers: dict[str, str],
    language: str,
) -> None:
    fresh_live_site.manage("shell", "--no-imports", "-c", SPEAK.format(language))
    page = colleague("administrator").page
    wrong = []
    for width in (PHONE_WIDTH, DESK_WIDTH):
        page.set_viewport_size({"width": width, "height": 800})
        for name, address in SCREENS.items():
            found = faults(page, address.format(**numbers))
            wrong += [f"{name} at {width}: {one}" for one in dict.fromkeys(found)]
    assert not wrong, "\n".join(wrong)
