"""A plain directory: every regular file below it is the target, vendored ones too, for there they are what runs.

Passed over are `.git` directories, links, and what is no regular file. Directories that usually hold other people's code come
last, so that a limit on files or bytes meets them before it meets the project's own; what lies beyond a limit is named.
"""

from __future__ import annotations

import os
from collections import deque
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.sources.git_objects import SYMLINK, Entry
from scanner.sources.inside import opened
from scanner.sources.layout import Layout
from scanner.sources.selection import Selection
from scanner.sources.unreadable import unreadable
from scanner.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scanner.sources.git_command import Deadline
    from scanner.sources.wants import Wants

_VENDORED = frozenset(
    (b".tox", b".venv", b"__pycache__", b"bower_components", b"node_modules", b"site-packages", b"vendor", b"venv")
)
_GIT = b".git"
_FILE = "100644"
_NO_OID = ""


def lay_out_directory(root: Path, only: bytes | None, wants: Wants, deadline: Deadline, workdir: Path) -> Workspace:
    """The files below `root`, or one of them, as `head` below `workdir`.

    Raises:
        SourceError: time is up, or the scanner's disk is full.

    """
    listing = _Listing(root, deadline)
    selection = Selection(wants)
    selection.offer_all(listing.entries() if only is None else [Entry(only, _FILE, _NO_OID)])
    layout = Layout(workdir / "head", wants.limits)
    descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for file in selection.files:
            deadline.check()
            try:
                with opened(descriptor, file.path.encode()) as (size, content):
                    layout.put(file.path, size, content.read(layout.kept_bytes(file.path)))
            except OSError as error:
                layout.skipped.append(unreadable(file.path.encode(), error))
    finally:
        os.close(descriptor)
    tree = layout.tree(chain(selection.skipped(), listing.skipped))
    return Workspace(replace(tree, whole=only is None))


class _Listing:
    """The names below a directory, its own code before vendored code."""

    def __init__(self, root: Path, deadline: Deadline) -> None:
        self.skipped: list[Skipped] = []
        self._root = os.fsencode(root)
        self._deadline = deadline
        self._own: deque[bytes] = deque([b""])
        self._vendored: deque[bytes] = deque()

    def entries(self) -> Iterator[Entry]:
        """Files and links; directories that can not be listed are taken down."""
        while self._own or self._vendored:
            self._deadline.check()
            vendored = not self._own
            directory = self._vendored.popleft() if vendored else self._own.popleft()
            try:
                with os.scandir(b"/".join((self._root, directory))) as found:
                    children = sorted(found, key=lambda child: child.name)
            except OSError as error:
                self.skipped.append(unreadable(directory or b"*", error))
                continue
            for child in children:
                yield from self._entry(child, directory + b"/" * bool(directory) + child.name, vendored=vendored)

    def _entry(self, child: os.DirEntry[bytes], path: bytes, *, vendored: bool) -> Iterator[Entry]:
        if child.is_symlink():
            yield Entry(path, SYMLINK, _NO_OID)
        elif not child.is_dir(follow_symlinks=False):
            yield Entry(path, _FILE, _NO_OID)
        elif child.name == _GIT:
            text = "It is git's own data; scan the repository to have its tracked files read."
            self.skipped.append(Skipped(os.fsdecode(path), Reason("git-data", text), gap=False))
        elif vendored or child.name in _VENDORED:
            self._vendored.append(path)
        else:
            self._own.append(path)
