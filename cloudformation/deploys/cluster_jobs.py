"""The cluster, as errands use it: an attempt's Job is made once, looked at, and ended."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from cloudformation.deploys.errors import JobError
from cloudformation.deploys.orders import ENGINES, target_of
from k8s.errors import ClusterError
from k8s.jobs import cancel, create_or_find_holding, status
from k8s.manifest import ORDER, longest_life
from protocol.ticket import ReportDestination, Ticket

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cloudformation.deploys.errands import Errand
    from cloudformation.function.cluster import EksJobs
    from protocol.order import Order
    from protocol.receipt import Receipt

WAIT_S: Final = 1800
"""For a Job's place in the cluster. Addresses of an image's parts are ECR's, and AWS does not say how long they hold."""
DEADLINE_S: Final = 1800
_SLACK: Final = timedelta(minutes=5)
_ISSUER: Final = "outrider-scans"


@dataclass(frozen=True, slots=True)
class ClusterJobs:
    """Jobs of one cluster."""

    eks: EksJobs
    integration: str
    bucket: str

    def create(self, errand: Errand, order: Order, now: datetime) -> None:
        """Make the Job of an errand's attempt, or find the one that an earlier try made.

        Raises:
            JobError: there is none.

        """
        claims = self._claims(errand, now)
        with _asking():
            self.eks.do(lambda cluster, jobs: create_or_find_holding(cluster, jobs, claims, {ORDER: order.to_json()}))

    def standing(self, errand: Errand, now: datetime) -> Receipt:
        """Where the Job of an errand's attempt stands.

        Raises:
            JobError: the cluster does not tell.

        """
        claims = self._claims(errand, now)
        with _asking():
            return self.eks.do(lambda cluster, jobs: status(cluster, jobs, claims))

    def end(self, errand: Errand, now: datetime) -> None:
        """End the Job of an errand's attempt. Raises as `standing` does."""
        claims = self._claims(errand, now)
        with _asking():
            self.eks.do(lambda cluster, jobs: cancel(cluster, jobs, claims))

    def holds_s(self, errand: Errand, now: datetime) -> int:
        """Seconds that what the Job is given has to hold."""
        return longest_life(self._claims(errand, now))

    def is_over(self, errand: Errand, now: datetime) -> bool:
        """Whether the Job of an errand's attempt must have ended, whatever the cluster says."""
        begun = errand.begun_at or now
        return now > begun + timedelta(seconds=self.holds_s(errand, now)) + _SLACK

    def _claims(self, errand: Errand, now: datetime) -> Ticket:
        """What a ticket would say. None is signed: nobody but this function asks for such a Job."""
        at = int(now.timestamp())
        return Ticket(
            v=1,
            op="start",
            iss=_ISSUER,
            aud=self.integration,
            iat=at,
            exp=at,
            start_by=at + WAIT_S,
            jti=f"{errand.scan}.{errand.attempt}",
            target=target_of(errand),
            engines=ENGINES,
            size="medium" if errand.image else "small",  # an image's layers lie on the Job's disk
            deadline_s=DEADLINE_S,
            report=ReportDestination(s3=f"s3://{self.bucket}/{errand.report}"),
        )


@contextmanager
def _asking() -> Iterator[None]:
    try:
        yield
    except ClusterError as error:
        raise JobError(error.reason, str(error), transient=error.transient) from None
