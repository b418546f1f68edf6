"""Tar as a stream of entries, read here and not by the standard library's reader, which trusts sizes in headers.

Formats: POSIX ustar and pax, GNU long names. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html,
https://www.gnu.org/software/tar/manual/html_node/Standard.html
"""

from __future__ import annotations

import struct
import tarfile
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from scanner.archives.errors import BadArchiveError, TruncatedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from scanner.archives.allowance import Allowance
    from scanner.archives.unpacked import Unpacked

_BLOCK: Final = 512
_EXTRA: Final = 1 << 20
"""Bytes of a long name or of pax records; the longest path Linux opens has 4095."""
_EXTRAS_IN_A_ROW: Final = 16
_OLD_SPARSE_MORE: Final = 482
"""GNU tar: the byte of an old sparse header that says that more maps follow; in those it is byte 504."""
_SPARSE_MORE: Final = 504


class Kind(StrEnum):
    """What an entry is."""

    FILE = "file"
    DIRECTORY = "directory"
    SYMLINK = "symlink"
    HARD_LINK = "hard-link"
    SPARSE = "sparse"
    """A regular file stored with its holes left out."""
    OTHER = "other"
    """A device, a pipe, or something unheard of."""


@dataclass(slots=True)
class Entry:
    """One entry; its content can be read until the next one is asked for."""

    path: bytes
    """As the archive has it: anything."""
    kind: Kind
    size: int
    executable: bool
    link: bytes
    content: Content


class Content:
    """The bytes of one entry."""

    def __init__(self, stream: Unpacked, size: int) -> None:
        self.left = size
        self._stream = stream

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end.

        Raises:
            TruncatedError: the archive ends first.

        """
        size = min(size, self.left)
        block = self._stream.read(size)
        if len(block) < size:
            raise TruncatedError("It ends in the middle of an entry: get it again.")
        self.left -= size
        return block


_FIELDS: Final = struct.Struct("100s8s8s8s12s12s8sc100s6s2s32s32s8s8s155s")
_POSIX: Final = b"ustar\0"
"""The magic of headers with a prefix; GNU's older ones have other things there."""
_BINARY: Final = 0x80
_BLANK: Final = 8 * 0x20
"""The checksum is made with blanks in its own place."""

_KINDS: Final = {
    tarfile.REGTYPE: Kind.FILE,
    tarfile.AREGTYPE: Kind.FILE,
    tarfile.CONTTYPE: Kind.FILE,
    tarfile.DIRTYPE: Kind.DIRECTORY,
    tarfile.SYMTYPE: Kind.SYMLINK,
    tarfile.LNKTYPE: Kind.HARD_LINK,
    tarfile.GNUTYPE_SPARSE: Kind.SPARSE,
}
_BODILESS: Final = frozenset(
    {tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE}
)


class _Header(NamedTuple):
    name: bytes
    kind: bytes
    size: int
    mode: int
    link: bytes


def tar_entries(stream: Unpacked, allowance: Allowance) -> Iterator[Entry]:
    """All entries, in order.

    Raises:
        ArchiveError: it is broken, ends in the middle, or is more than may be read.

    """
    extra: dict[bytes, bytes] = {}
    in_a_row = 0
    while (header := _header(stream)) is not None:
        if header.kind in (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE):
            in_a_row += 1
            if in_a_row > _EXTRAS_IN_A_ROW:
                raise BadArchiveError("It has headers about headers without an entry: it is no archive any tool writes.")
            extra |= _extra(stream, header)
            continue
        allowance.count_entry()
        entry = _entry(stream, header, extra)
        yield entry
        stored = entry.size
        stream.skip(entry.content.left + (-stored) % _BLOCK)
        extra, in_a_row = {}, 0


