"""Every way by which something leaves the portal, from the URL resolver and the commands, and what each may show.

An address without a rule here fails `test_outputs.py`: whoever adds an output says what of a private service and of a
hidden address it could carry, and by which addresses to try it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from pypdf import PdfReader

from tests.attacks.routes import routes

LANGUAGES = ("ar", "en")
# What differs between two answers although nothing has changed: signed time stamps, tokens, and the time itself.
VOLATILE = re.compile(
    r'name="(?:stamp|csrfmiddlewaretoken)" value="[^"]*"'
    r"|'(?:Expires|Last-Modified|ETag)': '[^']*'"
    r"|<(lastBuildDate|dcterms:\w+)[^>]*>[^<]*</\1>"
)


@dataclass(frozen=True)
class Rule:
    """How an output is tried: addresses with names of the network in braces, and whether the control stands in it.

    Without addresses it is ``why`` nothing of a page can be in it.
    """

    addresses: tuple[str, ...] = ()
    shows: bool = False
    why: str = ""
    # Who asks: a visitor, or somebody of another partner.
    by_partner: bool = False
    # What stands in it by right: services for partners, at the desk.
    shows_tier_two: bool = False
    # It offers every place of the gazetteer to search from, whatever is there.
    names_places: bool = False
    # What is sent with it; nothing is asked for by GET then.
    sent: tuple[tuple[str, str], ...] = ()


def _visitors(*addresses: str, shows: bool = False) -> Rule:
    return Rule(addresses, shows)


def _desk(*addresses: str, shows_tier_two: bool = False) -> Rule:
    return Rule(addresses, by_partner=True, shows_tier_two=shows_tier_two)


FILES, NO_PAGE = "files of pictures and documents, which have rules of their own", "says nothing of any page"
ACT = "takes a form of somebody who proves who they are, and shows nothing"

RULES: dict[str, Rule] = {
    "": Rule(why=NO_PAGE),
    "health/": _visitors("/health/"),
    "count/": Rule(why="answers nothing"),
    "sitemap.xml": _visitors("/sitemap.xml", shows=True),
    "robots.txt": _visitors("/robots.txt"),
    "c/<slug:short_id>": _visitors("/c/{tier_three}", "/c/{tier_two}", "/c/{stale}", "/c/{hidden_centre}"),
    "c/<slug:short_id>/": _visitors("/c/{tier_three}/", "/c/{tier_two}/"),
    "^c/(?P<short_id>[\\w-]+)/qr\\.(?P<extension>svg|png)$": _visitors("/c/{tier_three}/qr.svg", "/c/{control}/qr.svg"),
    "^c/(?P<short_id>[\\w-]+)/share-(?P<language>ar|en)\\.png$": _visitors(
        "/c/{tier_three}/share-en.png", "/c/{tier_two}/share-ar.png", "/c/{stale}/share-en.png"
    ),
    "service-worker.js": _visitors("/service-worker.js"),
    "<language>/app.webmanifest": _visitors("/{language}/app.webmanifest"),
    "<language>/offline/": _visitors("/{language}/offline/"),
    "<language>/offline/directory.json": Rule(("/{language}/offline/directory.json",), names_places=True),
    "<language>/offline/points.json": _visitors("/{language}/offline/points.json"),
    "<language>/finder/near/": Rule(
        ("/{language}/finder/near/",), sent=(("latitude", "34.95"), ("longitude", "44.10"))
    ),
    "media/images/<str:name>": Rule(why=FILES),
    "preview/<str:token>/": _visitors("/preview/{preview}/"),
    "preview/<str:token>/images/<str:name>": _visitors("/preview/{preview}/images/x.png"),
    "preview/<str:token>/documents/<int:pk>/<str:name>": _visitors("/preview/{preview}/documents/1/x.pdf"),
    "^language/(?P<language>ar|en)/$": Rule(why=NO_PAGE),
    "<language>/search/": _visitors(
        "/{language}/search/?q={common}",
        "/{language}/search/?q={common}&kind=service",
        "/{language}/search/?governorate=diyala&kind=centre",
        "/{language}/search/?near=Jalawla&kind=service",
        "/{language}/search/?q={common}&sort=title",
        "/{language}/search/",
        shows=True,
    ),
    "<language>/search/completions/": _visitors("/{language}/search/completions/?q={common}"),
    "<language>/notices.json": _visitors("/{language}/notices.json"),
    "<language>/^feeds/(?P<name>[\\w-]+(?:/[\\w-]+)?)\\.(?P<extension>rss|json)$": _visitors(
        "/{language}/feeds/news.rss",
        "/{language}/feeds/materials.json",
        "/{language}/feeds/centres/{hidden_centre}.rss",
        "/{language}/feeds/centres/{tier_three}.rss",
        "/{language}/feeds/governorates/diyala.json",
    ),
    "<language>/^files/(?P<short_id>[a-z0-9]+)\\.(?P<extension>pdf|docx)$": _visitors(
        "/{language}/files/{tier_three}.pdf", "/{language}/files/{hidden_centre}.docx"
    ),
    "<language>/^hours/(?P<short_id>[a-z0-9]+)\\.ics$": _visitors(
        "/{language}/hours/{hidden_centre}.ics", "/{language}/hours/{tier_three}.ics"
    ),
    "<language>/^contacts/(?P<short_id>[a-z0-9]+)\\.vcf$": _visitors(
        "/{language}/contacts/{control}.vcf",
        "/{language}/contacts/{tier_three}.vcf",
        "/{language}/contacts/{tier_two}.vcf",
        "/{language}/contacts/{stale}.vcf",
        "/{language}/contacts/{hidden_centre}.vcf",
        shows=True,
    ),
    "<language>/contacts/<slug:short_id>/<uuid:at>.vcf": _visitors(
        "/{language}/contacts/{tier_three}/{row_of_three}.vcf",
        "/{language}/contacts/{control}/{row_of_three}.vcf",
        "/{language}/contacts/{control}/{row_of_control}.vcf",
        shows=True,
    ),
    "<language>/notice/<slug:short_id>/": _visitors(
        "/{language}/notice/{open_centre}/",
        "/{language}/notice/{hidden_centre}/",
        "/{language}/notice/{tier_three}/",
        shows=True,
    ),
    "<language>/notice/<slug:short_id>/both/": _visitors(
        "/{language}/notice/{open_centre}/both/", "/{language}/notice/{hidden_centre}/both/", shows=True
    ),
    "<language>/notice/<slug:short_id>.pdf": _visitors(
        "/{language}/notice/{hidden_centre}.pdf", "/{language}/notice/{open_centre}.pdf"
    ),
    "<language>/notice/<slug:short_id>/both.pdf": _visitors("/{language}/notice/{hidden_centre}/both.pdf"),
    "<language>/follow/sent/": _visitors("/{language}/follow/sent/"),
    "<language>/follow/confirm/<str:token>/": Rule(why="names what somebody follows, through the gate, to them alone"),
    "<language>/follow/leave/<str:token>/": Rule(why="names what somebody follows, through the gate, to them alone"),
    "<language>/follow/<slug:kind>/<slug:key>/": Rule(
        (
            "/{language}/follow/centres/{hidden_centre}/",
            "/{language}/follow/centres/{tier_three}/",
            "/{language}/follow/places/hidden/",
            "/{language}/follow/governorates/diyala/",
        ),
        names_places=True,
    ),
    "<language>/confirm/<str:token>/": _visitors("/{language}/confirm/{confirm}/", shows=True),
    "<language>/report/": _visitors("/{language}/report/?code=nonsense"),
    "<language>/report/<slug:short_id>/": _visitors(
        "/{language}/report/{control}/",
        "/{language}/report/{tier_three}/",
        "/{language}/report/{tier_two}/",
        "/{language}/report/{stale}/",
        "/{language}/report/{hidden_centre}/",
        shows=True,
    ),
    "<language>/^((?:[\\w\\-]+/)*)$": Rule(
        (
            "/{language}/",
            "/{language}/centres/",
            "/{language}/centres/?kind=legal",
            "/{language}/centres/?kind=secret",
            "/{language}/centres/?governorate=diyala",
            "/{language}/centres/hidden/",
            "/{language}/centres/open/",
            "/{language}/partners/",
            "/{language}/partners/keeper/",
            "/{language}/partners/keeper/control/",
            "/{language}/partners/keeper/tier-three/",
            "/{language}/partners/keeper/tier-two/",
            "/{language}/partners/keeper/stale/",
            "/{language}/news/",
            "/{language}/materials/",
        ),
        names_places=True,
        shows=True,
    ),
    "<language>/desk/": _desk("/{language}/desk/"),
    "<language>/desk/partner/": _desk("/{language}/desk/partner/"),
    "<language>/desk/listings/new/": _desk("/{language}/desk/listings/new/"),
    "<language>/desk/listings/<int:page_id>/": _desk("/{language}/desk/listings/{three_pk}/"),
    "<language>/desk/listings/<int:page_id>/preview/<slug:language>/": _desk(
        "/{language}/desk/listings/{three_pk}/preview/en/"
    ),
    "<language>/desk/listings/<int:page_id>/stop/": _desk("/{language}/desk/listings/{three_pk}/stop/"),
    "<language>/desk/listings/<int:page_id>/centres/": _desk("/{language}/desk/listings/{three_pk}/centres/"),
    "<language>/desk/listings/<int:page_id>/history/": _desk("/{language}/desk/listings/{three_pk}/history/"),
    "<language>/desk/listings/<int:page_id>/confirm/": Rule(why=ACT),
    "<language>/desk/listings/<int:page_id>/withdraw/": Rule(why=ACT),
    "<language>/desk/listings/<int:page_id>/reopen/": Rule(why=ACT),
    "<language>/desk/sheet/": _desk("/{language}/desk/sheet/"),
    "<language>/desk/sheet/<slug:what>.xlsx": _desk(
        "/{language}/desk/sheet/listings.xlsx", "/{language}/desk/sheet/template.xlsx"
    ),
    "<language>/desk/reports/": _desk("/{language}/desk/reports/"),
    "<language>/desk/reports/<int:report_id>/": Rule(why=ACT),
    "<language>/desk/seasons/": _desk("/{language}/desk/seasons/"),
    "<language>/desk/figures/": _desk("/{language}/desk/figures/"),
    "<language>/desk/about/": Rule(why="an owner's form of the partner's own words"),
    "<language>/desk/about/preview/<slug:language>/": Rule(why="the partner's page, which is tried where it is public"),
    "<language>/desk/about/history/": Rule(why="what an owner's own people and reviewers did to the partner's page"),
    "<language>/desk/about/withdraw/": Rule(why=ACT),
    "<language>/desk/directory/": _desk("/{language}/desk/directory/", shows_tier_two=True),
}
# Signing in, and who belongs to a partner: people stand there and no page.
OF_PEOPLE = (
    "^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[\\w-]+)/$",
    "account/",
    "account/app/",
    "account/app/off/",
    "account/codes/",
    "account/codes/new/",
    "account/passkeys/",
    "account/passkeys/<int:pk>/",
    "account/passkeys/<int:pk>/remove/",
    "account/passkeys/add/",
    "account/sessions/",
    "again/",
    "again/code/",
    "again/passkey/",
    "invitation/<str:token>/",
    "login/",
    "login/closed/",
    "login/code/",
    "login/passkey/",
    "logout/",
    "password/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/sent/",
    "password/set/",
    "people/",
    "people/<int:membership_id>/",
    "people/invitations/<int:invitation_id>/",
    "people/invite/",
    "people/stay/",
    "register/",
    "register/<str:token>/",
    "register/sent/",
)
RULES |= {f"<language>/desk/{pattern}": Rule(why="people stand there and no page") for pattern in OF_PEOPLE}
# Behind IOM's own sign-in; who reaches which of them is told in endpoints.txt.
OF_IOM = ("admin/", "documents/")


def outputs() -> Iterator[str]:
    """Yield the pattern of every address that is not IOM's own, whatever the language."""
    for pattern in dict.fromkeys(routes()):
        if not pattern.startswith(OF_IOM):
            yield re.sub(r"^(?:ar|en)/", "<language>/", pattern)


def addresses_of(rule: Rule, names: dict[str, str]) -> Iterator[str]:
    """Yield the addresses of a rule in every language, filled with the names of the network."""
    for template in rule.addresses:
        for language in LANGUAGES if "{language}" in template else ("en",):
            yield template.format(language=language, **names)


def text_of(response: HttpResponse) -> str:
    """Return everything that an answer holds, as text: headers, body, and the members of an archive."""
    body: Any = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    parts = [body]
    if body.startswith(b"%PDF"):
        # Its words are packed, and the numbers around them are its own.
        parts = ["\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).encode()]
    if zipfile.is_zipfile(io.BytesIO(body)):
        archive = zipfile.ZipFile(io.BytesIO(body))
        parts = [part for name in archive.namelist() for part in (name.encode(), archive.read(name))]
    text = "\n".join([str(dict(response.headers)), *(part.decode("utf-8", "replace") for part in parts)])
    return VOLATILE.sub("", text)
