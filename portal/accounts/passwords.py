"""Decides what is said of a password that is too short: Django says it in no Arabic."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import ngettext


class LongEnoughValidator(MinimumLengthValidator):
    """Django's validator, with a message that the catalogue has."""

    def get_error_message(self) -> str:
        """Return how long a password has to be."""
        said = ngettext(
            "This password is too short. Use %(number)s character or more.",
            "This password is too short. Use %(number)s characters or more.",
            self.min_length,
        )
        return said % {"number": self.min_length}
