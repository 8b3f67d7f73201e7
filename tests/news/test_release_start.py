"""A new press release begins with the standing parts that IOM keeps in the admin."""

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from news.models import NewsIndexPage, PressContact, PressReleasePage, ReleaseTemplate, ReleaseTemplateText
from news.release_start import start_release
from portal import languages, roles
from portal.translation.segments.reading import State
from tests.centres.factories import labels
from tests.news import factories
from tests.portal.staff import officer, person, signed_in
from tests.portal.translations import reading, started

pytestmark = pytest.mark.django_db

ABOUT = labels("المراكز أماكن مفتوحة للجميع.", "The centres are open to all.")


def contact(key: str = "unit", **values: object) -> PressContact:
    """Return a new entry of the address book."""
    given = {"labels": labels("وحدة الإعلام", "Media Unit"), "email": "media@example.org"}
    return PressContact.objects.create(key=key, **given | values)


def template(key: str = "centres", order: int = 1) -> ReleaseTemplate:
    """Return a new template with one of everything."""
    row = ReleaseTemplate(
        key=key, order=order, labels=labels(f"قالب {key}", f"Template {key}"), project=factories.project()
    )
    row.donors, row.un_entities, row.goals = [factories.donor()], [factories.entity()], [factories.goal()]
    row.press_contacts = [contact(f"unit-of-{key}")]
    row.save()
    for language, text in ABOUT.items():
        body = [("heading", "—"), ("paragraph", f"<p>{text} {key}</p>")]
        ReleaseTemplateText.objects.create(
            template=row, language=language, issuing_unit=factories.UNIT_OF_ISSUE[language], body=body
        )
    return row


def add_url(language: str) -> str:
    """Return the address of the form for a new release."""
    index = NewsIndexPage.objects.get(locale__language_code=language)
    return f"/admin/pages/add/news/pressreleasepage/{index.pk}/"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_form_of_a_new_release_holds_the_standing_parts_in_its_language(language: str) -> None:
    row = template()
    page = signed_in(officer()).get(add_url(language)).context["page"]
    assert [block.block_type for block in page.body] == ["paragraph", "heading", "paragraph"]
    assert not page.body[0].value.source, "the first paragraph is the author's"
    assert ABOUT[language] in page.body[2].value.source
    assert page.issuing_unit == factories.UNIT_OF_ISSUE[language]
    assert page.project == row.project
    for name in ("donors", "un_entities", "goals", "press_contacts"):
        assert list(getattr(page, name).all()) == list(getattr(row, name).all())


def test_the_form_that_is_sent_to_the_browser_has_the_facts_ticked_and_the_words_written() -> None:
    row = template()
    html = signed_in(officer()).get(add_url("en")).content.decode()
    assert ABOUT["en"] in html
    assert f'<option value="{row.project.pk}" selected>' in html


def test_without_a_template_a_release_begins_empty() -> None:
    page = signed_in(officer()).get(add_url("ar")).context["page"]
    assert not page.body and page.project is None


def test_several_templates_are_offered_and_the_chosen_one_is_taken() -> None:
    template("centres")
    template("housing", order=2)
    client = signed_in(officer())
    offered = client.get(add_url("en")).content.decode()
    assert 'href="?template=centres"' in offered and 'href="?template=housing"' in offered
    assert "housing" in client.get(add_url("en") + "?template=housing").context["page"].body[2].value.source
    assert not client.get(add_url("en") + "?template=blank").context["page"].body


@pytest.mark.parametrize("chosen", ["no-such-template", "", "<script>", "\x00"])
def test_an_unknown_template_is_an_empty_release_and_no_error(chosen: str) -> None:
    template()
    response = signed_in(officer()).get(add_url("en"), {"template": chosen})
    assert response.status_code == 200 and not response.context["page"].body


def test_other_pages_begin_without_standing_parts() -> None:
    template()
    page = PressReleasePage(locale_id=languages.locale_id_of("ar"))
    start_release(page, "blank")
    assert not page.body


def posted(*codes: str) -> dict[str, object]:
    """Return what the admin's form of a template posts with words in these languages."""
    texts = [{"language": code, "issuing_unit": "", "body": streamfield([("heading", code)])} for code in codes]
    return nested_form_data(
        {"key": "new", "labels_ar": "قالب", "labels_en": "Template", "order": "1", "texts": inline_formset(texts)}
    )


def test_a_template_is_kept_in_the_admin_in_both_languages() -> None:
    client = signed_in(officer())
    response = client.post("/admin/snippets/news/releasetemplate/add/", posted("ar", "en"))
    assert response.status_code == 302, response.context["form"].errors
    assert [text.language for text in ReleaseTemplate.objects.get().texts.order_by("language")] == ["ar", "en"]


