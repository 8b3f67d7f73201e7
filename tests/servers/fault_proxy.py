"""Stands between the portal and Elasticsearch, and does to the connection what networks and tired servers do."""

import contextlib
import socket
import struct
import threading
import time
from types import TracebackType
from urllib.parse import urlsplit

# What the proxy may do instead of passing a request on.
PASS, HANG, DRIP, GARBAGE, RESET, STALE = "pass", "hang", "drip", "garbage", "reset", "stale"


class FaultProxy:
    """A proxy on a free port whose behaviour can be changed at any time: a name above, or an HTTP status to answer."""

    def __init__(self, upstream: str) -> None:
        """Choose a port; requests go to the upstream's address."""
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname or "127.0.0.1", parts.port or 9200)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.behaviour: str | int = PASS
        self.requests = 0
        self._open: list[socket.socket] = []

    def __enter__(self) -> "FaultProxy":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()
        self.cut()

    def cut(self) -> None:
        """Close every connection, so that the next request needs a new one."""
        while self._open:
            with contextlib.suppress(OSError):
                self._open.pop().close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _address = self._listener.accept()
                self._open.append(connection)
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        """Take one request a connection, so that the behaviour in force is the one that it meets."""
        with contextlib.suppress(OSError), connection:
            request = _read_message(connection)
            self.requests += 1
            match self.behaviour:
                case "pass":
                    connection.sendall(self._ask(request))
                case "stale":
                    self._answer_once(connection, request)
                case "hang":
                    time.sleep(60)
                case "drip":
                    for byte in b"HTTP/1.1 200 OK\r\nX-Elastic-Product: Elasticsearch\r\n" + b"X-Slow: yes\r\n" * 20:
                        connection.sendall(bytes([byte]))
                        time.sleep(0.2)
                case "garbage":
                    connection.sendall(_answer(200, b"{}"))
                case int() as status:
                    connection.sendall(_answer(status, b'{"error":{"type":"es_rejected_execution_exception"}}'))

    def _answer_once(self, connection: socket.socket, request: bytes) -> None:
        """Keep the connection after the answer, and reset it when it is used again."""
        head, body = self._ask(request).split(b"\r\n\r\n", 1)
        head = b"\r\n".join(line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:"))
        connection.sendall(head + b"\r\n\r\n" + body)
        connection.recv(1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _ask(self, request: bytes) -> bytes:
        head, body = request.split(b"\r\n\r\n", 1)
        head = b"\r\n".join(line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:"))
        with socket.create_connection(self._upstream, timeout=30) as upstream:
            upstream.sendall(head + b"\r\nConnection: close\r\n\r\n" + body)
            answer = b""
            while chunk := upstream.recv(65536):
                answer += chunk
        return answer


def _read_message(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += _received(connection)
    head, body = data.split(b"\r\n\r\n", 1)
    lengths = [line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    while len(body) < int(lengths[0] if lengths else 0):
        body += _received(connection)
    return head + b"\r\n\r\n" + body


def _received(connection: socket.socket) -> bytes:
    chunk = connection.recv(65536)
    if not chunk:
        raise ConnectionResetError
    return chunk


def _answer(status: int, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status} Said\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body
