"""Decides what the form for following by mail has to hold: an address, and the mark of our own page."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.utils.translation import gettext_lazy as _

SIGNER: Final = TimestampSigner(salt="news.following.form", sep="~")
# A page that stood open for longer is shown again with what was written.
OPEN_SECONDS: Final = 24 * 3600
WRONG: Final = _("This is not an e-mail address. Write it like name@example.org.")


def stamp(name: str) -> str:
    """Return what the form carries: what is followed, and when the form was opened, signed."""
    return SIGNER.sign(name)


class FollowForm(forms.Form):
    """An address, and a field that people do not see and programs fill in."""

    address = forms.EmailField(
        max_length=254, error_messages={"required": WRONG, "invalid": WRONG, "max_length": WRONG}
    )
    website = forms.CharField(required=False)
    stamp = forms.CharField(required=False)

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = name

    def clean(self) -> dict[str, Any]:
        """Refuse a form that is not ours or is too old, and the field that nobody sees."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("website"):
            self.add_error("website", _("Leave this field empty, please."))
        try:
            is_ours = SIGNER.unsign(cleaned.get("stamp", ""), max_age=OPEN_SECONDS) == self.name
        except BadSignature:
            is_ours = False
        if not is_ours:
            again = _("The page was open for long. Nothing is lost: please send it once more.")
            self.add_error(None, ValidationError(again))
        return cleaned
