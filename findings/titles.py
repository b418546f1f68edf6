"""A verdict's title: one short line for people, in plain text of ours with nothing in it that a scanned repository chose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from findings.accounts import ENGINE_MISSING, NO_ENGINE, WHOLE_TARGET, nothing_to_scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from findings.accounts import Failure, NotCovered
    from findings.counts import Counts
    from findings.coverage import EngineRun

_HOW_IT_FAILED = {
    "timeout": "ran out of time",
    "memory": "ran out of memory",
    "bad-output": "gave unreadable output",
    ENGINE_MISSING: "did not report",
    NO_ENGINE: "no engine reported",
}
_ENGINES_NAMED = 3
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,29}")


def title(
    runs: Sequence[EngineRun], counts: Counts, failures: Sequence[Failure], gaps: Sequence[NotCovered], *, gaps_block: bool
) -> str:
    """Say in one line what matters, the decisive part first."""
    found = _findings(counts)
    could_not = _failures(failures)
    unread = _gaps(gaps) if not failures else ""
    if counts.blocking:
        parts = [found, could_not, unread]
    elif failures:
        parts = [could_not, found if counts.new else ""]
    elif gaps_block:
        parts = [unread, found]
    elif nothing_to_scan(runs) and not (counts.new or gaps):
        parts = ["nothing to scan"]
    else:
        parts = [found, unread]
    if counts.drifted:
        parts.append(f"{counts.drifted} from newer advisories or engines")
    line = "; ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def _findings(counts: Counts) -> str:
    if not counts.new:
        return "no new findings"
    severities = ", ".join(f"{number} {severity}" for severity, number in counts.by_severity)
    blocking = ""
    if counts.blocking < counts.new:
        blocking = f", {counts.blocking or 'none'} blocking"
    waiting = f", {counts.no_fix} without a fix yet" if counts.no_fix else ""
    return f"{_plural(counts.new, 'new finding')}{blocking}: {severities}{waiting}"


def _failures(failures: Sequence[Failure]) -> str:
    if not failures:
        return ""
    told = [f"{_named(failure)}{_HOW_IT_FAILED.get(failure.reason.code, 'failed')}" for failure in failures if _tells(failure)]
    more = [f"{len(told) - _ENGINES_NAMED} more"] if len(told) > _ENGINES_NAMED else []
    return f"could not finish: {', '.join(told[:_ENGINES_NAMED] + more)}"


def _tells(failure: Failure) -> bool:
    return failure.engine is not None or failure.reason.code == NO_ENGINE


def _named(failure: Failure) -> str:
    return "" if failure.engine is None else f"{engine_name(failure.engine)} "


def _gaps(gaps: Sequence[NotCovered]) -> str:
    files = {gap.path for gap in gaps if gap.path != WHOLE_TARGET}
    parts = [f"{_plural(len(files), 'file')} could not be read"] if files else []
    incomplete = sorted({engine_name(gap.engine) for gap in gaps if gap.path == WHOLE_TARGET})
    if incomplete:
        parts.append(f"{', '.join(incomplete[:_ENGINES_NAMED])} incomplete")
    return ", ".join(parts)


def engine_name(engine: str) -> str:
    """Give an engine's name if it can be one: names come with reports."""
    return engine if _NAME.fullmatch(engine) else "an engine"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
