"""The inbox: what arrived from outside, stored before it is acknowledged, until the worker has dealt with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from app.store.engine import reading
from app.store.tables import inbox
from app.store.upsert import insert_into

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Engine, RowMapping


class Kind(StrEnum):
    """What arrived."""

    DELIVERY = "delivery"
    REPORT = "report"


class InboxState(StrEnum):
    """What became of it."""

    WAITING = "waiting"
    TAKEN = "taken"
    """A workflow has it."""
    DONE = "done"
    FAILED = "failed"
    """The worker gave up; the same delivery sent again is tried again."""


class Accepted(StrEnum):
    """What an arrival was to the inbox."""

    NEW = "new"
    REPEAT = "repeat"
    """Already here: nothing changed."""
    REARMED = "rearmed"
    """Here and failed: it waits again."""
    CONFLICT = "conflict"
    """A report of this attempt with other content is already here: nothing changed."""


MAX_REPORT_BYTES = 128 * 1024 * 1024
"""Of a report, unpacked: 100,000 findings of a kilobyte each and their inventories."""


def report_key(scan_id: str, attempt: int) -> str:
    """The key of the report of a scan's attempt."""
    return f"report:{scan_id}:{attempt}"


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something that arrived, verified and not yet stored."""

    kind: Kind
    key: str
    """`delivery:<forge>:<host>:<guid>`, or what `report_key` says."""
    digest: str
    """SHA-256 of the body, in hexadecimal."""
    forge: str
    """`github`; empty for a report."""
    host: str
    headers: Mapping[str, str]
    """Only the headers that reading the body needs."""
    body: bytes
    """As it came; a report's is gzip."""
    received_at: datetime


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A row of the inbox without its body."""

    id: int
    kind: Kind
    key: str
    digest: str
    forge: str
    host: str
    headers: Mapping[str, str]
    received_at: datetime
    state: InboxState
    reason: str
    attempts: int
    """How many times it was made to wait: 1, and one more for each time it was re-armed."""


def accept(engine: Engine, incoming: Incoming) -> Accepted:
    """Store one arrival in a transaction of its own; see `accept_many`."""
    with engine.begin() as connection:
        return accept_many(connection, [incoming])[0]


def accept_many(connection: Connection, arrivals: Sequence[Incoming]) -> list[Accepted]:
    """Store arrivals, once each however often and by however many processes they are brought; one answer for each, in order.

    Raises:
        UnstorableValueError: of a key, header or other text; nothing was stored.

    """
    first = {arrival.key: arrival for arrival in reversed(arrivals)}
    # In the order of keys: two processes that bring the same ones wait for, not block, each other.
    rows = [_values(first[key]) for key in sorted(first)]
    statement = insert_into(connection, inbox).on_conflict_do_nothing(index_elements=["key"]).returning(inbox.c.key)
    new = set(connection.execute(statement, rows).scalars())
    known = {key for key in first if key not in new}
    answers = _meet(connection, {key: first[key] for key in sorted(known)}) | dict.fromkeys(new, Accepted.NEW)
    # What comes twice in one call is answered as if it had come twice.
    return [answers.pop(arrival.key, None) or _repeat(arrival, first[arrival.key]) for arrival in arrivals]


def waiting(engine: Engine, limit: int) -> list[InboxRow]:
    """The rows that wait for the worker, oldest first."""
    with reading(engine) as connection:
        rows = connection.execute(select(*_HEAD).where(inbox.c.state == InboxState.WAITING).order_by(inbox.c.id).limit(limit))
        return [_row(row) for row in rows.mappings()]


def get(engine: Engine, row_id: int) -> InboxRow | None:
    """The row of that id."""
    with reading(engine) as connection:
        row = connection.execute(select(*_HEAD).where(inbox.c.id == row_id)).mappings().first()
        return _row(row) if row else None


def body(engine: Engine, row_id: int) -> bytes:
    """The bytes that arrived, as they arrived; empty when there is no such row."""
    with reading(engine) as connection:
        return bytes(connection.execute(select(inbox.c.body).where(inbox.c.id == row_id)).scalar() or b"")


def body_of(engine: Engine, key: str) -> bytes:
    """The bytes that arrived under that key; empty when nothing did."""
    with reading(engine) as connection:
        return bytes(connection.execute(select(inbox.c.body).where(inbox.c.key == key)).scalar() or b"")


def mark(engine: Engine, row_id: int, state: InboxState, reason: str = "") -> None:
    """Say what became of a row, and why."""
    with engine.begin() as connection:
        connection.execute(update(inbox).where(inbox.c.id == row_id).values(state=state, reason=reason))


def take(engine: Engine, row_id: int) -> None:
    """A workflow has the row now; what the workflow said of it meanwhile stays."""
    with engine.begin() as connection:
        chosen = (inbox.c.id == row_id, inbox.c.state == InboxState.WAITING)
        connection.execute(update(inbox).where(*chosen).values(state=InboxState.TAKEN))


def forget(engine: Engine, before: datetime) -> int:
    """Delete what was done with and arrived before; answers how many rows that was."""
    with engine.begin() as connection:
        return connection.execute(delete(inbox).where(inbox.c.state == InboxState.DONE, inbox.c.received_at < before)).rowcount


def counts(connection: Connection) -> dict[InboxState, int]:
    """How many rows are in each state."""
    found = {row[0]: row[1] for row in connection.execute(select(inbox.c.state, func.count()).group_by(inbox.c.state))}
    return {state: found.get(state, 0) for state in InboxState}


def oldest_waiting(connection: Connection) -> datetime | None:
    """When the row arrived that has waited longest; None when none waits."""
    return connection.execute(select(func.min(inbox.c.received_at)).where(inbox.c.state == InboxState.WAITING)).scalar()


_HEAD = [column for column in inbox.c if column.name != "body"]


def _values(arrival: Incoming) -> dict[str, object]:
    return {
        "kind": arrival.kind,
        "key": arrival.key,
        "digest": arrival.digest,
        "forge": arrival.forge,
        "host": arrival.host,
        "headers": dict(arrival.headers),
        "body": arrival.body,
        "received_at": arrival.received_at.astimezone(UTC),
        "state": InboxState.WAITING,
        "reason": "",
        "attempts": 1,
    }


def _meet(connection: Connection, known: Mapping[str, Incoming]) -> dict[str, Accepted]:
    """What arrivals are whose keys were there before."""
    if not known:
        return {}
    rows = connection.execute(select(inbox.c.key, inbox.c.kind, inbox.c.digest).where(inbox.c.key.in_(known)))
    answers = {}
    for key, kind, digest in rows.all():
        if kind == Kind.DELIVERY:
            answers[key] = Accepted.REARMED if _rearm(connection, key) else Accepted.REPEAT
        else:
            answers[key] = Accepted.REPEAT if digest == known[key].digest else Accepted.CONFLICT
    return answers


def _rearm(connection: Connection, key: str) -> bool:
    chosen = (inbox.c.key == key, inbox.c.state == InboxState.FAILED)
    again = {"state": InboxState.WAITING, "reason": "", "attempts": inbox.c.attempts + 1}
    return connection.execute(update(inbox).where(*chosen).values(again)).rowcount == 1


def _repeat(arrival: Incoming, first: Incoming) -> Accepted:
    return Accepted.CONFLICT if arrival.kind is Kind.REPORT and arrival.digest != first.digest else Accepted.REPEAT


def _row(row: RowMapping) -> InboxRow:
    return InboxRow(**{**row, "kind": Kind(row["kind"]), "state": InboxState(row["state"])})
