"""Phones in running text keep their order among Arabic words; nothing else of the text is touched."""

import pytest
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText

from portal.isolating import with_phones_in_order
from portal.templatetags.portal_tags import formatted, phones_in_order


@pytest.mark.parametrize(
    "phone",
    [
        "0700 000 0022",
        "+964 700 000 0022",
        "+9647000000022",
        "0700-000-0022",
        "(0700) 000 0022",
        "٠٧٠٠ ٠٠٠ ٠٠٢٢",
        "964 700 000 0022",
    ],
)
def test_a_phone_among_arabic_words_is_read_from_left_to_right(phone):
    html = f"<p>للتسجيل: {phone}، أو زوروا المركز.</p>"
    kept = f'<p>للتسجيل: <bdi dir="ltr">{phone}</bdi>، أو زوروا المركز.</p>'
    assert with_phones_in_order(SafeString(html)) == formatted(html) == phones_in_order(RichText(html)) == kept


@pytest.mark.parametrize(
    "html",
    [
        "<p>عاد 3,500,000 شخص بين 2016 و2025، منهم 45 في المئة من النساء.</p>",
        "<p>في 9/2/2025 و12-15 آذار، الرقم 1234567890.</p>",
        "<p>بين عامَي 2014-2017 و(2020-2024) و٢٠١٤ ٢٠١٧، في ٠٩-٠٢-٢٠٢٥.</p>",
        '<p>اتصلوا <a href="tel:+964 700 000 0022">بنا</a>.</p>',
        "<p>Call 0700 000 0022.</p>",
    ],
)
def test_other_numbers_attributes_and_texts_from_left_to_right_stay_as_they_are(html):
    assert with_phones_in_order(SafeString(html)) == html
