"""GitLab's Code Quality report: a list of places, shown in a merge request and beside its lines.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from findings.coverage import Outcome
from findings.formats.escape import clipped, one_line, path_text
from findings.formats.occurrences import numbered
from findings.model import Location, Severity

if TYPE_CHECKING:
    from findings.coverage import EngineRun
    from findings.formats.dossier import Dossier
    from findings.model import Finding

MAX_DESCRIPTION = 500
"""Our own choice: GitLab shows it on one line."""

_SEVERITIES = {
    Severity.CRITICAL: "blocker",
    Severity.HIGH: "critical",
    Severity.UNKNOWN: "critical",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
    Severity.INFO: "info",
}


def to_code_quality(dossier: Dossier) -> list[dict[str, Any]]:
    """Write the report, ready for `json.dumps`. An engine that did not finish has an entry too: the format has no other word."""
    unfinished = [_unfinished(run) for run in dossier.runs if run.outcome is Outcome.ERROR]
    return [*unfinished, *(_entry(finding, occurrence) for finding, occurrence in numbered(dossier.standing))]


def _entry(finding: Finding, occurrence: int) -> dict[str, Any]:
    words = ": ".join(filter(None, (one_line(finding.title), one_line(finding.message))))
    place = finding.location if finding.commit is None else Location(finding.location.path, 1, 1)  # no line of head has it
    return {
        "description": clipped(words or one_line(finding.rule), MAX_DESCRIPTION),
        "check_name": one_line(finding.rule),
        "fingerprint": f"{one_line(finding.rule)}:{one_line(finding.fingerprint)}:{occurrence}",
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path_text(place.path), "lines": {"begin": place.start_line, "end": place.end_line}},
    }


def _unfinished(run: EngineRun) -> dict[str, Any]:
    why = one_line(run.reason.text) if run.reason else "it gave no reason."
    return {
        "description": clipped(f"The {one_line(run.engine)} engine could not finish: {why}", MAX_DESCRIPTION),
        "check_name": f"{one_line(run.engine)}/not-finished",
        "fingerprint": f"{one_line(run.engine)}:not-finished",
        "severity": "blocker",
        "location": {"path": ".", "lines": {"begin": 1}},
    }
