"""Two commits of one repository as a workspace: what changed, the old side of it, and what their package files need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from scanner.sources.context import INCLUDE_ROUNDS, Includes, siblings
from scanner.sources.git_objects import differences, list_tree, read_blobs
from scanner.sources.layout import Layout
from scanner.sources.passing import Passed
from scanner.sources.renames import renames
from scanner.sources.selection import Selection
from scanner.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scanner.sources.git_objects import Difference
    from scanner.sources.object_store import ObjectStore
    from scanner.sources.selection import Chosen
    from scanner.sources.wants import Wants
    from scanner.workspace import Tree


class ScanScope(StrEnum):
    """How much of head is read."""

    CHANGE = "change"
    """The files that differ from the merge base; everything when there is none."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Commits:
    """What is compared."""

    head: str
    merge_base: str | None
    scope: ScanScope = ScanScope.CHANGE
    below: tuple[str, ...] = ()
    """Paths to which the scan is confined; the whole repository if none are named."""
    tip: str | None = None
    """The last commit of the history, where head is none that has any: a work tree's snapshot."""


class _Side:
    """One commit: what is chosen of it and where it is laid out."""

    def __init__(self, objects: ObjectStore, commit: str, root: Path, wants: Wants) -> None:
        self.selection = Selection(wants)
        self.layout = Layout(root, wants.limits)
        self.includes = Includes(objects.git, commit, self.layout, wants)
        self._objects = objects
        self._commit = commit
        self._whole = False

    def offer_all(self, below: tuple[str, ...]) -> None:
        """Choose from everything that the commit holds."""
        self._whole = not below
        self.selection.offer_all(list_tree(self._objects.git, self._commit, *below))

    def beside(self) -> list[Chosen]:
        """The unchanged package files next to the chosen ones."""
        return [] if self._whole else siblings(self._objects.git, self._commit, self.selection.files)

    def write(self, files: Sequence[Chosen], *, context: bool) -> None:
        """Lay out blobs that have been brought."""
        files = sorted(files, key=lambda file: file.path)
        kept = [(file.oid, self.layout.kept_bytes(file.path)) for file in files]
        for file, (size, content) in zip(files, read_blobs(self._objects.git, kept), strict=True):
            self.layout.put(file.path, size, content, context=context)

    @property
    def oids(self) -> list[str]:
        """The blobs chosen."""
        return [file.oid for file in self.selection.files]

    def tree(self) -> Tree:
        """What is laid out, with everything that is not."""
        return replace(self.layout.tree(self.selection.skipped()), whole=self._whole)


def lay_out(objects: ObjectStore, commits: Commits, wants: Wants, workdir: Path) -> Workspace:
    """Both sides, as `head` and `merge-base` below `workdir`.

    Raises:
        SourceError: an object could not be had, time is up, or the disk is full.

    """
    head = _Side(objects, commits.head, workdir / "head", wants)
    if commits.merge_base is None:
        head.offer_all(commits.below)
        passed = _passed(objects, commits, wants, workdir, head)
        _write(objects, passed, head)
        return Workspace(head.tree(), passing=passed.passing() if passed else None)
    base = _Side(objects, commits.merge_base, workdir / "merge-base", wants)
    changed = differences(objects.git, commits.merge_base, commits.head, *commits.below)
    changes = list(islice(changed, wants.limits.entries + 1))
    if commits.scope is ScanScope.FULL:
        head.offer_all(commits.below)
    else:
        head.selection.offer_all(change.new for change in changes if change.new)
    base.selection.offer_all(change.old for change in changes if change.old)
    passed = _passed(objects, commits, wants, workdir, head, base)
    _write(objects, passed, head, base)
    deleted, added, differing = _sorted_out(changes, head.selection, base.selection)
    passing = passed.passing() if passed else None
    return Workspace(head.tree(), base.tree(), differing, renames(objects.git, deleted, added), passing)


def _passed(objects: ObjectStore, commits: Commits, wants: Wants, workdir: Path, *sides: _Side) -> Passed | None:
    """What is in the commits and on neither side, if it is wanted."""
    if not wants.history:
        return None
    passed = Passed(objects, wants, workdir / "passing")
    known = (oid for side in sides for oid in side.oids)
    passed.choose(commits.tip or commits.head, commits.merge_base, commits.below, known)
    return passed


def _write(objects: ObjectStore, passed: Passed | None, *sides: _Side) -> None:
    """Bring and lay out the files chosen and what their package files need: one request, and one for each level of includes."""
    beside = [(side, side.beside()) for side in sides]
    wanted = [file.oid for side, files in beside for file in (*side.selection.files, *files)]
    objects.bring([*wanted, *(file.oid for file in passed.files)] if passed else wanted)
    if passed:
        passed.write()
    for side, files in beside:
        side.write(side.selection.files, context=False)
        side.write(files, context=True)
    for _ in range(INCLUDE_ROUNDS):
        included = [(side, side.includes.next_round()) for side in sides]
        wanted = [file.oid for _, files in included for file in files]
        if not wanted:
            return
        objects.bring(wanted)
        for side, files in included:
            side.write(files, context=True)
    for side in sides:
        side.layout.skipped.extend(side.includes.too_deep())


def _sorted_out(
    changes: Sequence[Difference], head: Selection, base: Selection
) -> tuple[list[Chosen], list[Chosen], frozenset[str]]:
    """The files that only the merge base has, those that only head has, and all of head that differ."""
    on_head = {file.path.encode(): file for file in head.files}
    on_base = {file.path.encode(): file for file in base.files}
    old = {change.old.path for change in changes if change.old and change.old.path in on_base}
    new = {change.new.path for change in changes if change.new and change.new.path in on_head}
    deleted = [on_base[path] for path in sorted(old - new)]
    added = [on_head[path] for path in sorted(new - old)]
    return deleted, added, frozenset(path.decode() for path in new)
