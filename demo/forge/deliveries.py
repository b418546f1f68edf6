"""Webhook deliveries: signed, sent in the background, logged; with switches for what goes wrong between two machines."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import requests

from demo.forge import limits
from demo.forge.moments import now
from demo.forge.records import Delivery

if TYPE_CHECKING:
    from collections.abc import Callable

    from demo.forge.records import Json
    from demo.forge.state import State

HOOK_ID = 1


@dataclass(slots=True)
class Weather:
    """What happens to deliveries on their way."""

    copies: int = 1
    """How often each is sent; above one, all copies carry the same GUID."""
    drop_next: int = 0
    """So many never leave and are never logged."""
    fail_next: int = 0
    """So many are logged as failed without being sent."""
    held: bool = False
    """True: they wait, see `Deliveries.release`."""
    waiting: list[Delivery] = field(default_factory=list)


class Deliveries:
    """The sender. One thread, so that order is kept unless a switch says otherwise."""

    def __init__(self, state: State, secret: str) -> None:
        self._state = state
        self._secret = secret
        self.url: str | None = None
        self.weather = Weather()
        self._queue: list[Delivery | None] = []
        self._changed = threading.Condition()
        self._busy = False
        self._thread = threading.Thread(target=self._work, name="forge-deliveries", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def stop(self) -> None:
        """End after the delivery under way."""
        with self._changed:
            self._queue = [None]
            self._changed.notify_all()
        self._thread.join()

    def send(self, event: str, payload: Json, *, installation: int | None, repository: int | None) -> str | None:
        """Queue an event; returns its GUID, or None when the App has no webhook or the event got lost."""
        if self.url is None:
            return None
        if self.weather.drop_next:
            self.weather.drop_next -= 1
            return None
        body = json.dumps(payload).encode()
        guid = str(uuid.uuid1())
        if len(body) > limits.WEBHOOK_BYTES:
            return None  # GitHub does not send what is larger
        headers = self._headers(event, guid, body)
        for _ in range(self.weather.copies):
            row = Delivery(
                self._state.next_id(), guid, event, payload.get("action"), headers, body, installation, repository, now()
            )
            self._enqueue(row)
        return guid

    def redeliver(self, row: Delivery) -> None:
        """Queue the same event again, as a new attempt under its GUID."""
        again = Delivery(
            self._state.next_id(),
            row.guid,
            row.event,
            row.action,
            row.headers,
            row.body,
            row.installation,
            row.repository,
            now(),
            redelivery=True,
        )
        self._enqueue(again)

    def release(self, order: Callable[[list[Delivery]], list[Delivery]] = list) -> None:
        """Send what was held, in the order `order` puts it, and hold no more."""
        with self._changed:
            self._queue.extend(order(self.weather.waiting))
            self.weather.waiting = []
            self.weather.held = False
            self._changed.notify_all()

    def settle(self, timeout: float = 10.0) -> None:
        """Wait until all that was queued has been answered. Raises `TimeoutError`."""
        with self._changed:
            if not self._changed.wait_for(lambda: not self._queue and not self._busy, timeout):
                raise TimeoutError(f"deliveries still under way after {timeout} s")

    def _headers(self, event: str, guid: str, body: bytes) -> dict[str, str]:
        digest = hmac.new(self._secret.encode(), body, hashlib.sha256).hexdigest()
        return {
            "Accept": "*/*",
            "Content-Type": "application/json",
            "User-Agent": "GitHub-Hookshot/0d3f1ab",
            "X-GitHub-Delivery": guid,
            "X-GitHub-Event": event,
            "X-GitHub-Hook-ID": str(HOOK_ID),
            "X-GitHub-Hook-Installation-Target-ID": str(self._state.app.id),
            "X-GitHub-Hook-Installation-Target-Type": "integration",
            "X-Hub-Signature-256": f"sha256={digest}",
        }

    def _enqueue(self, row: Delivery) -> None:
        with self._changed:
            (self.weather.waiting if self.weather.held else self._queue).append(row)
            self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue)
                row = self._queue.pop(0)
                self._busy = row is not None
            if row is None:
                return
            self._attempt(row)
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _attempt(self, row: Delivery) -> None:
        began = time.monotonic()
        row.delivered = now()
        if self.weather.fail_next:
            self.weather.fail_next -= 1
            row.status, row.status_code = "failed to connect to host", 502
        else:
            self._post(row)
        row.duration = time.monotonic() - began
        with self._state.lock:
            self._state.deliveries[row.id] = row

    def _post(self, row: Delivery) -> None:
        try:
            answer = requests.post(
                self.url or "", data=row.body, headers=row.headers, timeout=limits.WEBHOOK_TIMEOUT, allow_redirects=False
            )
        except requests.Timeout:
            row.status, row.status_code = "timed out", 504
        except requests.RequestException:
            row.status, row.status_code = "failed to connect to host", 502
        else:
            row.status = "OK" if answer.ok else f"Invalid HTTP Response: {answer.status_code}"
            row.status_code = answer.status_code
            row.answer_headers = dict(answer.headers)
            row.answer = answer.text
