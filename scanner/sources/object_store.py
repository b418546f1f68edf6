"""Bare repositories of our own, with nothing in them but objects: fetched from a forge, or borrowed from a local clone."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from scanner.sources.errors import UnknownRevisionError
from scanner.sources.git_command import Deadline, Git
from scanner.sources.history import Past

if TYPE_CHECKING:
    from collections.abc import Iterable

_OBJECT_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SHA256_DIGITS = 64


class ObjectStore(Protocol):
    """Where commits are read from. Trees are present; blobs have to be brought first."""

    @property
    def git(self) -> Git:
        """Git on the repository; it can not reach any network."""
        ...

    @property
    def past(self) -> Past:
        """How far back its commits can be read."""
        ...

    def bring(self, oids: Iterable[str]) -> None:
        """Make these blobs present, in one request if any is needed."""
        ...


@dataclass(frozen=True, slots=True)
class BorrowedObjects:
    """The objects of a local clone, read through a repository of ours: the clone's configuration has no say."""

    git: Git
    past: Past = field(default_factory=Past)

    def bring(self, oids: Iterable[str]) -> None:
        """See `ObjectStore.bring`: a clone has its blobs, and one that does not is told so when they are read."""


def check_object_id(oid: str) -> str:
    """The id itself.

    Raises:
        UnknownRevisionError: it is no full, lower-case SHA-1 or SHA-256 object id.

    """
    if not _OBJECT_ID.fullmatch(oid):
        raise UnknownRevisionError(f"A commit is named by its full object id in lower-case hexadecimal digits, not {oid[:80]!r}.")
    return oid


def new_repository(parent: Path, like: str, deadline: Deadline, secrets: tuple[str, ...] = ()) -> Git:
    """An empty bare repository below `parent`, for object ids as long as `like`."""
    scratch = Path(tempfile.mkdtemp(prefix="git-", dir=parent))
    git_dir = scratch / "objects.git"
    kind = "sha256" if len(like) == _SHA256_DIGITS else "sha1"
    git = Git((), scratch, deadline, secrets)
    git.run("init", "--quiet", "--bare", "--template=", f"--object-format={kind}", str(git_dir))
    return replace(git, where=(f"--git-dir={git_dir}",))


def borrow(objects: Path, parent: Path, like: str, deadline: Deadline) -> BorrowedObjects:
    """Read the object directory of a clone; nothing is written there."""
    git = new_repository(parent, like, deadline)
    info = git.scratch / "objects.git" / "objects" / "info"
    info.mkdir(exist_ok=True)
    (info / "alternates").write_bytes(bytes(objects) + b"\n")
    return BorrowedObjects(git)
