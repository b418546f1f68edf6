"""What becomes of targets that could not be scanned: counted, kept, and told on the bus once Lambda tries the event no more.

A failure that no other try can mend is kept at `<account>/<region>/failed/<event>.json`: the tries after it end at once. Tries
that may be mended are counted in an object beside it, for Lambda does not tell a function which try it is.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cloudformation.deploys.advisory_data import advisory_data
from cloudformation.deploys.announcing import announce_failure
from cloudformation.deploys.errors import CloudRefusedError, DeployError
from cloudformation.deploys.telling import Unscanned
from cloudformation.function import logs, metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from cloudformation.deploys.clients import Clients
    from cloudformation.deploys.results import Results
    from cloudformation.deploys.settings import ScanSettings
    from cloudformation.deploys.targets import Target
    from cloudformation.function.errors import FunctionError

TRIES: Final = 3
"""Of an event: the first, and the two more that the template's `ScanRetries` asks Lambda for."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """A target, and why there is no result."""

    target: Target
    error: FunctionError


@dataclass(frozen=True, slots=True)
class Failures:
    """Keeps and tells of what could not be scanned."""

    settings: ScanSettings
    clients: Clients
    results: Results
    clock: Callable[[], datetime]

    def end_known(self, event_id: str) -> None:
        """End the tries of an event that no other try can mend.

        Raises:
            DeployError: it is such an event.

        """
        if known := self.results.read(self._place("failed", event_id)):
            raise DeployError(str(known.get("reason", "scan-failed")), str(known.get("message", "It failed before.")))

    def of_event(self, event_id: str, failed: Sequence[Failure]) -> FunctionError:
        """Take down what an event's try left unscanned; answers the error to raise."""
        worst = next((one.error for one in failed if one.error.transient), failed[0].error)
        self.count(worst)
        try:
            over = worst.transient and self._tries(event_id) >= TRIES
            place = "" if worst.transient else self._place("failed", event_id)
            self._announce([one for one in failed if over or not one.error.transient], place)
            if place:
                self.results.put(place, self._document(worst))
        except CloudRefusedError as refused:  # not kept then, so that the next try tells of it again
            log.warning("failure not told", extra={"reason": refused.reason})
        return worst

    def of_sweep(self, failed: Sequence[Failure]) -> None:
        """The same for a sweep, which comes again: it tells of what another try would not mend."""
        for one in failed:
            self.count(one.error)
        try:
            self._announce([one for one in failed if not one.error.transient], "")
        except CloudRefusedError as refused:
            log.warning("failure not told", extra={"reason": refused.reason})

    def of_job(self, failed: Failure) -> None:
        """The same for what a Job was to scan: no other try comes by itself.

        Raises:
            CloudRefusedError: the bus did not take it.

        """
        self.count(failed.error)
        self._announce([failed], "")

    def count(self, error: FunctionError) -> None:
        """Tell the log and the alarm."""
        log.warning("deployment not scanned", extra={"reason": error.reason})
        metrics.count(metrics.SCAN_FAILED, self.settings.integration, self.clock(), error.reason)

    def _announce(self, failed: Sequence[Failure], place: str) -> None:
        if not failed:
            return
        version = advisory_data(self.results).version
        for one in failed:
            told = Unscanned(one.target, one.error.reason, logs.masked(str(one.error)), place, self.clock(), version)
            announce_failure(self.clients.named("events"), told)

    def _tries(self, event_id: str) -> int:
        place = self._place("tries", event_id)
        before = (self.results.read(place) or {}).get("tries", 0)
        tries = (before if isinstance(before, int) else 0) + 1
        self.results.put(place, json.dumps({"tries": tries}).encode())
        return tries

    def _place(self, folder: str, event_id: str) -> str:
        return f"{self.settings.account}/{self.settings.region}/{folder}/{event_id}.json"

    def _document(self, error: FunctionError) -> bytes:
        told = {"v": 1, "reason": error.reason, "message": logs.masked(str(error)), "at": self.clock().isoformat()}
        return json.dumps(told).encode()
