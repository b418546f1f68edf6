"""What the function says when it does nothing.

FunctionError
├── ConfigurationError   its own environment is wrong: the stack's parameters are
├── ReportsError         the bucket in which Jobs leave their reports can not be used
├── UnreadableError      an invocation that is no ticket, event or sweep
└── NotSupportedError    an event or sweep this release recognises and can not act on
"""

from __future__ import annotations


class FunctionError(Exception):
    """Base of this seam's errors.

    Attributes:
        reason: for machines; it becomes the metric's dimension.
        transient: whether the same invocation may succeed later.

    """

    def __init__(self, reason: str, message: str, *, transient: bool = False) -> None:
        super().__init__(message)
        self.reason = reason
        self.transient = transient


class ConfigurationError(FunctionError):
    """`bad-configuration`: the message names every bad variable, and no value."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("bad-configuration", " ".join(problems))


class ReportsError(FunctionError):
    """`bucket-missing`, `bucket-forbidden`, `bucket-unreachable`, `bucket-refused`, `key-unusable` or `report-changed`."""


class UnreadableError(FunctionError):
    """`unknown-invocation`."""


class NotSupportedError(FunctionError):
    """`not-supported`: said as an error, so that nobody takes silence for a clean deploy."""
