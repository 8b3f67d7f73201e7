"""Decides how phones are asked for: a few lines of number and kind; an emptied line takes the number away."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...blocks import readable_phone, stored_phone
from ...choices import ContactKind

SPARE = 1
MOST = 8


class PhoneForm(forms.Form):
    """One line: a number and what it is for."""

    number = forms.CharField(
        required=False,
        max_length=40,
        label=_("Number"),
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "tel", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(choices=ContactKind.choices, required=False, label=_("Kind of number"))

    def clean_number(self) -> str:
        """Return the number as it is stored, or say what is wrong with it."""
        typed: str = self.cleaned_data["number"]
        return stored_phone(typed) if typed.strip() else ""


class PhonesForm:
    """The lines of one list of phones."""

    def __init__(self, data: Any, prefix: str, stream: Any) -> None:
        shown = [block for block in stream if block.block_type == "phone"]
        count = min(len(shown) + SPARE, max(MOST, len(shown)))
        self.ids = [block.id for block in shown]
        self.lines = [
            PhoneForm(
                data,
                prefix=f"{prefix}-{number}",
                initial={"number": readable_phone(shown[number].value["number"]), "kind": shown[number].value["kind"]}
                if number < len(shown)
                else {"kind": ContactKind.PHONE},
            )
            for number in range(count)
        ]

    def is_valid(self) -> bool:
        """Say whether every line can be taken; all are looked at."""
        answers = [line.is_valid() for line in self.lines]
        return all(answers) and self._without_twins()

    @property
    def is_wrong(self) -> bool:
        """Say whether something is wrong with a line."""
        return any(line.errors for line in self.lines)

    @property
    def stored(self) -> list[dict[str, Any]]:
        """Return the blocks to store; a number that stood there keeps its id."""
        found = []
        for number, line in enumerate(self.lines):
            if line.cleaned_data["number"]:
                kind = line.cleaned_data["kind"] or ContactKind.PHONE
                block = {"type": "phone", "value": {"number": line.cleaned_data["number"], "kind": kind}}
                found.append(block | ({"id": self.ids[number]} if number < len(self.ids) else {}))
        return found

    def _without_twins(self) -> bool:
        seen: set[str] = set()
        for line in self.lines:
            number = line.cleaned_data["number"]
            if number and number in seen:
                line.add_error("number", ValidationError(_("This number stands above already.")))
            seen.add(number)
        return not self.is_wrong
