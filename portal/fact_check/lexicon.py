"""Decides which known names a text holds, in any spelling, and with what Arabic writes together with them."""

from collections import defaultdict
from collections.abc import Iterable

from .found import Named
from .known_names import Name, known_names
from .text import Text, fold
from .vocabulary import noun, phrase_list, without_prefixes, word_list

# Spellings that are words of their own: they may confirm a name in the other language and are never missed.
_WORDS = word_list("names that are words too")
_DOUBTFUL = word_list("words where a place could stand")
# Ways to say where in a city something is, more than names.
_PHRASES = frozenset(tuple(fold(line).split()) for line in phrase_list("phrases more than names"))
TERM = "term:"
_CLASSES = frozenset({"governorate", "district", "city", "village", "quarter", "camp"})
Words = tuple[str, ...]


def words_of(form: str) -> Words:
    """Return a spelling as the tokens it is looked up by: folded, lower case, without hyphens and English articles."""
    tokens = [token.word.removesuffix("'s") for token in Text(form, "").tokens if token.word not in {"-", ",", "'"}]
    return tuple(tokens[1:] if tokens[:1] in (["al"], ["the"]) and len(tokens) > 1 else tokens)


class Lexicon:
    """The names to look for; built once from what the providers bring, pure from then on."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self.names: dict[str, Name] = {}
        self._forms: dict[str, dict[Words, set[str]]] = {"ar": defaultdict(set), "en": defaultdict(set)}
        self._longest: dict[str, dict[str, int]] = {"ar": defaultdict(int), "en": defaultdict(int)}
        self._acronyms: set[Words] = set()
        for name in (*known_names(), *names):
            self._add(name)

    def _add(self, name: Name) -> None:
        self.names[name.key] = name
        for form in {*name.english, *name.arabic}:
            if words := words_of(form):
                if form.isupper() and form.isascii():
                    self._acronyms.add(words)
                language = "ar" if any("\u0600" <= letter <= "\u06ff" for letter in form) else "en"
                # Arabic writes some names in Latin letters: the acronyms, and those its list has.
                is_in_both = language == "en" and (form.isupper() or form in name.arabic)
                for where in {"ar", "en"} if is_in_both else {language}:
                    self._forms[where][words].add(name.key)
                    self._longest[where][words[0]] = max(self._longest[where][words[0]], len(words))

    def find(self, text: Text) -> list[Named]:
        """Return the names in order, the longest spelling at each place."""
        language = "ar" if text.language == "ar" else "en"
        tokens = [token for token in text.tokens if token.word not in {"-", ",", "،"}]
        found, place = [], 0
        while place < len(tokens):
            match = self._match([token.word for token in tokens[place : place + 9]], language)
            if match and self._is_name(
                text.flat[tokens[place].start : tokens[place + match[0] - 1].end], match[1], language
            ):
                count, words = match
                found.append(self._named(tokens[place].start, tokens[place + count - 1].end, words, language))
                place += count
            else:
                place += 1
        return self._firmed(found, text)

    def _firmed(self, found: list[Named], text: Text) -> list[Named]:
        """Take a name that is a word too for a name where a class stands beside it, or a sure name is joined to it."""
        for one in found:
            is_word = one.is_soft and not all(self.names[key].is_quiet for key in one.keys)
            if is_word and one.key.startswith(("place:", "governorate:")):
                is_sure = _has_class(one, text) or _is_gone_to(one, text)
                one.is_soft = not (is_sure or any(_are_joined(one, other, text.flat) for other in found))
            elif one.key.startswith("country:") and _is_of_money(one, text):
                one.is_soft = True
        return found

    def _match(self, words: list[str], language: str) -> tuple[int, Words] | None:
        starts = _starts(words[0]) if language == "ar" else [words[0].removesuffix("'s")]
        skip = 1 if language == "en" and words[0] == "al" and len(words) > 1 else 0
        if skip:
            starts = [words[1].removesuffix("'s")]
        for first in starts:
            for length in range(min(self._longest[language].get(first, 0), len(words) - skip), 0, -1):
                tried = (first, *(word.removesuffix("'s") for word in words[skip + 1 : skip + length]))
                if tried in self._forms[language]:
                    return length + skip, tried
        return None

    def _is_name(self, written: str, words: Words, language: str) -> bool:
        """Say whether what is written has a name's capitals: an acronym all, another name one, a term none."""
        if words not in self._acronyms and all(key.startswith(TERM) for key in self._forms[language][words]):
            return True
        if not written.isascii():
            return (
                not written.islower()
                or not written[0].isascii()
                or not written.isalpha()
                or "\u0600" <= written[0] <= "\u06ff"
            )
        return (
            written.removesuffix("'s").isupper()
            if words in self._acronyms
            else any(letter.isupper() for letter in written)
        )

    def _named(self, start: int, end: int, words: Words, language: str) -> Named:
        keys = set(self._forms[language][words])
        for word in words if len(words) > 1 else ():
            inner = self._forms[language].get((word,), ())
            keys |= {key for key in inner if key.startswith(("place:", "governorate:", "country:"))}
        names = [self.names[key] for key in keys]
        quiet = all(name.is_quiet for name in names) or (len(words) == 1 and words[0] in _WORDS) or words in _PHRASES
        own = sorted(self._forms[language][words])
        return Named(start, end, own[0], frozenset(keys), quiet, frozenset(own))

    def kind(self, named: Named) -> str:
        """Return whether it is a place, an organisation, a centre or a term."""
        return self.names[named.key].kind

    def lies_in(self, keys: frozenset[str]) -> frozenset[str]:
        """Return what the places lie in."""
        return frozenset(self.names[key].inside for key in keys if self.names[key].inside)


