"""The answer for machines, from the command line and the job API: a verdict and everything it rests on."""

from __future__ import annotations

from dataclasses import asdict
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from findings.coverage import EngineRun
    from findings.model import Finding
    from findings.verdict import Verdict

VERSION = 1
"""Grows when a reader of an older document would misread a newer one; added fields do not change it."""


def to_json_document(verdict: Verdict, runs: Iterable[EngineRun], findings: Iterable[Finding]) -> dict[str, Any]:
    """Tell a verdict with its evidence, ready for `json.dumps`. Fields that do not apply are left out."""
    return {
        "v": VERSION,
        "verdict": {
            "conclusion": verdict.conclusion.value,
            "title": verdict.title,
            "reasons": [_plain(asdict(reason)) for reason in verdict.reasons],
            "blocking": [identity(finding) for finding in verdict.blocking],
            "counts": {
                **_plain(asdict(verdict.counts)),
                "by_severity": {name.value: number for name, number in verdict.counts.by_severity},
            },
            "not_covered": [_plain(asdict(place)) for place in verdict.not_covered],
        },
        "engines": [_plain(asdict(run)) for run in runs],
        "findings": findings_as_json(findings),
    }


def findings_as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The findings alone, with the contract's field names."""
    return [_plain(asdict(finding)) for finding in findings]


def identity(finding: Finding) -> dict[str, object]:
    """Name a finding of the `findings` list; copies share a fingerprint, so its place belongs to it."""
    place = finding.location
    return {"fingerprint": finding.fingerprint, "rule": finding.rule, "path": place.path, "start_line": place.start_line}


def _plain(value: Any) -> Any:  # noqa: ANN401  whatever JSON can hold
    """Turn tuples to lists and words to text, and leave out what is None."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
