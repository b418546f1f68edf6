"""A work tree's tracked files as they lie on disk, as a commit in a repository of ours, so that it compares like any other.

Git itself is not asked what changed: to answer, it would run the filters that the clone's configuration names. Instead every
tracked file is hashed, also with its line ends as git stores them; what differs from the index is copied.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.sources.git_objects import SUBMODULE, SYMLINK
from scanner.sources.inside import opened
from scanner.sources.paths import shown
from scanner.sources.unreadable import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.sources.clone import Clone
    from scanner.sources.git_command import Git
    from scanner.sources.wants import SourceLimits

_SHA1_DIGITS = 40
_NOT_CHECKED_OUT = "S"
"""Tag of `ls-files -t` for what a sparse checkout leaves out."""
_REF = "refs/heads/work-tree"


@dataclass(frozen=True, slots=True)
class Tracked:
    """One line of the index."""

    tag: str
    mode: str
    oid: str
    path: bytes


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A work tree at one moment."""

    commit: str
    skipped: tuple[Skipped, ...]


def tracked_files(clone: Clone) -> list[Tracked]:
    """The index, one entry for each path (an unmerged path has several; all mean the one file on disk)."""
    found = {}
    for record in clone.git.run("ls-files", "-z", "-t", "--stage").split(b"\0")[:-1]:
        about, _, path = record.partition(b"\t")
        tag, mode, oid, _stage = about.decode("ascii", "replace").split(" ")
        found[path] = Tracked(tag, mode, oid, path)
    return list(found.values())


def untracked(clone: Clone, below: tuple[str, ...]) -> list[Skipped]:
    """One item that counts what is neither tracked nor ignored, if there is any: it is no part of the target."""
    listed = clone.git.run(
        "ls-files", "-z", "--others", "--exclude-standard", "--directory", "--no-empty-directory", "--", *below
    )
    names = [shown(name) for name in listed.split(b"\0") if name]
    if not names:
        return []
    text = f"{len(names)} files or directories are not tracked, the first is {names[0]}: `git add` what is to be scanned."
    return [Skipped("*", Reason("untracked", text), gap=False)]


def snapshot(clone: Clone, tracked: list[Tracked], below: bytes, store: Git, limits: SourceLimits) -> Snapshot:
    """Store the work tree as a commit: what is `below` as it lies on disk, the rest as the index has it.

    Raises:
        SourceError: git could not store it, time is up, or the disk is full.

    """
    writing = _Writing(limits)
    root = os.open(clone.top, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for file in tracked:
            clone.git.deadline.check()
            if below in (b"", file.path) or file.path.startswith(below + b"/"):
                writing.add_from_disk(root, file)
            elif file.tag != _NOT_CHECKED_OUT:
                writing.add(file.path, file.mode, file.oid)
    finally:
        os.close(root)
    store.run("fast-import", "--quiet", stdin=b"".join(writing.stream))
    return Snapshot(store.run("rev-parse", "--verify", _REF).decode().strip(), tuple(writing.skipped))


class _Writing:
    """The stream that `git fast-import` makes a commit of: https://git-scm.com/docs/git-fast-import ."""

    def __init__(self, limits: SourceLimits) -> None:
        self.stream = [f"commit {_REF}\ncommitter outrider <> 0 +0000\ndata 0\n".encode()]
        self.skipped: list[Skipped] = []
        self._kept = limits.package_file_bytes + 1
        """Of a larger file only so much is stored, enough to see later that it is too large."""

    def add(self, path: bytes, mode: str, oid: str) -> None:
        """An object that the clone has."""
        self.stream.append(f"M {mode} {oid} ".encode() + _quoted(path) + b"\n")

    def add_from_disk(self, root: int, file: Tracked) -> None:
        """What lies at a path now; nothing when it was deleted."""
        if file.mode in (SYMLINK, SUBMODULE):
            self.add(file.path, file.mode, file.oid)
            return
        try:
            with opened(root, file.path) as (size, content):
                start = content.read(self._kept)
        except FileNotFoundError:
            if file.tag == _NOT_CHECKED_OUT:
                text = "It is tracked but left out by the sparse checkout: check it out to have it scanned."
                self.skipped.append(Skipped(shown(file.path), Reason("not-checked-out", text), gap=True))
        except OSError as error:
            self.skipped.append(unreadable(file.path, error))
        else:
            if size == len(start) and file.oid in _object_ids(start, len(file.oid)):
                self.add(file.path, file.mode, file.oid)
            else:
                header = f"M {file.mode} inline ".encode() + _quoted(file.path) + f"\ndata {len(start)}\n".encode()
                self.stream += [header, start, b"\n"]


def _object_ids(content: bytes, digits: int) -> Iterator[str]:
    """The ids under which git may have stored a file's content: as it is, and with LF for CRLF (`core.autocrlf`, `eol`)."""
    yield _object_id(content, digits)
    if b"\r\n" in content:
        yield _object_id(content.replace(b"\r\n", b"\n"), digits)


def _object_id(content: bytes, digits: int) -> str:
    algorithm = hashlib.sha1(usedforsecurity=False) if digits == _SHA1_DIGITS else hashlib.sha256()
    algorithm.update(f"blob {len(content)}\0".encode())
    algorithm.update(content)
    return algorithm.hexdigest()


def _quoted(path: bytes) -> bytes:
    """A path as fast-import unquotes it: every byte as an octal escape, so that none can mean anything."""
    return b'"' + b"".join(b"\\%03o" % byte for byte in path) + b'"'
