"""The dispatch stage: from a planned scan to a started Job, and to the end of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from app.dispatch.deposits import collect
from app.dispatch.launcher import LauncherError
from app.store import scans
from app.store.scans import UNFINISHED, ScanState
from protocol.deposit import DepositError
from protocol.receipt import JobState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Engine

    from app.dispatch.grants import GrantOffice
    from app.dispatch.launcher import Launcher
    from app.dispatch.tickets import TicketOffice
    from app.store.scans import Scan
    from protocol.receipt import LeftReport, Receipt

HOPELESS = frozenset({"image-pull", "container-start"})
"""What keeps a Job from starting and would keep the next one from it too: a person has to see to it."""
log = structlog.get_logger()
QUEUE_ALLOWANCE = timedelta(hours=1)
"""How long a Job may wait for its place before its scan is given up; once it has its grant, the scan's own deadline counts."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Gets Jobs started and ended."""

    engine: Engine
    launcher: Launcher
    tickets: TicketOffice
    grants: GrantOffice
    clock: Callable[[], datetime]

    def start(self, scan_id: str, attempt: int) -> str:
        """Start the Job of an attempt; answers its name. Doing it again meets the same Job.

        Raises:
            LauncherError: it was not started.

        """
        with self.engine.begin() as connection:
            deadline = self.clock() + QUEUE_ALLOWANCE
            running = ScanState.RUNNING
            if not scans.update(connection, scan_id, only_in=UNFINISHED, state=running, attempt=attempt, deadline_at=deadline):
                return "ended"
            scan = scans.get(connection, scan_id)
        if scan is None:
            raise LauncherError("unknown-scan", "The scan is gone.")
        receipt = self.launcher.send(self.tickets.issue(scan, "start", self.clock()))
        if receipt.state in {JobState.FAILED, JobState.CANCELLED, JobState.UNKNOWN}:
            raise LauncherError("refused", receipt.reason or f"The launcher answered {receipt.state}.")
        if receipt.report is not None:
            self._allow_without_grant(scan_id)
        return receipt.job

    def lost(self, scan: Scan) -> str | None:
        """The cause to conclude a running scan for, as its Job will send no report; None while it still may.

        Raises:
            LauncherError: the launcher does not tell.

        """
        receipt = self._look(scan)
        if receipt.report is not None and (receipt.report.size or receipt.state is JobState.SUCCEEDED):
            return self._left(scan, receipt, receipt.report)
        if receipt.state not in {JobState.FAILED, JobState.UNKNOWN}:
            return None
        why = receipt.reason or f"The Job is {receipt.state}."
        if receipt.code in HOPELESS:
            self._cancel(scan)  # the cluster would go on trying
            return f"not-started: {why}"
        return f"deadline: {why}" if receipt.code == "deadline" else f"lost: {why}"

    def overdue(self, scan: Scan) -> str:
        """The cause to conclude a scan for whose deadline has passed; with what its Job waits for, where that is known."""
        try:
            receipt = self._look(scan)
            if receipt.report is not None and receipt.report.size:
                collect(self.engine, self.tickets, scan, receipt.report, self.clock())  # and it counts, whatever ends the scan
        except (LauncherError, DepositError) as error:
            return f"deadline: {error}"
        return f"deadline: {receipt.reason}" if receipt.reason else "deadline"

    def settle(self, scan_id: str) -> None:
        """End what a concluded scan still holds: its Job and its read token.

        Raises:
            LauncherError: the Job's end is not known.

        """
        with self.engine.connect() as connection:
            scan = scans.get(connection, scan_id)
        if scan is None:
            return
        if scan.state is ScanState.SUPERSEDED or str((scan.verdict or {}).get("cause")).startswith("deadline"):
            self._end_job(scan)
        self.grants.take_back(scan)

    def give_up(self, scan_id: str, reason: str) -> None:
        """The service could not bring the scan to its end: say why, for a person to see."""
        with self.engine.begin() as connection:
            scans.update(connection, scan_id, state=ScanState.FAILED, title=reason, concluded_at=self.clock())

    def _allow_without_grant(self, scan_id: str) -> None:
        """A Job that asks for no grant does not tell when it begins: its deadline covers its waiting and its scan."""
        with self.engine.begin() as connection:
            deadline = self.clock() + QUEUE_ALLOWANCE + self.grants.deadline
            scans.update(connection, scan_id, only_in=UNFINISHED, deadline_at=deadline)

    def _left(self, scan: Scan, receipt: Receipt, left: LeftReport) -> str | None:
        """Collect what a Job left in its bucket; the cause to conclude for where nothing that can be believed will come."""
        if not left.size:
            return "lost: The Job ended and left no report in the bucket."
        try:
            collect(self.engine, self.tickets, scan, left, self.clock())
        except DepositError as error:
            log.warning("left report is not believed", scan=scan.id, reason=error.reason, error=str(error))
            # As long as the Job runs its own report may still come, in place of whatever this is.
            ended = receipt.state.ended or receipt.state is JobState.UNKNOWN
            return f"not-collected: {error} [{error.reason}]" if ended else None
        return None

    def _end_job(self, scan: Scan) -> None:
        """A cluster that will never let us end a Job does not undo what was published: the Job has a deadline of its own."""
        try:
            self._cancel(scan)
        except LauncherError as error:
            if error.transient:
                raise
            log.warning("Job was not cancelled", scan=scan.id, reason=error.reason, error=str(error))

    def _look(self, scan: Scan) -> Receipt:
        return self.launcher.send(self.tickets.issue(scan, "status", self.clock()))

    def _cancel(self, scan: Scan) -> None:
        self.launcher.send(self.tickets.issue(scan, "cancel", self.clock()))
