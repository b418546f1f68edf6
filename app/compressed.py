"""Unpacking gzip that may be made to burst: a piece at a time, with an end to it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 1024 * 1024
_SLICE = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS
"""zlib's way of saying: expect gzip's header and checksum. https://docs.python.org/3/library/zlib.html#zlib.decompress"""


class CompressionError(Exception):
    """Not one whole gzip member, or more inside it than allowed; `reason` is `bad-gzip` or `too-large`."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


def unpacked(packed: bytes, limit: int) -> Iterator[bytes]:
    """What is in `packed`, in pieces of at most 1 MiB.

    Raises:
        CompressionError: while going on, as soon as it is known.

    """
    inflater, size = zlib.decompressobj(_GZIP), 0
    for start in range(0, len(packed), _SLICE):
        for piece in _inflated(inflater, packed[start : start + _SLICE]):
            size += len(piece)
            if size > limit:
                raise CompressionError("too-large", f"The body unpacks to more than {limit} bytes.")
            yield piece
        if inflater.unused_data or (inflater.eof and start + _SLICE < len(packed)):
            raise CompressionError("bad-gzip", "Something follows the gzip body.")
    if not inflater.eof:
        raise CompressionError("bad-gzip", "The gzip body ends too early.")


def _inflated(inflater: zlib._Decompress, packed: bytes) -> Iterator[bytes]:
    rest, piece = packed, b""
    while rest or len(piece) == PIECE:  # a full piece: there may be more of what was fed before
        try:
            piece = inflater.decompress(rest, PIECE)
        except zlib.error as error:
            raise CompressionError("bad-gzip", "The body is not gzip, or was damaged.") from error
        rest = inflater.unconsumed_tail
        yield piece
        if inflater.eof:
            return
