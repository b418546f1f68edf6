"""A scan as its page shows it: read from the stored documents, ordered, and cut to one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pydantic import TypeAdapter

from app.store.scans import ScanState
from findings.coverage import EngineRun
from findings.model import Finding, Location, State
from findings.order import worst_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.store.scans import Scan

PAGE_SIZE = 50
MAX_NOT_COVERED = 200
"""Places shown; the rest is counted."""
_FINDINGS = TypeAdapter(tuple[Finding, ...])
_RUNS = TypeAdapter(tuple[EngineRun, ...])
_STATES = {
    ScanState.PLANNED: "waiting",
    ScanState.RUNNING: "running",
    ScanState.SUPERSEDED: "cancelled",
    ScanState.FAILED: "failure",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """The findings of one state."""

    state: State
    total: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ScanView:
    """All that the template needs."""

    scan: Scan
    status: str
    """A conclusion (`success`, `failure`, `neutral`, `cancelled`), or `waiting` or `running`."""
    title: str
    reasons: Sequence[Mapping[str, Any]]
    runs: Sequence[EngineRun]
    tabs: Sequence[Tab]
    findings: Sequence[Finding]
    """Of the chosen tab and page."""
    blocking: frozenset[str]
    """Fingerprints of the findings that fail the change."""
    page: int
    pages: int
    not_covered: Sequence[Mapping[str, Any]]
    not_covered_more: int
    suppressed: int
    repository_url: str

    @property
    def unfinished(self) -> bool:
        """Whether looking again later shows more."""
        return self.status in {"waiting", "running"}

    @property
    def known(self) -> bool:
        """Whether any engine said anything: otherwise no findings does not mean that there are none."""
        return bool(self.runs)

    @property
    def subject_url(self) -> str:
        """The change, or the commit, on the forge."""
        number = self.scan.number
        return f"{self.repository_url}/pull/{number}" if number else f"{self.repository_url}/commit/{self.scan.head}"

    def url(self, location: Location, state: State, commit: str | None = None) -> str:
        """The lines on the forge; those of a fixed finding are in the merge base, others may be in a commit of their own."""
        standing = self.scan.merge_base if state is State.FIXED and self.scan.merge_base else self.scan.head
        commit = quote(commit or standing, safe="", errors="replace")
        lines = f"#L{location.start_line}" + (f"-L{location.end_line}" if location.end_line > location.start_line else "")
        return f"{self.repository_url}/blob/{commit}/{quote(location.path, errors='replace')}{lines}"


def view(scan: Scan, forge_url: str, chosen: str = "", page: int = 1) -> ScanView:
    """What the page of a scan shows.

    Args:
        scan: as stored; its `document` is what `findings.formats.json` makes.
        forge_url: `https://github.com`.
        chosen: a finding's state; the first that has findings when it is none.
        page: counted from 1; brought into bounds.

    """
    document = scan.document or {}
    verdict = document.get("verdict") or scan.verdict or {}
    findings = _FINDINGS.validate_python(document.get("findings", ()))
    groups = {state: sorted((f for f in findings if f.state is state), key=worst_first) for state in State}
    first = next((state for state in State if groups[state]), State.NEW)
    state = State(chosen) if chosen in set(State) else first
    pages = max(1, -(-len(groups[state]) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    not_covered = verdict.get("not_covered", ())
    return ScanView(
        scan=scan,
        status=_STATES.get(scan.state) or str(verdict.get("conclusion", "neutral")),
        title=str(verdict.get("title") or scan.title),
        reasons=verdict.get("reasons", ()),
        runs=_RUNS.validate_python(document.get("engines", ())),
        tabs=[Tab(each, len(group), each is state) for each, group in groups.items()],
        findings=groups[state][(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        blocking=frozenset(finding["fingerprint"] for finding in verdict.get("blocking", ())),
        page=page,
        pages=pages,
        not_covered=not_covered[:MAX_NOT_COVERED],
        not_covered_more=max(0, len(not_covered) - MAX_NOT_COVERED),
        suppressed=int(verdict.get("counts", {}).get("suppressed", 0)),
        repository_url=f"{forge_url}/{quote(scan.owner)}/{quote(scan.name)}",
    )
