"""How a database is opened: the same promises on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy
from sqlalchemy import event, make_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine
    from sqlalchemy.pool import ConnectionPoolEntry

CHECKPOINT_PAGES = 4000
"""Of the write-ahead log, 16 MB, before it is moved into the file: with SQLite's own 1000 that is every 170 deliveries."""
BUSY_TIMEOUT_MS = 5_000
"""How long a connection waits for SQLite's one writer."""
CONNECT_TIMEOUT_S = 3
STATEMENT_TIMEOUT_MS = 30_000
POOL_TIMEOUT_S = 5.0
_READ_ONLY = "outrider_read_only"


def create_engine(url: str) -> Engine:
    """An engine whose commits are on disk when they return.

    SQLite runs in WAL mode with `synchronous=FULL`; every transaction takes the write lock when it begins, so that none fails
    half-way for want of it, except those of `reading`. PostgreSQL connections are tried before use, so that a database that came
    back is used without a restart.

    Args:
        url: `sqlite:///path` or `postgresql://user@host/name`. A SQLite file's folder is made.

    """
    parsed = make_url(url)
    options: dict[str, Any] = {
        "json_serializer": partial(json.dumps, allow_nan=False, separators=(",", ":")),
        "hide_parameters": True,
        "pool_timeout": POOL_TIMEOUT_S,
    }
    if parsed.get_backend_name() == "sqlite":
        Path(parsed.database or "").parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        engine = sqlalchemy.create_engine(parsed.set(drivername="sqlite"), **options)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    timeouts = {
        "connect_timeout": CONNECT_TIMEOUT_S,
        "options": f"-c statement_timeout={STATEMENT_TIMEOUT_MS}",
        "application_name": "outrider",
    }
    return sqlalchemy.create_engine(
        parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, connect_args=timeouts, **options
    )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection for reading only: on SQLite it waits for no writer."""
    with engine.connect() as connection:
        yield connection.execution_options(**{_READ_ONLY: True})


def _prepare_sqlite(connection: Any, _record: ConnectionPoolEntry) -> None:  # noqa: ANN401  the driver's own type, not the DB-API's
    connection.isolation_level = None  # the driver begins nothing by itself: `_begin_sqlite` does
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"wal_autocheckpoint={CHECKPOINT_PAGES}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get(_READ_ONLY)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
