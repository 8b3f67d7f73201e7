"""Creates languages, homes, list pages, groups and workflow; safe to run again."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Locale, Page, Site

from centres.models import CentresIndexPage, PartnersIndexPage
from home.models import HomePage
from news.models import MaterialsIndexPage, NewsIndexPage
from portal import languages
from portal.glossary.loading import load_into_empty
from portal.roles import set_up_groups
from portal.workflow.setting_up import set_up_workflow

HOME_TITLES = {"ar": "مراكز الموارد المجتمعية في العراق", "en": "Community Resource Centres in Iraq"}
LISTS: list[tuple[type[Any], str, dict[str, str]]] = [
    (CentresIndexPage, "centres", {"ar": "المراكز", "en": "Centres"}),
    (PartnersIndexPage, "partners", {"ar": "الشركاء", "en": "Partners"}),
    (NewsIndexPage, "news", {"ar": "الأخبار", "en": "News"}),
    (MaterialsIndexPage, "materials", {"ar": "المواد التوعوية", "en": "Awareness materials"}),
]


class Command(BaseCommand):
    """Creates what every portal needs before its first page."""

    help = "Create languages, homes, list pages, groups, workflow and glossary. Safe to run again."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing."""
        homes = set_up_tree()
        set_up_groups(homes)
        set_up_workflow(homes.values())
        load_into_empty()
        self.stdout.write(f"Ready: {', '.join(home.url_path for home in homes.values())}")


def set_up_tree() -> dict[str, Page]:
    """Make homes and list pages in every language and return the homes; the default language's are the sources."""
    root = Page.get_first_root_node()
    homes: dict[str, Page] = {}
    for code in languages.codes():
        locale, _made = Locale.objects.get_or_create(language_code=code)
        first = homes.get(settings.LANGUAGE_CODE)
        homes[code] = _page(HomePage, root, locale, code, HOME_TITLES.get(code, HOME_TITLES["en"]), first)
    _set_up_site(homes[settings.LANGUAGE_CODE])
    root.get_children().exclude(pk__in=[home.pk for home in homes.values()]).filter(content_type__model="page").delete()
    for model, slug, titles in LISTS:
        source = None
        for code, home in homes.items():
            page = _page(model, home, home.locale, slug, titles.get(code, titles["en"]), source)
            source = source or page
    return homes


def _page(model: type[Any], parent: Page, locale: Locale, slug: str, title: str, source: Any) -> Any:
    if existing := model.objects.child_of(parent).filter(slug=slug).first():
        return existing
    page = model(title=title, slug=slug, locale=locale, live=True)
    if source is not None:
        page.source, page.translation_key = source, source.translation_key
    parent.specific.add_child(instance=page)
    page.save_revision().publish()
    return page


def _set_up_site(home: Page) -> None:
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    values = {
        "hostname": address.hostname or "localhost",
        "port": port,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "root_page_id": home.pk,
    }
    if not Site.objects.filter(root_page_id=home.pk).exists():
        Site.objects.all().delete()
        Site.objects.create(is_default_site=True, **values)
