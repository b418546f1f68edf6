"""A real PostgreSQL server for tests, where one is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, the newest there is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; it refuses to run as root, so then it belongs to the user `postgres`."""

    bin: Path
    folder: Path
    port: int

    def url(self, database: str) -> str:
        return f"postgresql://outrider@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: str) -> None:
        self._run("psql", "-h", str(self.folder), "-p", str(self.port), "-U", "outrider", "-d", "postgres", "-qc", statement)

    def control(self, *command: str) -> None:
        """`pg_ctl`: `start`, `stop -m immediate`, ..."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), "-o", options, *command)

    def make(self) -> None:
        self._run("initdb", "-D", str(self.folder / "data"), "-A", "trust", "-U", "outrider", "--no-sync", "-E", "UTF8")

    def _run(self, program: str, *arguments: str) -> None:
        user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
        subprocess.run([self.bin / program, *arguments], check=True, capture_output=True, cwd="/", timeout=60, **user)


@contextmanager
def running(found: Path) -> Iterator[Server]:
    """A server of its own, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="outrider-pg-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    server = Server(found, folder, port)
    try:
        server.make()
        server.control("start")
        yield server
    finally:
        _stop(server)
        shutil.rmtree(folder, ignore_errors=True)


def _stop(server: Server) -> None:
    if (server.folder / "data" / "postmaster.pid").exists():
        server.control("stop", "-m", "immediate")
