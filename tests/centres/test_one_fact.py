"""A phone changed on the Arabic centre is everywhere with one approval; English words stay outdated, drafts hidden."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from django.utils.html import escape

from centres.models import CentrePage, Closure
from tests.centres.factories import centre, labels, phones
from tests.portal.pages import visitor
from tests.portal.staff import moderator, officer, signed_in, task_of

pytestmark = pytest.mark.django_db
OLD, NEW = "+9647000000001", "+9647000000099"
DIRECTIONS, UNAPPROVED = "خلف مبنى البلدية الجديد", "Words that nobody has approved"


def outputs(here: CentrePage) -> dict[str, str]:
    """Return what each place that tells the centre's number says at this moment."""
    cache.clear()
    short = here.short_path.rpartition("/")[2]
    found = {}
    for language in ("ar", "en"):
        for address in (
            here.address_in(language),
            f"/{language}/centres/",
            f"/{language}/search/?q=jalawla",
            f"/{language}/search/?q={NEW.replace('+964', '0')}",
            f"/{language}/feeds/centres/{short}.rss",
            f"/{language}/feeds/centres/{short}.json",
            f"/{language}/offline/directory.json",
        ):
            answer = visitor().get(address)
            assert answer.status_code == 200, address
            found[address] = answer.content.decode()
    return found


def found_by_new_number(here: CentrePage, said: dict[str, str]) -> list[str]:
    """Return the languages in which search leads from the new number to the centre."""
    pages = {language: said[f"/{language}/search/?q={NEW.replace('+964', '0')}"] for language in ("ar", "en")}
    hits = {
        language: text.partition('<ol class="results">')[2].partition("</ol>")[0] for language, text in pages.items()
    }
    return [language for language, text in hits.items() if escape(here.address_in(language)) in text]


def test_a_changed_phone_is_in_pages_lists_search_and_feeds_at_once_and_no_unapproved_word_is() -> None:
    here = centre(phones=phones(OLD))
    ago = timezone.now() - timedelta(days=1)
    Closure.objects.create(centre=here, reason=labels("عطلة", "Holiday"), begins_at=ago, lifted_at=timezone.now())
    english = CentrePage.objects.get(source=here)
    english.directions = UNAPPROVED
    english.save_revision(user=officer("translator"))
    author = officer()
    here.phones, here.directions = phones(NEW), DIRECTIONS
    here.save_revision(user=author)
    here.get_workflow().start(here, author)

    before = outputs(here)
    told = {where for where in before if "/search/" not in where}
    assert {where for where, text in before.items() if OLD in text} >= told
    assert [where for where in told if NEW in before[where]] == []
    task = task_of(here)
    answer = signed_in(moderator()).post(
        f"/admin/review/{task.pk}/", {"revision": task.revision_id, "decision": "approve", "is_minor": ""}
    )
    assert answer.status_code == 302

    after = outputs(here)
    assert [where for where in told if NEW not in after[where]] == []
    assert [where for where, text in after.items() if OLD in text] == []
    assert (found_by_new_number(here, before), found_by_new_number(here, after)) == ([], ["ar", "en"])
    page = after[here.address_in("en")]
    assert "Read the newer text in Arabic" in page and DIRECTIONS not in page
    assert DIRECTIONS in after[here.address_in("ar")]
    assert [where for where, text in after.items() if UNAPPROVED in text] == []
