"""Decides how the site is served, and what is told once it answers: its addresses and the demo logins."""

import http.client
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from portal.bootstrap import virtualenv
from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.progress import Step, say

LOOPBACK = ("127.0.0.1", "localhost", "::1")
HEALTH = "/health/"
WORKERS = 2
# Few: SQLite has one writer, and a Wagtail page keeps a core busy anyway.
BLOCKING_THREADS = 4
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10
# A request that came before the workers may never be answered, so it is soon asked again.
SECONDS_FOR_AN_ANSWER = 3


def serve(host: str, port: int) -> int:
    """Install, prepare and serve until interrupted; return 0 after Ctrl-C and 1 when the server ends by itself."""
    require_free_port(host, port)
    virtualenv.ensure(virtualenv.RUNTIME)
    environment = _environment(host, port)
    report = _prepare(environment)
    # In a session of its own: a server that Ctrl-C reaches twice, from the terminal and from here, ends in disorder.
    with subprocess.Popen(  # noqa: S603
        server_command(host, port), env=environment, cwd=virtualenv.PROJECT, start_new_session=True
    ) as server:
        _pass_on_signals(server)
        try:
            with Step("Starting the server"):
                wait_until_it_answers(server, host, port, SECONDS_TO_START)
            _tell(host, port, report)
            server.wait()
        except KeyboardInterrupt:
            stop(server)
            say("\nStopped.")
            return 0
    return 0 if server.returncode in (0, -signal.SIGTERM, -signal.SIGINT) else 1


def develop(host: str, port: int) -> int:
    """Install, prepare and serve with DEBUG on and reload, until interrupted."""
    require_free_port(host, port)
    virtualenv.ensure(virtualenv.RUNTIME, virtualenv.TESTS)
    environment = {**_environment(host, port), "PORTAL_DEBUG": "true"}
    _tell(host, port, _prepare(environment))
    command = [str(virtualenv.PYTHON), "manage.py", "runserver", _address(host, port)]
    try:
        return subprocess.call(command, env=environment, cwd=virtualenv.PROJECT)  # noqa: S603
    except KeyboardInterrupt:
        return 0


def server_command(host: str, port: int, python: Path = virtualenv.PYTHON) -> list[str]:
    """Return the command that serves the portal with the production server on one address."""
    command = [str(python), "-m", "granian", "--interface", "wsgi", "portal.wsgi:application"]
    command += ["--host", host, "--port", str(port), "--workers", str(WORKERS)]
    command += ["--blocking-threads", str(BLOCKING_THREADS), "--no-ws", "--respawn-failed-workers"]
    return [*command, "--workers-kill-timeout", "5", "--log-level", "warning"]


def require_free_port(host: str, port: int) -> None:
    """Raise Obstacle when nobody can listen on this address, with the way to choose another."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise Obstacle(
                f"The server cannot listen on {_address(host, port)}: {error.strerror}.",
                f"Choose another port: make run PORT={port + 1}",
            ) from error


def wait_until_it_answers(server: subprocess.Popen[bytes], host: str, port: int, seconds: float) -> None:
    """Return as soon as a worker answers a request, in whatever way; raise Obstacle when it ends or the time is over.

    The port alone says nothing: it is open before a worker is there, and what is asked then is cut off.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise Obstacle(f"The server ended while it started (exit status {server.returncode}); see above.")
        if _answers(host, port):
            return
        time.sleep(0.1)
    stop(server)
    raise Obstacle(f"The server did not answer within {seconds:.0f} seconds.")


def _answers(host: str, port: int) -> bool:
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # compared, not bound
    connection = http.client.HTTPConnection(reachable, port, timeout=SECONDS_FOR_AN_ANSWER)
    try:
        connection.request("GET", HEALTH)
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ask the server to end, and end it after some seconds if it does not."""
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _prepare(environment: Mapping[str, str]) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [str(virtualenv.PYTHON), "-m", "portal.bootstrap.site", str(report)]
        status = subprocess.call(command, env=environment, cwd=virtualenv.PROJECT)  # noqa: S603
        if status:
            raise Obstacle("The site could not be prepared; the reason is above.")
        told: dict[str, str] = json.loads(report.read_text(encoding="utf-8"))
        return told


def _environment(host: str, port: int) -> dict[str, str]:
    environment = virtualenv.environment()
    environment.setdefault("PORTAL_BASE_URL", f"http://{'localhost' if host in LOOPBACK else host}:{port}")
    return environment


def _pass_on_signals(server: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: server.terminate())


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _tell(host: str, port: int, report: Mapping[str, str]) -> None:
    address = f"http://{'localhost' if host in LOOPBACK else _address(host, port).rsplit(':', 1)[0]}:{port}"
    say(f"\nThe portal is ready. Ctrl-C stops it; what is written stays in {report['data']}\n")
    say(f"  Public, Arabic    {address}/ar/\n  Public, English   {address}/en/\n  Administration    {address}/admin/")
    say(f"  Partners’ desk    {address}/ar/desk/")
    if report["logins"]:
        say("\nDemo logins\n" + "\n".join(f"  {line}" for line in report["logins"].strip().splitlines()))
    if host not in LOOPBACK and not os.environ.get("PORTAL_ALLOWED_HOSTS"):
        say("\nOther machines are refused until PORTAL_ALLOWED_HOSTS lists the host names that they use.")
    say("")
