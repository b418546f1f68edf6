"""A server that speaks the APIs of most of AWS's services, in a process of its own."""

from __future__ import annotations

import atexit
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

_idle: list[str] = []
"""Servers that nobody uses now: each takes a second to start, and more for its first calls."""


@contextmanager
def answering() -> Iterator[str]:
    """One that holds nothing; yields its address."""
    url = _idle.pop() if _idle else _started()
    requests.post(f"{url}/moto-api/reset", timeout=60).raise_for_status()
    yield url
    _idle.append(url)


def _started() -> str:
    program = Path(sys.executable).with_name("moto_server")
    with tempfile.NamedTemporaryFile() as log:
        server = subprocess.Popen([program, "-p", "0"], stdout=log, stderr=subprocess.STDOUT)
        atexit.register(server.kill)
        return _address(server, Path(log.name))


def _address(server: subprocess.Popen[bytes], log: Path) -> str:
    """Where it listens: its log says so, once it does."""
    pause = threading.Event()
    while server.poll() is None:
        told = log.read_text()
        if "Running on http://127.0.0.1:" in told:
            return "http://127.0.0.1:" + told.split("Running on http://127.0.0.1:")[1].split()[0]
        pause.wait(0.05)
    pytest.fail(f"moto's server did not start: {log.read_text()}")
