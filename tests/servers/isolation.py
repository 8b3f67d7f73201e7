"""Decides which environment the tests see: a data folder of their own, and no setting of the person who runs them."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

DATABASE_URL = "PORTAL_DATABASE_URL"
SETTINGS = "DJANGO_SETTINGS_MODULE"


def isolate() -> Path:
    """Point the settings at a new, empty data folder and return it; it is removed when the process ends.

    Of the PORTAL_ variables only a PostgreSQL address is kept: it says that the tests are to run there.
    """
    database = os.environ.get(DATABASE_URL, "")
    for name in [name for name in os.environ if name.startswith("PORTAL_")]:
        del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="markaz-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ |= {
        SETTINGS: "portal.settings",
        "PORTAL_ENV_FILE": "",
        "PORTAL_DATA_DIR": str(folder),
        DATABASE_URL: database if database.startswith("postgres") else "sqlite:",
        # Its thread would write while a test holds the database.
        "PORTAL_ZERO_RESULT_REPORT": "false",
        # Playwright keeps an event loop in the main thread, where Django would then refuse every query.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }
    return folder


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Let processes that run side by side begin without settings, as this one did.

    With them, pytest-django would read the settings before ``isolate`` has run there, and all would share one folder.
    """
    del os.environ[SETTINGS]
