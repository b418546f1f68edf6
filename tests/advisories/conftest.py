from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


@dataclass
class ArchiveServer:
    """A real HTTP server with OSV's layout, which remembers what it was asked and can be told to fail."""

    root: Path
    url: str = ""
    asked: list[tuple[str, int]] = field(default_factory=list)
    failing: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, state: ArchiveServer, *arguments: object) -> None:
        self.state = state
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.state.root / self.path.lstrip("/").replace("%20", " ")
        if fail := self.state.failing.get(self.path.split("/")[1]):
            fail(self)
            return
        if not path.is_file():
            self._answer(404, b"", "")
            return
        data = path.read_bytes()
        etag = f'"{sha256(data).hexdigest()}"'
        known = self.headers.get("If-None-Match") == etag
        self._answer(304 if known else 200, b"" if known else data, etag)

    def _answer(self, status: int, data: bytes, etag: str) -> None:
        self.state.asked.append((self.path, status))
        self.send_response(status)
        self.send_header("ETag", etag)
        self.send_header("Last-Modified", "Sat, 21 Nov 2026 00:00:00 GMT")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests read `asked`."""


@pytest.fixture
def archive_server(tmp_path: Path) -> Iterator[ArchiveServer]:
    state = ArchiveServer(tmp_path / "served")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, state))
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()
