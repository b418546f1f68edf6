"""The scanning function's entry: `cloudformation.deploys.handler.handle`. It takes events and the sweep's schedule."""

from __future__ import annotations

import functools
import json
import logging
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.clients import Clients
from cloudformation.deploys.deployed_targets import DeployedTargets, unread
from cloudformation.deploys.ecr import Ecr
from cloudformation.deploys.engines import engines_there
from cloudformation.deploys.failures import Failure, Failures
from cloudformation.deploys.inventory import in_service
from cloudformation.deploys.qscanner import set_up
from cloudformation.deploys.results import Results
from cloudformation.deploys.scanning import LEAST_S, MARGIN_S, Scanning
from cloudformation.deploys.selection import read_selection
from cloudformation.deploys.settings import read_scan_settings
from cloudformation.function import logs
from cloudformation.function.errors import FunctionError, NotSupportedError, UnreadableError
from cloudformation.function.invocation import TicketCall, read_invocation
from webhooks.aws import AwsKind
from webhooks.aws_deploys import deployed
from webhooks.events import Ignored

if TYPE_CHECKING:
    from collections.abc import Callable

    from cloudformation.deploys.selection import Selection
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
    ecr = Ecr(lambda region: clients.named("ecr", region))
    results = Results(clients.named("s3"), settings.bucket, settings.key)

    def clock() -> datetime:
        return datetime.now(UTC)

    scanning = Scanning(settings, clients, results, ecr, engines_there(), clock, set_up(settings, clients))
    return DeployScans(scanning, DeployedTargets(clients, ecr, time.sleep), Failures(settings, clients, results, clock))


@dataclass(frozen=True, slots=True)
class DeployScans:
    """The function, apart from the platform that runs it."""

    scanning: Scanning
    targets: DeployedTargets
    failures: Failures

    def answer(self, invocation: object, seconds_left: Callable[[], float]) -> dict[str, Any]:
        """See `handle`."""
        event = read_invocation(invocation)
        if isinstance(event, TicketCall):
            raise UnreadableError("unknown-invocation", "This function takes events: tickets are for the stack's other function.")
        if isinstance(event, Ignored):
            return _ignored(event)
        own = self.scanning.settings
        if (event.account, event.region) != (own.account, own.region):
            sentence = (
                f"This function scans {own.account} in {own.region} only: deploy the template in {event.account}, {event.region}."
            )
            raise NotSupportedError("not-supported", sentence)
        if event.kind is AwsKind.SWEEP:
            return self._sweep(read_selection(event.detail), seconds_left)
        return self._act_on(event, seconds_left)

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

    def _sweep(self, selection: Selection, seconds_left: Callable[[], float]) -> dict[str, Any]:
        """What is in service and was not scanned; a sweep that ran out of time goes on at its mark the next time."""
        settings, results = self.scanning.settings, self.scanning.results
        mark = f"{settings.account}/{settings.region}/sweep.json"
        after = (selection.after or "") if selection.asked else str((results.read(mark) or {}).get("after", ""))
        found = in_service(self.scanning.clients, settings, selection)
        if selection.dry_run:
            return {"would": list(found)}
        scanned, failed = 0, 0
        for name, deploy in found.items():
            if name <= after:
                continue
            if seconds_left() < LEAST_S + MARGIN_S:
                if not selection.asked:
                    results.put(mark, json.dumps({"after": after}).encode())
                return {"swept": scanned, "failed": failed, "unfinished": True, "after": after}
            if unscanned := self._scan(deploy, f"sweep-{name}", seconds_left)[1]:
                failed += 1
                self.failures.of_sweep(unscanned)
            else:
                scanned += 1
            after = name
        if not selection.asked:
            results.remove(mark)
        return {"swept": scanned, "failed": failed, "unfinished": False}


def _ignored(ignored: Ignored) -> dict[str, Any]:
    log.info("event ignored", extra={"reason": ignored.reason})
    return {"ignored": ignored.reason, "message": ignored.detail}
