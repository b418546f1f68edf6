"""A Lambda function's package and its layers, as the zip files they are deployed from.

Layers are unpacked to `/opt` there, the later upon the earlier ones, and lie at `opt/` here.
https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html
"""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

from scanner.archives.allowance import FUNCTION_LIMITS, Allowance
from scanner.archives.errors import ArchiveError, ExpandsTooFarError
from scanner.archives.zip import Zip
from scanner.sources.collecting import Collector, FileEntry
from scanner.sources.contents import Contents, lay_out_contents
from scanner.sources.disk import own_disk
from scanner.sources.errors import NoSuchPathError
from scanner.sources.holdings import Held
from scanner.sources.search_places import is_searched_in_function

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Final

    from scanner.archives.zip import ZipEntry

_LAYER_ROOT: Final = b"opt/"
_OF_TARGET: Final = (ExpandsTooFarError.reason, "too-many-entries", "timeout")
"""Faults after which reading on would be reading without limits."""
_RECORD: Final = re.compile(rb"[^/]+\.dist-info/RECORD")
_RECORD_BYTES: Final = 2_000_000


def open_function(package: Path, layers: Sequence[Path], folder: Path) -> Contents:
    """Lay out a function's own files, and what tells of packages in it and in its layers.

    Raises:
        NoSuchPathError: a file is not there.
        SourceError: an archive can not be read, or holds more than a function may.

    """
    allowance = Allowance(FUNCTION_LIMITS)
    with own_disk(), closing(Collector(folder / "held", is_searched_in_function)) as collector:
        for number, archive in enumerate(layers):
            _read(archive, _LAYER_ROOT, number, collector, allowance)
        _read(package, b"", len(layers), collector, allowance)
        vendored = _vendored(collector)

        def searched(path: str) -> bool:
            top = path.partition("/")[0]
            return top not in vendored and top != "opt" and is_searched_in_function(path)

        return lay_out_contents(collector, folder, allowance, searched)


def _read(archive: Path, below: bytes, number: int, collector: Collector, allowance: Allowance) -> None:
    if not archive.is_file():
        raise NoSuchPathError(f"{archive} is no file: name a zip archive.")
    with archive.open("rb") as file:
        opened = Zip(file, allowance)
        seen: set[bytes] = set()
        for entry in opened.entries:
            path = below + entry.path
            if entry.is_directory:
                continue
            if entry.path in seen:
                collector.refuse(path, "duplicate-name", "Several entries have this name, and tools differ in which they take.")
            seen.add(entry.path)
            _take(opened, entry, path, number, collector)


def _take(archive: Zip, entry: ZipEntry, path: bytes, number: int, collector: Collector) -> None:
    """One entry; a fault of its own is its own gap."""
    if entry.is_link:
        collector.refuse(path, "link-entry", "It is a link or a device and no file: pack the file itself.")
        return
    try:
        content = archive.open(entry)
        collector.file(FileEntry(path, entry.size, bool(entry.mode & 0o111), content), number, text=True)
    except ArchiveError as error:
        if error.reason in _OF_TARGET:
            raise
        collector.refuse(path, error.reason, str(error))


def _vendored(collector: Collector) -> frozenset[str]:
    """Names at the root that packages say are theirs: pip installs other people's code right beside a function's own."""
    found: set[str] = set()
    for raw, node in collector.tree.walk():
        if isinstance(node, Held) and _RECORD.fullmatch(raw):
            lines = node.read(_RECORD_BYTES).decode("utf-8", "replace").splitlines()
            found.update(line.partition("/")[0] for line in lines if "/" in line.partition(",")[0])
            found.update(line.partition(",")[0] for line in lines if "/" not in line.partition(",")[0])
    return frozenset(found)
