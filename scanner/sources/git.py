"""A change, or a whole repository, fetched from a forge and laid out without a checkout."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.sources.commits import Commits, lay_out
from scanner.sources.disk import own_disk
from scanner.sources.git_command import Deadline
from scanner.sources.git_remote import open_remote
from scanner.sources.wants import Wants

if TYPE_CHECKING:
    from scanner.sources.git_remote import GitRemote
    from scanner.workspace import Workspace


def fetch_change(remote: GitRemote, commits: Commits, workdir: Path, wants: Wants | None = None) -> Workspace:
    """Fetch what is to be read of `commits` and lay it out below `workdir`, an existing directory without `head` in it.

    Two requests for objects as a rule, one more for each level of included requirements. The fetched objects are removed
    afterwards: only the laid-out files stay.

    Raises:
        SourceError: see `scanner.sources.errors`; `transient` tells whether to try again.

    """
    wants = wants or Wants()
    deadline = Deadline.after(wants.limits.seconds)
    both = (commits.head, commits.merge_base) if commits.merge_base else (commits.head,)
    with own_disk(), tempfile.TemporaryDirectory(prefix="fetched-", dir=workdir) as scratch:
        objects = open_remote(remote, both, wants.limits, deadline, Path(scratch))
        return lay_out(objects, commits, wants, workdir)
