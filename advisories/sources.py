"""Where archives come from: a directory, a mirror over HTTP, or the starter set that is part of Outrider.

All have OSV's layout, `<Ecosystem>/all.zip`: https://google.github.io/osv.dev/data/
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from importlib import resources
from typing import IO, TYPE_CHECKING, Protocol

from advisories.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Scratch = Callable[[], IO[bytes]]
    Received = Callable[[int], None]

PUBLIC_ARCHIVES = "https://osv-vulnerabilities.storage.googleapis.com"
STARTER = "starter"
"""The name of the packaged set, both as a source and as an index's kind."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}", re.ASCII)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """An archive at hand."""

    stream: IO[bytes]
    """Seekable; whoever asked closes it."""
    validator: str
    """Give it back with the next fetch: the same bytes then need not come again."""


class Source(Protocol):
    """A place that has archives."""

    label: str
    """What to call it in output; holds no credentials."""
    kind: str
    """`osv` or `starter`."""

    def names(self, held: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The archives to take when nobody names any.

        Args:
            held: those the index has already; a source that can not list its archives adds them to its own.

        """
        ...

    def fetch(self, name: str, validator: str, scratch: Scratch, progress: Received) -> Fetched | None:
        """Get one archive.

        Args:
            name: one of the archives'.
            validator: of the fetch before, or empty.
            scratch: makes a temporary file, for sources that have none of their own.
            progress: called with the number of bytes received, now and then.

        Returns:
            None when the archive is the one that `validator` stands for.

        Raises:
            SourceError: the archive can not be had.

        """
        ...


def check_name(name: str) -> str:
    """Return an archive's name if it can be one folder's.

    Raises:
        SourceError: it can not.

    """
    if not _NAME.fullmatch(name) or ".." in name:
        raise SourceError("bad-ecosystem", f"{name!r} is no ecosystem's name: use OSV's, such as PyPI, npm or crates.io")
    return name


class Directory:
    """A local copy of the archives."""

    kind = "osv"

    def __init__(self, root: Path) -> None:
        self.root = root
        self.label = str(root)

    def names(self, held: tuple[str, ...] = ()) -> tuple[str, ...]:
        """See `Source.names`: every folder that has an archive."""
        del held
        found = tuple(sorted(path.parent.name for path in self.root.glob("*/all.zip")))
        if not found:
            raise SourceError("no-archives", f"{self.root} holds no <Ecosystem>/all.zip: name the folder above the ecosystems'")
        return found

    def fetch(self, name: str, validator: str, scratch: Scratch, progress: Received) -> Fetched | None:
        """See `Source.fetch`."""
        del scratch
        path = self.root / check_name(name) / "all.zip"
        try:
            stream = path.open("rb")
        except OSError as error:
            raise SourceError("unreadable", f"{path} can not be read: {error.strerror}") from None
        digest = hashlib.sha256()
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            progress(stream.tell())
        stream.seek(0)
        return _unless_known(stream, f"sha256:{digest.hexdigest()}", validator)


class Starter:
    """The set of well-known advisories that is part of Outrider: enough to try it without a network, never complete."""

    kind = STARTER
    label = STARTER

    def __init__(self) -> None:
        self._root = resources.files("advisories") / "starter"

    def names(self, held: tuple[str, ...] = ()) -> tuple[str, ...]:
        """See `Source.names`."""
        del held
        return tuple(sorted(item.name for item in self._root.iterdir() if item.is_dir()))

    def fetch(self, name: str, validator: str, scratch: Scratch, progress: Received) -> Fetched | None:
        """See `Source.fetch`."""
        del scratch
        if name not in self.names():
            raise SourceError("no-such-archive", f"The starter set has nothing about {name}: leave out --ecosystem")
        stream, digest = io.BytesIO(), hashlib.sha256()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for item in sorted((self._root / name).iterdir(), key=lambda found: found.name):
                data = item.read_bytes()
                archive.writestr(item.name, data)
                digest.update(data)
        progress(stream.tell())
        return _unless_known(stream, f"sha256:{digest.hexdigest()}", validator)


def _unless_known(stream: IO[bytes], found: str, known: str) -> Fetched | None:
    if found != known:
        return Fetched(stream, found)
    stream.close()
    return None
