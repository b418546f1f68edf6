"""A file system as a directory: an unpacked image, a mounted disk."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from scanner.archives.allowance import Allowance
from scanner.sources.collecting import Collector, FileEntry
from scanner.sources.contents import Contents, lay_out_contents
from scanner.sources.disk import own_disk
from scanner.sources.errors import NoSuchPathError
from scanner.sources.inside import NotRegularError, opened
from scanner.sources.paths import shown
from scanner.sources.search_places import is_searched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Final

_NOT_FILES: Final = frozenset({b"proc", b"sys", b"dev"})
"""At the root of a running system: what the kernel shows there is no file."""


def open_rootfs(directory: Path, folder: Path) -> Contents:
    """Lay out what tells of packages below `directory`, and people's own files.

    No link is followed out of it: links are resolved as if it were the root.

    Raises:
        NoSuchPathError: it is no directory.
        SourceError: time is up, it holds too much, or the scanner's disk is full.

    """
    if not directory.is_dir():
        raise NoSuchPathError(f"{directory} is no directory: name the root of a file system to scan.")
    allowance = Allowance()
    with own_disk(), closing(Collector(folder / "held", is_searched)) as collector:
        root = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            for entry in _entries(os.fsencode(directory), collector):
                allowance.count_entry()
                _take(root, entry, collector)
        finally:
            os.close(root)
        return lay_out_contents(collector, folder, allowance, is_searched)


def _entries(root: bytes, collector: Collector) -> Iterator[tuple[bytes, os.DirEntry[bytes]]]:
    """Every file and link, with its path below the root."""
    waiting = [b""]
    while waiting:
        directory = waiting.pop()
        try:
            with os.scandir(os.path.join(root, directory)) as found:  # noqa: PTH118  bytes: names need not be text
                children = sorted(found, key=lambda child: child.name)
        except OSError as error:
            collector.refuse(directory, "unreadable", f"It could not be listed ({error.strerror}): change its permissions.")
            continue
        for child in children:
            path = os.path.join(directory, child.name)  # noqa: PTH118  as above
            if not child.is_symlink() and child.is_dir(follow_symlinks=False):
                if path not in _NOT_FILES:
                    waiting.append(path)
            else:
                yield path, child


def _take(root: int, entry: tuple[bytes, os.DirEntry[bytes]], collector: Collector) -> None:
    path, child = entry
    try:
        if child.is_symlink():
            collector.link(path, os.readlink(child.path), 0)  # noqa: PTH115  as above
        elif child.is_file(follow_symlinks=False):
            with opened(root, path) as (size, content):
                executable = bool(os.fstat(content.fileno()).st_mode & 0o111)
                collector.file(FileEntry(path, size, executable, content), 0, text=True)
    except NotRegularError:
        return  # it was a file when it was listed
    except (PermissionError, FileNotFoundError, NotADirectoryError) as error:
        why = f"It could not be read ({error.strerror}): change its permissions, or scan as another user."
        collector.refuse(shown(path).encode(), "unreadable", why)
