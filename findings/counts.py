"""How many findings there are of each kind, as verdicts tell it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from findings.model import Fix, Origin, Severity, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from findings.model import Finding


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of findings."""

    new: int = 0
    """Introduced by the change."""
    existing: int = 0
    fixed: int = 0
    drifted: int = 0
    """New because of newer advisories or engines, not because of the change."""
    suppressed: int = 0
    blocking: int = 0
    """Those of `new` that fail the change by its policy."""
    no_fix: int = 0
    """Those of `new` about packages that no version fixes yet."""
    by_severity: tuple[tuple[Severity, int], ...] = ()
    """The `new` ones, worst first, without zeros."""


def introduced(finding: Finding) -> bool:
    """Whether the change itself brought the finding; nothing else can fail it."""
    return finding.state is State.NEW and finding.origin is Origin.CODE


def count(findings: Sequence[Finding], *, blocking: int, suppressed: int) -> Counts:
    """Count findings by state, and the introduced ones by severity."""
    states = Counter(finding.state for finding in findings)
    by_severity = Counter(finding.severity for finding in findings if introduced(finding))
    new = by_severity.total()
    return Counts(
        new=new,
        existing=states[State.EXISTING],
        fixed=states[State.FIXED],
        drifted=states[State.NEW] - new,
        suppressed=suppressed,
        blocking=blocking,
        no_fix=sum(1 for it in findings if introduced(it) and it.advisory is not None and it.advisory.fix is Fix.NOT_YET),
        by_severity=tuple(sorted(by_severity.items(), key=lambda item: item[0].rank)),
    )
