"""Decides how a pictogram is drawn: our own, on a grid of 24 units, a file each, alike on screen and paper."""

from functools import lru_cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
# Stands for what has no drawing of its own.
PLAIN: Final = "other"


@lru_cache(maxsize=128)
def drawing(shape: str) -> str:
    """Return the pictogram of the name as a file of its own (SVG); a plain shape where there is none."""
    path = FOLDER / f"{shape}.svg" if shape.isidentifier() else None
    return (path if path and path.is_file() else FOLDER / f"{PLAIN}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=128)
def strokes(shape: str) -> str:
    """Return what stands inside the drawing's ``svg`` element."""
    return drawing(shape).partition(">")[2].rpartition("</svg>")[0]
