"""Sets the tests apart from the person who runs them, and names the modules whose fixtures every test can ask for."""

from hypothesis import HealthCheck, settings

from tests.servers.isolation import isolate

isolate()

# The same cases each time, and no judgement of how long one takes on a busy machine; --hypothesis-profile=default tries others.
settings.register_profile("suite", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

pytest_plugins = [
    "tests.servers.isolation",
    "tests.servers.marks",
    "tests.servers.databases",
    "tests.servers.live_site",
    "tests.servers.browsing",
    "tests.servers.mailbox",
    "tests.servers.searching",
]
