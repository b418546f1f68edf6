"""The commits of a change from a forge: one request more, which brings them with their trees and without their files.

Without the merge base's history here, git would have to be told that it is not here (`--depth`), and a forge that is told so
sends the whole history of every older commit that the change merged in. So git is made to take the merge base for a first
commit (https://git-scm.com/docs/gitrepository-layout, info/grafts), which is its own affair and never sent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.sources.errors import SourceError
from scanner.sources.git_command import Deadline
from scanner.sources.history import MOST_COMMITS, Past, unread

if TYPE_CHECKING:
    from scanner.sources.git_command import Git
    from scanner.sources.git_remote import FetchedObjects

_MOST_BYTES = 200_000_000
"""Of commits and trees: a change of 250 commits has a few megabytes. Less, where the source's own limit is less."""
_SHARE_OF_TIME = 0.5
"""The rest is for the scan without history, should this take too long."""


def bring_with_past(objects: FetchedObjects, head: str, merge_base: str) -> FetchedObjects:
    """Fetch head, the merge base and the commits between them; if those can not be had, only the two, and the reason why.

    Raises:
        SourceError: not even the two could be had.

    """
    objects.bring_commits(merge_base)
    try:
        return replace(objects, past=_past(_bounded(objects, merge_base), head, merge_base))
    except SourceError as error:
        objects.bring_commits(head)
        return replace(objects, past=Past(unread=unread(str(error))))


def _bounded(objects: FetchedObjects, merge_base: str) -> FetchedObjects:
    """The same repository under tighter limits, with the merge base as a first commit."""
    git_dir = objects.git.scratch / "objects.git"
    (git_dir / "shallow").unlink(missing_ok=True)
    (git_dir / "info").mkdir(exist_ok=True)
    (git_dir / "info" / "grafts").write_text(f"{merge_base}\n", "ascii")
    deadline = Deadline.after(objects.git.deadline.remaining * _SHARE_OF_TIME)
    limits = replace(objects.limits, transfer_bytes=min(objects.limits.transfer_bytes, _MOST_BYTES))
    return replace(objects, git=replace(objects.git, deadline=deadline), limits=limits)


def _past(objects: FetchedObjects, head: str, merge_base: str) -> Past:
    objects.bring_since(head, merge_base)
    parents = _parents(objects.git)
    if len(parents) > MOST_COMMITS + 1:
        return Past(unread=unread(f"there are more than {MOST_COMMITS}: split the change."))
    merged_in = {parent for commit, its in parents.items() if commit != merge_base for parent in its if parent not in parents}
    if merged_in:  # older commits of the target branch: their trees tell what a merge did not bring itself
        objects.bring_commits(*sorted(merged_in))
    return Past(outside=tuple(sorted(merged_in)))


def _parents(git: Git) -> dict[str, list[str]]:
    """The commits that are here, up to one more than are read, each with its parents, whether or not those are here."""
    listed = git.run("cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)")
    words = (line.split() for line in listed.decode("ascii").splitlines())
    commits = [oid for kind, oid in words if kind == "commit"][: MOST_COMMITS + 2]
    given = "".join(f"{oid}\n" for oid in commits).encode()
    told = git.run("rev-list", "--no-walk=unsorted", "--parents", "--stdin", stdin=given)
    return {commit: parents for commit, *parents in (line.split() for line in told.decode("ascii").splitlines())}
