"""From a Job's end to a result: told by the report it left, or found by a round that looks after every errand.

An errand ends in one of two ways: a result that is told, or a failure that is told. A Job that ended without a report, or could
not have what it was to read, is tried once more, with more memory where that was wanting.
"""

from __future__ import annotations

import logging
import secrets
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.advisory_data import advisory_data, index_file
from cloudformation.deploys.errors import DeployError, JobError, OutOfTimeError, ScanFailedError
from cloudformation.deploys.failures import Failure
from cloudformation.deploys.job_call import Left
from cloudformation.deploys.scanner_process import judge_report
from cloudformation.deploys.scanning import LEAST_S, MARGIN_S
from protocol.receipt import JobState
from protocol.sizes import MAX_PACKED_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from cloudformation.deploys.errands import Errand
    from cloudformation.deploys.failures import Failures
    from cloudformation.deploys.job_call import Round
    from cloudformation.deploys.job_start import JobStarts
    from cloudformation.deploys.scanning import Scanning
    from protocol.receipt import Receipt

MAX_ATTEMPTS: Final = 2
PATIENCE: Final = timedelta(hours=6)
"""How long an errand waits for the cluster to take its Job."""
LONGEST: Final = timedelta(hours=12)
"""After which an errand that nothing could settle is told as a failure."""
_GONE: Final = frozenset({JobState.UNKNOWN})
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobEnds:
    """Settles errands."""

    scanning: Scanning
    starts: JobStarts
    failures: Failures

    def answer(self, call: Left | Round, seconds_left: Callable[[], float]) -> dict[str, Any]:
        """Settle what a report tells of, or look after all errands.

        Raises:
            DeployError: it is not settled; the next try, or the next round, settles it.

        """
        if not isinstance(call, Left):
            return self._round(call.id, seconds_left)
        errand = self.starts.errands.read(call.errand)
        if errand is None or errand.report != call.key:
            return {"ignored": "not-waited-for", "message": "No errand waits for this report: it is settled already."}
        return {"settled": self._settle(errand, call.id, seconds_left, None)}

    def _round(self, owner: str, seconds_left: Callable[[], float]) -> dict[str, Any]:
        """Look after every errand; one that can not be settled now does not keep the others from being."""
        looked, unsettled = 0, 0
        for name in self.starts.errands.names():
            if seconds_left() < LEAST_S + MARGIN_S:
                return {"looked": looked, "unsettled": unsettled, "unfinished": True}
            errand = self.starts.errands.read(name)
            if errand is None:
                continue
            looked += 1
            try:
                self._look(errand, owner, seconds_left)
            except DeployError as error:
                unsettled += 1
                self._unsettled(errand, error)
        return {"looked": looked, "unsettled": unsettled, "unfinished": False}

    def _look(self, errand: Errand, owner: str, seconds_left: Callable[[], float]) -> None:
        if errand.begun_at is None:
            self._start(errand)
            return
        ended = self._ended(errand)
        # After the Job's state: a Job that has ended has left by now whatever it will leave.
        if self.scanning.results.size(errand.report) is not None:
            self._settle(errand, owner, seconds_left, None)
        elif ended is not None:
            self._settle(errand, owner, seconds_left, ended)

    def _unsettled(self, errand: Errand, error: DeployError) -> None:
        """The next round tries again, but not for ever."""
        if self.starts.clock() - errand.asked_at < LONGEST:
            self.failures.count(error)
            return
        try:
            self._fail(errand, error)
        except DeployError as refused:  # not told then, so that the next round tells it
            log.warning("failure not told", extra={"reason": refused.reason})

    def _ended(self, errand: Errand) -> JobError | None:
        """Why no more is to be expected of a Job; None as long as there is."""
        now = self.starts.clock()
        over = self.starts.jobs.is_over(errand, now)
        try:
            receipt = self.starts.jobs.standing(errand, now)
        except JobError as error:
            if over:
                return error
            raise
        if receipt.state.ended or receipt.state in _GONE or over:
            return _without_report(receipt)
        return None

    def _settle(self, errand: Errand, owner: str, seconds_left: Callable[[], float], ended: JobError | None) -> bool:
        """End an errand's attempt, in one invocation of all that notice its end; whether it was this one.

        Args:
            errand: whose.
            owner: of this invocation.
            seconds_left: the same.
            ended: why there is no report; None where there is one.

        """
        results = self.scanning.results
        # Of this invocation alone: the same event may be delivered twice at once.
        if not results.claim(errand.settling, f"{owner}-{secrets.token_hex(8)}", self.starts.clock()):
            return False
        try:
            try:
                if ended is not None:
                    raise ended
                self._conclude(errand, seconds_left)
                self.starts.errands.remove(errand)
            except (JobError, ScanFailedError) as error:
                self._again(errand, error)
        except Exception:
            results.remove(errand.settling)
            raise
        return True

    def _conclude(self, errand: Errand, seconds_left: Callable[[], float]) -> None:
        """Judge the report, keep what it came to, and tell it."""
        scanning, settings = self.scanning, self.scanning.settings
        if seconds_left() < LEAST_S + MARGIN_S:
            raise OutOfTimeError(
                "out-of-time", "This invocation's time is over: the report is read at the next try.", transient=True
            )
        size = scanning.results.size(errand.report)
        if size is None or size > MAX_PACKED_BYTES:
            raise ScanFailedError("scan-failed", f"The Job's report is gone, or has more than {MAX_PACKED_BYTES} bytes.")
        data = advisory_data(scanning.results)
        with tempfile.TemporaryDirectory(prefix="outrider-judge-", dir=settings.scratch) as name:
            folder = Path(name)
            left = folder / "left"
            scanning.results.fetch(errand.report, left)
            given = {"OUTRIDER_ADVISORIES_INDEX": str(index_file(data, scanning.results, settings.scratch))}
            seconds = seconds_left() - MARGIN_S
            scan = judge_report(left, errand.scan, errand.attempt, scanning.engines, given, folder, seconds)
        scanning.conclude(errand.target, data, scan)

    def _again(self, errand: Errand, error: DeployError) -> None:
        """Another attempt where that can help, else the end."""
        if errand.attempt >= MAX_ATTEMPTS or not error.transient:
            self._fail(errand, error)
            return
        log.warning("job tried again", extra={"reason": error.reason, "scan": errand.scan, "attempt": errand.attempt})
        self._end_job(errand)
        following = errand.next_attempt()
        self.starts.errands.put(following)
        self._start(following)

    def _start(self, errand: Errand) -> None:
        """Start an errand that waits for it; it waits on where the cluster has no room for it, up to an end."""
        try:
            self.starts.start(errand)
        except DeployError as error:
            if not error.transient or self.starts.clock() - errand.asked_at > PATIENCE:
                self._fail(errand, error)
                return
            log.warning("job waits", extra={"reason": error.reason, "scan": errand.scan})

    def _fail(self, errand: Errand, error: DeployError) -> None:
        """Tell that there will be no result, before anything is forgotten."""
        self.failures.of_job(Failure(errand.target, error))
        self._end_job(errand)
        self.starts.errands.remove(errand)
        self.scanning.results.remove(errand.claim)

    def _end_job(self, errand: Errand) -> None:
        """A Job that waits for its image, or that nobody waits for any more; its own deadline ends it otherwise."""
        try:
            self.starts.jobs.end(errand, self.starts.clock())
        except JobError as error:
            log.warning("job not ended", extra={"reason": error.reason, "scan": errand.scan})


def _without_report(receipt: Receipt) -> JobError:
    reason = receipt.code or ("deadline" if not receipt.state.ended else "lost")
    sentence = receipt.reason or f"The Job {receipt.job} is {receipt.state.value}, and left no report: look at its log."
    return JobError(reason, sentence, transient=True)
