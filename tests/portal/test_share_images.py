"""A shared link shows a picture with the page's title, shaped as it is read; a page that leaves no trace has none."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from tests.centres import factories

pytestmark = pytest.mark.django_db


def picture(client: Client, address: str) -> Image.Image:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    return Image.open(BytesIO(answer.content))


def address_in(html: str) -> str:
    return html.split('property="og:image" content="', 1)[1].split('"', 1)[0]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_page_names_a_picture_of_its_title(client: Client, language: str) -> None:
    factories.centre()
    html = client.get(f"/{language}/centres/jalawla/").content.decode()
    address = address_in(html)
    assert address.startswith("http") and address.endswith(f"/share-{language}.png")
    shown = picture(client, address[address.index("/c/") :])
    assert shown.size == (1200, 630)
    # White letters on the portal's blue, at the side where lines begin.
    white = [[x for x in range(1200) if min(shown.convert("RGB").getpixel((x, y))) > 240] for y in range(200, 450, 10)]  # type: ignore[type-var]
    columns = [x for row in white for x in row]
    assert columns and (min(columns) > 100 if language == "ar" else max(columns) < 1100)


def test_arabic_letters_are_joined(client: Client) -> None:
    """Joined letters have fewer gaps between them than the same letters set apart."""
    from portal.share_images import drawn

    def gaps(title: str) -> int:
        shown = Image.open(BytesIO(drawn(title, "ar", "https://x.example/c/a"))).convert("L").crop((0, 200, 1200, 450))
        dark = [max(shown.getpixel((x, y)) for y in range(250)) < 200 for x in range(1200)]  # type: ignore[type-var]
        return sum(one and not other for one, other in zip(dark, dark[1:], strict=False))

    assert gaps("مجتمعية") < gaps("م\u200cج\u200cت\u200cم\u200cع\u200cي\u200cة")


def test_a_page_that_leaves_no_trace_has_no_picture(client: Client) -> None:
    kind = factories.kind("gbv", "العنف", "Violence", is_sensitive=True)
    page: Any = factories.service(factories.partner(), "safe", at=(factories.centre(),), kind=kind)
    assert "og:image" not in client.get("/en/partners/spa/safe/").content.decode()
    assert client.get(f"{page.short_path}/share-en.png").status_code == 404
    assert client.get("/c/nothing/share-en.png").status_code == 404