def _header(stream: Unpacked) -> _Header | None:
    """The next header block; None at the end, which is a block of zeros or no more data."""
    block = stream.read(_BLOCK)
    if not block or not block.strip(b"\0"):
        return None
    if len(block) < _BLOCK:
        raise TruncatedError("It ends in the middle of a header: get it again.")
    name, mode, _, _, size, _, checksum, kind, link, magic, _, _, _, _, _, prefix = _FIELDS.unpack_from(block)
    told = _number(checksum)
    if told != sum(block) - sum(checksum) + _BLANK and told != _signed_sum(block, checksum):
        raise BadArchiveError("One of its headers is broken: it is no tar archive, or it was damaged.")
    name, link, prefix = (field.split(b"\0", 1)[0] for field in (name, link, prefix))
    if kind == tarfile.AREGTYPE and name.endswith(b"/"):
        kind = tarfile.DIRTYPE  # as archives older than POSIX have directories
    if prefix and magic == _POSIX:
        name = prefix + b"/" + name
    if kind == tarfile.GNUTYPE_SPARSE:
        _pass_sparse_maps(stream, block)
    return _Header(name, kind, _number(size), _number(mode), link)


def _number(field: bytes) -> int:
    """A number in octal, or in 256ths as GNU writes what octal has no room for.

    Raises:
        BadArchiveError: it is none, or below zero.

    """
    if field[0] == _BINARY:
        return int.from_bytes(field[1:], "big")
    digits = field.split(b"\0", 1)[0].strip()
    try:
        number = int(digits or b"0", 8)
    except ValueError:
        number = -1
    if number < 0:
        raise BadArchiveError("One of its headers is broken: it is no tar archive, or it was damaged.")
    return number


def _signed_sum(block: bytes, checksum: bytes) -> int:
    """Some old programs added bytes up as if they had signs."""
    signed: int = sum(struct.unpack(f"{_BLOCK}b", block)) - sum(struct.unpack("8b", checksum))
    return signed + _BLANK


def _pass_sparse_maps(stream: Unpacked, block: bytes) -> None:
    more = block[_OLD_SPARSE_MORE]
    while more:
        block = stream.read(_BLOCK)
        if len(block) < _BLOCK:
            raise TruncatedError("It ends in the middle of a header: get it again.")
        more = block[_SPARSE_MORE]


def _extra(stream: Unpacked, header: _Header) -> dict[bytes, bytes]:
    """What a header says about the entry after it. Global records are passed over, as container runtimes do."""
    if header.size > _EXTRA:
        raise BadArchiveError(f"It has a header of more than {_EXTRA} bytes: it is no archive any tool writes.")
    content = Content(stream, header.size)
    text = content.read(header.size)
    stream.skip(-header.size % _BLOCK)
    if header.kind == tarfile.XGLTYPE:
        return {}
    if header.kind == tarfile.XHDTYPE:
        return _pax_records(text)
    name = text.split(b"\0", 1)[0]
    return {b"path" if header.kind == tarfile.GNUTYPE_LONGNAME else b"linkpath": name}


def _pax_records(text: bytes) -> dict[bytes, bytes]:
    """Each is its own length in decimal, a space, `key=value` and a line feed."""
    records = {}
    text = text.rstrip(b"\0")
    at = 0
    while at < len(text):
        digits, space, _ = text[at : at + 12].partition(b" ")
        end = at + (int(digits) if digits.isdigit() else 0)
        start = at + len(digits) + 1
        if not space or start >= end or end > len(text) or text[end - 1 : end] != b"\n":
            raise BadArchiveError("Its pax records are broken: it was damaged, or no tool wrote it.")
        key, _, value = text[start : end - 1].partition(b"=")
        records[key] = value
        at = end
    return records


def _entry(stream: Unpacked, header: _Header, extra: dict[bytes, bytes]) -> Entry:
    kind = _KINDS.get(header.kind, Kind.OTHER)
    if any(key.startswith(b"GNU.sparse.") for key in extra):
        kind = Kind.SPARSE
    size = 0 if header.kind in _BODILESS else _size(extra.get(b"size"), header.size)
    path = extra.get(b"GNU.sparse.name") or extra.get(b"path") or header.name
    link = extra.get(b"linkpath") or header.link
    return Entry(path, kind, size, bool(header.mode & 0o111), link, Content(stream, size))


def _size(record: bytes | None, size: int) -> int:
    if record is None:
        return size
    if not record.isdigit() or len(record) > len(str(2**63)):
        raise BadArchiveError("Its pax records give a size that is none: it was damaged, or no tool wrote it.")
    return int(record)
