"""What can go wrong when the service asks a forge."""

from __future__ import annotations


class ForgeError(Exception):
    """A forge that did not do what was asked.

    Attributes:
        reason: `unreachable`, `rate-limited`, `unavailable`, `refused`, `not-found`, `forbidden` or `invalid`.
        transient: whether asking again later can help.
        retry_after_s: how long the forge wants to be left alone, where it says.

    """

    def __init__(self, reason: str, message: str, *, transient: bool = False, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.transient = transient
        self.retry_after_s = retry_after_s
