"""Decides which styles a page carries: those of the components it uses, inlined, with their hash for the policy."""

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "static" / "portal" / "css"
# On every page: the first ones before the components, print after them.
FIRST: Final = ("tokens", "base", "page")
LAST: Final = ("print",)
PLACE: Final = "<!--styles-->"
DARK: Final = "@media (prefers-color-scheme: dark)"
CLASS_ATTRIBUTE = re.compile(r'class="([^"]*)"')


def with_styles(html: str, scheme: str = "") -> tuple[str, str]:
    """Put the styles of the page's components in their place; return the page and the hash as the policy writes it.

    A preview is shown ``light`` or ``dark`` whatever the reader's system prefers.
    """
    found = {block_of(name) for attribute in CLASS_ATTRIBUTE.findall(html) for name in attribute.split()}
    css, style_hash = stylesheet(frozenset(found & component_names()), scheme)
    return html.replace(PLACE, f"<style>{css}</style>", 1), style_hash


def block_of(class_name: str) -> str:
    """Return the component a class belongs to: ``listing__name`` and ``listing--wide`` belong to ``listing``."""
    return class_name.split("__")[0].split("--")[0]


@lru_cache(maxsize=1)
def component_names() -> frozenset[str]:
    """Return the names of all component stylesheets."""
    return frozenset(path.stem for path in FOLDER.glob("*.css")) - {*FIRST, *LAST}


@lru_cache(maxsize=128)
def stylesheet(components: frozenset[str], scheme: str = "") -> tuple[str, str]:
    """Return the styles of a set of components, minified, and ``'sha256-…'`` of the exact bytes."""
    css = "".join(minified(name) for name in (*FIRST, *sorted(components), *LAST))
    if scheme:
        css = css.replace(DARK, "@media all" if scheme == "dark" else "@media not all")
        css = css.replace("color-scheme: light dark", f"color-scheme: {scheme}")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return css, f"'sha256-{digest}'"


@lru_cache(maxsize=128)
def minified(name: str) -> str:
    """Return one file without comments and needless white space."""
    text = re.sub(r"/\*.*?\*/", "", (FOLDER / f"{name}.css").read_text(), flags=re.DOTALL)
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"\s+", " ", text)).replace(";}", "}").strip()
