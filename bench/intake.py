"""How fast deliveries are taken in: signed, over HTTP, each committed to disk before it is acknowledged."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from sqlalchemy import select

from app.store.engine import create_engine
from app.store.tables import inbox
from bench._figures import Figure, show

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY_BYTES = 20_000
"""About what GitHub sends for a pull request."""
START_S = 30.0


@dataclass(frozen=True, slots=True)
class Intake:
    """One measurement."""

    sent: int
    acknowledged: int
    missing: int
    """Acknowledged but not in the store: must be 0."""
    per_second: float
    p50_ms: float
    p99_ms: float
    slowest_ms: float


@dataclass(frozen=True, slots=True)
class _Server:
    port: int
    secret: bytes
    database_url: str


def measure(deliveries: int = 8000, connections: int = 64, workers: int = 2, database_url: str | None = None) -> Intake:
    """Start the web server, send it deliveries over kept-alive connections, and look each acknowledged one up in the store.

    Args:
        deliveries: how many, each with an id of its own.
        connections: how many at once.
        workers: web server processes.
        database_url: an empty PostgreSQL database; SQLite in a temporary folder when None.

    """
    with tempfile.TemporaryDirectory(prefix="outrider-bench-") as folder, _serving(Path(folder), workers, database_url) as server:
        asyncio.run(_send(server.port, _signed(server.secret, [f"warm-{number}" for number in range(200)]), connections))
        made = _signed(server.secret, [f"{number:08x}-{secrets.token_hex(4)}" for number in range(deliveries)])
        started = time.perf_counter()
        times = asyncio.run(_send(server.port, made, connections))
        seconds = time.perf_counter() - started
        stored = _stored(server.database_url)
        milliseconds = sorted(1000 * taken for taken in times.values())
        return Intake(
            sent=deliveries,
            acknowledged=len(times),
            missing=len(set(times) - stored),
            per_second=len(times) / seconds,
            p50_ms=statistics.median(milliseconds),
            p99_ms=milliseconds[int(0.99 * len(milliseconds))],
            slowest_ms=milliseconds[-1],
        )


@contextmanager
def _serving(folder: Path, workers: int, database_url: str | None) -> Iterator[_Server]:
    port, metrics_port = _free_port(), _free_port()
    server = _Server(port, secrets.token_hex(16).encode(), database_url or f"sqlite:///{folder}/outrider.db")
    keys = {"MASTER_KEY": "A" * 43 + "=", "TICKET_KEY": _pem("ed25519"), "GITHUB_PRIVATE_KEY": _pem("rsa"), "GITHUB_APP_ID": "1"}
    options = keys | {
        "DATA_DIR": str(folder),
        "DATABASE_URL": server.database_url,
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "ALLOW_INSECURE_HTTP": "true",
        "BIND": f"127.0.0.1:{port}",
        "METRICS_BIND": f"127.0.0.1:{metrics_port}",
        "GITHUB_WEBHOOK_SECRET": server.secret.decode(),
        "WEB_WORKERS": str(workers),
        "LOG_LEVEL": "warning",
    }
    environment = os.environ | {f"OUTRIDER_{name}": value for name, value in options.items()}
    with subprocess.Popen([sys.executable, "-m", "cli.main", "serve"], env=environment) as process:
        try:
            _await_ready(port)
            yield server
        finally:
            process.terminate()


def _pem(kind: str) -> str:
    options = ["-pkeyopt", "rsa_keygen_bits:2048"] if kind == "rsa" else []
    return subprocess.run(["openssl", "genpkey", "-algorithm", kind, *options], check=True, capture_output=True, text=True).stdout


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _await_ready(port: int) -> None:
    deadline = time.monotonic() + START_S
    while True:
        try:
            urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _signed(secret: bytes, guids: list[str]) -> list[tuple[str, bytes]]:
    """Deliveries made before the clock starts: signing them is the forge's work."""
    return [(guid, _request(secret, guid)) for guid in guids]


async def _send(port: int, deliveries: list[tuple[str, bytes]], connections: int) -> dict[str, float]:
    """Seconds until each acknowledged delivery was."""
    waiting = iter(deliveries)
    times: dict[str, float] = {}

    async def connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for guid, request in waiting:
            started = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            await reader.readexactly(_length(head))
            if head.startswith(b"HTTP/1.1 202"):
                times[guid] = time.perf_counter() - started
        writer.close()
        await writer.wait_closed()

    await asyncio.gather(*(connection() for _ in range(connections)))
    return times


def _request(secret: bytes, guid: str) -> bytes:
    body = json.dumps({"action": "opened", "guid": guid, "filler": "x" * BODY_BYTES}).encode()
    signature = hmac.new(secret, body, hashlib.sha256).hexdigest()
    head = (
        "POST /hooks/github HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nUser-Agent: GitHub-Hookshot/bench\r\n"
        f"X-GitHub-Event: pull_request\r\nX-GitHub-Delivery: {guid}\r\nX-Hub-Signature-256: sha256={signature}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _length(head: bytes) -> int:
    _, _, rest = head.lower().partition(b"\r\ncontent-length:")
    return int(rest.split(b"\r\n", 1)[0])


def _stored(database_url: str) -> set[str]:
    engine = create_engine(database_url)
    try:
        with engine.connect() as connection:
            return {key.rpartition(":")[2] for key in connection.execute(select(inbox.c.key)).scalars()}
    finally:
        engine.dispose()


def main(arguments: list[str]) -> None:
    """Print the table."""
    found = measure()
    title = f"{found.sent:,} signed deliveries of {BODY_BYTES // 1000} KB over 64 connections, SQLite, 2 web workers, one machine"
    figures = [
        Figure("acknowledged each second", f"{found.per_second:,.0f}", "800"),
        Figure("p50", f"{found.p50_ms:.0f} ms"),
        Figure("p99", f"{found.p99_ms:.0f} ms", "500 ms"),
        Figure("slowest", f"{found.slowest_ms:.0f} ms"),
        Figure("acknowledged and not in the store", str(found.missing), "0"),
    ]
    show(title, figures, arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
