"""Bringing a database to the tables this version knows; safe when several processes start at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from app.store.engine import create_engine

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_LOCK = 7_036_874_417
"""Any number, so long as nothing else of ours locks it. https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS"""


def migrate(url: str) -> None:
    """Bring the database at `url` to this version's tables. All or nothing: a process killed midway leaves the old ones.

    Whoever comes second waits for the first and finds nothing left to do.
    """
    engine = create_engine(url)
    try:
        with engine.begin() as connection:  # on SQLite this takes the write lock
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            command.upgrade(_config(connection), "head")
    finally:
        engine.dispose()


def is_current(engine: Engine) -> bool:
    """Whether the database has exactly this version's tables. Raises SQLAlchemy's errors when it does not answer."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_heads() == tuple(_SCRIPTS.get_heads())


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


_SCRIPTS = ScriptDirectory.from_config(_config())
