"""What the gate concludes from the engines' accounts, the findings and the policy. Pure: equal inputs, equal verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from findings.accounts import ALL_FAILED, ENGINE_MISSING, NO_ENGINE, NotCovered, failures, not_covered, nothing_to_scan
from findings.counts import Counts, count, introduced
from findings.coverage import Reason
from findings.order import worst_first
from findings.policy import Mode, OnError, OnNoFix, OnPartial
from findings.titles import title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from findings.coverage import EngineRun
    from findings.model import Finding
    from findings.policy import Policy

__all__ = ["Conclusion", "Counts", "NotCovered", "Verdict", "cancelled", "exit_code", "judge"]


class Conclusion(StrEnum):
    """The end of a check, in GitHub's words."""

    SUCCESS = "success"
    FAILURE = "failure"
    NEUTRAL = "neutral"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The end of a scan, with what led to it."""

    conclusion: Conclusion
    title: str
    """One short line for people, plain text."""
    reasons: tuple[Reason, ...]
    """Everything that led to the conclusion, most decisive first. The texts may quote engines: escape them at the sink."""
    blocking: tuple[Finding, ...] = ()
    """Findings that fail the change (in observe mode: would fail it), worst first."""
    counts: Counts = field(default_factory=Counts)
    not_covered: tuple[NotCovered, ...] = ()

    @property
    def needs_attention(self) -> bool:
        """Whether the scanning itself is broken, which is for those who run it and not for the change's author to mend."""
        return any(reason.code in {NO_ENGINE, ENGINE_MISSING, ALL_FAILED} for reason in self.reasons)


def judge(
    runs: Sequence[EngineRun],
    findings: Sequence[Finding],
    policy: Policy,
    *,
    requested: Sequence[str] | None = None,
    suppressed: int = 0,
) -> Verdict:
    """Conclude a scan.

    Args:
        runs: what each engine says of itself; none at all is an error, never a success.
        findings: those no suppression silences, with their states.
        policy: as it stands at the target branch's tip.
        requested: the engines that should have run, each missing one is an error; by default those the policy names.
        suppressed: how many findings were silenced, for the counts.

    """
    blocking = tuple(sorted((it for it in findings if introduced(it) and policy.blocks(it)), key=worst_first))
    counts = count(findings, blocking=len(blocking), suppressed=suppressed)
    failed = failures(runs, requested if requested is not None else policy.engines or ())
    gaps = not_covered(runs)
    errored = {failure.engine for failure in failed}
    gaps_block = policy.on_partial is OnPartial.BLOCK and any(gap.engine not in errored for gap in gaps)

    reasons: list[Reason] = []
    if blocking:
        reasons.append(Reason("blocking-findings", f"{len(blocking)} introduced by this change at {policy.fail_on} or worse."))
    reasons += (failure.reason for failure in failed)
    if counts.no_fix:
        does = "fail the change by policy" if policy.on_no_fix is OnNoFix.BLOCK else "do not fail the change until there is one"
        reasons.append(Reason("no-fix-yet", f"{counts.no_fix} of packages that no version fixes yet; they {does}."))
    if gaps and not failed:
        reasons.append(Reason("not-covered", f"{len(gaps)} places were not read although a finding may hide there."))
    if nothing_to_scan(runs):
        reasons.append(Reason("nothing-to-scan", "No engine found anything of its kind to read."))

    line = title(runs, counts, failed, gaps, gaps_block=gaps_block)
    conclusion = _conclude(policy, blocking=bool(blocking), failed=bool(failed), gaps_block=gaps_block)
    if policy.mode is Mode.OBSERVE:
        would = ", would have failed" if conclusion is Conclusion.FAILURE else ""
        line = f"Observing only{would}: {line[:1].lower()}{line[1:]}"
        conclusion = Conclusion.NEUTRAL
        reasons.append(Reason("observe-mode", "The policy's mode is observe, so nothing fails."))
    return Verdict(conclusion, line, tuple(reasons), blocking, counts, gaps)


def _conclude(policy: Policy, *, blocking: bool, failed: bool, gaps_block: bool) -> Conclusion:
    """Apply the gate's order of precedence, for mode enforce."""
    if blocking or gaps_block or (failed and policy.on_error is OnError.FAIL):
        return Conclusion.FAILURE
    return Conclusion.NEUTRAL if failed else Conclusion.SUCCESS


def cancelled(reason: Reason) -> Verdict:
    """Conclude a scan nobody waits for any more: its head was superseded, or its change closed."""
    return Verdict(Conclusion.CANCELLED, reason.text, (reason,))


def exit_code(verdict: Verdict) -> int:
    """Tell a pipeline: 0 to go on, 1 for blocking findings, 3 for a scan that failed or is less complete than policy asks."""
    if verdict.conclusion in {Conclusion.SUCCESS, Conclusion.NEUTRAL}:
        return 0
    return 1 if verdict.blocking else 3
