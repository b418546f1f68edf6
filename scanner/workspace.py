"""The files of a scan as they lie on disk for the engines: inert, regular, without the repository around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from findings.coverage import Skipped


@dataclass(frozen=True, slots=True)
class Tree:
    """One side of a target: files under a root that engines may read."""

    root: Path
    """Absolute. Holds only regular files of mode 0600, no links, no `.git`."""
    files: tuple[str, ...]
    """Paths to scan, relative to the root, sorted, with forward slashes. Engines read these and no others ..."""
    context: tuple[str, ...] = ()
    """... except that the packages engine may follow includes into these (manifests, included requirements)."""
    skipped: tuple[Skipped, ...] = ()
    """Files of the target that were not laid out (binary, too large, symlink, submodule), with the reason."""
    whole: bool = False
    """Whether it is all of a repository: a file that is not in it is not in the repository either."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One entry of an image's configuration."""

    number: int
    """From 1, in its part of the configuration."""
    words: str
    """What it is, for a person: `the environment variable TOKEN`. Never what it is set to."""
    in_base: bool | None
    """Whether the base image brought it; None where nothing tells."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One part of an image's configuration."""

    where: str
    """For a person: `the image's build history`."""
    by_line: tuple[Setting, ...]
    """The entry that each line of the text laid out is of."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What a file laid out in passing really is."""

    path: str
    """In the repository, or the image."""
    commit: str | None
    """The first commit that brought this content."""
    layer: str | None = None
    """The digest of the first layer of an image that has this content."""
    settings: Settings | None = None
    """Where it is no file but a part of an image's configuration."""

    @property
    def was_there_before(self) -> bool:
        """Whether it is laid out only to compare with: the change brought nothing of it."""
        return self.commit is None and not self.is_of_image

    @property
    def is_of_image(self) -> bool:
        """Whether it is of an image and of no repository."""
        return self.layer is not None or self.settings is not None


@dataclass(frozen=True, slots=True)
class Passing:
    """What the finished tree does not show, but anybody who has the target can read.

    Contents that commits, or an image's layers, brought and later ones took away again, and an image's configuration.
    """

    tree: Tree
    """Its paths are made up; what it skipped is told by paths in the repository or image."""
    passages: Mapping[str, Passage]
    """By path in the tree, from the first commit or layer to the last."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Both sides of a scan."""

    head: Tree
    merge_base: Tree | None = None
    """The merge base's version of the files that changed (and of deleted ones); None when there is nothing to compare with."""
    changed: frozenset[str] | None = None
    """Head paths that differ from the merge base; None without one. In a full scan `head` holds more than these."""
    renames: Mapping[str, str] = field(default_factory=dict)
    """Head path to merge-base path, for files git recognises as renamed."""
    passing: Passing | None = None
    """None where the commits were not asked for."""
    commit: str | None = None
    """The id of the commit that head is, or that the work tree was checked out from; None outside of git."""
