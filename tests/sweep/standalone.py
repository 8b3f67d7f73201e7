"""Opens or serves a copy of the demo site for work that is no test: measurements, pictures of the guide."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers.isolation import isolate

if TYPE_CHECKING:
    from tests.servers.databases import Databases
    from tests.servers.live_site import LiveSite


def open_demo_site() -> None:
    """Lead this process to a copy of the demo site, which is built first where it is not there; nothing else is set."""
    _prepare().choose("demo")


@contextmanager
def serve_demo_site() -> Iterator["LiveSite"]:
    """Serve a copy of the demo site on the loopback until the block ends."""
    databases = _prepare()
    from tests.servers.live_site import LiveSite

    with tempfile.TemporaryDirectory(prefix="markaz-site-") as folder:
        site = LiveSite(Path(folder), databases)
        try:
            site.start()
            yield site
        finally:
            site.remove()


def _prepare() -> "Databases":
    isolate()
    import django

    from portal.bootstrap.catalogues import compile_catalogues
    from tests.servers import prebuilt

    folder = Path(os.environ["PORTAL_DATA_DIR"])
    compile_catalogues()
    prebuilt.link_static_files(folder)
    django.setup()
    from tests.servers.databases import Databases

    return Databases(folder)
