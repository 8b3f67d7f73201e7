"""What we say in Wagtail's place is what Wagtail still says, and our words are the ones that are shown."""

from pathlib import Path

import polib
import wagtail
from django.utils.translation import gettext, override

from portal.wagtail_messages import MESSAGES


def test_wagtail_still_says_each_of_these_messages() -> None:
    catalogues = Path(wagtail.__file__).parent.rglob("locale/en/LC_MESSAGES/django.po")
    said = {entry.msgid for path in catalogues for entry in polib.pofile(str(path))}
    assert set(MESSAGES) - said == set()


def test_a_public_page_is_called_public_in_arabic() -> None:
    with override("ar"):
        assert gettext("live + draft") == "منشورة، ولها مسودة"
