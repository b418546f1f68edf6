"""What goes wrong between us and a cloud."""

from __future__ import annotations


class CloudError(Exception):
    """A call that was not answered as asked; the message tells a person what to do and holds no secret.

    Attributes:
        reason: `no-credentials`, `role-refused`, `function-missing`, `function-forbidden`, `function-failed`, `bad-answer`,
            `throttled`, `key-unusable`, `unreachable`, `wrong-account` or `cloud-refused`.
        transient: whether the same call may succeed later.

    """

    def __init__(self, reason: str, message: str, *, transient: bool = False) -> None:
        super().__init__(message)
        self.reason = reason
        self.transient = transient
