"""Sets the tests apart from the person who runs them, and names the modules whose fixtures every test can ask for."""

from tests.servers.isolation import isolate

isolate()

pytest_plugins = [
    "tests.servers.isolation",
    "tests.servers.marks",
    "tests.servers.databases",
    "tests.servers.live_site",
    "tests.servers.browsing",
    "tests.servers.mailbox",
    "tests.servers.searching",
]
