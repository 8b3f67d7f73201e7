"""Decides how the Python environment ``.venv`` is made and which of the locked packages are in it."""

import os
import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from portal.bootstrap.fingerprint import PROJECT, Stamp, fingerprint
from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.progress import run_quietly

FOLDER = PROJECT / ".venv"
PYTHON = FOLDER / "bin" / "python"
RUNTIME = PROJECT / "requirements.txt"
TESTS = PROJECT / "requirements-test.txt"
NETWORK_SYMPTOMS = re.compile(
    r"NewConnectionError|NameResolution|Temporary failure|timed out|ConnectTimeout|Network is unreachable|ProxyError"
    r"|Connection refused|Could not find a version|SSLError",
    re.IGNORECASE,
)


def ensure(*requirements: Path) -> None:
    """Make ``.venv`` if it is missing or broken, and install the requirements files that have changed.

    Raise Obstacle when this Python cannot make one, or when the packages cannot be had.
    """
    _make_folder()
    for path in requirements:
        stamp = Stamp(FOLDER / f"{path.stem}.installed")
        wanted = fingerprint([path], sys.version)
        if not stamp.matches(wanted):
            _install(path)
            stamp.set(wanted)


def environment() -> dict[str, str]:
    """Return the environment for processes of ``.venv``: its programs first, no bytecode clutter, output unbuffered."""
    return {
        **os.environ,
        "PATH": f"{FOLDER / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}",
        "VIRTUAL_ENV": str(FOLDER),
        "PYTHONUNBUFFERED": "1",
    }


def _make_folder() -> None:
    stamp = Stamp(FOLDER / "python.used")
    used = f"{sys.executable} {sys.version_info[:3]}"
    if PYTHON.exists() and stamp.matches(used):
        return
    if find_spec("ensurepip") is None or find_spec("venv") is None:
        raise Obstacle(
            "This Python cannot make environments: its modules venv and ensurepip are missing.",
            "Get them with: sudo apt install python3-venv (Debian, Ubuntu). Then run the same command again.",
        )
    shutil.rmtree(FOLDER, ignore_errors=True)
    run_quietly("Creating the environment .venv", [sys.executable, "-m", "venv", FOLDER])
    stamp.set(used)


def _install(path: Path) -> None:
    total = len(re.findall(r"^\S+==", path.read_text(encoding="utf-8"), re.MULTILINE))
    seen: set[str] = set()

    def detail(line: str) -> str | None:
        if found := re.match(r"\s*(?:Collecting|Requirement already satisfied:) ([\w.-]+)", line):
            seen.add(found[1])
            return f"{len(seen)} of {total}: {found[1]}"
        return "unpacking" if line.startswith("Installing collected") else None

    # --no-deps: the file is complete, and one package that a dependency names is left out on purpose (pyproject.toml).
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar",
        "off",
    ]
    command += ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", path]
    run_quietly(f"Installing {path.name}", command, environment=environment(), detail=detail, remedy=_advice)


def _advice(output: str) -> str:
    if NETWORK_SYMPTOMS.search(output):
        return (
            "The package registry could not be reached, or lacks a package for this Python and system.\n"
            "Check the network (HTTPS_PROXY names a proxy, PIP_INDEX_URL a mirror), then run the same command again."
        )
    return ""
