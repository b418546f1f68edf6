"""Reads all lock files of a tree into one inventory, with what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import basename
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.inventory import cargo_manifest, npm_manifest
from scanner.inventory.lock_bytes import decoded
from scanner.inventory.reading import MAX_CHARACTERS, InventoryError, LockFile, TooLargeError, TreeReading
from scanner.inventory.registry import read_lock
from scanner.inventory.wanted import is_unread_lock_file, lock_files_in

if TYPE_CHECKING:
    from pathlib import Path

    from findings.inventory import Package

_UNREAD = Reason("unread-lock-file", "Nothing here reads lock files of this kind yet, so the packages it names are not known.")


_WORKSPACE_MANIFESTS = frozenset({cargo_manifest.NAME, npm_manifest.NAME})
"""Those of which a workspace may name many by one pattern."""


@dataclass(slots=True)
class _Sums:
    packages: dict[tuple[str, str, str, str], Package] = field(default_factory=dict)
    skipped: dict[Skipped, None] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    direct_only: list[str] = field(default_factory=list)
    """Files whose packages may pull in others that no file names."""

    def count(self, lock: LockFile) -> None:
        reading = read_lock(lock)
        for package in reading.packages:  # a file that is included somewhere and read for itself too counts once
            self.packages.setdefault((package.path, package.ecosystem, package.name, package.version), package)
        self.skipped.update(dict.fromkeys(reading.skipped))
        self.read.update([lock.path, *reading.included])
        if reading.packages and reading.direct_only:
            self.direct_only.append(lock.path)


def read_tree(root: Path, files: tuple[str, ...], context: tuple[str, ...]) -> TreeReading:
    """Read the lock files among `files`.

    Args:
        root: where both lie.
        files: paths relative to it; only of these a lock file is read for itself.
        context: paths that may be included.

    """
    present = frozenset(files) | frozenset(context)

    @lru_cache(maxsize=64)
    def text_of(path: str) -> str:
        return _text(root / path)

    def lookup(path: str) -> str | None:
        try:
            return text_of(path) if path in present else None
        except (OSError, InventoryError):
            return None

    manifests = {name: sorted(path for path in present if basename(path) == name) for name in _WORKSPACE_MANIFESTS}
    sums = _Sums()
    for path in lock_files_in(files):
        if is_unread_lock_file(path):
            sums.skipped[Skipped(path, _UNREAD, gap=True)] = None
            continue
        try:
            sums.count(LockFile(path, text_of(path), lookup, manifests))
        except InventoryError as error:
            sums.skipped[Skipped(path, Reason(error.reason, str(error)), gap=True)] = None
        except OSError:
            reason = Reason("unreadable", "It could not be opened: rescan, and report it if it happens again.")
            sums.skipped[Skipped(path, reason, gap=True)] = None
    if sums.direct_only:
        sums.skipped[_beyond_direct(sums.direct_only)] = None
    size = sum((root / path).stat().st_size for path in sums.read)
    return TreeReading(tuple(sums.packages.values()), tuple(sums.skipped), len(sums.read), size)


def _beyond_direct(paths: list[str]) -> Skipped:
    """A note and no gap: else every project of these kinds would be incomplete for ever."""
    others = f" and {len(paths) - 1} more" if paths[1:] else ""
    text = (
        f"{paths[0]}{others} name only what is asked for, not what that pulls in: scan a lock file or an SBOM of the build too."
    )
    return Skipped("*", Reason("transitive-unknown", text), gap=False)


def _text(file: Path) -> str:
    with file.open("rb") as stream:
        content = stream.read(4 * MAX_CHARACTERS + 1)  # UTF-8 takes at most four bytes a character
    if len(content) > 4 * MAX_CHARACTERS:
        raise TooLargeError(f"It is longer than {MAX_CHARACTERS} characters: split the project, or raise the limit.")
    return decoded(content)
