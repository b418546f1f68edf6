"""A compressed stream as it unpacks: gzip and zstd layers, or plain ones, told apart by their first bytes."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Protocol

from scanner.archives.allowance import refuse_bomb
from scanner.archives.errors import BadArchiveError, TruncatedError, UnsupportedCompressionError
from scanner.process import minimal_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Final

    from scanner.archives.allowance import Allowance

CHUNK: Final = 1 << 18
_GZIP: Final = b"\x1f\x8b"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_OTHERS: Final = {b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"PK\x03\x04": "zip"}
_GZIP_WINDOW: Final = 31
"""zlib: 15 bits of window, and 16 for the gzip wrapper."""
_ZSTD_MEMORY: Final = "--memory=128MB"
"""A frame that asks for a larger window is refused; RFC 8878 recommends to support 8 MB."""


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


class Unpacked:
    """Reads unpacked bytes, counting them and what they were made of."""

    def __init__(self, blocks: Iterator[bytes], allowance: Allowance) -> None:
        self._blocks = blocks
        self._allowance = allowance
        self._held = memoryview(b"")

    def read(self, size: int) -> bytes:
        """`size` bytes, fewer only at the end."""
        parts = []
        while size > 0:
            if not self._held:
                block = next(self._blocks, b"")
                if not block:
                    break
                self._allowance.count_bytes(len(block))
                self._held = memoryview(block)
            part = self._held[:size]
            self._held = self._held[len(part) :]
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def skip(self, size: int) -> None:
        """Pass over bytes.

        Raises:
            TruncatedError: there are fewer.

        """
        while size > 0:
            read = len(self.read(min(size, CHUNK)))
            if not read:
                raise TruncatedError("It ends in the middle of an entry: get it again.")
            size -= read


@contextmanager
def unpacked(file: Path, allowance: Allowance) -> Iterator[Unpacked]:
    """A file's content, unpacked.

    Raises:
        ArchiveError: it is compressed in another way, is broken, or unpacks to too much.

    """
    with file.open("rb") as source:
        first = source.read(6)
        source.seek(0)
        if first.startswith(_ZSTD):
            with _zstd(source, file) as blocks:
                yield Unpacked(blocks, allowance)
            return
        if name := next((name for magic, name in _OTHERS.items() if first.startswith(magic)), None):
            raise UnsupportedCompressionError(f"It is compressed with {name}: compress it with gzip or zstd.")
        yield Unpacked(_gzip(source) if first.startswith(_GZIP) else _plain(source), allowance)


def _plain(source: Source) -> Iterator[bytes]:
    while block := source.read(CHUNK):
        yield block


def _gzip(source: Source) -> Iterator[bytes]:
    """All members, one after another; the rest is padding as soon as it is no member."""
    packed = unpacked = 0
    rest = b""
    inflate = zlib.decompressobj(_GZIP_WINDOW)
    while True:
        chunk = rest or source.read(CHUNK)
        packed += 0 if rest else len(chunk)
        if not chunk:
            raise TruncatedError("Its compressed data ends in the middle: get it again.")
        try:
            block = inflate.decompress(chunk, CHUNK)
        except zlib.error as error:
            raise BadArchiveError("Its compressed data is broken: get it again.") from error
        rest = inflate.unconsumed_tail
        unpacked += len(block)
        refuse_bomb(unpacked, packed)
        if block:
            yield block
        if inflate.eof:
            more = inflate.unused_data or source.read(CHUNK)
            packed += 0 if inflate.unused_data else len(more)
            if not more.startswith(_GZIP):
                return
            inflate, rest = zlib.decompressobj(_GZIP_WINDOW), more


@contextmanager
def _zstd(source: IO[bytes], file: Path) -> Iterator[Iterator[bytes]]:
    """The zstd program does it, in its own process: this Python has no zstd."""
    program = shutil.which("zstd")
    if program is None:
        raise UnsupportedCompressionError("It is compressed with zstd: install the zstd program, or push it with gzip layers.")
    os.lseek(source.fileno(), 0, os.SEEK_SET)  # the program takes over the descriptor, and Python had read ahead
    process = subprocess.Popen(  # noqa: S603  fixed words; the data comes on standard input
        [program, "-d", "-c", "-q", _ZSTD_MEMORY],
        stdin=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=minimal_environment(file.parent),
        start_new_session=True,
    )
    try:
        yield _output(process, file.stat().st_size)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _output(process: subprocess.Popen[bytes], packed: int) -> Iterator[bytes]:
    total = 0
    stdout = process.stdout or io.BytesIO()
    while block := stdout.read(CHUNK):
        total += len(block)
        refuse_bomb(total, packed)
        yield block
    if process.wait() != 0:
        raise BadArchiveError("Its compressed data is broken: get it again.")
