"""A judged scan as its row holds it, in the values that sinks take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from app.plan.plan import policy_of
from findings.coverage import EngineRun, Reason
from findings.model import Finding
from findings.policy import ENGINES
from findings.verdict import Conclusion, Verdict, cancelled, judge

if TYPE_CHECKING:
    from app.store.scans import Scan

_RUNS = TypeAdapter(tuple[EngineRun, ...])
_FINDINGS = TypeAdapter(tuple[Finding, ...])


@dataclass(frozen=True, slots=True)
class Concluded:
    """What a scan came to."""

    verdict: Verdict
    runs: tuple[EngineRun, ...]
    findings: tuple[Finding, ...]
    carried: tuple[Finding, ...] = ()
    """Of earlier scans, in places this one could not read: nothing is known of them, so their alerts stay open."""

    @property
    def was_cancelled(self) -> bool:
        """Whether nobody waits for this scan any more: then its check ends, and nothing else is published."""
        return self.verdict.conclusion is Conclusion.CANCELLED


def concluded(scan: Scan) -> Concluded:
    """Read a judged scan's row. The verdict is judged anew: it is a pure function of what is stored."""
    stored, document = scan.verdict or {}, scan.document or {}
    if stored.get("conclusion") == Conclusion.CANCELLED:
        return Concluded(cancelled(Reason(str(stored["cause"]), str(stored["title"]))), (), ())
    runs = _RUNS.validate_python(document["engines"])
    found = _FINDINGS.validate_python(document["findings"])
    policy = policy_of(scan).policy
    verdict = judge(runs, found, policy, requested=policy.engines or ENGINES, suppressed=stored.get("suppressed", 0))
    return Concluded(verdict, runs, found, _FINDINGS.validate_python(document.get("carried", ())))