@pytest.mark.parametrize("codes", [("ar",), ("ar", "ar"), ("en", "en"), ("ar", "xx")])
def test_a_template_without_the_words_of_a_language_is_refused_with_a_reason(codes: tuple[str, ...]) -> None:
    response = signed_in(officer(language="en")).post("/admin/snippets/news/releasetemplate/add/", posted(*codes))
    assert response.status_code == 200
    assert "Write the standing text once in each language" in response.content.decode()
    assert not ReleaseTemplate.objects.exists()


@pytest.mark.parametrize("model", ["presscontact", "releasetemplate"])
@pytest.mark.parametrize(
    ("groups", "may"),
    [
        ((roles.MEDIA_OFFICERS,), True),
        ((roles.ADMINISTRATORS,), True),
        ((roles.MODERATORS,), False),
        ((roles.URGENT,), False),
        ((roles.translators("ar"),), False),
        ((roles.translators("en"),), False),
        ((), False),
    ],
)
def test_only_the_media_unit_and_administrators_keep_contacts_and_templates(
    model: str, groups: tuple[str, ...], may: bool
) -> None:
    row = template() if model == "releasetemplate" else contact()
    client = signed_in(person("asker", *groups))
    for address in ("", "add/", f"edit/{row.pk}/"):
        assert (client.get(f"/admin/snippets/news/{model}/{address}").status_code == 200) == may, address


def test_strangers_keep_nothing(client: Client) -> None:
    assert client.get("/admin/snippets/news/presscontact/").status_code == 302


def test_a_contact_that_nobody_could_reach_is_refused_with_a_reason() -> None:
    data = nested_form_data(
        {
            "key": "unit",
            "labels_ar": "وحدة",
            "labels_en": "Unit",
            "role_ar": "",
            "role_en": "",
            "email": "",
            "order": "1",
        }
    ) | nested_form_data({"phones": streamfield([])})
    response = signed_in(officer(language="ar")).post("/admin/snippets/news/presscontact/add/", data)
    assert "ليتمكن الصحفيون من الاتصال بهذه الوحدة" in response.content.decode()


@pytest.mark.parametrize(
    ("language", "name", "role"), [("ar", "وحدة الإعلام", "الصحافة"), ("en", "Media Unit", "Press")]
)
def test_a_release_shows_its_contacts_in_both_languages(client: Client, language: str, name: str, role: str) -> None:
    unit = contact(role=labels("الصحافة", "Press"), languages_spoken=["ar", "en"])
    unit.phones = [("phone", {"number": "+9647000000090", "kind": "phone"})]
    unit.save()
    factories.release(press_contacts=[unit])
    html = client.get(f"/{language}/news/opening/").content.decode()
    assert name in html and role in html
    assert 'href="tel:+9647000000090"' in html and 'href="mailto:media@example.org"' in html


def test_a_contact_that_changes_is_changed_on_every_release_at_once(client: Client) -> None:
    unit = contact()
    factories.release(press_contacts=[unit])
    unit.email = "new@example.org"
    unit.save()
    assert "new@example.org" in client.get("/en/news/opening/").content.decode()


@pytest.mark.parametrize(("first", "second"), [("ar", "en"), ("en", "ar")])
def test_a_new_translation_has_the_standing_parts_in_its_own_language(first: str, second: str) -> None:
    template()
    index = NewsIndexPage.objects.get(locale__language_code=first)
    page = PressReleasePage(title="One", slug="one", locale=index.locale, live=False, issued_on=factories.ISSUED)
    start_release(page, None)
    page.body[0] = ("paragraph", "<p>Written by its author.</p>")
    index.add_child(instance=page)
    page.save_revision().publish()
    draft = started(PressReleasePage.objects.get(pk=page.pk))
    assert draft.language == second
    assert [block.block_type for block in draft.body] == ["paragraph", "heading", "paragraph"]
    assert "Written by its author." in draft.body[0].value.source, "what is nobody's standing part is to be translated"
    assert ABOUT[second] in draft.body[2].value.source
    assert ABOUT[first] not in draft.body[2].value.source
    assert draft.issuing_unit == factories.UNIT_OF_ISSUE[second]
    assert [block.id for block in draft.body] == [block.id for block in page.body]
    assert draft.get_latest_revision_as_object().issuing_unit == draft.issuing_unit
    left = [one.key for one in reading(draft).in_state(State.MISSING)]
    assert not [key for key in left if key.startswith(f"body.{page.body[2].id}")]


def test_a_standing_part_that_an_author_changed_is_left_to_the_translator() -> None:
    template()
    index = NewsIndexPage.objects.get(locale__language_code="ar")
    page = PressReleasePage(title="One", slug="one", locale=index.locale, live=False, issued_on=factories.ISSUED)
    page.body = [("paragraph", "<p>المراكز أماكن مفتوحة للجميع، إلا اليوم.</p>")]
    index.add_child(instance=page)
    page.save_revision().publish()
    draft = started(PressReleasePage.objects.get(pk=page.pk))
    assert draft.body[0].value.source == page.body[0].value.source
