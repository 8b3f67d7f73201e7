"""Where apps say which names the fact check has to know: the portal imports none of them."""

from collections.abc import Callable, Iterable, Iterator

from .known_names import Name
from .lexicon import Lexicon

Provider = Callable[[], Iterable[Name]]
_PROVIDERS: list[Provider] = []


def provide_names(provider: Provider) -> None:
    """Let the fact check ask the provider for names each time it looks; called in an app's ``ready``."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def stored_lexicon() -> Lexicon:
    """Return the names as they are in the database now: places, organisations, the glossary."""
    return Lexicon([*(name for provider in _PROVIDERS for name in provider()), *_glossary()])


def _glossary() -> Iterator[Name]:
    """Yield the entries of the glossary as they are now."""
    from ..models import GlossaryEntry

    return glossary_names(GlossaryEntry.objects.values_list("key", "kind", "terms", "acronyms"))


def glossary_names(rows: Iterable[tuple[str, str, dict[str, list[str]], list[str]]]) -> Iterator[Name]:
    """Yield what of a glossary can be compared: organisations and names, and the terms that have an acronym."""
    for key, kind, terms, acronyms in rows:
        is_name = kind in {"organisation", "name"}
        english = [form for form in terms.get("en", []) if not (is_name and form.islower())]
        arabic = [form for form in terms.get("ar", []) if " " in form or not is_name]
        capitals = [form for form in acronyms if is_name or form.isupper()]
        if arabic and (capitals or (is_name and english)):
            where, what = ("glossary", "organisation") if is_name else ("term", "term")
            yield Name(f"{where}:{key}", what, (*english, *capitals), tuple(arabic))
