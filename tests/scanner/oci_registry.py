"""A registry on 127.0.0.1 that speaks the OCI distribution protocol: with logins, redirects and faults."""

from __future__ import annotations

import base64
import json
import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

from tests.scanner.images import OCI_INDEX, OCI_MANIFEST, MadeImage

USER, PASSWORD, TOKEN, REFRESH = "AWS", "let-me-in", "token-for-pull", "refresh-me"

GIVEN: object = {"token": TOKEN}


@dataclass
class State:
    """What the registry holds and how it behaves."""

    repositories: dict[str, MadeImage] = field(default_factory=dict)
    tags: dict[tuple[str, str], str] = field(default_factory=dict)
    login: str = ""
    """Empty, `basic` or `bearer`."""
    redirect_to: str = ""
    """Where blobs are: another server's address."""
    busy: int = 0
    """Answers with 503 before it is well, each of which asks to be left alone for a day."""
    cut: int = 0
    """Blobs broken off in the middle."""
    wrong: dict[str, bytes] = field(default_factory=dict)
    """Digest to what is sent instead."""
    realm: str = ""
    also: str = ""
    """What it lists after its own challenge in the same header."""
    asked: Counter[str] = field(default_factory=Counter)
    authorizations: list[str] = field(default_factory=list)

    def push(self, repository: str, tag: str, image: MadeImage) -> None:
        self.repositories[repository] = image
        self.tags[repository, tag] = image.digest


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    state: State

    def do_GET(self) -> None:
        state = self.state
        path = self.path.partition("?")[0]
        state.asked[path] += 1
        state.authorizations.append(self.headers.get("Authorization", ""))
        if path == "/token":
            self._token(self.headers.get("Authorization", "") == basic(USER, PASSWORD))
            return
        if state.busy:
            state.busy -= 1
            self._send(503, b"busy", {"Retry-After": "86400"})
            return
        if not self._is_let_in():
            return
        found = re.fullmatch(r"/v2/(.+)/(manifests|blobs)/([^/]+)", path)
        if found is None:
            self._send(404, b"{}")
            return
        repository, kind, reference = found.groups()
        if kind == "blobs" and state.redirect_to:
            self._send(307, b"", {"Location": f"{state.redirect_to}{path}"})
            return
        self._part(repository, kind, reference)

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._token(f"refresh_token={REFRESH}" in form and "grant_type=refresh_token" in form)

    def _token(self, right: bool) -> None:  # noqa: FBT001
        self._send(200 if right else 401, json.dumps(GIVEN if right else {"errors": []}).encode())

    def _is_let_in(self) -> bool:
        state, shown = self.state, self.headers.get("Authorization", "")
        host, port = cast("tuple[str, int]", self.server.server_address)
        here = f"http://{host}:{port}"
        wanted = {
            "": ("", ""),
            "basic": (basic(USER, PASSWORD), 'Basic realm="registry"'),
            "bearer": (f"Bearer {TOKEN}", f'Bearer realm="{state.realm or here + "/token"}",service="registry.test",scope="x"'),
        }[state.login]
        if wanted[0] in {"", shown}:
            return True
        self._send(401, b"{}", {"WWW-Authenticate": wanted[1] + state.also})
        return False

    def _part(self, repository: str, kind: str, reference: str) -> None:
        state = self.state
        image = state.repositories.get(repository, MadeImage(""))
        digest = state.tags.get((repository, reference), reference)
        content = (image.manifests if kind == "manifests" else image.blobs).get(digest)
        if content is None:
            self._send(404, b'{"errors":[]}')
            return
        content = state.wrong.get(digest, content)
        if kind == "blobs" and state.cut:
            state.cut -= 1
            self._send(200, content[: len(content) // 2], length=len(content))
            self.close_connection = True
            return
        self._send(200, content, {"Content-Type": OCI_INDEX if b'"manifests"' in content[:200] else OCI_MANIFEST})

    def _send(self, status: int, content: bytes, headers: Mapping[str, str] | None = None, length: int | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content) if length is None else length))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        pass


def basic(user: str, password: str) -> str:
    return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"


@contextmanager
def running(state: State) -> Iterator[str]:
    """The registry's name, as `127.0.0.1:PORT`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"state": state}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
