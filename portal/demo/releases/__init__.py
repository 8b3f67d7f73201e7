"""All press releases of the demo site, the newest first."""

from portal.demo.releases.baiji import BAIJI
from portal.demo.releases.jalawla import JALAWLA
from portal.demo.releases.mosul import MOSUL
from portal.demo.releases.services import HOW_SERVICES_WORK
from portal.demo.releases.shapes import Release

RELEASES: tuple[Release, ...] = (HOW_SERVICES_WORK, JALAWLA, BAIJI, MOSUL)

__all__ = ["RELEASES", "Release"]
