"""What lies on this machine: a work tree as it is, two of its revisions, or a plain directory."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.sources.clone import find_clone
from scanner.sources.commits import Commits, ScanScope, lay_out
from scanner.sources.directory import lay_out_directory
from scanner.sources.disk import own_disk
from scanner.sources.errors import NoSuchPathError, NotARepositoryError, UnknownRevisionError
from scanner.sources.git_command import Deadline
from scanner.sources.object_store import borrow
from scanner.sources.wants import Wants
from scanner.sources.work_tree import snapshot, tracked_files, untracked

if TYPE_CHECKING:
    from scanner.sources.clone import Clone
    from scanner.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LocalTarget:
    """What a person points at. Paths in the result are relative to the repository's root, or to a plain directory."""

    path: Path
    """A work tree, a directory or a file inside one, or a plain directory or file."""
    base: str | None = None
    """A revision: only what differs from its merge base with head is read."""
    head: str | None = None
    """A revision: read this commit and not the files on disk."""
    scope: ScanScope = ScanScope.CHANGE


def open_local(target: LocalTarget, workdir: Path, wants: Wants | None = None) -> Workspace:
    """Lay a local target out below `workdir`, an existing directory outside the target without `head` in it.

    - A work tree: its tracked files as they lie on disk (or at `head`); with `base`, those that differ from the merge base.
      Untracked files are counted, not read.
    - A directory without tracked files: every regular file, see `scanner.sources.directory`.

    Raises:
        UsageError: the path or a revision is not there, or history is missing.
        SourceError: it could not be read; see `scanner.sources.errors`.

    """
    wants = wants or Wants()
    deadline = Deadline.after(wants.limits.seconds)
    path = _existing(target.path)
    directory = path if path.is_dir() else path.parent
    with own_disk(), tempfile.TemporaryDirectory(prefix="local-", dir=workdir) as temporary:
        scratch = Path(temporary)
        clone = find_clone(directory, scratch, deadline)
        if clone is not None and (target.base or target.head or wants.history or _holds_tracked(clone, path)):
            return _from_clone(clone, path, target, wants, scratch, workdir)
        if target.base or target.head or wants.history:
            raise NotARepositoryError(
                f"{target.path} is in no git work tree: leave out revisions and --history, or name a path in a clone."
            )
        only = None if path.is_dir() else path.name.encode("utf-8", "surrogateescape")
        return lay_out_directory(directory, only, wants, deadline, workdir)


def _from_clone(clone: Clone, path: Path, target: LocalTarget, wants: Wants, scratch: Path, workdir: Path) -> Workspace:
    below = _below(clone, path)
    confined = (below,) if below else ()
    head = clone.commit(target.head) if target.head else None
    base = clone.merge_base(clone.commit(target.base), head or clone.commit("HEAD")) if target.base else None
    tracked = [] if head else tracked_files(clone)
    like = head or base or next((file.oid for file in tracked), "")
    objects = borrow(clone.objects, scratch, like, clone.git.deadline)
    commits = Commits("", base, target.scope, confined)
    if head is not None:
        return replace(lay_out(objects, replace(commits, head=head), wants, workdir), commit=head)
    taken = snapshot(clone, tracked, below.encode("utf-8", "surrogateescape"), objects.git, wants.limits)
    workspace = lay_out(objects, replace(commits, head=taken.commit, tip=_checked_out(clone)), wants, workdir)
    skipped = (*workspace.head.skipped, *taken.skipped, *untracked(clone, confined))
    told = replace(workspace.head, skipped=tuple(sorted(skipped, key=lambda item: item.path)))
    return replace(workspace, head=told, commit=_checked_out(clone))


def _checked_out(clone: Clone) -> str | None:
    """The commit the work tree is of; None before the first one."""
    try:
        return clone.commit("HEAD")
    except UnknownRevisionError:
        return None


def _existing(path: Path) -> Path:
    try:
        found = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise NoSuchPathError(f"{path} is not there or can not be reached: name a directory or a file to scan.") from error
    if not found.is_dir() and not found.is_file():
        raise NoSuchPathError(f"{path} is neither a directory nor a file: name one to scan.")
    return found


def _below(clone: Clone, path: Path) -> str:
    """The path inside the repository; empty for its root."""
    inside = path.relative_to(clone.top.resolve()).as_posix()
    return "" if inside == "." else inside


def _holds_tracked(clone: Clone, path: Path) -> bool:
    """Whether a path is the root of the work tree or holds tracked files; a build directory inside it is a plain one."""
    below = _below(clone, path)
    return not below or bool(clone.git.run("ls-files", "-z", "--", below))
