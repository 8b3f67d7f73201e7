"""Prints how many SQL statements each public page runs, on the demo site and with ten times its content."""

import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.sweep.standalone import open_demo_site


def main() -> int:
    """Print a line for each page; return 1 when one runs more statements with more content."""
    open_demo_site()
    logging.disable()
    from tests.sweep.growth import OFTEN, grow
    from tests.sweep.statements import counts

    small = counts()
    grow()
    large = counts()
    sys.stdout.write(f"{'page':48}{'demo':>6}{f'{OFTEN} x':>6}\n")
    for name, found in small.items():
        sys.stdout.write(f"{name:48}{len(found):>6}{len(large[name]):>6}\n")
    return int(any(len(large[name]) > len(found) for name, found in small.items()))


if __name__ == "__main__":
    sys.exit(main())
