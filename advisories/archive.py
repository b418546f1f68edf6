"""Reading the members of an OSV archive, one after the other, without unpacking it.

The limits bound what a broken or hostile archive can cost; OSV's largest (npm) has about 220,000 records.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from advisories.errors import ArchiveError, UnusableRecordError
from advisories.record import MAX_RECORD_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_LONGEST_COMMENT = 0xFFFF
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What one archive may hold."""

    entries: int = 1_000_000
    directory_bytes: int = 100_000_000
    """Of the table of contents, which is read into memory as a whole."""
    total_bytes: int = 16_000_000_000
    """Unpacked, as the table of contents declares it; each member is held to what it declares."""
    ratio: int = 200
    """Unpacked to packed, for members over `small_bytes`: JSON packs 5 to 25 times."""
    small_bytes: int = 262_144


def members(stream: IO[bytes], limits: ArchiveLimits | None = None) -> Iterator[bytes | UnusableRecordError]:
    """Yield each record's bytes, or why a member can not be read as one.

    Args:
        stream: a seekable ZIP archive.
        limits: what it may hold.

    Raises:
        ArchiveError: it is no ZIP archive, or breaks a limit that holds for all of it.

    """
    limits = limits or ArchiveLimits()
    _check_directory(stream, limits)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error, OSError) as error:
        raise ArchiveError("bad-archive", f"The archive can not be read as ZIP: {error}") from None
    with archive:
        infos = [info for info in archive.infolist() if info.filename.endswith(".json")]
        _check_members(infos, stream, limits)
        for info in infos:
            yield _member(archive, info, limits)


def _check_directory(stream: IO[bytes], limits: ArchiveLimits) -> None:
    # zipfile reads the whole table of contents before anybody can count it, so its declared size is looked at first.
    size = stream.seek(0, 2)
    start = max(0, size - _END.size - _LONGEST_COMMENT)
    stream.seek(start)
    tail = stream.read()
    found = tail.rfind(b"PK\5\6")
    if found < 0 or found + _END.size > len(tail):
        raise ArchiveError("bad-archive", "The archive has no end record: it is no ZIP file, or was cut short")
    length = _END.unpack_from(tail, found)[5]
    locator = found - _LOCATOR_64.size
    if locator >= 0 and tail[locator : locator + 4] == b"PK\6\7":
        stream.seek(min(_LOCATOR_64.unpack_from(tail, locator)[2], size))
        record = stream.read(_END_64.size)
        length = _END_64.unpack(record)[8] if len(record) == _END_64.size else length
    stream.seek(0)
    if length > min(limits.directory_bytes, size):
        raise ArchiveError("archive-too-large", f"The archive's table of contents claims {length} bytes")


def _check_members(infos: list[zipfile.ZipInfo], stream: IO[bytes], limits: ArchiveLimits) -> None:
    size = stream.seek(0, 2)
    stream.seek(0)
    if len(infos) > limits.entries:
        raise ArchiveError("archive-too-large", f"The archive has {len(infos)} records, more than {limits.entries}")
    if sum(info.file_size for info in infos) > limits.total_bytes:
        raise ArchiveError("archive-too-large", f"The archive unpacks to more than {limits.total_bytes} bytes")
    if sum(info.compress_size for info in infos) > size:
        raise ArchiveError("archive-overlaps", "The archive's members overlap, as only hostile archives' do")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: ArchiveLimits) -> bytes | UnusableRecordError:
    if info.flag_bits & _ENCRYPTED or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return UnusableRecordError("bad-member", "A member is encrypted or packed in an unusual way")
    if info.file_size > MAX_RECORD_BYTES:
        return UnusableRecordError("too-large", f"A member is larger than {MAX_RECORD_BYTES} bytes")
    if info.file_size > max(limits.small_bytes, limits.ratio * info.compress_size):
        return UnusableRecordError("bad-ratio", f"A member unpacks to more than {limits.ratio} times its packed size")
    try:
        with archive.open(info) as member:
            return member.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, struct.error):
        return UnusableRecordError("bad-member", "A member is broken")
