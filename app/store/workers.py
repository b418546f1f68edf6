"""Workers' signs of life, by the database's clock: machines need not agree on the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from app.store.columns import DatabaseClock
from app.store.tables import workers
from app.store.upsert import insert_into

if TYPE_CHECKING:
    from sqlalchemy import Connection


def beat(connection: Connection, executor_id: str) -> None:
    """This worker is alive now."""
    now = DatabaseClock()
    statement = insert_into(connection, workers).values(executor_id=executor_id, beat_at=now)
    connection.execute(statement.on_conflict_do_update(index_elements=["executor_id"], set_={"beat_at": now}))


def silent(connection: Connection, older_than_s: float) -> list[str]:
    """The workers whose last sign of life is older than that, longest silence first."""
    chosen = workers.c.beat_at < DatabaseClock() - older_than_s
    return list(connection.execute(select(workers.c.executor_id).where(chosen).order_by(workers.c.beat_at)).scalars())


def forget(connection: Connection, executor_id: str) -> None:
    """This worker's work was handed on, or it left in order: expect no sign of life of it."""
    connection.execute(delete(workers).where(workers.c.executor_id == executor_id))
