"""What an update tells while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from advisories.build import ArchiveCounts
    from advisories.errors import AdvisoriesError


class Progress(Protocol):
    """Told of each step of an update, archive by archive."""

    def started(self, name: str) -> None:
        """An archive is being asked for."""
        ...

    def received(self, name: str, size: int) -> None:
        """So many bytes of it have arrived."""
        ...

    def read(self, name: str, count: int) -> None:
        """So many of its records have been read."""
        ...

    def unchanged(self, name: str) -> None:
        """It is as the index had it."""
        ...

    def finished(self, name: str, counts: ArchiveCounts) -> None:
        """It is in the new index."""
        ...

    def failed(self, name: str, error: AdvisoriesError) -> None:
        """It can not be had, so there will be no new index."""
        ...


class NoProgress:
    """For callers that nobody watches."""

    def started(self, name: str) -> None:
        """See `Progress.started`."""

    def received(self, name: str, size: int) -> None:
        """See `Progress.received`."""

    def read(self, name: str, count: int) -> None:
        """See `Progress.read`."""

    def unchanged(self, name: str) -> None:
        """See `Progress.unchanged`."""

    def finished(self, name: str, counts: ArchiveCounts) -> None:
        """See `Progress.finished`."""

    def failed(self, name: str, error: AdvisoriesError) -> None:
        """See `Progress.failed`."""
