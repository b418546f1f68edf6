"""Turns at SQLite's one writer: whoever waits is woken when the last one ends, where SQLite itself sleeps and looks again."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

SUFFIX = "-intake"
"""Of the lock's file, which lies beside the database and holds nothing."""


@contextmanager
def turn(engine: Engine) -> Iterator[None]:
    """Be the only one of those who take turns to write to a SQLite file; on PostgreSQL there is nothing to wait for.

    The kernel ends the turn of a process that dies. Others may still write meanwhile: this saves time, and promises nothing.

    Raises:
        OSError: the lock's file can not be opened.

    """
    file = engine.url.database
    if engine.dialect.name != "sqlite" or not file:
        yield
        return
    lock = os.open(file + SUFFIX, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
