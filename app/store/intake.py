"""Taking in many arrivals at once: one transaction, and one wait for the disk, for all that come while the last one commits."""

from __future__ import annotations

import os
import queue
import threading
import time
from concurrent.futures import Future
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from app.store.errors import StoreError, StoreUnavailableError
from app.store.inbox import Accepted, Incoming, accept_many
from app.store.turns import turn

if TYPE_CHECKING:
    from sqlalchemy import Engine

MAX_ROWS = 200
"""Of one transaction."""
LINGER_S = 0.004
"""How long a transaction waits for company: a commit costs as much for one row as for many."""
MAX_BYTES = 32 * 1024 * 1024
"""Of one transaction: it stays short for other processes that write."""
PATIENCE_S = 8.0
"""GitHub gives up after 10. https://docs.github.com/en/webhooks/using-webhooks/best-practices-for-using-webhooks"""
STUCK_AFTER_S = 2.0
"""A transaction that takes longer than this: who comes now is told to come again, rather than made to wait in a line."""

_Pending = tuple[Incoming, "Future[Accepted]"]


class Intake:
    """Stores arrivals for many threads of this process; each is answered after its own commit."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._pending: queue.SimpleQueue[_Pending] = queue.SimpleQueue()
        self._starting = threading.Lock()
        self._writer_of = 0
        self._busy_since: float | None = None

    def submit(self, incoming: Incoming) -> Accepted:
        """Store one arrival, and come back when it is committed.

        Raises:
            UnstorableValueError: its texts can not be stored.
            StoreUnavailableError: the database does not answer; whether the arrival was stored is then not known.

        """
        since = self._busy_since
        if since is not None and time.monotonic() - since > STUCK_AFTER_S:
            raise StoreUnavailableError("The database is not answering.")
        self._ensure_writer()
        answer: Future[Accepted] = Future()
        self._pending.put((incoming, answer))
        try:
            return answer.result(PATIENCE_S)
        except TimeoutError as error:
            raise StoreUnavailableError("The database did not answer in time.") from error

    def _ensure_writer(self) -> None:
        """Start this process's writer: threads do not survive a fork, so it can not start with the object."""
        if self._writer_of == os.getpid():
            return
        with self._starting:
            if self._writer_of != os.getpid():
                threading.Thread(target=self._write, name="intake", daemon=True).start()
                self._writer_of = os.getpid()

    def _write(self) -> None:
        while True:
            batch = [self._pending.get()]
            time.sleep(LINGER_S)
            self._busy_since = time.monotonic()
            try:
                with turn(self._engine):
                    self._fill(batch)
                    self._store(batch)
            except OSError as error:
                _refuse(batch, error)
            finally:
                self._busy_since = None

    def _fill(self, batch: list[_Pending]) -> None:
        """Add who came meanwhile."""
        size = len(batch[0][0].body)
        while len(batch) < MAX_ROWS and size < MAX_BYTES:
            try:
                batch.append(self._pending.get_nowait())
            except queue.Empty:
                break
            size += len(batch[-1][0].body)

    def _store(self, batch: list[_Pending]) -> None:
        try:
            with self._engine.begin() as connection:
                answers = accept_many(connection, [incoming for incoming, _ in batch])
        except StoreError as error:
            if len(batch) == 1:
                batch[0][1].set_exception(error)
            else:  # one of them is at fault: it alone shall be refused
                for pending in batch:
                    self._store([pending])
        except SQLAlchemyError as error:
            _refuse(batch, error)
        else:
            for (_, answer), accepted in zip(batch, answers, strict=True):
                answer.set_result(accepted)


def _refuse(batch: list[_Pending], error: Exception) -> None:
    for _, answer in batch:
        unavailable = StoreUnavailableError("The database can not be reached or does not answer.")
        unavailable.__cause__ = error
        answer.set_exception(unavailable)
