"""Files laid out as an engine may read them: under one root, regular, mode 0600, and an account of what was left out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.sources.disk import is_full
from scanner.sources.package_files import is_lock_file
from scanner.sources.text import LFS_POINTER, NOT_TEXT_LOOKS, as_text, is_binary
from scanner.workspace import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scanner.sources.wants import SourceLimits

_MODE = 0o600
_DIRECTORY_MODE = 0o700


class Layout:
    """One side of a target as it is being written."""

    def __init__(self, root: Path, limits: SourceLimits) -> None:
        root.mkdir(mode=_DIRECTORY_MODE, parents=True)
        self.root = root
        self.skipped: list[Skipped] = []
        self._limits = limits
        self._files: list[str] = []
        self._context: list[str] = []
        self._held: set[str] = set()
        self._bytes = 0
        self._over_budget = 0

    def kept_bytes(self, path: str) -> int:
        """How much of a file `put` has to be given: all of it up to the limit, and one more to tell that it is larger."""
        return 1 + (self._limits.package_file_bytes if is_lock_file(path) else self._limits.file_bytes)

    def put(self, path: str, size: int, content: bytes, *, context: bool = False) -> None:
        """Write one file, or take down why not.

        Args:
            path: judged safe before (see `paths.unsafe`), relative, forward slashes.
            size: of the whole file in bytes.
            content: its first `kept_bytes(path)` bytes.
            context: not to be scanned, only followed into.

        Raises:
            OSError: there is no room.

        """
        fault = self._fault(path, size, content)
        if fault is not None:
            self.skipped.append(fault)
            return
        text = as_text(content)
        if self._bytes + len(text) > self._limits.bytes:
            self._over_budget += 1
            return
        if self._written(path, text):
            self._bytes += len(text)
            self._held.add(path)
            (self._context if context else self._files).append(path)

    def holds(self, path: str) -> bool:
        """Whether the file has been written."""
        return path in self._held

    def tree(self, others: Iterable[Skipped] = ()) -> Tree:
        """What has been laid out by now, with everything that was not: here, and `others`."""
        skipped = [*self.skipped, *others]
        if self._over_budget:
            most = self._limits.bytes
            text = f"{self._over_budget} more files were not read: {most} bytes are read at most; exclude some by policy."
            skipped.append(Skipped("*", Reason("too-many-bytes", text), gap=True))
        skipped.sort(key=lambda item: item.path)
        return Tree(self.root, tuple(sorted(self._files)), tuple(sorted(self._context)), tuple(skipped))

    def _fault(self, path: str, size: int, content: bytes) -> Skipped | None:
        if content.startswith(LFS_POINTER) and size <= NOT_TEXT_LOOKS:
            return Skipped(path, Reason("git-lfs", "It is stored with Git LFS, whose content is not fetched."), gap=True)
        if is_binary(content):
            if is_lock_file(path):
                text = "It is a lock file but no text, so it is not read: keep a lock file in a text format beside it."
                return Skipped(path, Reason("binary-lock-file", text), gap=True)
            return Skipped(path, Reason("binary", "It is not text."), gap=False)
        limit = self.kept_bytes(path) - 1
        if size > limit:
            text = f"It is larger than {limit} bytes: exclude it by policy if it is generated, or split it."
            return Skipped(path, Reason("too-large", text), gap=True)
        return None

    def _written(self, path: str, content: bytes) -> bool:
        """Create the file; never through a link, never over another file, whatever the file system takes for the same name."""
        target = self.root / path
        try:
            target.parent.mkdir(mode=_DIRECTORY_MODE, parents=True, exist_ok=True)
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, _MODE)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            text = "Another file or directory of the target has this name on the scanner's file system: rename one of them."
            self.skipped.append(Skipped(path, Reason("path-collision", text), gap=True))
            return False
        except OSError as error:
            if is_full(error):
                raise
            text = f"It could not be written under this name ({os.strerror(error.errno or 0)}): rename it."
            self.skipped.append(Skipped(path, Reason("unwritable-path", text), gap=True))
            return False
        return True
