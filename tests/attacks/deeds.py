"""What people do in the newsroom, each deed as one function that does it with a client, and the roles that may."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Locale

from portal.fact_check.pages import counterpart, findings_of, newest
from tests.attacks.table import LETTERS, SETS
from tests.news.import_samples import ENGLISH as OLD_RELEASE
from tests.portal import notice_samples
from tests.portal.pages import bulk, fresh
from tests.portal.translations import ENGLISH, address, form

Room = dict[str, Any]
EVERYTHING, PUBLIC, REVIEWS = "everything", "public", "reviews"


class Deed(NamedTuple):
    """Something to do, who may do it, and what counts: everything, or what readers see, or reviews (others may leave a
    draft)."""

    do: Callable[[Client, Room], Any]
    may: frozenset[str]
    counts: str = EVERYTHING


def deed(do: Callable[[Client, Room], Any], may: str, counts: str = EVERYTHING) -> Deed:
    """Return a deed with its roles by letter or by name."""
    return Deed(do, frozenset(LETTERS[letter] for letter in SETS.get(may, may)), counts)


def post(pattern: str, **data: Any) -> Callable[[Client, Room], Any]:
    """Return a deed that posts to an address; ``{english}`` in it is the key of what the newsroom calls so."""

    def do(client: Client, room: Room) -> Any:
        keys = {name: one.pk for name, one in room.items() if hasattr(one, "pk")}
        return client.post(f"/admin/{pattern.format(**keys)}", data)

    return do


def in_editor(action: str = "", what: str = "source") -> Callable[[Client, Room], Any]:
    """Return a deed that saves an Arabic release with other words by the page editor."""

    def do(client: Client, room: Room) -> Any:
        data = {
            "title": "عنوان مسروق",
            "slug": room[what].slug,
            "summary": "",
            "issuing_unit": "",
            "issued_on": "2001-01-01",
            "body-count": "1",
            "body-0-deleted": "",
            "body-0-order": "0",
            "body-0-type": "heading",
            "body-0-id": "",
            "body-0-value": "مسروق",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        }
        return client.post(f"/admin/pages/{room[what].pk}/edit/", data | ({action: "1"} if action else {}))

    return do


def in_segments(action: str) -> Callable[[Client, Room], Any]:
    """Return a deed that writes the English translation in segments."""
    return lambda client, room: client.post(
        address(room["english"]), form(room["english"], action, **ENGLISH | {"title": "Stolen", "summary": "Mine."})
    )


def po_file(client: Client, room: Room) -> Any:
    """Upload a PO file of the English translation."""
    page = room["english"]
    content = f"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: en\\n"
"X-Markaz-Page: {page.translation_key}\\n"
"X-Markaz-Revision: {page.latest_revision_id}\\n"

msgctxt "title"
msgid "{room["source"].title}"
msgstr "Stolen"
"""
    return client.post(address(page, "translate_po_upload"), {"file": SimpleUploadedFile("x.po", content.encode())})


def translate(client: Client, room: Room) -> Any:
    """Start the English translation of a release that has none."""
    english = Locale.objects.get(language_code="en")
    return client.post(f"/admin/localize/submit/page/{room['waiting'].pk}/", {"locales": [english.pk]})


def decide(decision: str, **more: str) -> Callable[[Client, Room], Any]:
    """Return a deed that decides on the release that waits for review."""
    return lambda client, room: client.post(
        f"/admin/review/{room['task_state'].pk}/",
        {"revision": fresh(room["waiting"]).latest_revision_id, "decision": decision, **more},
    )


def accept_finding(client: Client, room: Room) -> Any:
    """Let the difference stand that the English draft has."""
    shown = newest(fresh(room["english"]))
    finding = findings_of(shown, counterpart(shown, with_drafts=True))[0]
    data = {"fingerprint": finding.fingerprint, "reason": "A word"}
    return client.post(f"/admin/fact-check/{shown.pk}/accept/", data)


def in_bulk(action: str, what: str = "english") -> Callable[[Client, Room], Any]:
    """Return a deed that does a bulk action on a translation."""
    return lambda client, room: bulk(client, action, room[what])


def past_the_warnings(client: Client, room: Room) -> Any:
    """Publish the English draft though it differs from the Arabic, with a reason."""
    page = fresh(room["english"])
    data = {"revision": page.latest_revision_id, "reason": "It cannot wait"}
    return client.post(f"/admin/review/without/{page.pk}/", data)


def by_api(action: str, **data: Any) -> Callable[[Client, Room], Any]:
    """Return a deed that asks Wagtail's admin API for an action on the English translation."""
    return post(f"api/main/pages/{{english}}/action/{action}/", **data)


