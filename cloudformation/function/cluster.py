"""The function's way to the cluster: its own role's, and Jobs made of its own environment. Kept warm between invocations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3

from k8s.cluster import Cluster
from k8s.eks import eks_access
from k8s.errors import CredentialsError, UnreachableError
from k8s.jobs import act

if TYPE_CHECKING:
    from collections.abc import Callable

    from k8s.jobs import Arrange
    from k8s.settings import JobSettings
    from protocol.receipt import Receipt
    from protocol.ticket import Ticket


class EksJobs:
    """Acts on verified tickets. Making one opens no connection."""

    def __init__(self, name: str, region: str, jobs: JobSettings, arrange: Arrange | None = None) -> None:
        self._name = name
        self._session = boto3.Session(region_name=region)
        self._jobs = jobs
        self._arrange = arrange
        self._cluster: Cluster | None = None

    def __call__(self, ticket: Ticket, signed: str) -> Receipt:
        """Do what the ticket asks for.

        Raises:
            ClusterError: nothing is known to have happened.

        """
        return self.do(lambda cluster, jobs: act(cluster, jobs, ticket, signed, self._arrange))

    def do(self, what: Callable[[Cluster, JobSettings], Receipt]) -> Receipt:
        """Do something else with the cluster. Raises as a call does."""
        try:
            if self._cluster is None:
                self._cluster = Cluster(eks_access(self._name, self._session))
            return what(self._cluster, self._jobs)
        except (UnreachableError, CredentialsError):
            self._cluster = None  # its endpoint or authority may have changed since: it is described again next time
            raise
