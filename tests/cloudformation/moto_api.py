"""A server that speaks the APIs of most of AWS's services, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests


@contextmanager
def answering(folder: Path) -> Iterator[str]:
    """Start it; yields its address."""
    log = (folder / "log").open("w+")
    program = Path(sys.executable).with_name("moto_server")
    server = subprocess.Popen([program, "-p", "0"], stdout=log, stderr=subprocess.STDOUT)
    try:
        yield _address(server, Path(log.name))
    finally:
        server.terminate()
        server.wait()
        log.close()


def _address(server: subprocess.Popen[bytes], log: Path) -> str:
    """Where it listens: its log says so, once it does."""
    while server.poll() is None:
        told = log.read_text()
        if "Running on http://127.0.0.1:" in told:
            url = "http://127.0.0.1:" + told.split("Running on http://127.0.0.1:")[1].split()[0]
            requests.get(f"{url}/moto-api/data.json", timeout=10).raise_for_status()
            return url
    pytest.fail(f"moto's server did not start: {log.read_text()}")
