"""The files kept of a target, under names of ours, until it is known which of them the finished target has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scanner.sources.evidence import MARKS, PROGRAM_MAGIC, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO
    from pathlib import Path
    from typing import Final

_BLOCK: Final = 1 << 20
_OVERLAP: Final = max(map(len, MARKS)) - 1


class Readable(Protocol):
    """An entry's content."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """One file's content, written down."""

    file: Path
    """Of its own for a large one, shared by the small ones."""
    offset: int | None
    """Where in a shared file it begins; None in one of its own."""
    size: int
    evidence: Evidence | None
    """None for a file kept as text to scan."""
    layer: int
    """Which layer brought it, from 0."""
    searched: bool = False
    """Whether it is somebody's own text and in a layer that is searched."""

    def read(self, most: int) -> bytes:
        """The first bytes of it."""
        with self.file.open("rb") as file:
            file.seek(self.offset or 0)
            return file.read(min(most, self.size))

    def blocks(self) -> Iterator[bytes]:
        """All of it, in pieces."""
        with self.file.open("rb") as file:
            file.seek(self.offset or 0)
            left = self.size
            while left and (block := file.read(min(left, _BLOCK))):
                left -= len(block)
                yield block


class Holdings:
    """A folder: one file that all small contents share, for making files is slow, and one for each large content."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        self._folder = folder
        self._number = 0
        self._shared = folder / "small"
        self._filled = 0
        self._out: FileIO | None = None

    def keep(self, content: Readable, evidence: Evidence | None, layer: int) -> Held | None:
        """Write content down; None for a program that lists no modules, which is not kept.

        Raises:
            OSError: there is no room.

        """
        first = content.read(_BLOCK)
        if evidence is Evidence.PROGRAM and not first.startswith(PROGRAM_MAGIC):
            return None
        if len(first) < _BLOCK and evidence in {None, Evidence.DOCUMENT}:
            return self._small(first, evidence, layer)
        self._number += 1
        file = self._folder / str(self._number)
        with file.open("xb") as out:
            size, marked = _copied(first, content, out)
        if evidence is Evidence.PROGRAM and not marked:
            file.unlink()
            return None
        return Held(file, None, size, evidence, layer)

    def _small(self, content: bytes, evidence: Evidence | None, layer: int) -> Held:
        if self._out is None:
            self._out = self._shared.open("xb", buffering=0)
        self._out.write(content)
        held = Held(self._shared, self._filled, len(content), evidence, layer)
        self._filled += len(content)
        return held

    def close(self) -> None:
        """Nothing more is kept."""
        if self._out is not None:
            self._out.close()


def _copied(block: bytes, content: Readable, out: _Writable) -> tuple[int, bool]:
    """Copy all of it; its size, and whether one of the marks came by."""
    size, marked, tail = 0, False, b""
    while block:
        out.write(block)
        size += len(block)
        if not marked:
            window = tail + block
            marked = any(mark in window for mark in MARKS)
            tail = window[-_OVERLAP:]
        block = content.read(_BLOCK)
    return size, marked


class _Writable(Protocol):
    def write(self, block: bytes, /) -> int: ...
