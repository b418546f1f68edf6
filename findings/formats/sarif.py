"""SARIF 2.1.0 as GitHub's code scanning takes it: one run and one category per engine."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from findings.coverage import Outcome
from findings.formats import sarif_parts
from findings.formats.escape import one_line
from findings.model import Severity, State
from findings.order import by_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from findings.coverage import EngineRun
    from findings.model import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

# https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
MAX_RUNS = 20
MAX_RESULTS = 5000
"""Results of a run that GitHub keeps; it accepts 25,000 and drops by its own lights, so we cut by ours."""
MAX_RULES = 25_000


@dataclass(frozen=True, slots=True)
class Sarif:
    """A SARIF log and what is not in it."""

    document: dict[str, Any]
    """Ready for `json.dumps`."""
    left_out: int
    """Findings that are not in it because there are too many, or because their engine is left out."""
    engines_left_out: tuple[str, ...]
    """Engines that ended in an error: a run without their results would close their alerts."""


def to_sarif(
    findings: Iterable[Finding],
    runs: Sequence[EngineRun],
    *,
    category: str = "outrider",
    unknown_as: Severity = Severity.HIGH,
    max_results: int = MAX_RESULTS,
) -> Sarif:
    """Write what stands in the scanned commit; fixed findings do not.

    Code scanning closes the alerts of a category that an upload no longer names. So every engine that finished has a run, also
    without results, and one that did not has none. An engine that ended `partial` has one: whether its gaps may close alerts is
    the caller's to decide before uploading.

    Args:
        findings: those no suppression silences.
        runs: the engines' accounts.
        category: first part of each run's category, the same for all scans of one kind of target: `<category>/<engine>/`.
        unknown_as: the severity to show for advisories without a score; not unknown itself.
        max_results: of one run; fewer than GitHub's limit when a smaller log is needed.

    """
    standing: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=by_place):
        if finding.state is not State.FIXED:
            standing[finding.engine].append(finding)
    errored = {run.engine for run in runs if run.outcome is Outcome.ERROR}
    versions = {run.engine: run.version for run in runs}
    engines = sorted({*versions, *standing} - errored)
    kept, too_many = engines[:MAX_RUNS], engines[MAX_RUNS:]

    parts = [_Run(category, engine, versions, standing[engine], unknown_as, max_results) for engine in kept]
    shown = sum(len(part.results) for part in parts)
    return Sarif(
        document={"$schema": SCHEMA, "version": "2.1.0", "runs": [part.document() for part in parts]},
        left_out=sum(map(len, standing.values())) - shown,
        engines_left_out=(*sorted(errored), *too_many),
    )
