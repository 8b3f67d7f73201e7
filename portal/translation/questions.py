"""What the editor asks about translations: minor change, brought up to date, what a missed embargo does."""

from django import forms
from django.utils.translation import gettext_lazy as _

ALONE, HOLD = "alone", "hold"


class TranslationQuestions(forms.Form):
    """The questions; the form of a page keeps those that it has to ask."""

    minor_change = forms.BooleanField(
        required=False,
        label=_("Minor change: the translations stay as they are"),
        help_text=_(
            "Only if no meaning differs from the public version: a corrected spelling, a comma. The reviewer sees this "
            "and may take it back. Without it, translations are marked outdated once this is published. A change of "
            "facts never outdates them."
        ),
    )
    brought_up_to_date = forms.BooleanField(
        required=False,
        label=_("The changes above are in this translation now"),
        help_text=_("Without this, the page stays marked outdated after it is published."),
    )
    when_untranslated = forms.ChoiceField(
        required=False,
        label=_("If a translation is not approved when the page goes live"),
        choices=[
            (ALONE, _("publish without it: its readers get this page with a notice")),
            (HOLD, _("hold all languages until the last translation is approved")),
        ],
        widget=forms.RadioSelect,
        help_text=_(
            "Go-live and expiry hold for all languages at once, in Baghdad time. When a page is held, its author is "
            "mailed."
        ),
    )
