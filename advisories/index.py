"""The index as its readers see it: read-only, one file, safe to use while a new one takes its place."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from advisories import schema
from advisories.errors import IndexUnusableError
from advisories.layout_json import from_json
from findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

    from advisories.spans import Layout

STALE_AFTER = timedelta(days=7)
"""Older data is shown as a gap, unless settings say otherwise."""
_PARAMETERS = 500
"""Ids asked for at once; SQLite takes 999 parameters even where it was built with old limits."""


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    """One archive in the index."""

    name: str
    records: int
    withdrawn: int
    unusable: int
    newest: str
    """The latest `modified` of its records, as they write it."""
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """What the index says of one advisory."""

    id: str
    aliases: tuple[str, ...]
    severity: Severity
    score: float | None
    summary: str
    cwe: tuple[str, ...]


class Index:
    """An open index. Threads may share it; it goes on answering from its own file after an update replaced that."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        """Read what the index says of itself; use `Index.open`."""
        meta = dict(db.execute("SELECT name, value FROM meta"))
        self.path = path
        self.data_digest: str = meta["digest"]
        self.kind: str = meta["kind"]
        self.source: str = meta["source"]
        self.archives: tuple[ArchiveStatus, ...] = tuple(
            ArchiveStatus(name, records, withdrawn, unusable, newest, datetime.fromisoformat(updated_at))
            for name, records, withdrawn, unusable, newest, updated_at in db.execute(
                "SELECT name, records, withdrawn, unusable, newest, updated_at FROM archive ORDER BY name"
            )
        )
        self.names = frozenset(archive.name for archive in self.archives)
        self.ecosystems = frozenset(name for (name,) in db.execute("SELECT name FROM ecosystem")) | self.names
        """Those it has data for, with their releases. An archive's own name is one too."""
        self.updated_at = min(archive.updated_at for archive in self.archives)
        self._db = db
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the index at a path.

        Raises:
            IndexUnusableError: `advisories-missing` or `advisories-unreadable`.

        """
        if not path.is_file():
            raise IndexUnusableError("advisories-missing", f"There is no advisory index at {path}: run `outrider db update`")
        # immutable: the file is never written again, so SQLite needs neither locks nor a writable directory beside it.
        uri = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
        db: sqlite3.Connection | None = None
        try:
            db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            ((version,),) = db.execute("PRAGMA user_version")
            if version != schema.VERSION:
                raise _unreadable(path)
            return cls(path, db)
        except (sqlite3.Error, ValueError, KeyError, TypeError):
            if db is not None:
                db.close()
            raise _unreadable(path) from None

    def is_stale(self, now: datetime, limit: timedelta = STALE_AFTER) -> bool:
        """Whether the oldest archive was last updated longer ago than `limit`."""
        return now - self.updated_at > limit

    def layouts(self, ecosystem: str, names: Iterable[str]) -> dict[str, Layout]:
        """All advisories of the named packages, by name; a package without any is left out.

        Args:
            ecosystem: as `advisories.ecosystems` normalises it, with its release.
            names: likewise.

        """
        query = "SELECT name, layout FROM package WHERE ecosystem = ? AND name IN ({})"
        return {name: from_json(layout) for name, layout in self._asked(query, ecosystem, names)}

    def records(self, archive: str, ids: Iterable[str]) -> dict[str, StoredRecord]:
        """The named records of an archive, by id."""
        query = "SELECT id, aliases, severity, score, summary, cwe FROM record WHERE archive = ? AND id IN ({})"
        return {row[0]: _stored(*row) for row in self._asked(query, archive, ids)}

    def _asked(self, query: str, first: str, values: Iterable[str]) -> Iterator[tuple[str, ...]]:
        wanted = sorted(set(values))
        for start in range(0, len(wanted), _PARAMETERS):
            part = wanted[start : start + _PARAMETERS]
            try:
                with self._lock:
                    rows = self._db.execute(query.format(",".join("?" * len(part))), (first, *part)).fetchall()
            except sqlite3.Error:
                raise _unreadable(self.path) from None
            yield from rows

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _stored(*row: str) -> StoredRecord:
    identifier, aliases, severity, score, summary, cwe = row
    return StoredRecord(
        id=identifier,
        aliases=tuple(aliases.split()),
        severity=Severity(severity),
        score=None if score is None else float(score),
        summary=summary,
        cwe=tuple(cwe.split()),
    )


def _unreadable(path: Path) -> IndexUnusableError:
    return IndexUnusableError("advisories-unreadable", f"{path} is no advisory index of this version: run `outrider db update`")