def write_notice(client: Client, room: Room) -> Any:
    """Hand in an urgent notice."""
    return client.post("/admin/notices/new/", notice_samples.posted(version=1))


def import_file(client: Client, room: Room) -> Any:
    """Send a release to the import."""
    return client.post("/admin/import/", {"files": SimpleUploadedFile("a.html", OLD_RELEASE.encode())})


DEEDS: dict[str, Deed] = {
    "write in the editor": deed(in_editor(), "oamuA"),
    "submit in the editor": deed(in_editor("action-submit"), "oamuA"),
    "publish in the editor": deed(in_editor("action-publish"), "uA", counts=PUBLIC),
    "write in segments": deed(in_segments("save"), "oemuA"),
    "submit in segments": deed(in_segments("submit"), "oemuA"),
    "publish by segments": deed(in_segments("submit"), "", counts=PUBLIC),
    "upload a PO file": deed(po_file, "oemuA"),
    "start a translation": deed(translate, "oeA"),
    "approve": deed(decide("approve"), "m"),
    "send back": deed(decide("send_back", reason="A word"), "m"),
    "approve by Wagtail's own view": deed(post("pages/workflow/action/{waiting}/approve/{task_state}/"), ""),
    "reject by Wagtail's own view": deed(post("pages/workflow/action/{waiting}/reject/{task_state}/"), ""),
    "cancel somebody's review": deed(in_editor("action-cancel-workflow", "waiting"), "", counts=REVIEWS),
    "unpublish": deed(post("pages/{english}/unpublish/"), "uA"),
    "delete": deed(post("pages/{english}/delete/"), "uA"),
    "delete in every language": deed(post("source/{english}/delete/"), "uA"),
    "withdraw a language": deed(post("source/{english}/withdraw/", answer="gone"), "uA"),
    "hand over the source": deed(post("source/{settled}/"), "uA"),
    "make private": deed(post("pages/{english}/privacy/", restriction_type="login"), "uA"),
    "lock": deed(post("pages/{english}/lock/"), "A"),
    "publish in bulk what the fact check warns of": deed(in_bulk("publish"), "", counts=PUBLIC),
    "publish in bulk": deed(in_bulk("publish", "settled"), "uA"),
    "publish past the warnings": deed(past_the_warnings, "uA"),
    "publish past the warnings without a reason": deed(post("review/without/{english}/", revision="1"), ""),
    "unpublish in bulk": deed(in_bulk("unpublish"), "uA"),
    "delete in bulk": deed(in_bulk("delete"), "uA"),
    "publish by the API": deed(by_api("publish"), ""),
    "unpublish by the API": deed(by_api("unpublish"), ""),
    "delete by the API": deed(by_api("delete"), ""),
    "copy by the API": deed(by_api("copy", slug="copied", recursive="false", keep_live="true"), ""),
    "alias by the API": deed(by_api("create_alias", update_slug="an-alias"), ""),
    "translate by the API": deed(
        post("api/main/pages/{waiting}/action/copy_for_translation/", locale="en", copy_parents="true"), ""
    ),
    "copy as an alias": deed(
        post("pages/{english}/copy/", new_title="x", new_slug="x", new_parent_page="3", alias="on"), ""
    ),
    "accept a finding": deed(accept_finding, "uA"),
    "take an acceptance back": deed(post("fact-check/{source}/revoke/{accepted}/"), "uA"),
    "share a preview": deed(post("preview/{source}/", share="1"), "oamuA"),
    "end a preview link": deed(post("preview/{english}/", revoke="{link}"), ""),
    "say that it was read through": deed(post("look-after/reviewed/{source}/"), "oamuA"),
    "hand in a notice": deed(write_notice, "ouA"),
    "put up a notice": deed(write_notice, "uA", counts=PUBLIC),
    "approve a notice": deed(post("notices/{notice}/", version="1", decision="approve"), "muA"),
    "send a notice back": deed(post("notices/{notice}/", version="1", decision="refuse", reason="x"), "muA"),
    "take down a notice": deed(post("notices/{up}/", version="1", decision="take_down"), "muA"),
    "import": deed(import_file, "oA"),
    "make drafts of somebody's import": deed(post("import/{archive}/"), ""),
    "change a picture": deed(post("images/{picture}/", title="Stolen"), ""),
    "delete a picture": deed(post("images/{picture}/delete/"), "ouA"),
    "delete a document": deed(post("documents/delete/{document}/"), "ouA"),
    "delete a group": deed(post("groups/delete/{group}/"), "A"),
    "turn the review off": deed(post("workflows/disable/{workflow}/"), "A"),
}
