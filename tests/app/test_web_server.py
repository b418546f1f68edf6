"""The web server as it runs: its own processes, real connections, metrics apart, and a quiet log."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app.store import inbox
from app.store.engine import create_engine
from tests.webhooks.github_deliveries import PUSH, sent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WEBHOOK_SECRET = "webhook-secret-canary"


@dataclass
class Server:
    process: subprocess.Popen[bytes]
    port: int
    metrics_port: int
    database_url: str
    log: Path

    def send(self, raw: bytes, *, seconds: float = 10) -> bytes:
        """What comes back for bytes on a connection of their own, until it is closed or has answered."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection:
            connection.sendall(raw)
            answer = b""
            try:
                while piece := connection.recv(65536):
                    answer += piece
            except TimeoutError:
                pass
            return answer

    def deliver(self, guid: str) -> int:
        headers, body = sent("push", PUSH, WEBHOOK_SECRET.encode(), guid)
        return self.post(headers, body)

    def post(self, headers: dict[str, str], body: bytes) -> int:
        try:
            with urlopen(Request(f"http://127.0.0.1:{self.port}/hooks/github", body, headers), timeout=10) as response:
                return int(response.status)
        except HTTPError as error:
            with error:
                return error.code

    def metrics(self) -> str:
        with urlopen(f"http://127.0.0.1:{self.metrics_port}/metrics", timeout=10) as response:
            return response.read().decode()

    def stored(self) -> set[str]:
        engine = create_engine(self.database_url)
        try:
            return {row.key.rpartition(":")[2] for row in inbox.waiting(engine, 10_000)}
        finally:
            engine.dispose()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def app_key() -> str:
    key = generate_private_key(65537, 2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    port, metrics_port = free_port(), free_port()
    settings = {
        "DATA_DIR": str(folder),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "ALLOW_INSECURE_HTTP": "true",
        "BIND": f"127.0.0.1:{port}",
        "METRICS_BIND": f"127.0.0.1:{metrics_port}",
        "GITHUB_WEBHOOK_SECRET": WEBHOOK_SECRET,
        "GITHUB_APP_ID": "1",
        "GITHUB_PRIVATE_KEY": app_key(),
        "MAX_DELIVERY_BYTES": "100000",
        "LOG_LEVEL": "debug",
    }
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("OUTRIDER_")}
    environment = inherited | {f"OUTRIDER_{name}": value for name, value in settings.items()}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", "cli.main", "serve"], env=environment, stderr=log)
    server = Server(process, port, metrics_port, f"sqlite:///{folder}/outrider.db", folder / "log")
    try:
        until_ready(server)
        yield server
    finally:
        process.terminate()
        process.wait(40)


def until_ready(server: Server) -> None:
    deadline = time.monotonic() + 40
    while server.process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{server.port}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(server.log.read_text())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("serve")) as server:
        yield server


def test_what_it_acknowledges_is_stored(server: Server) -> None:
    guids = {f"stored-{n}" for n in range(20)}
    assert {server.deliver(guid) for guid in guids} == {202}
    assert guids <= server.stored()


def test_metrics_of_all_its_processes_are_on_their_own_address(server: Server) -> None:
    for n in range(8):
        assert server.deliver(f"counted-{n}") == 202
    headers, body = sent("push", PUSH, b"another secret")
    assert server.post(headers, body) == 401
    numbers = dict(line.rsplit(" ", 1) for line in server.metrics().splitlines() if not line.startswith("#"))
    assert float(numbers['outrider_deliveries_total{outcome="new"}']) >= 8
    assert float(numbers['outrider_deliveries_total{outcome="wrong-signature"}']) == 1
    assert float(numbers['outrider_inbox_rows{state="waiting"}']) >= 8
    assert float(numbers["outrider_inbox_oldest_seconds"]) >= 0
    assert numbers['outrider_scans{state="planned"}'] == "0.0"
    with pytest.raises(HTTPError) as missing:
        urlopen(f"http://127.0.0.1:{server.port}/metrics", timeout=5)
    missing.value.close()


