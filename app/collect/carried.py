"""What stood before in places that a scan could not read, so that no upload closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from advisories.gaps import STALE
from app.store import scans
from findings.carry import carry
from findings.coverage import EngineRun, Outcome
from findings.model import Finding
from findings.suppress import suppress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from app.collect.triage import Triage
    from app.store.scans import Scan
    from findings.policy import Policy

_RUNS = TypeAdapter(tuple[EngineRun, ...])
_FINDINGS = TypeAdapter(tuple[Finding, ...])


def carried(connection: Connection, scan: Scan, result: Triage, policy: Policy, today: date) -> tuple[Finding, ...]:
    """Look through the earlier scans of the ref for what the engines that ended `partial` could not look at again."""
    unread = {run.engine: places for run in result.runs if run.outcome is Outcome.PARTIAL and (places := _unread(run))}
    kept: tuple[Finding, ...] = ()
    for earlier in scans.concluded_before(connection, scan) if unread else ():
        document = earlier.document or {}
        ended = {run.engine for run in _RUNS.validate_python(document.get("engines", ())) if _ended(run)}
        known = {engine: unread.pop(engine) for engine in ended & unread.keys()}
        stood = _FINDINGS.validate_python([*document.get("findings", ()), *document.get("carried", ())])
        kept += carry(stood, result.findings, known)
        if not unread:
            break
    return suppress(kept, policy.suppressions, today).active


def _unread(run: EngineRun) -> frozenset[str]:
    """Old advisories were read all the same: what they no longer name has gone."""
    return frozenset(gap.path for gap in run.coverage.gaps if gap.reason.code != STALE)


def _ended(run: EngineRun) -> bool:
    return run.outcome not in {Outcome.ERROR, Outcome.SKIPPED}
