"""What a scan read, to a verdict: match packages with advisories, compare, suppress, judge. Pure but for reading the index."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from advisories.findings import findings_for
from advisories.gaps import data_gap
from advisories.match import match, match_with_gaps
from findings.compare import compare
from findings.coverage import EngineRun, Outcome, Reason
from findings.licences import denied_findings
from findings.suppress import Suppressed, suppress
from findings.verdict import Verdict, judge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, timedelta

    from advisories.index import Index
    from findings.coverage import Skipped
    from findings.inventory import Inventory
    from findings.model import Finding
    from findings.policy import Policy

PACKAGES = "packages"


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scanner brings back: engines' accounts, findings with their states, and the packages of both sides."""

    runs: tuple[EngineRun, ...]
    findings: tuple[Finding, ...]
    head: Inventory | None = None
    merge_base: Inventory | None = None


@dataclass(frozen=True, slots=True)
class Triage:
    """Everything a sink needs to tell what a scan came to."""

    runs: tuple[EngineRun, ...]
    findings: tuple[Finding, ...]
    """Those no suppression silences: new, existing and fixed."""
    suppressed: Suppressed
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Gate:
    """What a scan is judged by."""

    policy: Policy
    requested: Sequence[str]
    """The engines that should have run."""
    index: Index | None
    now: datetime
    max_age: timedelta
    """Older advisory data is a gap."""


def triage(scanned: Scanned, gate: Gate, renames: Mapping[str, str] | None = None) -> Triage:
    """Judge what a scanner brought back.

    Both sides' packages are matched with the same index, so an advisory published meanwhile is on both and nothing new.

    Raises:
        IndexUnusableError: the index broke while it was read.

    """
    matched = _matched(scanned, gate, renames or {})
    runs = tuple(_with_matches(run, matched, scanned, gate) if run.engine == PACKAGES else run for run in scanned.runs)
    kept = suppress((*scanned.findings, *matched), gate.policy.suppressions, gate.now.date())
    verdict = judge(runs, kept.active, gate.policy, requested=gate.requested, suppressed=len(kept.suppressed))
    return Triage(runs, kept.active, kept, verdict)


def _matched(scanned: Scanned, gate: Gate, renames: Mapping[str, str]) -> tuple[Finding, ...]:
    """What packages of head are affected by or may not be used for, against the merge base."""
    if scanned.head is None:
        return ()
    head = _about(scanned.head, gate)
    merge_base = _about(scanned.merge_base, gate) if scanned.merge_base else ()
    unread = frozenset(gap.path for run in scanned.runs if run.engine == PACKAGES for gap in run.coverage.gaps)
    return compare(head, merge_base, renames, None, unread=unread)


def _about(inventory: Inventory, gate: Gate) -> tuple[Finding, ...]:
    affected = findings_for(match(gate.index, inventory.packages)) if gate.index is not None else ()
    return (*affected, *denied_findings(inventory.packages, gate.policy.deny_licences, gate.policy.fail_on))


def _with_matches(run: EngineRun, matched: tuple[Finding, ...], scanned: Scanned, gate: Gate) -> EngineRun:
    """The packages engine only lists packages: what they are affected by, and what could not be known, is added here."""
    if run.outcome in {Outcome.ERROR, Outcome.SKIPPED}:
        return run
    gaps = _gaps(scanned, gate)
    coverage = replace(run.coverage, skipped=(*run.coverage.skipped, *gaps))
    digest = gate.index.data_digest if gate.index else run.data_digest
    if coverage.gaps:
        reason = run.reason or Reason(coverage.gaps[0].reason.code, coverage.gaps[0].reason.text)
        return replace(run, outcome=Outcome.PARTIAL, coverage=coverage, data_digest=digest, reason=reason)
    found = any(finding.state != "fixed" for finding in matched)
    return replace(run, outcome=Outcome.FINDINGS if found else Outcome.CLEAN, coverage=coverage, data_digest=digest)


def _gaps(scanned: Scanned, gate: Gate) -> tuple[Skipped, ...]:
    """What the advisory data could not say: all of it, or about some packages on head."""
    whole = data_gap(gate.index, gate.now, gate.max_age)
    parts = match_with_gaps(gate.index, scanned.head.packages).gaps if gate.index and scanned.head else ()
    return (*([whole] if whole else []), *parts)