def head(guid: str, *more: str) -> tuple[bytes, bytes]:
    headers, body = sent("push", PUSH, WEBHOOK_SECRET.encode(), guid)
    lines = [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(["POST /hooks/github HTTP/1.1", "Host: x", "Connection: close", *lines, *more, "", ""]).encode(), body


def test_a_chunked_delivery_with_trailers(server: Server) -> None:
    start, body = head("chunked", "Transfer-Encoding: chunked")
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    assert server.send(start + chunks + b"0\r\nX-Trailer: 1\r\n\r\n").startswith(b"HTTP/1.1 202")
    assert "chunked" in server.stored()


ENDLESS = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"


@pytest.mark.parametrize(
    ("more", "wire", "status"),
    [
        (["Transfer-Encoding: chunked"], ENDLESS * 2, b"413"),
        (["Transfer-Encoding: chunked"], b"zz\r\nxx\r\n0\r\n\r\n", b"400"),
        (["Transfer-Encoding: chunked", "Content-Length: 5"], b"0\r\n\r\n", b"400"),
        (["Content-Length: 5", "Content-Length: 6"], b"hello!", b"400"),
        (["Content-Length: -1"], b"", b"400"),
        (["Content-Length: many"], b"", b"400"),
        (["Content-Length: 100001"], b"", b"413"),
        ([], b"", b"4"),
        (["X-Hub-Signature-256: sha256=" + "0" * 64, "Content-Length: 0"], b"", b"401"),
        (["X-Long: " + "x" * 65_536, "Content-Length: 0"], b"", b"4"),
    ],
    ids=[
        "endless",
        "no-chunk",
        "two-lengths",
        "two-lengths-2",
        "negative",
        "word",
        "large",
        "none",
        "twice-signed",
        "long-header",
    ],
)
def test_hostile_framing_is_an_error_of_the_senders(server: Server, more: list[str], wire: bytes, status: bytes) -> None:
    start, _ = head("hostile", *more)
    answer = server.send(start + wire, seconds=5)
    assert answer.split(b" ", 2)[1].startswith(status), answer[:200]
    assert "hostile" not in server.stored()


def test_a_sender_that_stops_midway_takes_no_one_elses_place(server: Server) -> None:
    start, body = head("stuck", f"Content-Length: {len(sent('push', PUSH)[1])}")
    stuck = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(30)]
    for connection in stuck:
        connection.sendall(start + body[:-10])
    assert server.deliver("beside-the-stuck") == 202
    for connection in stuck:
        connection.close()
    assert "stuck" not in server.stored()


def test_nothing_secret_is_in_the_log_at_debug(server: Server) -> None:
    urlopen(f"http://127.0.0.1:{server.port}/healthz?token=canary", timeout=5).close()
    with pytest.raises(HTTPError) as missing:
        urlopen(f"http://127.0.0.1:{server.port}/scans/{'0' * 32}?token=canary-token", timeout=5)
    missing.value.close()
    log = server.log.read_text()
    assert "canary" not in log
    assert "PRIVATE KEY" not in log
    for line in log.splitlines():
        json.loads(line)


def test_it_stops_in_order_when_told_to(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        assert server.deliver("last") == 202
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(30) == 0
        assert server.stored() == {"last"}


def test_it_starts_with_nothing_missing_or_says_what(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OUTRIDER_")}
    command = [sys.executable, "-m", "cli.main", "serve"]
    settings = {"OUTRIDER_DATA_DIR": str(tmp_path), "OUTRIDER_GITHUB_APP_ID": "1"}
    done = subprocess.run(command, env=environment | settings, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    for name in ("PUBLIC_URL", "GITHUB_WEBHOOK_SECRET", "GITHUB_PRIVATE_KEY"):
        assert f"OUTRIDER_{name} is not set" in done.stderr
    assert "Traceback" not in done.stderr
