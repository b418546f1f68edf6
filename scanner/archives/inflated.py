"""The content of a zip's entry as it is read: no more of it than the archive says, and checked at its end."""

from __future__ import annotations

import zlib
from typing import IO, TYPE_CHECKING

from scanner.archives.allowance import refuse_bomb
from scanner.archives.errors import BadArchiveError, TruncatedError

if TYPE_CHECKING:
    from typing import Final

    from scanner.archives.allowance import Allowance

_CHUNK: Final = 1 << 16


class Inflated:
    """Reads one entry from where its data begins."""

    def __init__(
        self,
        file: IO[bytes],
        packed: tuple[int, int],
        size: int,
        crc: int,
        inflate: zlib._Decompress | None,
        allowance: Allowance,
    ) -> None:
        self._file = file
        self._at, self._left = packed
        self._packed = self._left
        self._size = size
        self._crc = crc
        self._inflate = inflate
        self._allowance = allowance
        self._done = 0
        self._sum = 0
        self._rest = b""

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end.

        Raises:
            ArchiveError: it is broken, longer or shorter than listed, or not what its checksum says.

        """
        parts: list[bytes] = []
        while size > 0 and (block := self._block(min(size, _CHUNK))):
            parts.append(block)
            size -= len(block)
        return b"".join(parts)

    def _block(self, size: int) -> bytes:
        block = self._stored(size) if self._inflate is None else self._inflated(self._inflate, size)
        self._done += len(block)
        self._sum = zlib.crc32(block, self._sum)
        self._allowance.count_bytes(len(block))
        refuse_bomb(self._done, self._packed)
        if self._done > self._size or (not block and (self._done, self._sum) != (self._size, self._crc)):
            raise BadArchiveError("One of its entries is not what it is listed as: pack it again.")
        return block

    def _stored(self, size: int) -> bytes:
        self._file.seek(self._at)
        wanted = min(size, self._left)
        block = self._file.read(wanted)
        if len(block) < wanted:
            raise TruncatedError("It ends in the middle of an entry: get it again.")
        self._at += wanted
        self._left -= wanted
        return block

    def _inflated(self, inflate: zlib._Decompress, size: int) -> bytes:
        while not inflate.eof:
            chunk = self._rest or self._stored(_CHUNK)
            try:
                block = inflate.decompress(chunk, size)
            except zlib.error as error:
                raise BadArchiveError("Its compressed data is broken: pack it again.") from error
            self._rest = inflate.unconsumed_tail
            if block:
                return block
            if not chunk:
                raise TruncatedError("Its compressed data ends in the middle: get it again.")
        return b""
