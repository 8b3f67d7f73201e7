"""Names the field of other spellings where the directory's migrations look for it."""

from portal.spellings import LONGEST, SpellingsField, SpellingsFormField, parse_lines

__all__ = ["LONGEST", "SpellingsField", "SpellingsFormField", "parse_lines"]
