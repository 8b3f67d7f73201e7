"""Prints what a web font for text would cost on a slow network, and keeps a picture of the page with each font.

`python bench/web_font.py FOLDER REGULAR.woff2 [BOLD.woff2]`: the same page of the demo site in the phone's own font, in
the regular weight and in both, each shown when it has come (`swap`). The network has 400 kbit/s and 400 ms, the
processor a quarter of its speed. The portal's policy allows no such font: a proxy that leaves the policy out adds it.
"""

from __future__ import annotations

import gzip
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import Request, urlopen

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.sweep.standalone import serve_demo_site

PAGE = "/ar/centres/%D8%AC%D9%84%D9%88%D9%84%D8%A7%D8%A1/"
ROUNDS = 5
WEIGHTS = (400, 700)
# What stands in for the font of an Android phone, before which the web font comes.
OF_THE_PHONE = '"Noto Naskh Arabic"'
FACE = "@font-face{{font-family:Tried;src:url(/tried-{weight}.woff2);font-weight:{weight};font-display:swap}}"
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
MEASURED = """async () => {
  await document.fonts.ready;
  await new Promise(done => setTimeout(done, 200));
  const shifts = await new Promise(done => new PerformanceObserver(list => done(list.getEntries()))
    .observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done([]), 200));
  const fonts = performance.getEntriesByType("resource").filter(each => each.name.endsWith(".woff2"));
  return [performance.getEntriesByName("first-contentful-paint")[0].startTime,
    Math.max(0, ...fonts.map(each => each.responseEnd)), shifts.reduce((sum, each) => sum + each.value, 0)];
}"""


def main(folder: Path, fonts: list[Path]) -> int:
    """Print a line for each way to set the text."""
    from tests.servers.browsing import browser_at_work

    heads = f"{'bytes':>8}{'first paint':>13}{'in its font':>13}{'shifts':>8}"
    sys.stdout.write(f"{'text in':32}{heads}\n")
    with serve_demo_site() as site, browser_at_work() as browser:
        for count in range(len(fonts) + 1):
            name = " and ".join(["the phone’s own font", "a web font", "its bold weight"][min(count, 1) : count + 1])
            with proxy(site.url, fonts[:count]) as url:
                found = [visited(browser, url, folder / f"text-{count}.png") for _round in range(ROUNDS)]
            weight, paint, ready, shifts = (statistics.median(column) for column in zip(*found, strict=True))
            seconds = f"{paint / 1000:>11.2f} s{max(paint, ready) / 1000:>11.2f} s"
            sys.stdout.write(f"{name:32}{weight:>8,.0f}{seconds}{shifts:>8.3f}\n")
    return 0


def visited(browser: Any, url: str, picture: Path) -> tuple[float, float, float, float]:
    """Return bytes, first paint, when the fonts were there, and how much moved, of a first visit."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ar-IQ", service_workers="block")
    page = context.new_page()
    session = context.new_cdp_session(page)
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(url + PAGE, wait_until="load")
    paint, ready, shifts = page.evaluate(MEASURED)
    page.screenshot(path=picture)
    context.close()
    return sum(received), paint, ready, shifts


@contextmanager
def proxy(site: str, fonts: list[Path]) -> Iterator[str]:
    """Serve the site with these fonts, one a weight, until the block ends."""
    server = Proxy(site, dict(zip(WEIGHTS, fonts, strict=False)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Proxy(ThreadingHTTPServer):
    """Answers as the site does, without its policy, and sets the text of its pages in the fonts by weight."""

    def __init__(self, site: str, fonts: dict[int, Path]) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.site = site
        self.files = {f"/tried-{weight}.woff2": font.read_bytes() for weight, font in fonts.items()}
        faces = "".join(FACE.format(weight=weight) for weight in fonts)
        family = f"Tried, {OF_THE_PHONE}" if fonts else OF_THE_PHONE
        self.styles = f"<style>{faces}* {{ font-family: {family} !important }}</style></head>".encode()


class Answer(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Proxy

    def do_GET(self) -> None:
        """Answer with a font, or with what the site says, compressed as the site does."""
        if font := self.server.files.get(self.path):
            self._answer(200, {"Content-Type": "font/woff2"}, font)
            return
        with urlopen(Request(self.server.site + self.path)) as said:  # noqa: S310 - the loopback
            kind, body = said.headers["Content-Type"], said.read()
        if kind.startswith("text/html"):
            body = body.replace(b"</head>", self.server.styles)
        packed = not kind.startswith("image/") or "svg" in kind
        coding = {"Content-Encoding": "gzip"} if packed else {}
        self._answer(200, {"Content-Type": kind, **coding}, gzip.compress(body) if packed else body)

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said: Any) -> None:
        """Say nothing."""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(each) for each in sys.argv[2:]]))
