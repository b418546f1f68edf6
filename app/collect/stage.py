"""The collecting stage: what is known of an attempt, to the scan's one verdict."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from advisories.errors import IndexUnusableError
from advisories.index import Index
from app.collect.carried import carried
from app.collect.reports import UnusableReportError, scanned_in, unfinished
from app.collect.triage import Gate, Triage, triage
from app.plan.plan import policy_of
from app.store import inbox, scans
from app.store.scans import UNFINISHED, ScanState
from findings.coverage import Outcome, Reason
from findings.formats.json import findings_as_json, to_json_document
from findings.policy import ENGINES
from findings.suppress import Suppressed
from findings.verdict import cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime, timedelta
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from app.collect.triage import Scanned
    from app.store.scans import Scan

MAX_ATTEMPTS = 2
WORTH_ANOTHER_TRY = frozenset({"lost", "not-collected", "unreachable", "disk-full", "crash", "unavailable"})
"""Errors that another Job may not meet. A time-out or a full memory would only come again."""
log = structlog.get_logger()
SUPERSEDED = Reason("superseded", "A newer commit took this one's place, or the change was closed.")


@dataclass(frozen=True, slots=True)
class Collect:
    """Judges attempts."""

    engine: Engine
    index_path: Path
    max_age: timedelta
    clock: Callable[[], datetime]

    def judge(self, scan_id: str, attempt: int, cause: str) -> str:
        """Settle the verdict of a scan: `publish` it, try `again`, or `nothing` as it has ended otherwise.

        Args:
            scan_id: the scan.
            attempt: whose end this is; 0 when the whole scan is superseded.
            cause: why it ends; see `Workflows.conclude_scan`.

        """
        with self.engine.begin() as connection:
            scan = scans.get(connection, scan_id)
            if scan is None:
                return "nothing"
            mine = (scan.verdict or {}).get("cause") == cause and (scan.verdict or {}).get("attempt") == attempt
            if scan.state is ScanState.CONCLUDING and mine:
                return "publish"  # an earlier try at this step got that far
            if scan.state not in UNFINISHED or (attempt and attempt != scan.attempt):
                return "nothing"
        result = self._result(scan, attempt, cause)
        if attempt and attempt < MAX_ATTEMPTS and _worth_another_try(result):
            return "again"
        with self.engine.begin() as connection:
            return "publish" if self._claim(connection, scan, attempt, cause, result) else "nothing"

    def _result(self, scan: Scan, attempt: int, cause: str) -> Triage:
        if cause == "superseded":
            return Triage((), (), Suppressed((), (), (), ()), cancelled(SUPERSEDED))
        policy = policy_of(scan).policy
        engines = policy.engines or ENGINES
        with self._index() as index:
            gate = Gate(policy, engines, index, self.clock(), self.max_age)
            return triage(self._scanned(scan, attempt, cause, engines), gate)

    def _scanned(self, scan: Scan, attempt: int, cause: str, engines: tuple[str, ...]) -> Scanned:
        """What the report says; it counts even if another end was noticed first."""
        packed = inbox.body_of(self.engine, f"report:{scan.id}:{attempt}")
        if not packed:
            return unfinished(engines, _why(cause))
        try:
            return scanned_in(packed, scan.id, attempt)
        except UnusableReportError as error:
            return unfinished(engines, Reason(error.reason, f"The scanner's report can not be read: {error}."))

    @contextmanager
    def _index(self) -> Iterator[Index | None]:
        """The advisory index; without one the scan goes on and names the gap."""
        try:
            index = Index.open(self.index_path)
        except IndexUnusableError as error:
            log.warning("no advisory index", reason=error.reason, error=str(error))
            yield None
            return
        with index:
            yield index

    def _claim(self, connection: Connection, scan: Scan, attempt: int, cause: str, result: Triage) -> bool:
        """Make this the scan's verdict, unless another end came first."""
        verdict = {
            "conclusion": result.verdict.conclusion.value,
            "title": result.verdict.title,
            "suppressed": len(result.suppressed.suppressed),
            "cause": cause,
            "attempt": attempt,
        }
        kept = carried(connection, scan, result, policy_of(scan).policy, self.clock().date())
        return scans.update(
            connection,
            scan.id,
            only_in=UNFINISHED,
            state=ScanState.CONCLUDING,
            verdict=verdict,
            document=to_json_document(result.verdict, result.runs, result.findings) | {"carried": findings_as_json(kept)},
            title=result.verdict.title,
        )


def _worth_another_try(result: Triage) -> bool:
    return any(run.outcome is Outcome.ERROR and run.reason and run.reason.code in WORTH_ANOTHER_TRY for run in result.runs)


def _why(cause: str) -> Reason:
    """What a scan without a report ended of."""
    code, _, text = cause.partition(": ")
    if code == "deadline":
        advice = "Ask for the check again; if it recurs, look at the Job's log."
        return Reason("deadline", f"No report came before the deadline. {text or advice}")
    if code == "not-started":
        return Reason("not-started", f"The scan could not be started: {text}")
    if code == "not-collected":
        return Reason("not-collected", f"What the Job left in the bucket is not its report: {text}")
    return Reason("lost", text or "The scanner ended without a report.")
