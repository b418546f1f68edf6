"""What is wrong with a connection that is asked for, or with one that is proved."""

from __future__ import annotations


class ConnectError(Exception):
    """A connection that is not made, or not proved; the message tells a person what to do.

    Attributes:
        reason: `bad-account`, `bad-region`, `bad-cluster`, `bad-role`, `bad-code`, `role-in-use`, `no-principal`,
            `unknown-integration`, `role-refused`, `opens-without-external-id`, `opens-with-any-external-id`, ...

    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
