"""Decides how developers and tests get an Elasticsearch of their own: one open node, or three with TLS and users.

``python -m tests.servers.elasticsearch [--nodes 3] [COMMAND …]`` starts the nodes on the loopback, as another user when
this one is root. It runs the command with TEST_SEARCH_URL naming the first (one that is named already is used as it is), or
says how to use them and waits for Ctrl-C; then it stops them and forgets what they held.
"""

import argparse
import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.progress import Step, say
from tests.servers import elasticsearch_files, elasticsearch_security

HOST = "127.0.0.1"
NAMED_SERVER = "TEST_SEARCH_URL"
USERS_INSTEAD_OF_ROOT = ("elasticsearch", "nobody")
HEAP = "400m"
SECONDS_TO_START = 150
SECONDS_TO_STOP = 20
FIRST_PORT = 9200
# A full disk of the developer must not make the server refuse writes.
OPTIONS = {"cluster.name": "markaz", "network.host": HOST, "cluster.routing.allocation.disk.threshold_enabled": "false"}


@dataclass
class Node:
    """One server process: its name, its own folder below the cluster's, and its ports."""

    name: str
    folder: Path
    http_port: int
    transport_port: int

    @property
    def pid(self) -> int:
        """Return the process id of the running server."""
        return int((self.folder / "pid").read_text())

    def signal(self, number: int) -> None:
        """Send a signal: SIGSTOP to make the node hang, SIGCONT to let it go on."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End the node at once, as kill -9 does, and return when it is gone."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask the node to end and wait for it; one that does not run is no error."""
        self._end(signal.SIGTERM)

    def _end(self, number: int) -> None:
        path = self.folder / "pid"
        if not path.exists():
            return
        pid = self.pid
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
            if not _gone(pid, SECONDS_TO_STOP):
                os.kill(pid, signal.SIGKILL)
                _gone(pid, SECONDS_TO_STOP)
        path.unlink(missing_ok=True)


