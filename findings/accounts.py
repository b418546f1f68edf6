"""What the engines' accounts of themselves leave open: which did not finish, and what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from findings.coverage import Outcome, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from findings.coverage import EngineRun

NO_ENGINE = "no-engine-reported"
ENGINE_MISSING = "engine-missing"
ALL_FAILED = "all-engines-failed"

_NO_REASON = Reason("no-reason", "It gave no reason. Look at the Job's log.")

WHOLE_TARGET = "*"
"""As a path of what was not covered."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a scan could not finish."""

    reason: Reason
    engine: str | None = None
    """The engine it is about; None for the scan as a whole."""


@dataclass(frozen=True, slots=True)
class NotCovered:
    """Something an engine did not read although a finding may hide there."""

    engine: str
    path: str
    """The file, or `*` for the whole target."""
    reason: Reason


def failures(runs: Sequence[EngineRun], requested: Sequence[str]) -> tuple[Failure, ...]:
    """Tell why the scan did not finish; nothing when it did. An engine that was asked for and says nothing did not finish."""
    if not runs:
        return (Failure(Reason(NO_ENGINE, "No engine reported a result. Scan again; if this stays so, look at the Job's log.")),)
    found = [Failure(_reason(run), run.engine) for run in runs if run.outcome is Outcome.ERROR]
    if len(found) == len(runs):
        found.append(Failure(Reason(ALL_FAILED, "No engine finished, so the trouble is probably not in this change.")))
    missing = sorted(set(requested) - {run.engine for run in runs})
    found += (Failure(Reason(ENGINE_MISSING, f"{it} was asked for and reported nothing. Scan again."), it) for it in missing)
    return tuple(found)


def not_covered(runs: Sequence[EngineRun]) -> tuple[NotCovered, ...]:
    """Tell what was not read, in the engines' order; a `partial` run that names no place counts for its whole target."""
    found: list[NotCovered] = []
    for run in runs:
        found += (NotCovered(run.engine, item.path, item.reason) for item in run.coverage.gaps)
        if run.outcome is Outcome.ERROR or (run.outcome is Outcome.PARTIAL and not run.coverage.gaps):
            found.append(NotCovered(run.engine, WHOLE_TARGET, run.reason or _NO_REASON))
    return tuple(found)


def nothing_to_scan(runs: Sequence[EngineRun]) -> bool:
    """Whether every engine found nothing to read."""
    return bool(runs) and all(run.outcome is Outcome.SKIPPED for run in runs)


def _reason(run: EngineRun) -> Reason:
    told = run.reason or _NO_REASON
    return Reason(told.code, f"{run.engine}: {told.text}")
