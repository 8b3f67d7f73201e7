"""Decides which listings a partner has, what needs doing first; in the same statements for any number."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page, WorkflowState

from ...hours.say import sentence
from ...models import CentrePage, Freshness, PartnerPage, ServiceAtCentre, ServicePage
from ...naming import Named
from .standing import FIRST_QUIET, Facts, Standing, standings_of, urgency

A_PAGE = 10


@dataclass(frozen=True)
class AtCentre:
    """A service at one centre, as the partner's list names it."""

    name: str
    language: str
    said: str


@dataclass
class Listing:
    """One service of the partner: its name in the reader's language, where it is offered, and how it stands."""

    pk: int
    name: str
    language: str
    kind: Any
    states: list[Standing]
    centres: list[AtCentre] = field(default_factory=list)
    is_waiting: bool = False
    is_live: bool = False
    is_stopped: bool = False
    may_confirm: bool = False
    is_asked: bool = False


def services_of(partner: PartnerPage) -> QuerySet[Any]:
    """Return the source pages of the partner's services, drafts included, in whichever language each was written."""
    above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    family = PartnerPage.objects.filter(translation_key=partner.translation_key, path=above)
    return ServicePage.objects.filter(Exists(family), source__isnull=True)


def listings_page(partner: PartnerPage, language: str, asked: str | None) -> tuple[PageOfList[Any], int]:
    """Return a page of the partner's listings, what needs doing first, and how many need something."""
    facts = all_facts(services_of(partner))
    ordered = sorted(facts, key=lambda one: (urgency(one), one.pk))
    needy = sum(urgency(one) < FIRST_QUIET for one in ordered)
    page = Paginator(ordered, A_PAGE).get_page(asked)
    page.object_list = _listings(list(page.object_list), language)  # type: ignore[assignment]
    return page, needy


def all_facts(services: QuerySet[Any]) -> list[Facts]:
    """Return what decides how each service stands, with three statements for all of them."""
    names = ("pk", "translation_key", "live", "has_unpublished_changes", "first_published_at")
    rows = list(services.order_by("path").values(*names, "status", "status_from", "status_until"))
    waiting = _workflows(row["pk"] for row in rows)
    columns = ("stage", "due_on", "confirmed_at")
    known = Freshness.objects.filter(key__in=[row["translation_key"] for row in rows]).values("key", *columns)
    ages = {row["key"]: {name: row[name] for name in columns} for row in known}
    return [Facts(**row, **waiting.get(row["pk"], {}), **ages.get(row["translation_key"], {})) for row in rows]


def _workflows(keys: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return status, beginning and comment of the open reviews of the pages, by page."""
    page_type = ContentType.objects.get_for_model(Page)
    states = WorkflowState.objects.active().filter(base_content_type=page_type, object_id__in=[str(pk) for pk in keys])
    columns = ("object_id", "status", "current_task_state__started_at", "current_task_state__comment")
    return {
        int(pk): {"workflow": status, "submitted": submitted, "reason": reason or ""}
        for pk, status, submitted, reason in states.values_list(*columns)
    }


def _listings(facts: list[Facts], language: str) -> list[Listing]:
    keys = [one.pk for one in facts]
    services = with_titles(ServicePage.objects.filter(pk__in=keys).select_related("kind"), language).in_bulk()
    names = names_in(services.values(), ServicePage, language)
    centres = _centres(keys, language)
    found = []
    for one in facts:
        service = services[one.pk]
        name = names[one.pk]
        found.append(
            Listing(
                pk=one.pk,
                name=name.name,
                language=name.language,
                kind=service.kind,
                states=standings_of(one, language),
                centres=centres.get(one.pk, []),
                is_waiting=one.is_waiting,
                is_live=one.live,
                is_stopped=one.is_stopped,
                may_confirm=one.live and not (one.is_stopped or one.is_waiting or one.is_back),
                is_asked=one.needs_confirming,
            )
        )
    return found


def with_titles(pages: QuerySet[Any], language: str) -> QuerySet[Any]:
    """Let the rows of a query carry their titles in the language, drafts of translations included."""
    here = pages.model.objects.filter(source=OuterRef("pk"), locale__language_code=language)
    return pages.annotate(title_here=Subquery(here.values("title")[:1]))


def names_in(pages: Iterable[Any], model: type[Any], language: str) -> dict[int, Named]:
    """Return the name of each source page in the language; one statement for those that do not carry it."""
    pages = list(pages)
    known = {page.pk: page.title_here for page in pages if getattr(page, "title_here", None)}
    foreign = [page.pk for page in pages if page.language != language and not hasattr(page, "title_here")]
    rows = model.objects.filter(source__in=foreign, locale__language_code=language).values_list("source_id", "title")
    titles = known | (dict(rows) if foreign else {})
    return {
        page.pk: Named(titles[page.pk], "")
        if page.pk in titles
        else Named(page.draft_title or page.title, "", page.language if page.language != language else "")
        for page in pages
    }


def _centres(services: list[int], language: str) -> dict[int, list[AtCentre]]:
    rows = list(ServiceAtCentre.objects.filter(page__in=services).order_by("sort_order", "pk"))
    centres = with_titles(CentrePage.objects.all(), language).in_bulk({row.centre_id for row in rows})
    names = names_in(centres.values(), CentrePage, language)
    found: dict[int, list[AtCentre]] = {}
    for row in rows:
        name = names[row.centre_id]
        hours = row.opening_hours or centres[row.centre_id].opening_hours
        said = sentence(hours, language, short=True)
        found.setdefault(row.page_id, []).append(AtCentre(name.name, name.language, said))
    return found
