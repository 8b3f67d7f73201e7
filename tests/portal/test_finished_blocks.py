"""Quotations need a speaker, figures a unit and a source, pictures a text and a credit: each refusal says why and where."""

import json
from html import unescape
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail.test.utils.form_data import nested_form_data, streamfield

from news.models import PressReleasePage
from tests.news.factories import picture
from tests.portal.pages import edit, fresh, written
from tests.portal.staff import draft_release, officer, signed_in, submitted_release

pytestmark = pytest.mark.django_db

QUOTE = {"text": "كلام", "speaker": "", "position": "", "organisation": ""}
FIGURE: dict[str, Any] = {"value": "5", "unit": "شخص", "source": "المنظمة", "as_of": ""}
CASES = {
    "quotation without a speaker": (("quote", QUOTE), "اكتبوا مَن قال هذا", "write who said this"),
    "speaker of blanks": (("quote", QUOTE | {"speaker": "  \t"}), "اكتبوا مَن قال هذا", "write who said this"),
    "figure without a unit": (("figure", FIGURE | {"unit": ""}), "ما الذي يُعَدّ", "write what is counted"),
    "figure without a source": (("figure", FIGURE | {"source": " "}), "اكتبوا مَن ذكره", "write who says so"),
    "pasted quotation": (
        ("paragraph", "<blockquote>كلام</blockquote>"),
        "اقتباس من دون قائل",
        "holds a quotation without a speaker",
    ),
}


def posted(*blocks: tuple[str, Any]) -> dict[str, Any]:
    """Return what the editor posts for a body; running text goes as its script writes it."""
    html = [("paragraph", as_script(value)) if kind == "paragraph" else (kind, value) for kind, value in blocks]
    return nested_form_data({"body": streamfield(html)})


def says(response: Any, text: str) -> bool:
    """Say whether the page holds the text, as it is or in the data of its scripts."""
    html = unescape(response.content.decode())
    return text in html or json.dumps(text)[1:-1] in html or json.dumps(json.dumps(text))[2:-2] in html


def as_script(html: str) -> str:
    """Return running text as the rich text editor posts it."""
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    return ContentstateConverter(["h2", "h3", "bold", "ol", "ul", "link", "blockquote"]).from_database_format(html)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_submission_is_refused_with_the_reason_in_the_editors_language(case: str, language: str) -> None:
    block, arabic, english = CASES[case]
    author = officer(language=language)
    page = draft_release(author)
    response = edit(signed_in(author), page, "submit", **posted(block))
    assert response.status_code == 200
    assert says(response, arabic if language == "ar" else english)
    assert not PressReleasePage.objects.get(pk=page.pk).workflow_in_progress
    typed = "كلام" if case in ("quotation without a speaker", "speaker of blanks", "pasted quotation") else "5"
    assert says(response, typed), "what was typed is still there"


@pytest.mark.parametrize("case", CASES)
def test_a_draft_keeps_what_is_not_finished(case: str) -> None:
    author = officer()
    page = draft_release(author)
    assert edit(signed_in(author), page, "", **posted(CASES[case][0])).status_code == 302
    assert fresh(page).get_latest_revision_as_object().body[0].block_type == CASES[case][0][0]


@pytest.mark.parametrize("case", CASES)
def test_no_other_way_publishes_it(case: str) -> None:
    kind, value = CASES[case][0]
    value = value | ({"as_of": None} if kind == "figure" else {}) if isinstance(value, dict) else value
    revision = written(draft_release(officer()), body=[(kind, value)])
    with override("en"), pytest.raises(ValidationError) as refused:
        revision.publish()
    assert CASES[case][2] in str(refused.value)
    assert not PressReleasePage.objects.get(pk=revision.object_id).live


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"credit": ""}, "has no credit"),
        ({"alternative_text": {}}, "has no alternative text"),
        ({"alternative_text": {"ar": "رسم", "en": " "}}, "has no alternative text"),
        ({"alternative_text": {}, "credit": " "}, "neither alternative text nor credit"),
    ],
)
@pytest.mark.parametrize("where", ["field", "block"])
def test_a_picture_that_is_not_described_keeps_a_page_from_going_public(
    values: dict[str, Any], reason: str, where: str
) -> None:
    image = picture(**values)
    given = {"picture": image} if where == "field" else {"body": [("picture", {"picture": image, "caption": ""})]}
    with override("en"), pytest.raises(ValidationError) as refused:
        written(draft_release(officer()), **given).publish()
    assert reason in str(refused.value)


def test_the_editor_says_it_of_a_picture_in_the_text() -> None:
    image = picture("نهر", credit="")
    author = officer(language="ar")
    page = draft_release(author)
    block = ("picture", {"picture": str(image.pk), "caption": ""})
    assert says(edit(signed_in(author), page, "submit", **posted(block)), "لا يُذكر صاحب الصورة «نهر»")


def test_what_is_finished_goes_through() -> None:
    page = submitted_release(officer())
    body = [("quote", QUOTE | {"speaker": "متحدث"}), ("figure", FIGURE | {"as_of": None, "value": 5})]
    written(page, body=body).publish()
    assert PressReleasePage.objects.get(pk=page.pk).live
