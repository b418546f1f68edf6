"""What gets a Job started: one call that takes a signed ticket and answers with a receipt, wherever the Job runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from protocol.receipt import Receipt


class LauncherError(Exception):
    """A launcher that gave no receipt.

    Attributes:
        reason: the ticket's fault, or `unreachable`, `disk-full`, ...
        transient: whether the same ticket may be tried again.

    """

    def __init__(self, reason: str, message: str, *, transient: bool = False) -> None:
        super().__init__(message)
        self.reason = reason
        self.transient = transient


class Launcher(Protocol):
    """Starts, looks at or cancels the Job of a ticket, as the ticket's `op` says."""

    @property
    def look_every_s(self) -> float:
        """Seconds between two looks at the same Job: what one costs decides."""
        ...

    def send(self, ticket: str) -> Receipt:
        """Act on a signed ticket.

        Starting is idempotent: the second time the Job `exists`.

        Raises:
            LauncherError: nothing is known to have happened.

        """
        ...
