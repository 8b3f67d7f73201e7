"""Takes the pictures of docs/editors on a copy of the demo site: ``make screenshots``; names choose some of them."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "pictures"
sys.path.insert(0, str(FOLDER.parents[2]))

from playwright.sync_api import Page, expect  # noqa: E402

from tests.journeys.colleague import Colleague  # noqa: E402
from tests.servers.browsing import PageOpener, browser_at_work  # noqa: E402
from tests.servers.live_site import LiveSite  # noqa: E402
from tests.sweep.standalone import serve_demo_site  # noqa: E402

WIDTH, HEIGHT = 1120, 760
LARGEST = 60_000
"""Bytes of one picture, so that the pages of the guide open on a slow line too."""
LANGUAGES = ("ar", "en")
# A translation that says more centres than its source, and waits; and a source that has run ahead of its translation.
SCENE = """
from django.utils import translation
from news.models import PressReleasePage
from portal.models import User
from portal.translation.segments.versions import reading_of
translation.activate("en")
officer, writer = (User.objects.get(username=name) for name in ("officer", "translator-en"))
def of(slug, language):
    return PressReleasePage.objects.get(slug=slug, locale__language_code=language)
english = of("jalawla-centre-opens", "en")
body = english.body.get_prep_value()
for block in body:
    if isinstance(block["value"], str):
        block["value"] = block["value"].replace("The town of Jalawla and the area around it have", "The centre has")
english.body = english.body.stream_block.to_python(body)
english.save_revision(user=writer)
english.get_workflow().start(english, writer)
source = of("two-centres-in-mosul", "en")
source.summary = source.summary.replace(".", ", free of charge.")
source.save_revision(user=officer).publish()
for page in PressReleasePage.objects.all():
    print("page", page.slug, page.pk)
