"""A clone on this machine: where it is, what its revisions mean, and how they are related.

Its configuration is its owner's, or somebody else's: programs named in it are switched off by `git_settings`, and what it
holds is read through a repository of ours (`object_store.borrow`). Git's check of ownership is lifted for that reason; it
would refuse the checkouts of most CI systems.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.sources.errors import BadRepositoryError, ShallowCloneError, UnknownRevisionError, UnrelatedHistoriesError
from scanner.sources.git_command import Git
from scanner.sources.git_failure import scrub

if TYPE_CHECKING:
    from scanner.sources.git_command import Deadline


@dataclass(frozen=True, slots=True)
class Clone:
    """A git work tree and its repository."""

    git: Git
    top: Path
    """The work tree's root."""
    objects: Path
    """The directory of its objects."""

    def commit(self, revision: str) -> str:
        """The id of the commit that a person's revision names.

        Raises:
            UnknownRevisionError: none.

        """
        shown = scrub(revision[:200], ())
        if not revision or revision.startswith("-") or not revision.isprintable():
            raise UnknownRevisionError(f"{shown!r} is not a revision: name a commit, a branch or a tag.")
        try:
            return self.git.run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        except BadRepositoryError as error:
            raise UnknownRevisionError(
                f"{shown!r} names no commit in {self.top}: check the name, or fetch it first (git fetch origin {shown})."
            ) from error

    def merge_base(self, one: str, other: str) -> str:
        """The common ancestor of two commits.

        Raises:
            ShallowCloneError: it may lie in history that was never fetched.
            UnrelatedHistoriesError: there is none.

        """
        try:
            return self.git.run("merge-base", one, other).decode().strip()
        except BadRepositoryError as error:
            if self.git.run("rev-parse", "--is-shallow-repository").strip() == b"true":
                raise ShallowCloneError(
                    "The merge base is not in this shallow clone: run `git fetch --unshallow` (or `git fetch --deepen=200`), "
                    "in CI check out with full history (fetch-depth: 0, GIT_DEPTH: 0)."
                ) from error
            raise UnrelatedHistoriesError(
                f"{one[:12]} and {other[:12]} have no common ancestor: name two revisions of one history."
            ) from error


def find_clone(directory: Path, scratch: Path, deadline: Deadline) -> Clone | None:
    """The clone whose work tree holds a directory, or None.

    Raises:
        SourceError: there is a `.git` that git makes nothing of.

    """
    if not any((place / ".git").exists() for place in (directory, *directory.parents)):
        return None
    git = Git(("-c", "safe.directory=*", "-C", str(directory)), scratch, deadline)
    found = git.run("rev-parse", "--path-format=absolute", "--show-toplevel", "--git-path", "objects")
    top, objects = found.decode("utf-8", "surrogateescape").splitlines()
    return Clone(replace(git, where=("-c", "safe.directory=*", "-C", top)), Path(top), Path(objects))
