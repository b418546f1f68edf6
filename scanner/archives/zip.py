"""Zip as a list of entries that are read one at a time, by the directory at its end and never against it.

Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. Read here and not by the standard library's reader, which
believes in sizes and offsets that overlap.
"""

from __future__ import annotations

import stat
import struct
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from scanner.archives.errors import (
    BadArchiveError,
    EncryptedError,
    OverlapError,
    TooManyEntriesError,
    TruncatedError,
    UnsupportedCompressionError,
)
from scanner.archives.inflated import Inflated

if TYPE_CHECKING:
    from typing import Final

    from scanner.archives.allowance import Allowance

_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64: Final = struct.Struct("<4sLQL")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_COMMENT: Final = 65_535
_DIRECTORY_BYTES: Final = 32_000_000
"""Of the directory at the end: 100,000 entries with names of 200 bytes have 25 MB."""
_FULL_16, _FULL_32 = 0xFFFF, 0xFFFFFFFF
_ENCRYPTED: Final = 0x1 | 0x40
_STORED, _DEFLATED = 0, 8
_UNIX: Final = 3


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One line of the directory."""

    path: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    """Of its own header, from the file's beginning."""
    mode: int
    """As Unix has it; 0 where another system wrote it."""

    @property
    def is_directory(self) -> bool:
        """Whether it only names a directory."""
        return self.path.endswith(b"/")

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link, or a device: no file that could be read."""
        return self.mode != 0 and stat.S_IFMT(self.mode) not in {0, stat.S_IFREG, stat.S_IFDIR}


class Zip:
    """An archive in a file that can be read anywhere."""

    def __init__(self, file: IO[bytes], allowance: Allowance) -> None:
        """Read the directory.

        Raises:
            ArchiveError: there is none that could be believed.

        """
        self._file = file
        self._allowance = allowance
        self.entries = _read_directory(file, allowance)
        _refuse_overlaps(self.entries)

    def open(self, entry: ZipEntry) -> Inflated:
        """An entry's content; one at a time.

        Raises:
            ArchiveError: it can not be read.

        """
        if entry.flags & _ENCRYPTED:
            raise EncryptedError("It is encrypted, so it was not read: store it as it is.")
        if entry.method not in {_STORED, _DEFLATED}:
            raise UnsupportedCompressionError("Its compression is none that zip files commonly have: pack it with deflate.")
        start = self._start(entry)
        inflate = zlib.decompressobj(-zlib.MAX_WBITS) if entry.method == _DEFLATED else None
        return Inflated(self._file, (start, entry.packed), entry.size, entry.crc, inflate, self._allowance)

    def _start(self, entry: ZipEntry) -> int:
        self._file.seek(entry.offset)
        header = self._file.read(_LOCAL.size)
        if len(header) < _LOCAL.size:
            raise TruncatedError("It ends before one of its entries: get it again.")
        magic, _, flags, method, *_, name, extra = _LOCAL.unpack(header)
        told = (magic, flags & _ENCRYPTED, method, self._file.read(name))
        if told != (b"PK\3\4", entry.flags & _ENCRYPTED, entry.method, entry.path):
            raise BadArchiveError("What it lists and what it holds differ: pack it again.")
        return entry.offset + _LOCAL.size + int(name) + int(extra)


def _read_directory(file: IO[bytes], allowance: Allowance) -> tuple[ZipEntry, ...]:
    entries, size, offset, end = _end(file)
    if entries > allowance.limits.entries or size > _DIRECTORY_BYTES:
        raise TooManyEntriesError(f"It names more than {allowance.limits.entries} entries, so it was not read.")
    shift = end - size - offset  # a program may stand before the archive
    if shift < 0:
        raise BadArchiveError("Its directory is not where it says: it is no zip archive, or it was damaged.")
    file.seek(end - size)
    directory = file.read(size)
    found: list[ZipEntry] = []
    at = 0
    while at < len(directory):
        allowance.count_entry()
        entry, at = _entry(directory, at, shift)
        found.append(entry)
    if len(found) != entries:
        raise BadArchiveError("Its directory does not have as many entries as it says: it was damaged.")
    return tuple(found)


def _end(file: IO[bytes]) -> tuple[int, int, int, int]:
    """Entries, the directory's size and claimed offset, and where it ends."""
    length = file.seek(0, 2)
    file.seek(max(0, length - _COMMENT - _END.size))
    start = file.tell()
    tail = file.read(_COMMENT + _END.size)
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        raise BadArchiveError("It has no directory at its end: it is no zip archive, or it is cut off.")
    _, disk, _, _, entries, size, offset, _ = _END.unpack_from(tail, at)
    if disk not in {0, _FULL_16}:
        raise BadArchiveError("It is one part of several: put them together.")
    if _FULL_16 in {entries, disk} or _FULL_32 in {size, offset}:
        found = _end_64(file, start + at)
        if found is not None:
            return found
    return entries, size, offset, start + at