print("page news", of("افتتاح-مركز-جلولاء", "ar").get_parent().pk)
"""
SPEAK = """
from wagtail.users.models import UserProfile
UserProfile.objects.update(preferred_language="{language}")
"""
OLD_RELEASES = {
    "ar": ("بيان-قديم.html", "<h1>دورة للخياطة في بيجي</h1><p>بيجي، ٣ آذار ٢٠١٩: بدأت دورة للخياطة في المركز.</p>"),
    "en": ("old-release.html", "<h1>Sewing course in Baiji</h1><p>Baiji, 3 March 2019. A sewing course has begun.</p>"),
}
NOTICE = {
    "ar": ("سيول في سنجار", "ابتعدوا عن الأودية واتصلوا قبل أن تأتوا إلى المركز."),
    "en": ("Floods in Sinjar", "Keep away from the valleys, and call before you come to the centre."),
}


class Studio:
    """The site with its people, in one language of the admin at a time."""

    def __init__(self, open_page: PageOpener, language: str, numbers: dict[str, str]) -> None:
        """Give every demo user an admin in the language; releases are known by the numbers of their pages."""
        self.open_page, self.language, self.numbers = open_page, language, numbers
        open_page.site.manage("shell", "--no-imports", "-c", SPEAK.format(language=language))
        self._people: dict[str, Colleague] = {}

    def at_work(self, username: str) -> Page:
        """Return the window of a demo user who is signed in."""
        if username not in self._people:
            window = self.open_page(width=WIDTH, language=self.language)
            window.set_viewport_size({"width": WIDTH, "height": HEIGHT})
            self._people[username] = Colleague(window, self.open_page.site, username)
            self._people[username].sign_in()
        return self._people[username].page


def write(studio: Studio) -> Page:
    """Begin a press release, with the menu of what can be done with it open."""
    page = studio.at_work("officer")
    page.goto(f"/admin/pages/add/news/pressreleasepage/{studio.numbers['news']}/")
    expect(page.locator("body.ready")).to_be_attached()
    choice = page.locator("main a[href*='template=']")
    if choice.count():
        choice.first.click()
    expect(page.locator("[name=title]")).to_be_visible()
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    expect(page.locator("[name=action-submit]")).to_be_visible()
    return page


def translate(studio: Studio) -> Page:
    """Open the segments of a translation whose source has changed."""
    page = studio.at_work("translator-ar")
    page.goto(f"/admin/translate/{studio.numbers['مركزان-في-الموصل']}/")
    page.locator("div.segment--outdated").first.evaluate("one => one.scrollIntoView({block: 'center'})")
    return page


def review(studio: Studio) -> Page:
    """Open the review of a translation in which the fact check has found something."""
    page = studio.at_work("moderator")
    page.goto(f"/admin/review/page/{studio.numbers['jalawla-centre-opens']}/")
    page.locator(".review__form").evaluate("one => one.scrollIntoView({block: 'end'})")
    return page


def correct(studio: Studio) -> Page:
    """Add a correction on the facts tab of a public release."""
    page = studio.at_work("officer")
    page.goto(f"/admin/pages/{studio.numbers['افتتاح-مركز-جلولاء']}/edit/")
    expect(page.locator("body.ready")).to_be_attached()
    page.locator("[role=tab]").nth(1).click()
    section = page.locator("div").filter(has=page.locator("[name=corrections-count]")).last
    section.locator(".c-sf-add-button").last.click()
    expect(section.locator("textarea").first).to_be_visible()
    section.evaluate("one => one.scrollIntoView({block: 'center'})")
    return page


def notice(studio: Studio) -> Page:
    """Fill in an urgent notice."""
    page = studio.at_work("officer")
    page.goto("/admin/notices/new/")
    for code, (title, text) in NOTICE.items():
        page.fill(f"[name=title_{code}]", title)
        page.fill(f"[name=text_{code}]", text)
    return page


def preview(studio: Studio) -> Page:
    """Look at both languages as a phone shows them."""
    page = studio.at_work("officer")
    page.goto(f"/admin/preview/{studio.numbers['jalawla-centre-opens']}/")
    expect(page.frame_locator("iframe").first.get_by_role("heading", level=1)).to_be_visible()
    return page


def releases(studio: Studio) -> Page:
    """Read what an import would make."""
    page = studio.at_work("officer")
    page.goto("/admin/import/")
    name, text = OLD_RELEASES[studio.language]
    page.set_input_files("[name=files]", {"name": name, "mimeType": "text/html", "buffer": text.encode()})
    page.locator("main form button").first.click()
    expect(page.locator(".import__items")).to_be_visible()
    return page


def translations(studio: Studio) -> Page:
    """See what waits in each language."""
    page = studio.at_work("officer")
    page.goto("/admin/translations/ar/")
    return page


PICTURES: dict[str, Callable[[Studio], Page]] = {
    "write": write,
    "translate": translate,
    "review": review,
    "correct": correct,
    "notice": notice,
    "preview": preview,
    "import": releases,
    "translations": translations,
}


def keep(png: bytes, name: str) -> None:
    """Write a picture as WebP, as sharp as the limit allows."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as picture:
        for quality in range(80, 10, -10):
            content = io.BytesIO()
            picture.convert("RGB").save(content, "WEBP", quality=quality, method=6)
            if content.tell() <= LARGEST:
                break
    (FOLDER / f"{name}.webp").write_bytes(content.getvalue())


def take(site: LiveSite, names: list[str]) -> None:
    """Take the pictures in each language."""
    told = site.manage("shell", "--no-imports", "-c", SCENE)
    # The console holds the mails as well.
    numbers = dict(line.split()[1:] for line in told.splitlines() if line.startswith("page "))
    with browser_at_work() as browser:
        for language in LANGUAGES:
            open_page = PageOpener(browser, site)
            studio = Studio(open_page, language, numbers)
            for name in names:
                window = PICTURES[name](studio)
                window.wait_for_load_state("networkidle")
                keep(window.screenshot(), f"{name}-{language}")
                sys.stdout.write(f"{name}-{language}\n")
            open_page.close()


def main() -> int:
    """Serve a copy of the demo site and take the pictures that were named, or all."""
    FOLDER.mkdir(exist_ok=True)
    with serve_demo_site() as site:
        take(site, sys.argv[1:] or list(PICTURES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
