"""The scanning function's entry: `cloudformation.deploys.handler.handle`. It takes events and the sweep's schedule."""

from __future__ import annotations

import functools
import logging
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.clients import Clients
from cloudformation.deploys.cluster_jobs import ClusterJobs
from cloudformation.deploys.deployed_targets import DeployedTargets, unread
from cloudformation.deploys.engines import engines_there
from cloudformation.deploys.errands import Errands
from cloudformation.deploys.failures import Failure, Failures
from cloudformation.deploys.job_call import read_job_call
from cloudformation.deploys.job_end import JobEnds
from cloudformation.deploys.job_start import JobStarts
from cloudformation.deploys.members import Readers
from cloudformation.deploys.orders import ENGINES, Orders
from cloudformation.deploys.qscanner import set_up
from cloudformation.deploys.results import Results
from cloudformation.deploys.scanning import Scanning
from cloudformation.deploys.selection import read_selection
from cloudformation.deploys.settings import read_scan_settings
from cloudformation.deploys.sweeping import Sweeping
from cloudformation.function import logs
from cloudformation.function.cluster import EksJobs
from cloudformation.function.errors import FunctionError, NotSupportedError, UnreadableError
from cloudformation.function.invocation import TicketCall, read_invocation
from k8s.settings import job_settings
from webhooks.aws import AwsKind
from webhooks.aws_deploys import deployed
from webhooks.events import Ignored

if TYPE_CHECKING:
    from collections.abc import Callable

    from cloudformation.deploys.settings import ScanSettings
    from webhooks.aws import AwsEvent
    from webhooks.aws_deploys import Deploy

_WITHOUT_PLATFORM_S: Final = 900.0
"""Lambda's longest, where nothing tells how much time is left."""
log = logging.getLogger(__name__)


def handle(invocation: object, context: object) -> dict[str, Any]:
    """Answer one invocation.

    Returns:
        What became of each target, or why the event led to none.

    Raises:
        FunctionError: something was not scanned; Lambda tries an event again, and then puts it into the dead-letter queue.

    """
    remaining = getattr(context, "get_remaining_time_in_millis", None)
    seconds_left = (lambda: remaining() / 1000) if callable(remaining) else (lambda: _WITHOUT_PLATFORM_S)
    return _scans().answer(invocation, seconds_left)


@functools.cache
def _scans() -> DeployScans:
    """Made once for each of the platform's processes; a bad configuration is told at each invocation."""
    settings = read_scan_settings(os.environ)
    logs.configure(settings.log_level)
    clients = Clients(settings.region)

    def clock() -> datetime:
        return datetime.now(UTC)

    return deploy_scans(settings, clients, clock, time.sleep)


def deploy_scans(
    settings: ScanSettings, clients: Clients, clock: Callable[[], datetime], wait: Callable[[float], None]
) -> DeployScans:
    """The function of these settings.

    Raises:
        ClusterError: the settings of Jobs are wrong.

    """
    results, readers = Results(clients.named("s3"), settings.bucket, settings.key), Readers(settings, clients, clock)
    targets, failures = DeployedTargets(readers, wait), Failures(settings, clients, results, clock)
    if not settings.cluster:
        qscanner = set_up(settings, clients)
        scanning = Scanning(settings, clients, results, readers, engines_there(), clock, qscanner=qscanner)
        return DeployScans(scanning, targets, failures)
    cluster = ClusterJobs(EksJobs(settings.cluster, settings.region, job_settings()), settings.integration, settings.bucket)
    starts = JobStarts(Errands(results), Orders(settings, clients, results, readers), cluster, clock)
    scanning = Scanning(settings, clients, results, readers, ENGINES, clock, starts.begin)
    return DeployScans(scanning, targets, failures, JobEnds(scanning, starts, failures))


@dataclass(frozen=True, slots=True)
class DeployScans:
    """The function, apart from the platform that runs it."""

    scanning: Scanning
    targets: DeployedTargets
    failures: Failures
    ends: JobEnds | None = None
    """Settles what Jobs scan; None where none do."""

    def answer(self, invocation: object, seconds_left: Callable[[], float]) -> dict[str, Any]:
        """See `handle`."""
        if self.ends is not None and (call := read_job_call(invocation, self.scanning.settings.bucket)):
            return self.ends.answer(call, seconds_left)
        event = read_invocation(invocation)
        if isinstance(event, TicketCall):
            raise UnreadableError("unknown-invocation", "This function takes events: tickets are for the stack's other function.")
        if isinstance(event, Ignored):
            return _ignored(event)
        if event.kind is AwsKind.SWEEP:
            return self._sweep(event, seconds_left)
        return self._act_on(event, seconds_left)

    def _sweep(self, event: AwsEvent, seconds_left: Callable[[], float]) -> dict[str, Any]:
        scanning, own = self.scanning, self.scanning.settings
        if (event.account, event.region) != own.place:
            raise NotSupportedError("not-supported", f"Sweeps begin in {own.place}, where this function is.")

        def scan(deploy: Deploy, owner: str) -> list[Failure]:
            return self._scan(deploy, owner, seconds_left)[1]

        sweeping = Sweeping(own, scanning.readers, scanning.results, self.failures, scan)
        return sweeping.sweep(read_selection(event.detail), seconds_left)

    def _act_on(self, event: AwsEvent, seconds_left: Callable[[], float]) -> dict[str, Any]:
        deploy = deployed(event, self.scanning.settings.own)
        if isinstance(deploy, Ignored):
            return _ignored(deploy)
        self.failures.end_known(event.id)
        answer, failed = self._scan(deploy, event.id, seconds_left)
        if failed:
            raise self.failures.of_event(event.id, failed)
        return answer

    def _scan(self, deploy: Deploy, owner: str, seconds_left: Callable[[], float]) -> tuple[dict[str, Any], list[Failure]]:
        """Every target of a deployment; one that fails does not keep the others from being scanned."""
        try:
            targets, deferred = self.targets.of(deploy)
        except FunctionError as error:
            return {}, [Failure(unread(deploy, error), error)]
        answer: dict[str, Any] = {"targets": {}, **({"deferred": list(deferred)} if deferred else {})}
        failed: list[Failure] = []
        for target in targets:
            try:
                state = self.scanning.scan(target, owner, seconds_left)
            except FunctionError as error:
                failed.append(Failure(target, error))
                continue
            answer["targets"][f"{target.place}/{target.identity}"] = state
            log.info("target answered", extra={"kind": target.kind, "state": state, "event_id": owner})
        return answer, failed


def _ignored(ignored: Ignored) -> dict[str, Any]:
    log.info("event ignored", extra={"reason": ignored.reason})
    return {"ignored": ignored.reason, "message": ignored.detail}
