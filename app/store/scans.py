"""Scans: one plan item's life, from planned to its end."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from sqlalchemy import delete, exists, func, or_, select
from sqlalchemy import update as sql_update

from app.store.tables import scans
from app.store.upsert import insert_into

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, RowMapping


class ScanState(StrEnum):
    """Where a scan stands."""

    PLANNED = "planned"
    RUNNING = "running"
    CONCLUDING = "concluding"
    """Its verdict stands and is being published."""
    CONCLUDED = "concluded"
    SUPERSEDED = "superseded"
    """A newer head took its place, or its change was closed."""
    FAILED = "failed"
    """The service itself could not bring it to an end."""


LOOK_BACK = 20
"""Earlier scans of a ref that are asked for what they found."""
UNFINISHED = (ScanState.PLANNED, ScanState.RUNNING)


class ScanScope(StrEnum):
    """What a scan covers: what a change touched, or the whole repository."""

    CHANGE = "change"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan as it is stored."""

    id: str
    """32 lower-case hexadecimal digits."""
    key: str
    """Says which work this is; equal keys are the same work."""
    host: str
    installation_id: int
    repository_id: int
    owner: str
    name: str
    private: bool
    number: int | None
    """Of the change; None for a branch."""
    ref: str
    """`refs/pull/7/head`, `refs/heads/main`."""
    head: str
    merge_base: str | None
    target_branch: str
    scope: ScanScope
    policy: Mapping[str, Any]
    policy_problems: Sequence[Any]
    rerun: int
    """How many times somebody asked for this head again."""
    created_at: datetime
    state: ScanState = ScanState.PLANNED
    check_run_id: int | None = None
    attempt: int = 1
    deadline_at: datetime | None = None
    token_sealed: bytes | None = None
    """The read token of the running attempt, encrypted."""
    concluded_at: datetime | None = None
    verdict: Mapping[str, Any] | None = None
    document: Mapping[str, Any] | None = None
    """All that the scan's page shows."""
    title: str = ""


class ScanFields(TypedDict, total=False):
    """What may change in a scan's life."""

    state: ScanState
    check_run_id: int | None
    attempt: int
    deadline_at: datetime | None
    token_sealed: bytes | None
    concluded_at: datetime | None
    verdict: Mapping[str, Any] | None
    document: Mapping[str, Any] | None
    title: str
    merge_base: str | None
    target_branch: str


def create_if_absent(connection: Connection, scan: Scan) -> bool:
    """Store a new scan; False, and nothing changed, when its key is already there."""
    values = {field.name: getattr(scan, field.name) for field in fields(scan)}
    statement = insert_into(connection, scans).values(values).on_conflict_do_nothing(index_elements=["key"])
    return connection.execute(statement.returning(scans.c.id)).first() is not None


def get(connection: Connection, scan_id: str) -> Scan | None:
    """The scan of that id."""
    return _scan(connection.execute(select(scans).where(scans.c.id == scan_id)).mappings().first())


def by_key(connection: Connection, key: str) -> Scan | None:
    """The scan that does the work `key` names."""
    return _scan(connection.execute(select(scans).where(scans.c.key == key)).mappings().first())


def update(
    connection: Connection, scan_id: str, /, *, only_in: Sequence[ScanState] = tuple(ScanState), **changes: Unpack[ScanFields]
) -> bool:
    """Change a scan; False, and nothing changed, when it is not there or not in one of the states `only_in`.

    The state is looked at by the same statement that changes the row: of two that race to end a scan, one gets True.
    """
    chosen = (scans.c.id == scan_id, scans.c.state.in_(only_in))
    return connection.execute(sql_update(scans).where(*chosen).values(dict(changes))).rowcount == 1


def unfinished_for_change(connection: Connection, host: str, repository_id: int, number: int) -> list[Scan]:
    """The change's scans that have not ended, oldest first."""
    chosen = (
        scans.c.host == host,
        scans.c.repository_id == repository_id,
        scans.c.number == number,
        scans.c.state.in_(UNFINISHED),
    )
    return _scans(connection, *chosen)


def unfinished_for_ref(connection: Connection, host: str, repository_id: int, ref: str) -> list[Scan]:
    """The scans of a branch, apart from changes, that have not ended, oldest first."""
    chosen = (
        scans.c.host == host,
        scans.c.repository_id == repository_id,
        scans.c.number.is_(None),
        scans.c.ref == ref,
        scans.c.state.in_(UNFINISHED),
    )
    return _scans(connection, *chosen)


def overdue(connection: Connection, now: datetime) -> list[Scan]:
    """The scans that have not ended although their deadline has passed, oldest first."""
    return _scans(connection, scans.c.state.in_(UNFINISHED), scans.c.deadline_at <= now)


def in_state(connection: Connection, state: ScanState) -> list[Scan]:
    """The scans in that state, oldest first."""
    return _scans(connection, scans.c.state == state)


def latest_for_head(connection: Connection, host: str, repository_id: int, head: str) -> Scan | None:
    """The scan of that commit which was asked for last."""
    found = _scans(connection, scans.c.host == host, scans.c.repository_id == repository_id, scans.c.head == head)
    return max(found, key=lambda scan: (scan.rerun, scan.created_at), default=None)


def concluded_before(connection: Connection, scan: Scan) -> Iterator[Scan]:
    """The concluded scans of the same ref, newest first, one row at a time: their documents may be large."""
    chosen = (
        scans.c.host == scan.host,
        scans.c.repository_id == scan.repository_id,
        scans.c.ref == scan.ref,
        scans.c.id != scan.id,
        scans.c.state == ScanState.CONCLUDED,
        scans.c.concluded_at.is_not(None),
    )
    newest = select(scans.c.id).where(*chosen).order_by(scans.c.concluded_at.desc()).limit(LOOK_BACK)
    for scan_id in connection.execute(newest).scalars().all():
        if (found := get(connection, scan_id)) is not None:
            yield found


def forget(connection: Connection, before: datetime) -> int:
    """Delete ended scans that were asked for before, but the last one of each branch; answers how many that was."""
    later = scans.alias("later")
    replaced = exists().where(
        later.c.host == scans.c.host,
        later.c.repository_id == scans.c.repository_id,
        later.c.ref == scans.c.ref,
        later.c.state == ScanState.CONCLUDED,
        later.c.concluded_at > scans.c.concluded_at,
    )
    ended = scans.c.state.not_in((*UNFINISHED, ScanState.CONCLUDING))
    old = (ended, scans.c.created_at < before, or_(scans.c.number.is_not(None), scans.c.concluded_at.is_(None), replaced))
    return connection.execute(delete(scans).where(*old)).rowcount


def counts(connection: Connection) -> dict[ScanState, int]:
    """How many scans are in each state."""
    rows = connection.execute(select(scans.c.state, func.count()).group_by(scans.c.state))
    found: dict[str, int] = {row[0]: row[1] for row in rows}
    return {state: found.get(state, 0) for state in ScanState}


def _scans(connection: Connection, *chosen: ColumnElement[bool]) -> list[Scan]:
    rows = connection.execute(select(scans).where(*chosen).order_by(scans.c.created_at, scans.c.id)).mappings()
    return [scan for row in rows if (scan := _scan(row))]


def _scan(row: RowMapping | None) -> Scan | None:
    if row is None:
        return None
    return Scan(**{**row, "scope": ScanScope(row["scope"]), "state": ScanState(row["state"])})
