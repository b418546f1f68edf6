"""The worker: drains the inbox into workflows, watches running scans, and takes over from workers that fell silent."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import structlog
from dbos import DBOS
from sqlalchemy.exc import DBAPIError

from app.dispatch.launcher import LauncherError
from app.store import inbox, scans, workers
from app.store.inbox import InboxState, Kind
from app.store.scans import ScanState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import Engine

    from app.dispatch.local_runner import LocalRunner
    from app.dispatch.stage import Dispatch
    from app.retention import Retention
    from app.store.inbox import InboxRow
    from app.store.scans import Scan
    from app.workflows import Workflows

TICK_S: Final = 0.1
"""On the way from a delivery to its check: short."""
WATCH_S: Final = 2.0
BEAT_S: Final = 15.0
SILENT_S: Final = 60.0
"""A worker that gave no sign of life for this long is taken for dead; its workflows go on elsewhere."""
RETENTION_S: Final = 3600.0
BATCH: Final = 100

log = structlog.get_logger()


@dataclass(slots=True)
class Worker:
    """One worker process's loop. Any number may run on one database."""

    engine: Engine
    workflows: Workflows
    dispatch: Dispatch
    runner: LocalRunner | None
    executor_id: str
    retention: Retention
    clock: Callable[[], datetime]
    stopping: threading.Event = field(default_factory=threading.Event)
    _due: dict[str, float] = field(default_factory=dict)
    _looked: dict[str, float] = field(default_factory=dict)
    """When each running scan's Job was last looked at."""

    def run(self) -> None:
        """Work until `stopping` is set."""
        chores = {
            "drain": (TICK_S, self.drain),
            "tend": (TICK_S, self._tend),
            "watch": (WATCH_S, self.watch),
            "beat": (BEAT_S, self.beat),
            "retain": (RETENTION_S, self._retain),
        }
        while not self.stopping.wait(TICK_S):
            for name, (period, chore) in chores.items():
                if time.monotonic() >= self._due.get(name, 0.0):
                    self._due[name] = time.monotonic() + period
                    self._do(name, chore)

    def _do(self, name: str, chore: Callable[[], None]) -> None:
        """A chore that fails is logged and done again at its next turn: the loop goes on."""
        try:
            chore()
        except DBAPIError as error:
            log.warning("chore failed", chore=name, reason="store", error=type(error).__name__)
        except Exception:
            log.exception("chore broke", chore=name)

    def drain(self) -> None:
        """Start the workflow of everything that waits in the inbox. Starting one twice is starting it once."""
        for row in inbox.waiting(self.engine, BATCH):
            if row.kind is Kind.REPORT:
                self._conclude_reported(row)
                inbox.mark(self.engine, row.id, InboxState.DONE)
            else:
                # Taken first: a workflow that ends at once must not have its own mark overwritten.
                self.workflows.handle_delivery(row.id, f"{row.key}:{row.attempts}")
                inbox.take(self.engine, row.id)

    def _conclude_reported(self, row: InboxRow) -> None:
        _, scan, attempt = row.key.split(":")
        self.workflows.conclude_scan(scan, int(attempt), "report")

    def watch(self) -> None:
        """End the scans whose deadline has passed or whose Job is gone."""
        with self.engine.connect() as connection:
            overdue = scans.overdue(connection, self.clock())
            running = scans.in_state(connection, ScanState.RUNNING)
        for scan in overdue:
            self.workflows.conclude_scan(scan.id, scan.attempt, self.dispatch.overdue(scan))
        for scan in self._to_look_at(running):
            try:
                cause = self.dispatch.lost(scan)
            except LauncherError as error:
                log.warning("launcher gave no state", scan=scan.id, reason=error.reason)
                continue
            if cause is not None:
                self.workflows.conclude_scan(scan.id, scan.attempt, cause)

    def _to_look_at(self, running: Sequence[Scan]) -> list[Scan]:
        """Those whose Job has been asked for, and was not looked at lately."""
        now, pause = time.monotonic(), self.dispatch.launcher.look_every_s
        looked = {scan.id: self._looked.get(scan.id, -pause) for scan in running}
        due = [scan for scan in running if now - looked[scan.id] >= pause]
        self._looked = looked | {scan.id: now for scan in due}
        return [scan for scan in due if self.workflows.asked_for(scan.id, scan.attempt)]

    def beat(self) -> None:
        """Give a sign of life, and go on with the workflows of those who gave none."""
        with self.engine.begin() as connection:
            workers.beat(connection, self.executor_id)
            silent = workers.silent(connection, SILENT_S)
        for executor in silent:
            for workflow in DBOS.list_workflows(status="PENDING", executor_id=executor, load_input=False, load_output=False):
                log.warning("taking over", workflow=workflow.workflow_id, worker=executor)
                DBOS.resume_workflow(workflow.workflow_id)
            with self.engine.begin() as connection:
                workers.forget(connection, executor)

    def _tend(self) -> None:
        if self.runner is not None:
            self.runner.tend()

    def _retain(self) -> None:
        self.retention.apply(self.engine, self.clock())
