"""Makes drafts of what was judged, one release a transaction; a moderator approves each before it is public."""

import hashlib
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal import languages
from portal.models import PortalImage
from portal.uploads.pictures import clean_picture
from portal.uploads.storage import written_files

from ..models import ImportedText, NewsIndexPage, PressReleasePage
from .archives import Archive
from .judging import CONSENTS, MADE, NEW, Item, Report


def make_drafts(report: Report, archive: Archive, user: Any) -> None:
    """Write the new items of a report; each gets its page, or the reason why it could not be written."""
    for items in report.sets():
        new = [item for item in items if item.state == NEW]
        try:
            with written_files(), transaction.atomic():
                for item in new:
                    item.page = _make(item, items, archive, user)
        except (ValidationError, IntegrityError) as error:
            reasons = error.messages if isinstance(error, ValidationError) else [_("Somebody imported it just now.")]
            for item in new:
                item.page = None
                item.refuse(" ".join(reasons))
        else:
            for item in new:
                item.state = MADE


def _make(item: Item, items: list[Item], archive: Archive, user: Any) -> Any:
    index = NewsIndexPage.objects.get(locale_id=languages.locale_id_of(item.language))
    page = PressReleasePage(title=item.text.title, locale_id=index.locale_id, owner=user, live=False)
    page.summary, page.body = item.row.get("summary"), item.text.body
    source = next((one.page.specific.facts for one in items if one.page and one is not item), None)
    if source is not None:
        page.source, page.translation_key = source, source.translation_key
    else:
        page.issued_on, page.event_on = item.issued_on, item.event_on
        page.picture = _picture(item, archive, user)
    index.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    ImportedText.objects.create(
        key=item.key, language=item.language, content=item.content, page_id=page.pk, imported_by=user
    )
    return page


def _picture(item: Item, archive: Archive, user: Any) -> PortalImage | None:
    """Return the picture of an item; one that is there already, byte by byte, is not made again."""
    if not item.picture:
        return None
    clean = clean_picture(ContentFile(archive.files[item.picture]))
    stored = PortalImage.objects.filter(file_hash=hashlib.sha1(clean.content).hexdigest()).first()  # noqa: S324
    if stored:
        return stored
    stem = PurePosixPath(item.picture).stem
    texts = {code: item.row.get(f"alternative_{code}") for code in languages.codes()}
    return PortalImage.objects.create(
        title=stem[:200],
        credit=item.row.get("credit")[:200],
        alternative_text={code: text for code, text in texts.items() if text},
        consent=CONSENTS.get(item.row.get("consent").casefold(), ""),
        uploaded_by_user=user,
        file=ContentFile(clean.content, f"{stem}.{clean.extension}"),
    )
