"""The files of a function's zip archives, each put where it lies when the function runs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from scanner.archives.errors import ArchiveError, ExpandsTooFarError
from scanner.archives.zip import Zip
from scanner.sources.collecting import FileEntry
from scanner.sources.errors import NoSuchPathError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Final

    from scanner.archives.allowance import Allowance
    from scanner.archives.zip import ZipEntry
    from scanner.sources.collecting import Collector

_OF_TARGET: Final = (ExpandsTooFarError.reason, "too-many-entries", "timeout")
"""Faults after which reading on would be reading without limits."""


@contextmanager
def opened(archive: Path, allowance: Allowance) -> Iterator[Zip]:
    """The archive in a file.

    Raises:
        NoSuchPathError: there is no such file.
        ArchiveError: it is no archive that could be believed.

    """
    if not archive.is_file():
        raise NoSuchPathError(f"{archive} is no file: name a zip archive.")
    with archive.open("rb") as file:
        yield Zip(file, allowance)


def collect_files(archive: Zip, below: bytes, number: int, collector: Collector, left_out: bytes = b"") -> list[bytes]:
    """Put an archive's files into the collector; answers their paths, without those that were refused.

    Args:
        archive: opened.
        below: begins every path.
        number: of the layer, from 0 at the bottom.
        collector: of the target.
        left_out: an entry that is none of its files.

    Raises:
        ArchiveError: it holds more than is allowed.

    """
    seen: set[bytes] = set()
    found = []
    for entry in archive.entries:
        path = below + entry.path
        if entry.is_directory or (left_out and entry.path == left_out):
            continue
        if entry.path in seen:
            collector.refuse(path, "duplicate-name", "Several entries have this name, and tools differ in which they take.")
        seen.add(entry.path)
        if _collected(archive, entry, path, number, collector):
            found.append(path)
    return found


def _collected(archive: Zip, entry: ZipEntry, path: bytes, number: int, collector: Collector) -> bool:
    """One entry, and whether it could be had; a fault of its own is its own gap."""
    if entry.is_link:
        collector.refuse(path, "link-entry", "It is a link or a device and no file: pack the file itself.")
        return False
    try:
        content = archive.open(entry)
        collector.file(FileEntry(path, entry.size, bool(entry.mode & 0o111), content), number, text=True)
    except ArchiveError as error:
        if error.reason in _OF_TARGET:
            raise
        collector.refuse(path, error.reason, str(error))
        return False
    return True
