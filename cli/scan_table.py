"""A scan's result for a person at a terminal: what blocks first, then the rest, then what was not covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from findings.formats.escape import printable, terminal
from findings.model import State
from findings.order import worst_first

if TYPE_CHECKING:
    from app.collect.triage import Triage
    from findings.model import Finding

STYLES = {
    "critical": "bold white on red",
    "high": "bold red",
    "unknown": "bold red",
    "medium": "yellow",
    "low": "cyan",
    "info": "dim",
}
VERDICTS = {"success": "bold green", "failure": "bold red", "neutral": "bold yellow", "cancelled": "dim"}
MAX_GAPS = 10


def print_table(triage: Triage, *, compared: bool) -> None:
    """Print to standard output; colours only on a terminal."""
    console = Console(highlight=False)
    shown = [finding for finding in triage.findings if finding.state is not State.FIXED]
    for finding in sorted(shown, key=lambda finding: (finding.state is not State.NEW, worst_first(finding))):
        _print_finding(console, finding, compared=compared)
    console.print(_engines(triage))
    _print_gaps(console, triage)
    fixed = sum(finding.state is State.FIXED for finding in triage.findings)
    console.print(Text(terminal(triage.verdict.title), VERDICTS[triage.verdict.conclusion]), soft_wrap=True)
    if fixed:
        console.print(f"{fixed} fixed by this change.")


def _print_finding(console: Console, finding: Finding, *, compared: bool) -> None:
    place = f"{finding.location.path}:{finding.location.start_line}"
    head = Text.assemble((f" {finding.severity} ", STYLES[finding.severity]), " ", (terminal(finding.title), "bold"))
    if compared:
        head.append(f"  {finding.state}", "dim")
    console.print(head, soft_wrap=True)
    console.print(Padding(Text(terminal(f"{place}  {finding.rule}"), "cyan"), (0, 0, 0, 2)), soft_wrap=True)
    console.print(Padding(Text(terminal(finding.message)), (0, 0, 0, 2)))
    if finding.snippet:
        lines = printable("\n".join(finding.snippet.splitlines()[:5]))
        console.print(Padding(Text(lines, "dim"), (0, 0, 0, 4)), soft_wrap=True)
    console.print()


def _engines(triage: Triage) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("engine", "outcome", "read", "seconds"):
        table.add_column(column, justify="right" if column == "seconds" else "left")
    for run in triage.runs:
        read = f"{run.coverage.files} files" + (f", {run.coverage.packages} packages" if run.coverage.packages else "")
        table.add_row(run.engine, run.outcome, read, f"{run.seconds:.1f}")
    return table


def _print_gaps(console: Console, triage: Triage) -> None:
    told = [f"{gap.engine}: {gap.path}: {gap.reason.text}" for gap in triage.verdict.not_covered]
    errors = [f"{run.engine}: {run.reason.text}" for run in triage.runs if run.outcome == "error" and run.reason]
    asides = ((run.engine, item) for run in triage.runs for item in run.coverage.skipped if item.path == "*" and not item.gap)
    notes = [f"{engine}: {item.reason.text}" for engine, item in asides]
    for heading, lines in (("Could not finish", errors), ("Not covered", told), ("Note", notes)):
        for line in lines[:MAX_GAPS]:
            console.print(Text.assemble((f"{heading}: ", "yellow"), terminal(line)), soft_wrap=True)
        if len(lines) > MAX_GAPS:
            console.print(f"{heading}: and {len(lines) - MAX_GAPS} more")
