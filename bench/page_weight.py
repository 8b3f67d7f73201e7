"""Prints the bytes of each public page, compressed with its styles, beside those of the draft it was designed as."""

import gzip
import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.sweep.standalone import open_demo_site

LIMIT = 13_000
# What the drafts weighed, the larger language with the styles of all components, gzip -9.
DRAFTS = {
    "home": 7725,
    "centres": 7895,
    "centres, none left": 7696,
    "centre": 8539,
    "service": 7988,
    "service, sensitive": 6922,
    "news": 6515,
    "release": 7584,
    "materials": 6849,
    "material": 7006,
    "search, hits": 7306,
    "search, no result": 6863,
    "information, about": 6842,
    "404": 6468,
}


def main() -> int:
    """Print a line for each page; return 1 when one is over the limit."""
    open_demo_site()
    logging.disable()
    from tests.sweep.public_pages import EXAMPLES

    over = 0
    sys.stdout.write(f"{'page':40}{'ar':>8}{'en':>8}{'draft':>8}{'of it':>8}\n")
    for example in EXAMPLES:
        sizes = {code: len(gzip.compress(example.answer(code).content, 9)) for code in example.languages}
        draft = DRAFTS.get(example.name)
        share = f"{max(sizes.values()) / draft:8.0%}" if draft else ""
        shown = "".join(f"{sizes.get(code, ''):>8}" for code in ("ar", "en"))
        sys.stdout.write(f"{example.name:40}{shown}{draft or '':>8}{share}\n")
        over += max(sizes.values()) > LIMIT
    sys.stdout.write(f"Limit: {LIMIT}. Over it: {over}.\n")
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main())
