"""Decides which phone numbers, links and mail addresses a text gives, in one shape for both languages."""

import re
from urllib.parse import urlsplit

import phonenumbers

from .found import Named
from .text import Span, Text

REGION = "IQ"
# و and other prefixes may be written together with the number.
_PHONE = re.compile(r"(?:(?<![\w./,])|(?<=\s[وبلف])|(?<=^[وبلف]))(?:\+\s?|00)?\(?\d[\d\s()/.-]{5,20}\d(?![\w%])")
# "The number rose to 180" is no number to call.
_MOVES = (
    r"(?! (?:of|has|had|then|now|later|ris|rose|fell|fall|gr[eo]w|dropp|declin|increas|decreas|reach|went|stood|climb"
    r"|jump|doubl|ارتفع|انخفض|تراجع|بلغ|وصل|زاد|قفز))"
)
_SHORT_CODE = re.compile(
    rf"(?:hotline|helpline|call|dial|toll[- ]free|number{_MOVES}|phone|الخط الساخن|اتصل\w*|اتصال|الرقم{_MOVES}|رقم|هاتف"
    r"|بالرقم|علي)"
    r"(?:\D{0,25}?(?<!\d)(\d{3,4})(?!\d|[.,٫٬/]\d|\s*(?:%|[a-zA-Zء-ي]))"
    r"|(?<!علي)(?! of)\D{0,16}?(?<![\d.,])(\d{6,8})(?!\d|[.,٫٬/-]\d))",
    re.IGNORECASE,
)
_REST = r"(?:/[^\s<>«»\"”)\]،؛]*)?"
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"”)\]،؛]+"
    rf"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:int|org|com|net|iq|info|gov|edu){_REST}(?![\w@])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LANGUAGE_PART = re.compile(r"^(?:ar|en|ckb|ku|arabic|english)(?:[-_][a-z]{2})?$", re.IGNORECASE)


def phones(text: Text, taken: list[Span]) -> list[Named]:
    """Return the phone numbers outside ``taken`` as E.164, and short codes as digits."""
    found = []
    for match in _PHONE.finditer(text.flat):
        if any(a < match.end() and match.start() < b for a, b in taken):
            continue
        if key := phone_key(match[0]):
            found.append(Named(match.start(), match.end(), key))
    busy = [*taken, *((one.start, one.end) for one in found)]
    for match in _SHORT_CODE.finditer(text.flat):
        start, end = match.span(1 if match[1] else 2)
        code = text.flat[start:end]
        if not any(a < end and start < b for a, b in busy) and not 1900 <= int(code) <= 2100:
            found.append(Named(start, end, code))
    return found


def phone_key(written: str) -> str:
    """Return a phone number as E.164, or an empty text for digits that are none."""
    digits = re.sub(r"\D", "", written)
    if len(digits) < 9 and not written.lstrip().startswith("+"):
        return ""
    if not re.match(r"\s*(?:\+|00|\(?0)", written):
        return ""
    try:
        parsed = phonenumbers.parse(written, REGION)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return "+" + digits.lstrip("0")
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def links(text: Text) -> list[Named]:
    """Return links and mail addresses; what only names a language in them does not count."""
    found = [
        Named(match.start(), match.end(), "mailto:" + match[0].lower().rstrip("."))
        for match in _MAIL.finditer(text.flat)
    ]
    for match in _LINK.finditer(text.flat):
        if not any(one.start < match.end() and match.start() < one.end for one in found):
            end = match.start() + len(match[0].rstrip(".,:;!?'"))
            found.append(Named(match.start(), end, link_key(text.flat[match.start() : end])))
    return sorted(found, key=lambda one: one.start)


def link_key(address: str) -> str:
    """Return a link without scheme, language and trailing slash."""
    if address.startswith(("mailto:", "tel:", "page:", "document:")):
        return address.split("?")[0].lower()
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:
        return address
    host = [part for part in (parts.hostname or "").split(".") if part != "www" and not _LANGUAGE_PART.match(part)]
    path = [part for part in parts.path.split("/") if part and not _LANGUAGE_PART.match(part)]
    query = [
        part for part in parts.query.split("&") if part and not part.lower().startswith(("lang", "hl=", "language"))
    ]
    return "/".join([".".join(host), *path]) + ("?" + "&".join(query) if query else "")
