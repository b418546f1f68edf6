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
    from collections.abc import Iterable, Sequence

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
    accounts = {run.engine: run for run in runs}
    engines = sorted({*accounts, *standing} - errored)
    kept, too_many = engines[:MAX_RUNS], engines[MAX_RUNS:]

    view = _View(category, unknown_as, max_results)
    documents = [_run(engine, accounts.get(engine), standing[engine], view) for engine in kept]
    shown = sum(len(document["results"]) for document in documents)
    return Sarif(
        document={"$schema": SCHEMA, "version": "2.1.0", "runs": documents},
        left_out=sum(map(len, standing.values())) - shown,
        engines_left_out=(*sorted(errored), *too_many),
    )


@dataclass(frozen=True, slots=True)
class _View:
    """How findings are shown, the same for all runs."""

    category: str
    unknown_as: Severity
    max_results: int

    def severity(self, finding: Finding) -> Severity:
        return self.unknown_as if finding.severity is Severity.UNKNOWN else finding.severity


def _run(engine: str, account: EngineRun | None, findings: Sequence[Finding], view: _View) -> dict[str, Any]:
    """Describe one engine's run: its worst results, and the rules they name."""
    numbered = sorted(_occurrences(findings), key=lambda it: (view.severity(it[0]).rank, by_place(it[0])))
    rules: dict[str, list[Finding]] = {}
    kept: list[tuple[Finding, int]] = []
    for finding, occurrence in numbered[: view.max_results]:
        if finding.rule in rules or len(rules) < MAX_RULES:
            rules.setdefault(finding.rule, []).append(finding)
            kept.append((finding, occurrence))
    indexes = {rule: index for index, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "Outrider",
                "version": (one_line(account.version) if account else "") or "unknown",
                # Results come worst first, so a rule's first finding is its worst.
                "rules": [sarif_parts.rule(found, view.severity(found[0])) for found in rules.values()],
            }
        },
        "automationDetails": {"id": f"{view.category}/{engine}/"},
        "invocations": [sarif_parts.invocation(account)],
        "columnKind": "unicodeCodePoints",
        "results": [sarif_parts.result(it, view.severity(it), indexes[it.rule], occurrence) for it, occurrence in kept],
    }


def _occurrences(findings: Iterable[Finding]) -> list[tuple[Finding, int]]:
    """Number the findings of each fingerprint in order of place."""
    seen: Counter[tuple[str, str]] = Counter()
    numbered = []
    for finding in findings:
        seen[finding.rule, finding.fingerprint] += 1
        numbered.append((finding, seen[finding.rule, finding.fingerprint]))
    return numbered
