"""One summary of a scan that other systems take in. Its schema is `docs/schemas/summary.json`."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from findings.formats.references import references
from findings.model import Finding, Severity, State
from findings.order import worst_first
from findings.weaknesses import weakness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from findings.formats.dossier import Dossier
    from findings.model import Location, TraceStep
    from findings.stack import Stack

VERSION = 1
"""Grows when a reader of an older summary would misread a newer one; added fields do not change it."""
MAX_WORST = 20
"""Findings told in full; the JSON report has all."""
MAX_FILES = 20
"""Affected files that are named, most findings first."""


def to_summary(dossier: Dossier) -> dict[str, Any]:
    """Sum a scan up, ready for `json.dumps`. What does not apply is null."""
    standing = dossier.standing
    return {
        "v": VERSION,
        "target": {
            "name": dossier.target,
            "kind": dossier.kind,
            "commit": dossier.commit,
            "digest": dossier.digest,
            "compared": dossier.compared,
            "provenance": asdict(dossier.provenance) if dossier.provenance.repository else None,
        },
        "scanned_at": dossier.ended.isoformat(timespec="seconds"),
        "conclusion": dossier.verdict.conclusion.value,
        "title": dossier.verdict.title,
        "complete": not dossier.verdict.not_covered and not any(run.outcome == "error" for run in dossier.runs),
        "totals": _totals(dossier, standing),
        "affected": affected(standing),
        "main_issue": _main_issue(_by_urgency(dossier)),
        "worst": [_told(finding) for finding in _by_urgency(dossier)[:MAX_WORST]],
        "stack": _stack(dossier.stack),
    }


def affected(findings: Sequence[Finding]) -> dict[str, Any]:
    """Count files and distinct lines that findings stand in, and name the files with most of them."""
    files = Counter(finding.location.path for finding in findings)
    worst: dict[str, Finding] = {}
    for finding in sorted(findings, key=worst_first):
        worst.setdefault(finding.location.path, finding)
    most = sorted(files.items(), key=lambda item: (-item[1], worst[item[0]].severity.rank, item[0]))[:MAX_FILES]
    named = [{"path": path, "findings": number, "worst": worst[path].severity.value} for path, number in most]
    return {"files": len(files), "lines": _lines(findings), "most": named}


def _lines(findings: Iterable[Finding]) -> int:
    """The number of distinct lines, without listing them: a hostile region may claim billions."""
    regions: dict[str, list[tuple[int, int]]] = {}
    for finding in findings:
        place = finding.location
        regions.setdefault(place.path, []).append((place.start_line, place.end_line))
    total = 0
    for spans in regions.values():
        reached = 0
        for start, end in sorted(spans):
            total += max(0, end - max(start - 1, reached))
            reached = max(reached, end)
    return total


def _totals(dossier: Dossier, standing: Sequence[Finding]) -> dict[str, Any]:
    severities = Counter(finding.severity for finding in standing)
    engines = Counter(finding.engine for finding in standing)
    return {
        "findings": len(standing),
        "by_severity": {severity.value: severities[severity] for severity in Severity},
        "by_engine": {run.engine: engines.pop(run.engine, 0) for run in dossier.runs} | dict(sorted(engines.items())),
        "new": sum(finding.state is State.NEW for finding in standing) if dossier.compared else None,
        "fixed": dossier.verdict.counts.fixed,
        "suppressed": dossier.verdict.counts.suppressed,
        "blocking": len(dossier.verdict.blocking),
    }


def _by_urgency(dossier: Dossier) -> list[Finding]:
    """What blocks first, then what is new, then the rest; worst first among each."""
    blocking = frozenset(dossier.verdict.blocking)
    return sorted(dossier.standing, key=lambda it: (it not in blocking, it.state is not State.NEW, worst_first(it)))


def _main_issue(findings: Sequence[Finding]) -> dict[str, Any] | None:
    """The one to look at first, and how much of all findings its kind is."""
    if not findings:
        return None
    first = findings[0]
    return {
        "rule": first.rule,
        "title": first.title,
        "severity": first.severity.value,
        "cwe": _weaknesses(first)[:1],
        "path": first.location.path,
        "line": first.location.start_line,
        "sink": _sink(first),
        "occurrences": sum(finding.rule == first.rule for finding in findings),
    }


def _told(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "engine": finding.engine,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "state": finding.state.value,
        "title": finding.title,
        "description": finding.message,
        "path": finding.location.path,
        "line": finding.location.start_line,
        "end_line": finding.location.end_line,
        "snippet": finding.snippet,
        "source": _step(finding.trace[0]) if finding.trace else None,
        "sink": _sink(finding),
        "cwe": _weaknesses(finding),
        "references": list(references(finding)),
        "package": _package(finding),
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
    }


def _sink(finding: Finding) -> dict[str, Any]:
    """Where the trouble happens: the end of the data's way, or for a finding without one its own place."""
    if finding.trace:
        return _step(finding.trace[-1])
    return _place(finding.location, finding.title)


def _step(step: TraceStep) -> dict[str, Any]:
    return _place(step.location, step.message)


def _place(location: Location, message: str) -> dict[str, Any]:
    return {"path": location.path, "line": location.start_line, "message": message}


def _weaknesses(finding: Finding) -> list[dict[str, Any]]:
    known = filter(None, map(weakness, finding.cwe))
    return [{"id": it.id, "name": it.name, "url": it.url} for it in known]


def _package(finding: Finding) -> dict[str, Any] | None:
    told = finding.advisory
    if told is None:
        return None
    return {
        "name": told.package,
        "version": told.version,
        "advisory": told.id,
        "aliases": list(told.aliases),
        "fixed": list(told.fixed),
    }


def _stack(stack: Stack) -> dict[str, Any]:
    groups = {"frameworks": stack.frameworks, "build_tools": stack.build_tools, "cloud_services": stack.cloud_services}
    return {
        "languages": [{"name": it.name, "files": it.files} for it in stack.languages],
        **{name: [{"name": it.name, "evidence": it.evidence} for it in group] for name, group in groups.items()},
        "complete": stack.complete,
    }
