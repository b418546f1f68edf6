"""What goes wrong between us and a cluster.

ClusterError
├── ClusterSettingsError   how to reach the cluster, or what its Jobs are made of, is missing or wrong
├── CredentialsError       the cloud or the kubeconfig gives no credentials
├── UnreachableError       nothing answers, or not who should
└── RefusedError           the cluster answered, with a refusal
"""

from __future__ import annotations


class ClusterError(Exception):
    """Base of this seam's errors; the message tells a person what to do and holds no secret.

    Attributes:
        reason: for machines: `quota-exceeded`, `forbidden`, ...
        transient: whether the same ticket may succeed later.

    """

    def __init__(self, reason: str, message: str, *, transient: bool = False) -> None:
        super().__init__(message)
        self.reason = reason
        self.transient = transient


class ClusterSettingsError(ClusterError):
    """`bad-settings`: `problems` has one sentence for each bad key."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("bad-settings", " ".join(problems))
        self.problems = problems


class CredentialsError(ClusterError):
    """`bad-kubeconfig`, `not-in-cluster`, `no-credentials`, `cluster-missing`, `cluster-not-ready` or `forbidden`."""


class UnreachableError(ClusterError):
    """`unreachable` or `bad-certificate`."""


class RefusedError(ClusterError):
    """`quota-exceeded`, `namespace-missing`, `unauthorized`, `forbidden`, `refused-by-policy`, `invalid-job`, `throttled`,
    `name-taken`, `job-missing`, `unavailable` or `refused`.
    """  # noqa: D205  one list of codes, longer than a line

    def __init__(self, status: int, reason: str, message: str, *, transient: bool = False) -> None:
        super().__init__(reason, message, transient=transient)
        self.status = status
