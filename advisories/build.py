"""One archive into the index being built."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import IO, TYPE_CHECKING

from advisories.archive import members
from advisories.ecosystems import archive_of, normal_ecosystem, normal_name
from advisories.errors import ArchiveError, UnusableRecordError
from advisories.layout_json import to_json
from advisories.record import Record, parse_record
from advisories.spans import Entry, lay_out
from advisories.versions import key_function
from findings.model import Severity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping

MAX_UNUSABLE_SHARE = 0.01
"""More than this and the archive is not what it should be: better the old data, with its age shown."""
_STEP = 1_000
"""Records between two reports of progress."""


@dataclass(frozen=True, slots=True)
class ArchiveCounts:
    """What one archive held."""

    records: int
    withdrawn: int
    unusable: Mapping[str, int]
    """Records left out, by reason."""
    newest: str
    """The latest `modified` among the records; empty when there are none."""


def build_archive(db: sqlite3.Connection, name: str, stream: IO[bytes], progress: Callable[[int], None]) -> ArchiveCounts:
    """Read an archive into `record` and `package`.

    Args:
        db: the index being built.
        name: the archive's: `PyPI`, `AlmaLinux`.
        stream: the archive, seekable.
        progress: called with the number of records read, now and then.

    Raises:
        ArchiveError: it is no archive, or too many of its records are unusable.

    """
    unusable: Counter[str] = Counter()
    withdrawn = 0
    for read, record in enumerate(_records(stream, unusable), start=1):
        if record.withdrawn:
            withdrawn += 1
        else:
            _keep(db, name, record)
        if read % _STEP == 0:
            progress(read)
    ((records, newest),) = db.execute("SELECT count(*), coalesce(max(modified), '') FROM record WHERE archive = ?", (name,))
    _check_share(name, records + withdrawn, unusable)
    db.execute("CREATE INDEX temp.alias_by_alias ON alias (alias)")
    _rate_by_alias(db, name)
    _lay_out_packages(db, name)
    db.execute("INSERT INTO ecosystem SELECT DISTINCT archive, ecosystem FROM package WHERE archive = ?", (name,))
    db.execute("DROP INDEX temp.alias_by_alias")
    db.execute("DELETE FROM temp.affected")
    db.execute("DELETE FROM temp.alias")
    return ArchiveCounts(records, withdrawn, dict(sorted(unusable.items())), newest)


def _records(stream: IO[bytes], unusable: Counter[str]) -> Iterator[Record]:
    for member in members(stream):
        try:
            if isinstance(member, UnusableRecordError):
                raise member
            record = parse_record(member)
        except UnusableRecordError as error:
            unusable[error.reason] += 1
        else:
            yield record


def _check_share(name: str, usable: int, unusable: Counter[str]) -> None:
    left_out = unusable.total()
    if left_out > MAX_UNUSABLE_SHARE * (usable + left_out):
        reasons = ", ".join(f"{reason} {count}" for reason, count in unusable.most_common())
        told = f"{left_out} of {usable + left_out} records of {name} can not be used ({reasons})"
        text = f"{told}: the archive is broken, try another source"
        raise ArchiveError("too-many-unusable", text)
    if not usable:
        raise ArchiveError("no-records", f"The archive of {name} holds no records: check that the source has OSV's layout")


def _keep(db: sqlite3.Connection, archive: str, record: Record) -> None:
    # Of two records with one id the later stays, so that the members' order in the archive does not matter.
    held = db.execute("SELECT modified, digest FROM record WHERE archive = ? AND id = ?", (archive, record.id)).fetchone()
    if held is not None:
        if held >= (record.modified, record.digest):
            return
        for statement in (
            "DELETE FROM record WHERE archive = ?2 AND id = ?1",
            "DELETE FROM temp.affected WHERE record = ?1",
            "DELETE FROM temp.alias WHERE record = ?1",
        ):
            db.execute(statement, (record.id, archive)[: statement.count("?")])
    rating = record.rating
    db.execute(
        "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            archive,
            record.id,
            record.modified,
            record.digest,
            rating.severity.value,
            rating.score,
            rating.vector,
            record.summary,
            " ".join(record.aliases),
            " ".join(record.cwe),
        ),
    )
    db.executemany("INSERT INTO temp.alias VALUES (?, ?)", [(record.id, alias) for alias in (record.id, *record.aliases)])
    db.executemany("INSERT INTO temp.affected VALUES (?, ?, ?, ?)", _affected_rows(archive, record))


def _affected_rows(archive: str, record: Record) -> Iterator[tuple[str, str, str, str]]:
    for item in record.affected:
        if archive_of(item.ecosystem) == archive:  # a record about two ecosystems is in the archives of both
            ecosystem = normal_ecosystem(item.ecosystem)
            entry = json.dumps([item.ranges, item.versions], ensure_ascii=False)
            yield record.id, ecosystem, normal_name(ecosystem, item.name), entry


def _rate_by_alias(db: sqlite3.Connection, archive: str) -> None:
    """Give records without a rating the worst one of the records they share an id with."""
    rows = db.execute(
        """
        SELECT mine.record, rated.severity, rated.score, rated.vector
        FROM record AS unrated
        JOIN temp.alias AS mine ON mine.record = unrated.id
        JOIN temp.alias AS theirs ON theirs.alias = mine.alias AND theirs.record <> mine.record
        JOIN record AS rated ON rated.archive = unrated.archive AND rated.id = theirs.record
        WHERE unrated.archive = ?1 AND unrated.severity = ?2 AND rated.severity <> ?2
        """,
        (archive, Severity.UNKNOWN.value),
    ).fetchall()
    rows.sort(key=lambda row: (row[0], Severity(row[1]).rank, -(row[2] or 0.0), row[3] or ""))
    for record, ratings in groupby(rows, key=lambda row: row[0]):
        worst = next(ratings)
        db.execute(
            "UPDATE record SET severity = ?, score = ?, vector = ? WHERE archive = ? AND id = ?", (*worst[1:], archive, record)
        )


def _lay_out_packages(db: sqlite3.Connection, archive: str) -> None:
    pairs = (
        "SELECT mine.record FROM temp.alias AS mine JOIN temp.alias AS theirs USING (alias) WHERE mine.record <> theirs.record"
    )
    sharing = {record for (record,) in db.execute(pairs)}
    rows = db.execute("SELECT ecosystem, name, record, entry FROM temp.affected ORDER BY ecosystem, name, record, entry")
    for (ecosystem, name), found in groupby(rows, key=lambda row: (row[0], row[1])):
        entries: dict[str, Entry] = {}
        for _, _, record, text in found:
            ranges, versions = json.loads(text)
            entry = entries.setdefault(record, Entry(record, shares=record in sharing))
            entry.ranges += [tuple((kind, version) for kind, version in events) for events in ranges]
            entry.versions += versions
        layout = to_json(lay_out(entries.values(), key_function(ecosystem)))
        db.execute("INSERT INTO package VALUES (?, ?, ?, ?)", (archive, ecosystem, name, layout))
