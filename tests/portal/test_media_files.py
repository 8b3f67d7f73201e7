"""Renditions are served with long caching, and nothing else of the media folder is reachable."""

import pytest

from portal.uploads.renditions import PUBLIC_SPECS
from tests.portal.upload_ways import kept_document, kept_picture, on_a_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.mark.parametrize("spec", PUBLIC_SPECS)
def test_a_rendition_is_served_for_a_year_and_can_do_nothing(client, spec: str):
    rendition = on_a_page(kept_picture()).renditions.get(filter_spec=spec)
    answer = client.get(rendition.url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == ("image/webp" if "webp" in spec else "image/jpeg")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies
    assert answer.get("Vary", "") in ("", "Accept-Encoding")
    with rendition.file.open() as file:
        assert b"".join(answer.streaming_content) == file.read()


def test_a_picture_that_has_not_changed_is_not_sent_again(client):
    address = on_a_page(kept_picture()).renditions.first().url
    changed = client.get(address)["Last-Modified"]
    assert client.get(address, headers={"If-Modified-Since": changed}).status_code == 304


def test_originals_and_documents_are_never_served(client):
    image, document = kept_picture(), kept_document()
    for address in (image.file.url, document.file.url):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "no-such.webp", "page.html", "drawing.svg", "..%2Foriginal_images%2Fa.jpg", "%2e%2e/a.jpg", ".hidden.jpg",
        "a.jpg%00", "a.jpg%0A", "a%5C..%5Cb.jpg", "%D8%A7.jpg", "", "a/b.jpg", "folder.jpg",
    ],
)  # fmt: skip
def test_any_other_name_is_not_found(client, media, name: str):
    (media / "images" / "folder.jpg").mkdir(parents=True)
    (media / "images" / "page.html").write_text("<script>")
    (media / "images" / ".hidden.jpg").write_text("hidden")
    assert client.get(f"/media/images/{name}").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_is_written_through_it(client, method: str):
    assert getattr(client, method)("/media/images/a.jpg").status_code in (403, 405)
