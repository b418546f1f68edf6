"""Reading a request's body within bounds: of its own size, of time, and of what all requests together hold in memory."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gunicorn.http.errors import ParseException  # type: ignore[import-untyped]  # gunicorn has no types
from werkzeug.exceptions import ClientDisconnected

from app.web.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Request

CHUNK = 64 * 1024
BODY_SECONDS = 10.0
"""A forge that takes longer has given up by itself."""
BUDGET_BYTES = 200 * 1024 * 1024
"""What the bodies being handled by one process may hold."""


class Budget:
    """Counts the bytes that requests hold; whoever would exceed it is sent away to come again."""

    def __init__(self, size: int = BUDGET_BYTES) -> None:
        self._free = size
        self._lock = threading.Lock()

    def take(self, size: int) -> None:
        """Count bytes that were read.

        Raises:
            ApiError: there is no room for them.

        """
        with self._lock:
            if size > self._free:
                raise ApiError(503, "busy", "Too much is being received at once. Send it again.")
            self._free -= size

    def give(self, size: int) -> None:
        """Bytes counted before are held no longer."""
        with self._lock:
            self._free += size


@contextmanager
def received(request: Request, limit: int, budget: Budget) -> Iterator[bytes]:
    """The request's body, counted against the budget for as long as it is used.

    Raises:
        ApiError: its length is not told, or it is more than `limit` (then it is not read), or it comes too slowly, or there is
            no room.

    """
    if request.content_length is None and not request.environ.get("wsgi.input_terminated"):
        raise ApiError(411, "no-length", "Say how long the body is: Content-Length.")
    if (request.content_length or 0) > limit:
        raise _too_large(limit)
    request.max_content_length = limit + 1  # of a chunked body; the library refuses one of exactly its limit
    if (connection := request.environ.get("gunicorn.socket")) is not None:
        connection.settimeout(BODY_SECONDS)
    held = 0
    try:
        chunks = []
        for chunk in _chunks(request):
            budget.take(len(chunk))
            held += len(chunk)
            if held > limit:
                raise _too_large(limit)
            chunks.append(chunk)
        yield b"".join(chunks)
    finally:
        budget.give(held)


def _too_large(limit: int) -> ApiError:
    return ApiError(413, "too-large", f"The body has more than {limit} bytes.")


def _chunks(request: Request) -> Iterator[bytes]:
    deadline = time.monotonic() + BODY_SECONDS
    while chunk := _read(request):
        yield chunk
        if time.monotonic() > deadline:
            raise _too_slow()


def _read(request: Request) -> bytes:
    try:
        return request.stream.read(CHUNK)
    except (ParseException, OSError, ClientDisconnected) as error:  # the server reads bodies lazily: bad framing shows only here
        if any(isinstance(each, TimeoutError) for each in (error, error.__context__)):  # the library takes it for the end
            raise _too_slow() from error
        raise ApiError(400, "bad-framing", "The body's chunks are malformed, or the connection ended within it.") from error


def _too_slow() -> ApiError:
    return ApiError(408, "too-slow", "The body comes too slowly.")
