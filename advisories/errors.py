"""What can go wrong with advisory data, as types with a machine's reason and a person's sentence.

AdvisoriesError
├── SourceError           an archive can not be had: unreachable, refused, cut short
├── ArchiveError          it was had and is not an archive we accept
├── UnusableRecordError   one record is not OSV; counted, and fatal for an archive only past a share
├── IndexUnusableError    there is no index at a path, or it is not one of ours
└── UpdateError           an update ended without a new index; the old one stays in force
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class AdvisoriesError(Exception):
    """Root of this package's errors."""

    def __init__(self, reason: str, text: str) -> None:
        """Keep both words for it.

        Args:
            reason: machine code, kebab-case.
            text: one sentence that says what to do.

        """
        super().__init__(text)
        self.reason = reason


class SourceError(AdvisoriesError):
    """An archive could not be had from its source."""


class ArchiveError(AdvisoriesError):
    """An archive is broken, or larger than any archive of advisories has a reason to be."""


class UnusableRecordError(AdvisoriesError):
    """A record is not one we can read as OSV."""


class IndexUnusableError(AdvisoriesError):
    """No index can be opened at a path."""


class UpdateError(AdvisoriesError):
    """An update failed as a whole."""

    def __init__(self, reason: str, text: str, failed: Mapping[str, AdvisoriesError] | None = None) -> None:
        """Name what failed.

        Args:
            reason: machine code, kebab-case.
            text: one sentence that says what to do.
            failed: what went wrong, by ecosystem; empty when it was none of theirs.

        """
        super().__init__(reason, text)
        self.failed = dict(failed or {})
