"""A record of what crossed the wire, for tests that judge the conversation itself."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HIDDEN_HEADERS = frozenset({"authorization", "cookie"})


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request to the API and its answer. Header names are lower case; credentials are masked."""

    method: str
    path: str
    """Below `/api/v3`, without the query."""
    query: str
    request_headers: dict[str, str]
    request_body: bytes
    status: int
    """0 when the connection was cut without an answer."""
    response_headers: dict[str, str]
    response_body: bytes
    injected: bool = False
    """True when a fault switch made the answer."""

    def request_json(self) -> Any:  # noqa: ANN401  JSON of any shape
        """The request's body, decoded; None when it had none."""
        return json.loads(self.request_body) if self.request_body else None

    def response_json(self) -> Any:  # noqa: ANN401  JSON of any shape
        """The answer's body, decoded; None when it had none."""
        return json.loads(self.response_body) if self.response_body else None


class Exchanges:
    """All of them, in the order they ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rows: list[Exchange] = []

    def add(self, exchange: Exchange) -> None:
        """Keep one."""
        with self._lock:
            self._rows.append(exchange)

    def clear(self) -> None:
        """Forget them all."""
        with self._lock:
            self._rows.clear()

    def __iter__(self) -> Iterator[Exchange]:
        with self._lock:
            return iter(list(self._rows))

    def __len__(self) -> int:
        with self._lock:
            return len(self._rows)

    def of(self, method: str, path_part: str = "") -> list[Exchange]:
        """Those of one method whose path holds `path_part`."""
        return [each for each in self if each.method == method and path_part in each.path]


def masked(headers: dict[str, str]) -> dict[str, str]:
    """Headers with lower-case names and without credentials."""
    kept = {name.lower(): value for name, value in headers.items()}
    return {name: value.split(" ")[0] + " ***" if name in HIDDEN_HEADERS else value for name, value in kept.items()}
