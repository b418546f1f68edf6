"""A change, or a whole repository, fetched from a forge and laid out without a checkout."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.sources.commits import Commits, lay_out
from scanner.sources.disk import own_disk
from scanner.sources.git_command import Deadline
from scanner.sources.git_past import bring_with_past
from scanner.sources.git_remote import open_remote
from scanner.sources.object_store import check_object_id
from scanner.sources.wants import Wants

if TYPE_CHECKING:
    from scanner.sources.git_remote import FetchedObjects, GitRemote
    from scanner.workspace import Workspace


def fetch_change(remote: GitRemote, commits: Commits, workdir: Path, wants: Wants | None = None) -> Workspace:
    """Fetch what is to be read of `commits` and lay it out below `workdir`, an existing directory without `head` in it.

    Two requests for objects as a rule; one more for the commits of the change if they are wanted, another if it merged in older
    ones of its target branch; and one more for each level of included requirements. The fetched objects are removed
    afterwards: only the laid-out files stay.

    Raises:
        SourceError: see `scanner.sources.errors`; `transient` tells whether to try again.

    """
    wants = wants or Wants()
    deadline = Deadline.after(wants.limits.seconds)
    with own_disk(), tempfile.TemporaryDirectory(prefix="fetched-", dir=workdir) as scratch:
        objects = _fetched(remote, commits, wants, deadline, Path(scratch))
        return lay_out(objects, commits, wants, workdir)


def _fetched(remote: GitRemote, commits: Commits, wants: Wants, deadline: Deadline, scratch: Path) -> FetchedObjects:
    """Both commits, and those between them if they are wanted."""
    objects = open_remote(remote, commits.head, wants.limits, deadline, scratch)
    if commits.merge_base is None:
        objects.bring_commits(commits.head)
        return objects
    check_object_id(commits.merge_base)
    if wants.history and commits.merge_base != commits.head:
        return bring_with_past(objects, commits.head, commits.merge_base)
    objects.bring_commits(*dict.fromkeys((commits.head, commits.merge_base)))
    return objects
