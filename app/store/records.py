"""Records: which commit of which repository a pipeline made an artifact from, by the artifact's digest."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from app.store.tables import records
from app.store.upsert import insert_into

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """One artifact of one commit. Owner and name are in lower case: forges take them in any."""

    host: str
    owner: str
    name: str
    commit: str
    digest: str
    """`sha256:` and 64 hexadecimal digits: of an image's manifest or index, or of a function's zip."""
    recorded_at: datetime


def keep(connection: Connection, told: Iterable[BuildRecord]) -> None:
    """Store records; one that is there already is dated anew."""
    for one in told:
        statement = insert_into(connection, records).values(asdict(one))
        keys = ["host", "owner", "name", "commit", "digest"]
        again = {"recorded_at": one.recorded_at}
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=again))


def of_digests(connection: Connection, digests: Sequence[str]) -> list[BuildRecord]:
    """The records of any of these artifacts, newest first."""
    found = select(records).where(records.c.digest.in_(digests)).order_by(records.c.recorded_at.desc(), records.c.commit)
    return [BuildRecord(**row) for row in connection.execute(found).mappings()]


def forget(connection: Connection, before: datetime) -> int:
    """Delete the records dated before; answers how many there were."""
    return connection.execute(delete(records).where(records.c.recorded_at < before)).rowcount