class Servers:
    """A cluster of one open node, or of more with TLS and users, in a temporary folder."""

    def __init__(self, count: int = 1) -> None:
        """Choose folder and ports; nothing runs yet."""
        self.user = _user_instead_of_root()
        self.folder = Path(tempfile.mkdtemp(prefix="markaz-elasticsearch-", dir="/tmp"))
        self.folder.chmod(0o755)
        ports = _free_ports(count)
        self.nodes = [
            Node(f"n{number}", self.folder / f"n{number}", http, transport)
            for number, (http, transport) in enumerate(ports, start=1)
        ]
        self.security = elasticsearch_security.Security(self.folder) if count > 1 else None

    @property
    def urls(self) -> list[str]:
        """Return the address of each node."""
        scheme = "https" if self.security else "http"
        return [f"{scheme}://{HOST}:{node.http_port}" for node in self.nodes]

    @property
    def settings(self) -> dict[str, str]:
        """Return the portal's variables that lead to this cluster."""
        return {"PORTAL_SEARCH_URLS": ",".join(self.urls)} | (self.security.settings if self.security else {})

    def __enter__(self) -> "Servers":
        try:
            with Step("Starting Elasticsearch"):
                self._prepare()
                for starting in [self._launch(node) for node in self.nodes]:
                    self._await(*starting)
                self._wait_for_all()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *reason: object) -> None:
        for node in self.nodes:
            node.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, node: Node) -> None:
        """Start a node that was stopped or killed, and return when it answers."""
        self._await(*self._launch(node))

    def _prepare(self) -> None:
        """Link the programs to where the other user can read them, and write each node's configuration."""
        # The cache may lie in a home that nobody else can enter; links take neither time nor room.
        shutil.copytree(elasticsearch_files.distribution(), self.folder / "program", copy_function=_link)
        home = elasticsearch_files.java()
        shutil.copytree(home, self.folder / "java", copy_function=_link, symlinks=True)
        if self.security:
            self.security.make()
        slow_vectors = elasticsearch_files.lacks_vector_module(home)
        for node in self.nodes:
            self._configure(node, slow_vectors)

    def _configure(self, node: Node, slow_vectors: bool) -> None:
        shutil.copytree(self.folder / "program" / "config", node.folder / "config")
        (node.folder / "tmp").mkdir()
        options = node.folder / "config" / "jvm.options"
        lines = options.read_text().splitlines()
        options.write_text("\n".join(line for line in lines if not (slow_vectors and "incubator.vector" in line)))
        (node.folder / "config" / "elasticsearch.yml").write_text(
            "\n".join(f"{name}: {value}" for name, value in self._options(node).items()) + "\n"
        )
        if self.security:
            self.security.configure(node.folder / "config")
        if self.user:
            for path in (node.folder, *node.folder.rglob("*")):
                shutil.chown(path, self.user.pw_uid, self.user.pw_gid)

    def _options(self, node: Node) -> dict[str, str]:
        own = {
            "node.name": node.name,
            "http.port": str(node.http_port),
            "transport.port": str(node.transport_port),
            "path.data": str(node.folder / "data"),
            "path.logs": str(node.folder / "logs"),
        }
        if not self.security:
            return OPTIONS | own | {"discovery.type": "single-node", "xpack.security.enabled": "false"}
        together = {
            "discovery.seed_hosts": str([f"{HOST}:{each.transport_port}" for each in self.nodes]),
            "cluster.initial_master_nodes": str([each.name for each in self.nodes]),
        }
        return OPTIONS | own | together | self.security.options

    def _launch(self, node: Node) -> tuple[Node, subprocess.Popen[bytes]]:
        as_user: dict[str, object] = {}
        if self.user:
            as_user = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(node.folder),
            "ES_JAVA_HOME": str(self.folder / "java"),
            "ES_PATH_CONF": str(node.folder / "config"),
            "ES_TMPDIR": str(node.folder / "tmp"),
            "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP}",
        }
        program = self.folder / "program" / "bin" / "elasticsearch"
        with (node.folder / "output").open("ab") as output:
            launcher: subprocess.Popen[bytes] = subprocess.Popen(  # type: ignore[call-overload]
                [program, "-d", "-p", node.folder / "pid"],
                cwd=node.folder, env=environment, stdout=output, stderr=output, start_new_session=True, **as_user,
            )  # fmt: skip
        return node, launcher

    def _await(self, node: Node, launcher: subprocess.Popen[bytes]) -> None:
        """Wait for the launcher, which ends when its node answers."""
        if launcher.wait(timeout=SECONDS_TO_START):
            told = (node.folder / "output").read_text(errors="replace")[-4000:]
            raise Obstacle(f"{told}\nElasticsearch did not start.", "It needs about 700 MB of memory a node.")

    def _wait_for_all(self) -> None:
        """Wait until every node has joined."""
        address = f"{self.urls[0]}/_cluster/health?wait_for_nodes={len(self.nodes)}&timeout=90s"
        request = urllib.request.Request(address, headers=self.security.headers if self.security else {})
        context = self.security.tls if self.security else None
        with urllib.request.urlopen(request, timeout=100, context=context) as answer:
            answer.read()


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _gone(pid: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def _user_instead_of_root() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    found = next((names[name] for name in USERS_INSTEAD_OF_ROOT if name in names), None)
    if found is None:
        raise Obstacle("Elasticsearch refuses to run as root, and there is no account elasticsearch or nobody.")
    return found


def _free_ports(count: int) -> list[tuple[int, int]]:
    """Return an HTTP and a transport port for each node, all free; the usual ones when they are."""
    with contextlib.ExitStack() as stack:
        wanted = [FIRST_PORT + number for number in range(count)] + [
            FIRST_PORT + 100 + number for number in range(count)
        ]
        ports = [stack.enter_context(_listener(port)).getsockname()[1] for port in wanted]
    return list(zip(ports[:count], ports[count:], strict=True))


def _listener(port: int) -> socket.socket:
    listener = socket.socket()
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.bind((HOST, 0))
    return listener


def _tell(servers: Servers) -> None:
    say(
        "Elasticsearch runs. The portal uses it with these lines in .env, and after manage.py update_search --rebuild:\n"
    )
    for name, value in servers.settings.items():
        say(f"    {name}={value}")
    say("\nCtrl-C stops it; what it holds is then forgotten.")


def main() -> int:
    """Start, run the command or wait, stop; return the command's exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.servers.elasticsearch")
    parser.add_argument("--nodes", type=int, default=1, choices=(1, 3))
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
    if asked.command and os.environ.get(NAMED_SERVER):
        return subprocess.call(asked.command)
    try:
        with Servers(asked.nodes) as servers:
            if asked.command:
                environment = {**os.environ, NAMED_SERVER: servers.urls[0]}
                return subprocess.call(asked.command, env=environment)
            _tell(servers)
            while True:
                signal.pause()
    except Obstacle as obstacle:
        sys.stderr.write(f"{obstacle}\n")
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 0


if __name__ == "__main__":
    sys.exit(main())
