"""Every address of the site, from the URL resolver, and how one is asked for."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# A snippet's own addresses are the same for every model; its rights are told in the table by model.
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def routes(resolver: Any = None, prefix: str = "") -> Iterator[str]:
    """Yield the pattern of every address, as the modules of urls write it."""
    for one in (resolver or get_resolver()).url_patterns:
        pattern = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one, pattern)
        elif isinstance(one, URLPattern):
            yield pattern


def address(pattern: str, values: Mapping[str, Any]) -> str:
    """Return an address of the pattern; ``values`` are found by pattern and name, or by name."""
    if pattern in values:
        return f"/{values[pattern]}"
    plain = pattern.replace("^", "")
    return "/" + PARAMETER.sub(lambda found: str(values[found[1]]), plain)
