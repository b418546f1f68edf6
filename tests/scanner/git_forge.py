"""A forge for tests: real repositories served by git's own `git http-backend`, on this machine, behind basic authentication."""

from __future__ import annotations

import base64
import os
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from pathlib import Path

_ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}


@dataclass(frozen=True)
class Repository:
    """A bare repository that is written object by object, so that it may hold what no work tree could."""

    path: Path

    def git(self, *arguments: str, stdin: bytes = b"") -> str:
        command = ["git", f"--git-dir={self.path}", *arguments]
        done = subprocess.run(command, input=stdin, capture_output=True, check=True, env=_ENVIRONMENT)
        return done.stdout.decode("utf-8", "replace").strip()

    def blob(self, content: bytes) -> str:
        return self.git("hash-object", "-w", "--stdin", stdin=content)

    def tree(self, *entries: tuple[str, bytes, str]) -> str:
        """A tree of (mode, name, object id) as they stand: in this order, under any name."""
        body = b"".join(mode.encode() + b" " + name + b"\0" + bytes.fromhex(oid) for mode, name, oid in entries)
        return self.git("hash-object", "-w", "-t", "tree", "--literally", "--stdin", stdin=body)

    def commit_tree(self, tree: str, *parents: str) -> str:
        return self.git("commit-tree", tree, "-m", "c", *(word for parent in parents for word in ("-p", parent)))

    def commit(self, files: dict[str, bytes], *parents: str) -> str:
        """A commit of exactly these files."""
        stream = [b"commit refs/heads/import\ncommitter A <a@example.org> 1767225600 +0000\ndata 1\nc\n"]
        stream += [f"from {parent}\n".encode() for parent in parents[:1]]
        stream += [b"deleteall\n"]
        for path, content in files.items():
            stream += [f"M 100644 inline {path}\ndata {len(content)}\n".encode(), content, b"\n"]
        self.git("fast-import", "--quiet", "--force", stdin=b"".join(stream))
        return self.git("rev-parse", "refs/heads/import")


def new_repository(path: Path) -> Repository:
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(path)], check=True, env=_ENVIRONMENT)
    repository = Repository(path)
    for setting in ("uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant", "http.uploadpack"):
        repository.git("config", setting, "true")
    repository.git("config", "fastimport.unpackLimit", "0")
    return repository


@dataclass
class Forge:
    """The server: what it asks of its callers, and what they asked of it."""

    root: Path
    url: str = ""
    token: str | None = None
    status: int | None = None
    """Answer every request with this instead."""
    hang: threading.Event | None = None
    """Answer only when it is set."""
    on_request: Callable[[], None] = lambda: None
    requests: list[tuple[str, str]] = field(default_factory=list)
    bytes_sent: int = 0

    @property
    def packs_sent(self) -> int:
        return self.requests.count(("POST", "git-upload-pack"))


@contextmanager
def serving(root: Path, tls: ssl.SSLContext | None = None) -> Iterator[Forge]:
    forge = Forge(root)

    class Handler(_Handler):
        served = forge

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    forge.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield forge
    finally:
        if forge.hang:
            forge.hang.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    served: Forge
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def log_message(self, *_arguments: object) -> None:
        """Stay quiet."""

    def _answer(self, body: bytes) -> None:
        forge = self.served
        path, _, query = self.path.partition("?")
        forge.on_request()
        if forge.hang:
            forge.hang.wait()
        if forge.status:
            self._send(forge.status, [("Location", "http://127.0.0.1:9/elsewhere")], b"no")
        elif forge.token and not self._knows(forge.token):
            self._send(401, [("WWW-Authenticate", 'Basic realm="forge"')], b"who?")
        else:
            forge.requests.append((self.command, path.rpartition("/")[2]))
            self._send(*self._backend(path, query, body))

    def _knows(self, token: str) -> bool:
        wanted = base64.b64encode(f"x-access-token:{token}".encode()).decode()
        return self.headers.get("Authorization") == f"Basic {wanted}"

    def _backend(self, path: str, query: str, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        environment = _ENVIRONMENT | {
            "GIT_PROJECT_ROOT": str(self.served.root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "REQUEST_METHOD": self.command,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "REMOTE_USER": "tester",
            "REMOTE_ADDR": "127.0.0.1",
        }
        done = subprocess.run(["git", "http-backend"], input=body, capture_output=True, check=False, env=environment)
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in head.decode().splitlines())]
        status = next((int(value.split()[0]) for name, value in headers if name == "Status"), 200)
        return status, [(name, value) for name, value in headers if name != "Status"], content

    def _send(self, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
        self.served.bytes_sent += len(content)
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
