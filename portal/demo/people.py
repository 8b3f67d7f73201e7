"""The demo site's logins: roles, not persons, and no passwords."""

from dataclasses import dataclass

from portal.demo.shapes import Words, words


@dataclass(frozen=True)
class Login:
    """A user of one role; `language` is the one they read, `translates_into` and `partner` are empty but for some."""

    username: str
    role: str
    name: Words
    language: str
    translates_into: str = ""
    partner: str = ""

    @property
    def email(self) -> str:
        """Return an address at the domain that is reserved for examples and receives nothing."""
        return f"{self.username}@example.org"


LOGINS = (
    Login("officer", "media_officer", words("مسؤول إعلام", "Media officer"), "ar"),
    Login("translator-en", "translator", words("مترجم إلى الإنكليزية", "Translator into English"), "en", "en"),
    Login("translator-ar", "translator", words("مترجم إلى العربية", "Translator into Arabic"), "ar", "ar"),
    Login("moderator", "moderator", words("مراجع", "Moderator"), "ar"),
    Login("administrator", "administrator", words("مدير الموقع", "Administrator"), "en"),
    Login("partner-owner", "owner", words("مسؤول فريق شريك", "Owner at a partner"), "ar", partner="spa"),
    Login("partner-editor", "editor", words("محرر لدى شريك", "Editor at a partner"), "ar", partner="spa"),
)
