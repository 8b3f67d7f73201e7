"""Decides where the programs that only the tests need are found, and how the missing ones are had."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.progress import run_quietly, say

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
CHROMIUM_OF_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# Debian keeps these out of the PATH, Homebrew keeps them in a folder for each version.
POSTGRESQL_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)


@dataclass(frozen=True)
class Component:
    """Something that the tests need: what it is, whether it is here, and Debian's package of it."""

    title: str
    package: str
    is_here: Callable[[], bool]


def chromium() -> Path | None:
    """Return the browser's program: the one that CHROMIUM names, or the first that is installed."""
    if chosen := os.environ.get("CHROMIUM"):
        return Path(chosen)
    found = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if found:
        return Path(found)
    return CHROMIUM_OF_MACOS if CHROMIUM_OF_MACOS.exists() else None


def postgresql() -> Path | None:
    """Return the folder of PostgreSQL's server programs (initdb, pg_ctl, pg_dump), of the newest version here."""
    folders = [path for pattern in POSTGRESQL_FOLDERS for path in Path("/").glob(pattern.lstrip("/"))]
    with_server = [path for path in folders if (path / "initdb").exists()]
    if with_server:
        return max(with_server, key=lambda path: [int(part) for part in path.parts if part.isdigit()])
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def maven() -> Path | None:
    """Return Maven's program, with which the tests fetch Elasticsearch."""
    found = shutil.which("mvn")
    return Path(found) if found else None


def has_arabic_fonts() -> bool:
    """Return True when a Noto font with Arabic letters is installed, or the system is macOS, which has its own."""
    if sys.platform == "darwin":
        return True
    if not (program := shutil.which("fc-list")):
        return False
    listing = subprocess.run([program, ":lang=ar", "family"], capture_output=True, text=True, check=False)  # noqa: S603
    return "Noto" in listing.stdout


# What starts a search server of one's own, beside the tests that need one.
SEARCH_SERVER = (
    Component("Maven", "maven", lambda: maven() is not None),
    Component("OpenSSL", "openssl", lambda: shutil.which("openssl") is not None),
)
COMPONENTS = (
    Component("Chromium", "chromium", lambda: chromium() is not None),
    Component("Arabic fonts", "fonts-noto-core", has_arabic_fonts),
    Component("the font list", "fontconfig", lambda: sys.platform == "darwin" or shutil.which("fc-list") is not None),
    Component("PostgreSQL", "postgresql", lambda: postgresql() is not None),
    Component("gettext", "gettext", lambda: shutil.which("msgfmt") is not None),
    *SEARCH_SERVER,
)


def ensure(components: Sequence[Component] | None = None) -> None:
    """Install what is missing of these, or of all that the tests need, with apt; raise Obstacle when some stays so."""
    missing = [component for component in components or COMPONENTS if not component.is_here()]
    if not missing:
        return
    packages = [component.package for component in missing]
    remedy = "Get them with: sudo apt-get install " + " ".join(packages)
    names = ", ".join(component.title for component in missing)
    say(f"The tests need {names}: installing Debian's {', '.join(packages)}.")
    if not shutil.which("apt-get"):
        raise Obstacle(f"The tests need {names}, and there is no apt-get here to install them.", remedy)
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for title, arguments in (
        ("Reading Debian's package lists", ["update", "-q"]),
        ("Installing Debian's packages", ["install", "-q", "-y", "--no-install-recommends", *packages]),
    ):
        run_quietly(title, [*prefix, "apt-get", *arguments], environment=environment, remedy=lambda output: remedy)
    if still := [component.title for component in missing if not component.is_here()]:
        raise Obstacle(f"Still missing after the installation: {', '.join(still)}.", remedy)
