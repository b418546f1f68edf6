"""Building a new index beside the old one and putting it in its place in one move."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import sqlite3
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from advisories import schema
from advisories.build import ArchiveCounts, build_archive
from advisories.ecosystems import archive_of
from advisories.errors import AdvisoriesError, IndexUnusableError, UpdateError
from advisories.index import Index
from advisories.sources import STARTER, check_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from advisories.progress import Progress
    from advisories.sources import Source

_BUILDING = ".building"


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did."""

    digest: str
    read: dict[str, ArchiveCounts]
    """What each archive read anew held."""
    unchanged: tuple[str, ...]
    """Archives that are still as the index had them; they count as updated."""
    kept: tuple[str, ...]
    """Archives nobody asked to update: kept with their old date."""


def update(path: Path, source: Source, names: Sequence[str], now: datetime, progress: Progress) -> UpdateReport:
    """Update the index at `path`, all or nothing.

    Args:
        path: the index; a reader that has it open goes on undisturbed.
        source: where archives come from.
        names: ecosystems to update (`PyPI`, `AlmaLinux:9`); all the source and the index know of when empty.
        now: the time to record, with a zone.
        progress: told of every step.

    Raises:
        UpdateError: no new index was made and the old one stays in force; `failed` names the ecosystems at fault.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path), _aside(path) as building:
            report = _Building(path, building, source, now, progress).run(names)
            _sync(building)
            building.replace(path)
            _sync(path.parent)
    except UpdateError:
        raise
    except AdvisoriesError as error:
        raise UpdateError(error.reason, str(error)) from None
    except (OSError, sqlite3.Error) as error:
        raise UpdateError("write-failed", f"The index could not be written at {path}: {error}") from None
    return report


class _Building:
    """One update under way."""

    def __init__(self, path: Path, building: Path, source: Source, now: datetime, progress: Progress) -> None:
        self._path, self._source, self._now, self._progress = path, source, now, progress
        self._directory = building.parent
        self._db = sqlite3.connect(f"file:{quote(str(building.absolute()))}", uri=True, isolation_level=None)
        self._old = self._open_old()

    def run(self, names: Sequence[str]) -> UpdateReport:
        try:
            self._db.executescript(schema.TABLES)
            held = self._attach_old()
            wanted = self._wanted(names, held)
            read: dict[str, ArchiveCounts | None] = {}
            failed: dict[str, AdvisoriesError] = {}
            for name in wanted:
                try:
                    read[name] = self._archive(name, held.get(name, ""))
                except UpdateError:
                    raise
                except AdvisoriesError as error:
                    failed[name] = error
                    self._progress.failed(name, error)
            if failed:
                told = " ".join(f"{name}: {error}." for name, error in failed.items())
                raise UpdateError("ecosystems-failed", f"The old index stays in force. {told}", failed)
            kept = tuple(sorted(held.keys() - set(wanted)))
            for name in kept:
                self._copy(name)
            return UpdateReport(
                digest=self._finish(),
                read={name: counts for name, counts in read.items() if counts is not None},
                unchanged=tuple(name for name, counts in read.items() if counts is None),
                kept=kept,
            )
        finally:
            self._db.close()

    def _open_old(self) -> str | None:
        """The kind of the index that is there, None where there is none to build on."""
        try:
            with Index.open(self._path) as old:
                return old.kind
        except IndexUnusableError:
            return None

    def _attach_old(self) -> dict[str, str]:
        """Give the validators of the archives held so far that can be taken over."""
        if self._old is not None and self._source.kind == STARTER != self._old:
            text = "The index holds full data, which the starter set would replace: name another place with --index"
            raise UpdateError("would-replace-full-data", text)
        if self._old != self._source.kind:
            return {}
        self._db.execute("ATTACH ? AS old", (f"file:{quote(str(self._path.absolute()))}?mode=ro&immutable=1",))
        return dict(self._db.execute("SELECT name, validator FROM old.archive"))

    def _wanted(self, names: Sequence[str], held: dict[str, str]) -> list[str]:
        if names:
            return list(dict.fromkeys(check_name(archive_of(name)) for name in names))
        return list(self._source.names(tuple(sorted(held))))

    def _archive(self, name: str, validator: str) -> ArchiveCounts | None:
        self._progress.started(name)
        fetched = self._source.fetch(name, validator, self._scratch, lambda size: self._progress.received(name, size))
        if fetched is None:
            self._copy(name)
            self._db.execute("UPDATE archive SET updated_at = ? WHERE name = ?", (self._now.isoformat(), name))
            self._progress.unchanged(name)
            return None
        self._db.execute("BEGIN")
        with fetched.stream as stream:
            try:
                counts = build_archive(self._db, name, stream, lambda count: self._progress.read(name, count))
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
        unusable = sum(counts.unusable.values())
        row = (name, counts.records, counts.withdrawn, unusable, counts.newest, self._now.isoformat(), fetched.validator)
        self._db.execute("INSERT INTO archive VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self._db.execute("COMMIT")
        self._progress.finished(name, counts)
        return counts

    def _scratch(self) -> IO[bytes]:
        return tempfile.TemporaryFile(dir=self._directory)

    def _copy(self, name: str) -> None:
        for statement in (
            "INSERT INTO archive SELECT * FROM old.archive WHERE name = ?",
            "INSERT INTO record SELECT * FROM old.record WHERE archive = ?",
            "INSERT INTO package SELECT * FROM old.package WHERE archive = ?",
            "INSERT INTO ecosystem SELECT * FROM old.ecosystem WHERE archive = ?",
        ):
            try:
                self._db.execute(statement, (name,))
            except sqlite3.DatabaseError:
                raise UpdateError("index-damaged", f"{self._path} is damaged: remove it and update again") from None

    def _finish(self) -> str:
        digest = hashlib.sha256()
        for row in self._db.execute("SELECT archive, id, modified, digest FROM record ORDER BY archive, id"):
            digest.update(json.dumps(row).encode() + b"\n")
        meta = {"digest": digest.hexdigest(), "kind": self._source.kind, "source": self._source.label}
        self._db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        self._db.executescript(schema.INDEXES)
        return meta["digest"]


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.with_name(path.name + ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UpdateError("update-running", f"Another update of {path} is running: wait for it") from None
        yield


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    for left_over in path.parent.glob(f"{path.name}.*{_BUILDING}"):
        left_over.unlink()  # of an update that was killed: no other is running
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=_BUILDING)
    os.fchmod(handle, 0o644)  # public data, which the web process may read under another user
    os.close(handle)
    building = path.with_name(os.path.basename(name))  # noqa: PTH119  mkstemp speaks strings
    try:
        yield building
    finally:
        building.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
