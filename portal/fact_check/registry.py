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
    """Yield the organisations and names of the glossary; one that the text leaves out is not missed."""
    from ..models import GlossaryEntry

    kinds = (GlossaryEntry.Kind.ORGANISATION, GlossaryEntry.Kind.NAME)
    for entry in GlossaryEntry.objects.filter(kind__in=kinds):
        english = [form for form in entry.terms.get("en", []) if not form.islower()]
        arabic = [form for form in entry.terms.get("ar", []) if " " in form]
        if arabic and (english or entry.acronyms):
            yield Name(f"glossary:{entry.key}", "organisation", (*english, *entry.acronyms), tuple(arabic))
