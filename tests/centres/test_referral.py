"""How somebody is referred, what happens next and where to complain: on the page, and found by search."""

import pytest
from django.test import Client

from search.models import SearchDocument
from tests.centres import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
WORDS = {
    "referral_how": "Fill in the interagency form.\nSend it by mail.",
    "next_step": "A case worker calls back.",
    "feedback": "Tell the complaints box at the door.",
}


def test_the_page_and_search_say_how_to_refer_what_comes_next_and_where_to_complain(client: Client) -> None:
    service = factories.service(
        factories.partner(), words={"en": WORDS}, referral_needed=True, response_days=2, at=(factories.centre(),)
    )
    page = client.get("/en/partners/spa/legal/").content.decode()
    for said in (
        "Fill in the interagency form.",
        *WORDS.values(),
        "Within 2 days",
        "another organisation has to refer",
    ):
        assert all(line in page for line in said.splitlines())
    body = SearchDocument.objects.get(key=service.translation_key).bodies["en"]
    assert all(said in body for said in (*WORDS.values(), "Referral needed"))
    assert "خلال يومين" in client.get("/ar/partners/spa/legal/").content.decode()


def test_an_answer_on_the_same_day_is_said_so_and_an_unknown_one_not_at_all(client: Client) -> None:
    partner = factories.partner()
    factories.service(partner, "soon", response_days=0)
    factories.service(partner, "unknown")
    assert "On the same day" in client.get("/en/partners/spa/soon/").content.decode()
    assert "First answer" not in client.get("/en/partners/spa/unknown/").content.decode()


def test_many_partners_at_one_centre_each_say_their_own_hours(client: Client) -> None:
    centre = factories.centre(opening_hours="Su-Th 08:00-15:00")
    for name, hours in (("one", "Mo 09:00-11:00"), ("two", "We 12:00-14:00")):
        partner = factories.partner(name, factories.labels(f"شريك {name}", f"Partner {name}"))
        factories.service(partner, name, at={centre: {"opening_hours": hours}})
    page = client.get("/en/centres/jalawla/").content.decode()
    assert (
        page.index("Partner one") < page.index("Monday 9–11") < page.index("Partner two") < page.index("Wednesday 12–2")
    )


def test_everybody_who_leads_runs_or_funds_a_centre_is_named_there_and_found_with_it(client: Client) -> None:
    lead = factories.partner("lead", factories.labels("جهة قائدة", "Leading body"))
    runner = factories.partner("runner", factories.labels("جهة مديرة", "Running body"))
    roles = ({"role": "government_lead", "partner": lead}, {"role": "runs", "partner": runner})
    centre = factories.centre(roles=roles)
    page = client.get("/en/centres/jalawla/").content.decode()
    document = SearchDocument.objects.get(key=centre.translation_key)
    for said in ("Leading body", "Running body"):
        assert said in page and said in document.bodies["en"]
    assert "Jalawla centre" in client.get("/en/partners/runner/").content.decode()
    assert set(document.facets["partner"]) == {str(lead.translation_key), str(runner.translation_key)}
