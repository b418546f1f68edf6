"""Waiting for what happens in its own time, elsewhere."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def until(look: Callable[[], bool], patience_s: float = 60.0) -> None:
    """Wait for something to be so."""
    end, pause = time.monotonic() + patience_s, threading.Event()
    while not look():
        assert time.monotonic() < end
        pause.wait(0.05)