def _end_64(file: IO[bytes], end: int) -> tuple[int, int, int, int] | None:
    """The same from the larger record; None if there is none."""
    if end < _LOCATOR_64.size:
        return None
    file.seek(end - _LOCATOR_64.size)
    magic, _, where, _ = _LOCATOR_64.unpack(file.read(_LOCATOR_64.size))
    if magic != b"PK\6\7" or where > end - _END_64.size:
        return None
    file.seek(where)
    magic, _, _, _, _, _, _, entries, size, offset = _END_64.unpack(file.read(_END_64.size))
    if magic != b"PK\6\6":
        raise BadArchiveError("Its directory is not where it says: it is no zip archive, or it was damaged.")
    return entries, size, offset, where


def _entry(directory: bytes, at: int, shift: int) -> tuple[ZipEntry, int]:
    if len(directory) - at < _CENTRAL.size:
        raise TruncatedError("Its directory ends in the middle of an entry: get it again.")
    fields = _CENTRAL.unpack_from(directory, at)
    magic, made_by, _, flags, method, _, _, crc, packed, size, name, extra, comment, _, _, attributes, offset = fields
    end = at + _CENTRAL.size + name + extra + comment
    if magic != b"PK\1\2" or end > len(directory):
        raise BadArchiveError("Its directory is broken: it was damaged.")
    path = directory[at + _CENTRAL.size : at + _CENTRAL.size + name]
    more = directory[at + _CENTRAL.size + name : at + _CENTRAL.size + name + extra]
    size, packed, offset = _wide(more, size, packed, offset)
    mode = attributes >> 16 if made_by >> 8 == _UNIX else 0
    return ZipEntry(path, flags, method, crc, packed, size, offset + shift, mode), end


def _wide(extra: bytes, *narrow: int) -> tuple[int, int, int]:
    """Sizes and offset, from the extra field where the header has no room for them (APPNOTE 4.5.3)."""
    wide = b""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            wide = extra[at + 4 : at + 4 + length]
        at += 4 + length
    values = []
    for value in narrow:
        if value == _FULL_32 and len(wide) >= 8:  # noqa: PLR2004  eight bytes each
            value, wide = int.from_bytes(wide[:8], "little"), wide[8:]  # noqa: PLW2901  the same value, in full
        values.append(value)
    size, packed, offset = values
    return size, packed, offset


def _refuse_overlaps(entries: tuple[ZipEntry, ...]) -> None:
    """Entries that share bytes are how a small archive lists petabytes (CVE-2024-0450)."""
    reached = 0
    for entry in sorted(entries, key=lambda one: one.offset):
        if entry.offset < reached:
            raise OverlapError("Its entries share bytes, as only decompression bombs do, so it was not read.")
        reached = entry.offset + _LOCAL.size + len(entry.path) + entry.packed
