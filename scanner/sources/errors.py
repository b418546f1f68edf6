"""Why a target could not be laid out.

    SourceError
    |- UsageError               the person asked for something that is not there; exit code 2 on the command line
    |  |- NoSuchPathError         no-such-path
    |  |- NotARepositoryError     not-a-repository
    |  |- UnknownRevisionError    unknown-revision
    |  |- ShallowCloneError       shallow-clone
    |  `- UnrelatedHistoriesError unrelated-histories
    |- CloneRefusedError        clone-refused
    |- NotFoundError            not-found
    |- UnreachableError         unreachable   (transient)
    |- SourceTimeoutError       timeout       (transient)
    |- DiskFullError            disk-full
    |- TooLargeError            too-large
    |- WorkFolderError          work-folder
    |- GitMissingError          git-missing
    `- BadRepositoryError       bad-repository

`reason` is the machine's word; the message is one sentence that says what to do. Neither ever holds a token.
"""

from __future__ import annotations

from typing import ClassVar


class SourceError(Exception):
    """The target could not be laid out; nothing is known about it."""

    reason: ClassVar[str]
    transient: ClassVar[bool] = False
    """Whether the same call may succeed later without anybody changing anything."""


class UsageError(SourceError):
    """What was asked for does not exist; asking again will not help."""


class NoSuchPathError(UsageError):
    """The path is not there, or is neither a file nor a directory."""

    reason = "no-such-path"


class NotARepositoryError(UsageError):
    """Revisions were named for a directory that no git work tree holds."""

    reason = "not-a-repository"


class UnknownRevisionError(UsageError):
    """The revision names no commit here."""

    reason = "unknown-revision"


class ShallowCloneError(UsageError):
    """The history needed was never fetched into this clone."""

    reason = "shallow-clone"


class UnrelatedHistoriesError(UsageError):
    """Two revisions without a common ancestor."""

    reason = "unrelated-histories"


class CloneRefusedError(SourceError):
    """The forge did not accept the token, or the token may not read the repository."""

    reason = "clone-refused"


class NotFoundError(SourceError):
    """The forge knows no such repository or commit."""

    reason = "not-found"


class UnreachableError(SourceError):
    """The forge did not answer, or broke off."""

    reason = "unreachable"
    transient = True


class SourceTimeoutError(SourceError):
    """The time for laying out the target was used up."""

    reason = "timeout"
    transient = True


class DiskFullError(SourceError):
    """The scanner's disk is full."""

    reason = "disk-full"


class WorkFolderError(SourceError):
    """The scanner could not write where it was told to work."""

    reason = "work-folder"


class TooLargeError(SourceError):
    """The target is larger than the scanner may fetch."""

    reason = "too-large"


class GitMissingError(SourceError):
    """There is no git to ask."""

    reason = "git-missing"


class BadRepositoryError(SourceError):
    """Git could not make sense of the repository."""

    reason = "bad-repository"
