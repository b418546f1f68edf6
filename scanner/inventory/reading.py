"""What a lock-file reader takes and gives, and how it says that it can not.

Errors (all `InventoryError`, each with `.reason` for machines and a sentence for people):

    InventoryError
    |- UnparsableError          unparsable           it is not what its name says
    |- TooDeepError             too-deep             it nests deeper than any tool writes
    |- TooLargeError            too-large            it is larger than any real one
    |- UnsupportedVersionError  unsupported-version  its format is older or newer than what is read here
    `- UnreadFormatError        unread-lock-file     nothing here reads this format
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from findings.coverage import Skipped
    from findings.inventory import Package

MAX_CHARACTERS = 40_000_000
"""Of one lock file. The largest real ones (100,000 npm packages) are near 40 MB."""

MAX_PACKAGES = 200_000
"""Of one lock file; more would not fit into a report."""

Lookup = Callable[[str], str | None]
"""Path, relative to the target's root, to the text of that file; None when the scan does not have it."""


class InventoryError(ValueError):
    """A lock file that can not be read. The message says what is wrong with it, without quoting it at length."""

    reason = "unparsable"


class UnparsableError(InventoryError):
    """See the module."""


class TooDeepError(InventoryError):
    """See the module."""

    reason = "too-deep"


class TooLargeError(InventoryError):
    """See the module."""

    reason = "too-large"


class UnsupportedVersionError(InventoryError):
    """See the module."""

    reason = "unsupported-version"


class UnreadFormatError(InventoryError):
    """See the module."""

    reason = "unread-lock-file"


@dataclass(frozen=True, slots=True)
class LockFile:
    """One lock file to read, with access to the other files of its tree."""

    path: str
    """Relative to the target's root, with forward slashes."""
    text: str
    lookup: Lookup
    manifests: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Name of a manifest to the paths of all of that name that may be looked up."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one lock file names."""

    packages: tuple[Package, ...]
    skipped: tuple[Skipped, ...] = ()
    """What it names that can not be matched with advisories, at most one a reason and file."""
    included: tuple[str, ...] = ()
    """Other files that were read as part of it, sorted."""
    direct_only: bool = False
    """It names what the project asks for itself, and not what that pulls in."""


@dataclass(frozen=True, slots=True)
class TreeReading:
    """What the lock files of a tree name."""

    packages: tuple[Package, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    files: int = 0
    """Lock files read, with those they include."""
    bytes: int = 0
    """The sum of their sizes."""


Reader = Callable[[LockFile], Reading]
"""Raises `InventoryError` and nothing else, whatever the text is."""
