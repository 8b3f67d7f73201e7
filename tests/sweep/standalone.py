"""Opens a copy of the demo site for a measurement that is no test."""

import os
from pathlib import Path

from tests.servers.isolation import isolate


def open_demo_site() -> None:
    """Lead this process to a copy of the demo site, which is built first where it is not there; nothing else is set."""
    isolate()
    import django

    from portal.bootstrap.catalogues import compile_catalogues
    from tests.servers import prebuilt

    folder = Path(os.environ["PORTAL_DATA_DIR"])
    compile_catalogues()
    prebuilt.link_static_files(folder)
    django.setup()
    from tests.servers.databases import Databases

    Databases(folder).choose("demo")
