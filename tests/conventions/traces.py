"""Finds what ties the repository to one machine: paths of somebody's disk, addresses of package registries."""

import re

# Written so that no pattern finds itself.
PATTERNS = {
    "a path of one machine": re.compile(r"(?<![\w.])/(?:[r]oot|[h]ome/\w+|[U]sers/\w+|[w]ork|[t]mp/w)/"),
    "a package registry": re.compile(r"(?:[p]ypi\.|[p]ythonhosted\.org|[n]pmjs\.org|[a]rtifactory|[n]exus\.)"),
    "an index address": re.compile(r"--(?:[e]xtra-)?index-url[ =]|--[f]ind-links[ =]|[t]rusted-host"),
}


def traces(text: str) -> list[str]:
    """Return what the text says of a machine or a registry."""
    return [f"{what}: {found.group(0)}" for what, pattern in PATTERNS.items() for found in pattern.finditer(text)]
