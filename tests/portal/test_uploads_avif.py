"""Pictures get their lightest format in the background, and pages show it as soon as it is there."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.template import Context, Template
from django.test import Client
from PIL import Image

from centres.models import Donor
from portal.models import PortalImage
from portal.uploads.renditions import AVIF
from tests.portal import upload_samples as samples
from tests.portal.upload_ways import kept_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(settings: Any, tmp_path: Any) -> PortalImage:
    settings.MEDIA_ROOT = tmp_path
    return kept_picture(samples.picture("JPEG", (800, 600)))


def shown(image: PortalImage) -> str:
    page = Template("{% load pictures %}{% picture_of image 360 'en' %}")
    return page.render(Context({"image": PortalImage.objects.get(pk=image.pk)}))


def test_the_background_makes_avif_once_and_pages_offer_it_first(image: PortalImage, client: Client) -> None:
    assert "image/avif" not in shown(image)
    said = StringIO()
    call_command("make_avif", stdout=said)
    call_command("make_avif", stdout=said)
    assert said.getvalue().split() == ["1", "made", "0", "made"]
    row = image.renditions.get(filter_spec=AVIF[360])
    with Image.open(row.file.open()) as opened:
        assert (opened.format, opened.width) == ("AVIF", 360)
    html = shown(image)
    assert html.index("image/avif") < html.index("image/webp") < html.index("<img")
    assert 'width="360"' in html and 'height="270"' in html
    Donor.objects.create(
        key="d", labels={"ar": "مانح", "en": "A donor"}, visibility_line={"ar": "س", "en": "A line"}, logo=image
    )
    assert client.get(row.url)["Content-Type"] == "image/avif"


def test_a_picture_whose_file_is_gone_stops_nothing(image: PortalImage) -> None:
    image.file.storage.delete(image.file.name)
    said = StringIO()
    call_command("make_avif", "--most", "5", stdout=said)
    assert said.getvalue() == "0 made\n"
