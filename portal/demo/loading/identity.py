"""Decides the ids of the demo content: made from its keys, so that every load gives the same ones."""

from uuid import NAMESPACE_URL, UUID, uuid5

NAMESPACE = uuid5(NAMESPACE_URL, "https://example.org/markaz/demo")


def identity(*parts: object) -> UUID:
    """Return the id of the thing that the parts name, for example a page set by its type and its key."""
    return uuid5(NAMESPACE, "/".join(map(str, parts)))
