"""Writes, changes and withdraws search documents without end, each in a transaction, until somebody kills it."""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import django

django.setup()

from search import service  # noqa: E402
from tests.search.samples import content  # noqa: E402


def main() -> None:
    """Write until killed; the first line says that it is well at work."""
    start = int(sys.argv[1])
    for number in range(start, start + 100_000):
        document = content(f"kill-{number}", "release", {"en": f"Kill {number}"}, {"en": "Words."})
        service.put(document)
        service.put(replace(document, titles={"en": f"Kill {number} again"}))
        if number % 3 == 0:
            service.remove([document.key])
        if number == start:
            print("at work", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
