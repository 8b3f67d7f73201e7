"""Decides how the tests get a PostgreSQL server of their own, and lets a command run against one.

``python -m tests.servers.postgresql COMMAND …`` starts a server, runs the command with PORTAL_DATABASE_URL naming it,
stops the server and returns the command's exit status.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType

from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.programs import postgresql
from portal.bootstrap.progress import Step

ROLE = "portal"
# The data live for minutes, so durability against a power cut is traded for speed.
SERVER_OPTIONS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100")
USERS_INSTEAD_OF_ROOT = ("postgres", "nobody")


class Cluster:
    """A PostgreSQL server on a free loopback port, in a temporary folder, with a password that nobody else knows."""

    def __init__(self) -> None:
        """Choose folder, port and password; nothing runs yet. Raise Obstacle when PostgreSQL is not installed."""
        programs = postgresql()
        if programs is None:
            raise Obstacle("PostgreSQL's server is not installed.", "Get it with: sudo apt-get install postgresql")
        self.programs = programs
        self.user = _user_instead_of_root()
        self.port = _free_port()
        self.password = secrets.token_urlsafe(18)
        self.folder = Path(tempfile.mkdtemp(prefix="markaz-postgresql-", dir="/tmp"))
        self.data = self.folder / "data"

    @property
    def url(self) -> str:
        """Return the address of the server's maintenance database, as PORTAL_DATABASE_URL takes it."""
        return f"postgres://{ROLE}:{self.password}@127.0.0.1:{self.port}/postgres"

    def __enter__(self) -> "Cluster":
        password_file = self.folder / "password"
        password_file.write_text(self.password, encoding="utf-8")
        if self.user:
            for path in (self.folder, password_file):
                shutil.chown(path, self.user.pw_uid, self.user.pw_gid)
        locale = "C" if sys.platform == "darwin" else "C.UTF-8"
        try:
            with Step("Starting PostgreSQL"):
                self._run("initdb", "-D", self.data, "-U", ROLE, "-A", "scram-sha-256", f"--pwfile={password_file}",
                          "-E", "UTF8", f"--locale={locale}", "--no-sync")  # fmt: skip
                self.start()
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start the server and return when it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 "
        options += " ".join(f"-c {option}" for option in SERVER_OPTIONS)
        self._run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-o", options, "-w", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server in one of pg_ctl's modes: smart, fast or immediate; one that is not running is no error."""
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self.data, "-m", mode, "-w", "stop")

    def _run(self, program: str, *arguments: str | Path) -> None:
        as_user: dict[str, object] = {}
        if self.user:
            as_user = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}
        # pg_ctl's server would keep a pipe open for ever: its output goes to a file.
        with (self.folder / "output").open("w+", encoding="utf-8") as output:
            done = subprocess.run(  # type: ignore[call-overload]
                [self.programs / program, *arguments],
                cwd=self.folder, env={"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C"},
                stdout=output, stderr=subprocess.STDOUT, check=False, **as_user,
            )  # fmt: skip
            if done.returncode:
                output.seek(0)
                log = self.folder / "log"
                told = output.read() + (log.read_text(encoding="utf-8") if log.exists() else "")
                raise Obstacle(f"{program} failed (exit status {done.returncode}):\n{told}")


def _user_instead_of_root() -> pwd.struct_passwd | None:
    """Return the account that the server runs as, because it refuses root; None when this process is not root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    found = next((names[name] for name in USERS_INSTEAD_OF_ROOT if name in names), None)
    if found is None:
        raise Obstacle("PostgreSQL refuses to run as root, and there is no account postgres or nobody.")
    return found


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def main() -> int:
    """Run the command line's command against a new server and return its exit status."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
    try:
        with Cluster() as cluster:
            environment = {**os.environ, "PORTAL_DATABASE_URL": cluster.url}
            return subprocess.call(sys.argv[1:], env=environment)
    except Obstacle as obstacle:
        sys.stderr.write(f"{obstacle}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