def _has_class(named: Named, text: Text) -> bool:
    """Say whether the text calls it a district, a town …: قضاء بلد, Balad district."""
    before = [token.word for token in text.tokens if token.end <= named.start][-2:]
    after = [token.word for token in text.tokens if token.start >= named.end][:1]
    if text.language == "ar":
        return bool(before and (known := noun(before[-1], "ar")) and known.tells == 1 and known.concept in _CLASSES)
    beside = after if before[-1:] != ["of"] else before[:1]
    return bool(beside and (known := noun(beside[0], "en")) and known.tells == 1 and known.concept in _CLASSES)


def _is_of_money(named: Named, text: Text) -> bool:
    """Say whether a name only tells which money is meant: دولار كندي."""
    before = next((token.word for token in reversed(text.tokens) if token.end <= named.start), "")
    return bool((known := noun(before, text.language)) and known.group == "money")


def _is_gone_to(named: Named, text: Text) -> bool:
    """Say whether only a place can stand there: في هيت, in Karma; but في الدورة is "in the course"."""
    before = [token.word for token in text.tokens if token.end <= named.start][-1:]
    written, (start, end) = text.flat[named.start : named.end], text.spot(named.start, named.end)
    leads = bool(before) and before[0] in {"in", "في", "الي", "وفي", "والي"}
    # حديثه is "his talk", حديثة the town.
    return leads and written not in _DOUBTFUL and not text.raw[start:end].endswith("ه")


def _are_joined(one: Named, other: Named, flat: str) -> bool:
    """Say whether a word is listed beside a sure name: الرمادي وهيت, Ramadi and Hit."""
    first, second = sorted((one, other), key=lambda named: named.start)
    between = flat[first.end : second.start]
    is_sure = not other.is_soft and other.key.startswith(("place:", "governorate:"))
    joins = between.strip() in {",", "،", "and", ", and", "/"} or (between == " " and flat[second.start] == "و")
    return is_sure and joins and not noun(flat[one.start : one.end].removeprefix("و").removeprefix("ال"), "ar")


def _starts(word: str) -> list[str]:
    starts = [word]
    for base in without_prefixes(word)[1:]:
        starts += [base, "ال" + base] if word.startswith(("لل", "ولل")) else [base]
    return list(dict.fromkeys(starts))
