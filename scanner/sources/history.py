"""The commits of a change one by one: which files each of them brought, and what those files held before the change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from findings.coverage import Reason
from scanner.sources.git_objects import ABSENT, Entry, records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.sources.git_command import Git

MOST_COMMITS = 250
"""Of one change. GitHub lists no more of a pull request's either:
https://docs.github.com/rest/pulls/pulls#list-commits-on-a-pull-request"""
UNREAD = "history-unread"


@dataclass(frozen=True, slots=True)
class Past:
    """How far back the commits of a store can be read."""

    outside: tuple[str, ...] = ()
    """Commits that lead into the change but are no part of it, besides the merge base: it merged them in."""
    unread: Reason | None = None
    """Why the commits of the change are not there, if they are not."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One path that a commit left other than it found it in any of its parents."""

    commit: str
    new: Entry | None
    old: tuple[Entry, ...]
    """As the parents had it, where they had it."""


def unread(why: str) -> Reason:
    """The reason for a gap where commits were not read."""
    return Reason(UNREAD, f"The commits before the last one were not searched for what was taken out again: {why}")


def commits_between(git: Git, tip: str, outside: Sequence[str], most: int) -> list[str]:
    """The commits that lead to `tip`, itself included, and not to any of `outside`: parents before children, the last `most`.

    Raises:
        SourceError: some of them are not there.

    """
    excluded = [f"^{commit}" for commit in dict.fromkeys(outside)]
    listed = git.run("rev-list", "--topo-order", f"--max-count={most}", tip, *excluded)
    return listed.decode("ascii").split()[::-1]


def touches(git: Git, commits: Sequence[str], *below: str) -> Iterator[Touch]:
    """What each commit touched, in the order of `commits`. Of a merge, what differs from all of its parents.

    The form is that of https://git-scm.com/docs/git-diff-tree#_raw_output_format : a commit's id, then for each path its modes
    and ids, preceded by one colon for each parent, and the path.
    """
    options = ("--stdin", "-r", "-c", "--root", "--raw", "-z", "--no-renames", "--ignore-submodules=none", "--no-abbrev")
    given = "".join(f"{commit}\n" for commit in commits).encode()
    with git.stream("diff-tree", *options, "--", *below, stdin=given) as stdout:
        listed = records(stdout)
        commit = ""
        for record in listed:
            text = record.decode("ascii", "replace")
            parents = len(text) - len(text.lstrip(":"))
            if not parents:
                commit = text
                continue
            fields = text[parents:].split(" ")
            path = next(listed, b"")
            sides = zip(fields[: parents + 1], fields[parents + 1 : 2 * parents + 2], strict=True)
            *old, new = [Entry(path, mode, oid) if mode != ABSENT else None for mode, oid in sides]
            yield Touch(commit, new, tuple(entry for entry in old if entry is not None))
