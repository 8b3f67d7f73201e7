"""Facts × paths: whatever is done to a translation of any type, it holds no fact and shows the source's of today."""

import re
from typing import Any

import pytest

from centres.models import CentrePage, PartnerPage, ServicePage
from news.models import AwarenessMaterialPage, PressReleasePage
from portal import facts
from portal.checks import no_translation_holds_a_fact
from portal.page_types import page_types
from portal.search_content import public_content
from search.documents import digest_of
from search.models import SearchDocument
from tests.centres import factories
from tests.news import factories as newsroom
from tests.portal.fact_paths import PATHS, Set
from tests.portal.fact_samples import FOREIGN, KEPT, NEW, OLD, comparable, facts_of_turn
from tests.portal.pages import english, fresh, superuser, undone, visitor

pytestmark = pytest.mark.django_db

MAKERS = {
    CentrePage: lambda: factories.centre("one"),
    PartnerPage: lambda: factories.partner("one"),
    ServicePage: lambda: factories.service(factories.partner("above"), "one"),
    PressReleasePage: lambda: newsroom.release("one"),
    AwarenessMaterialPage: lambda: newsroom.material("one"),
}
WITH_FACTS = [model for model in page_types() if model.fact_fields]


def published(page: Any, values: dict[str, Any]) -> Any:
    """Publish the source with these facts and return it."""
    draft = fresh(page).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return fresh(page)


def words_shown(page: Any) -> set[str]:
    """Return the words that readers of the page's address get, and what its links and pictures name."""
    html = visitor().get(page.url_path).content.decode()
    return {word for word in re.split(r'[\s"<>]+', html) if "%" not in word}


def whole(room: Set, stated: dict[str, Any], old: set[str], new: set[str]) -> list[str]:
    """Return what is wrong with a page set whose source stated these facts before something was done."""
    wrong = []
    pages = [fresh(page) for page in type(room.source).objects.filter(translation_key=room.source.translation_key)]
    source = next(page for page in pages if page.source_id is None)
    if comparable(source) != stated:
        changed = [name for name, value in comparable(source).items() if value != stated[name]]
        wrong.append(f"the source's facts changed: {changed}")
    for page in [page for page in pages if page.source_id]:
        newest = page.get_latest_revision_as_object()
        held = [*facts.stated_facts(page), *facts.stated_facts(newest)]
        if held or page.facts.pk != source.pk or newest.facts.pk != source.pk:
            wrong.append(f"{page.url_path} holds {held}")
    found = words_shown(fresh(room.translation))
    if found & old:
        wrong.append(f"old facts are shown: {sorted(found & old)[:5]}")
    if new - found:
        wrong.append(f"facts of today are not shown: {sorted(new - found)[:5]}")
    wrong += [message.msg for message in no_translation_holds_a_fact(None, databases=["default"])]
    content = public_content(source.translation_key)
    kept = SearchDocument.objects.filter(key=source.translation_key).values_list("digest", flat=True)
    return wrong + ([] if list(kept) == [digest_of(content)] else ["search tells of other facts"])


def test_every_type_with_facts_is_tried() -> None:
    assert set(WITH_FACTS) == set(MAKERS)


@pytest.mark.parametrize("model", WITH_FACTS, ids=lambda model: model.__name__)
def test_no_path_writes_a_fact_on_a_translation_or_shows_an_old_one(model: Any, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    made = MAKERS[model]()
    old_values = facts_of_turn(model, OLD)
    made = published(made, old_values)
    before, old_content = words_shown(english(made)), made.latest_revision.content
    source = published(made, facts_of_turn(model, NEW))
    assert facts.stated_facts(source), "nothing is tried"
    lacking = [name for name in model.fact_fields if not facts.holds_something(made, name)]
    assert set(lacking) <= set(KEPT), "a fact is not tried"
    after, stated = words_shown(english(source)), comparable(source)
    assert before - after and after - before, "facts of this type are not shown"
    room = Set(source, english(source), superuser(), old_values, old_content, facts_of_turn(model, FOREIGN))
    wrong = []
    for name, path in PATHS.items():
        with undone():
            path(room)
            wrong += [f"{name}: {one}" for one in whole(room, stated, before - after, after - before)]
    assert not wrong, "\n".join(wrong)
