"""From a target to its Job: an errand that is kept first, and then a Job that can be made only once."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.ecr import Ecr
from cloudformation.deploys.errands import Errand, errand_name
from cloudformation.deploys.errors import CodeError, DeployError
from cloudformation.deploys.orders import digest_of
from cloudformation.deploys.scanning import MARGIN_S, State
from cloudformation.deploys.targets import ImageMaterial, Withheld, ZipMaterial

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from cloudformation.deploys.cluster_jobs import ClusterJobs
    from cloudformation.deploys.errands import Errands
    from cloudformation.deploys.orders import Orders
    from cloudformation.deploys.targets import Target

_NO_PASSWORDS: Final = (
    "The image's registry wants a password, and no Job gets one: keep the image in ECR, or scan with ScanDeploysIn=FUNCTION."
)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobStarts:
    """Starts Jobs for what is deployed."""

    errands: Errands
    orders: Orders
    jobs: ClusterJobs
    clock: Callable[[], datetime]

    def begin(self, target: Target, place: str, seconds_left: Callable[[], float]) -> State:
        """Have a Job scan a target, unless that is under way.

        What the cluster refuses for a while is no error here: the errand is kept, and a round starts it.

        Args:
            target: claimed by this invocation.
            place: of its result.
            seconds_left: of this invocation.

        Raises:
            DeployError: nothing of it is kept; the next try, or another event, may have a result.

        """
        if self.errands.read(errand_name(place)) is not None:
            return State.UNDER_WAY
        errand = self._errand(target, place)
        if isinstance(target.material, ZipMaterial):
            self.orders.copy(errand, target.material, lambda: seconds_left() - MARGIN_S)
        if not self.errands.add(errand):
            self.errands.remove_copies(errand)  # the same event, delivered twice at once, made one before
            return State.UNDER_WAY
        try:
            self.start(errand)
        except DeployError as error:
            if not error.transient:
                self.errands.remove(errand)
                raise
            log.warning("job waits", extra={"reason": error.reason, "scan": errand.scan})
        return State.STARTED

    def start(self, errand: Errand) -> None:
        """Make the Job of an errand's attempt, or find the one that an earlier try made.

        Raises:
            DeployError: there is none.

        """
        now = self.clock()
        order = self.orders.order(errand, self.jobs.holds_s(errand, now))
        self.jobs.create(errand, order, now)
        self.errands.put(errand.model_copy(update={"begun_at": now}))
        log.info("job made", extra={"scan": errand.scan, "attempt": errand.attempt, "kind": errand.kind})

    def _errand(self, target: Target, place: str) -> Errand:
        material = target.material
        if isinstance(material, Withheld):
            raise material.error
        read: dict[str, Any]
        if isinstance(material, ImageMaterial):
            if material.secret and not Ecr.holds(material.reference):
                raise CodeError("private-registry", _NO_PASSWORDS)
            read = {"image": material.reference, "architecture": material.architecture}
        else:
            package = digest_of(material.package) if material.package else ""
            read = {"package": package, "layers": tuple(digest_of(one) for one in material.layers)}
        return Errand(
            name=errand_name(place),
            scan=secrets.token_hex(16),
            claim=f"{place}.claim",
            asked_at=self.clock(),
            account=target.account,
            region=target.region,
            kind=target.kind,
            target_name=target.name,
            identity=target.identity,
            about=target.about,
            arn=target.arn,
            digests=target.digests,
            tags=target.tags,
            **read,
        )
