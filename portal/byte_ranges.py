"""Decides how a part of a file is sent: phones play recordings only from servers that send parts (RFC 9110)."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

PATHS: Final = ("/documents/", "/media/")
RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
CHUNK: Final = 64 * 1024


class ByteRangesMiddleware:
    """Answers a request for one range of a file with that part; anything else it asks for gets the whole file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith(PATHS) and isinstance(response, FileResponse) and response.status_code == 200:
            response.headers["Accept-Ranges"] = "bytes"
            if asked := RANGE.fullmatch(request.headers.get("Range", "")):
                _narrow(request, response, *asked.groups())
        return response


def _narrow(request: HttpRequest, response: Any, first: str, last: str) -> None:
    """Turn the answer into the part from ``first`` to ``last``, both counted; an empty first means the last octets."""
    file = response.file_to_stream
    if not (first or last) or "If-Range" in request.headers or file is None or not hasattr(file, "seek"):
        return
    size = file.seek(0, 2)
    begin = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    file.seek(min(begin, size))
    if begin >= size or begin > end:
        response.status_code = 416
        response.headers["Content-Range"], response.headers["Content-Length"] = f"bytes */{size}", "0"
        response.streaming_content = iter(())
        return
    response.status_code = 206
    response.headers["Content-Range"] = f"bytes {begin}-{end}/{size}"
    response.headers["Content-Length"] = str(end - begin + 1)
    response.streaming_content = _chunks(file, end - begin + 1)


def _chunks(file: Any, octets: int) -> Iterator[bytes]:
    while octets > 0 and (chunk := file.read(min(CHUNK, octets))):
        octets -= len(chunk)
        yield chunk
