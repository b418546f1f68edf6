"""Switches that make the forge misbehave, in the ways a real one does."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from demo.forge.records import Json

When = Literal["before", "after"]
"""Whether the fault strikes before the request has its effect, or after it (the answer is lost)."""
Kind = Literal["answer", "cut", "hang", "delay"]


@dataclass(slots=True)
class Fault:
    """One thing to go wrong."""

    kind: Kind
    method: str
    pattern: re.Pattern[str]
    when: When
    times: int
    """How many matching requests it strikes before it is used up; those it `skip`s do not count."""
    skip: int = 0
    status: int = 500
    body: Json | str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    """How long a delay lasts, or a hang at most."""


class Faults:
    """The faults still to come. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pending: list[Fault] = []
        self._struck = 0
        self._released = threading.Event()

    def add(self, fault: Fault) -> None:
        """Arm a fault."""
        with self._lock:
            self._pending.append(fault)

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for this request, counted down; None when all is well."""
        with self._lock:
            for fault in self._pending:
                if fault.method not in (method, "*") or not fault.pattern.search(path):
                    continue
                if fault.skip:
                    fault.skip -= 1
                    return None
                fault.times -= 1
                if fault.times <= 0:
                    self._pending.remove(fault)
                self._struck += 1
                return fault
        return None

    @property
    def struck(self) -> int:
        """How many requests were hit so far."""
        with self._lock:
            return self._struck

    def clear(self) -> None:
        """Disarm all, and let those who hang go."""
        with self._lock:
            self._pending.clear()
        self.release()

    def wait(self, seconds: float) -> None:
        """Stand still for so long, or until released."""
        self._released.wait(seconds)

    def release(self) -> None:
        """Let every request that hangs or waits go on, now and from now on."""
        self._released.set()
