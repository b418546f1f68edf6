"""Why an archive was not read to its end.

ArchiveError (a SourceError)
|- BadArchiveError           bad-archive              it is not what its name or its neighbour says
|- TruncatedError            truncated-archive        it ends in the middle
|- TooManyEntriesError       too-many-entries         it names more entries than may be listed
|- ExpandsTooFarError        archive-too-large        unpacked, it is larger than may be read
|- BombError                 decompression-bomb       it unpacks to so much more than it is that only an attack does that
|- NestedTooDeepError        nested-too-deep          archives within archives within archives
|- EncryptedError            encrypted-archive        nobody can read it without its password
|- OverlapError              overlapping-entries      entries share bytes, as bombs do
`- UnsupportedCompressionError unsupported-compression  its compression is not one read here
"""

from __future__ import annotations

from scanner.sources.errors import SourceError


class ArchiveError(SourceError):
    """See the module. What an archive held beyond this point is not known."""

    reason = "bad-archive"


class BadArchiveError(ArchiveError):
    """See the module."""


class TruncatedError(ArchiveError):
    """See the module."""

    reason = "truncated-archive"


class TooManyEntriesError(ArchiveError):
    """See the module."""

    reason = "too-many-entries"


class ExpandsTooFarError(ArchiveError):
    """See the module."""

    reason = "archive-too-large"


class BombError(ArchiveError):
    """See the module."""

    reason = "decompression-bomb"


class NestedTooDeepError(ArchiveError):
    """See the module."""

    reason = "nested-too-deep"


class EncryptedError(ArchiveError):
    """See the module."""

    reason = "encrypted-archive"


class OverlapError(ArchiveError):
    """See the module."""

    reason = "overlapping-entries"


class UnsupportedCompressionError(ArchiveError):
    """See the module."""

    reason = "unsupported-compression"
