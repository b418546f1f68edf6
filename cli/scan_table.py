"""A scan's result for a person at a terminal: what blocks first, then the rest, then what was not covered."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.scan_finding import STYLES, print_finding, print_inset
from findings.accounts import WHOLE_TARGET
from findings.coverage import Outcome
from findings.formats.escape import terminal
from findings.model import Severity, State
from findings.order import worst_first

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from app.collect.triage import Triage
    from findings.model import Finding

VERDICTS = {"success": "bold green", "failure": "bold red", "neutral": "bold yellow", "cancelled": "dim"}
OUTCOMES = {"clean": "green", "findings": "yellow", "partial": "yellow", "error": "bold red", "skipped": "dim"}
MAX_GAPS = 10


def print_table(triage: Triage, *, compared: bool, stream: TextIO | None = None) -> None:
    """Print the result; colours only on a terminal.

    Args:
        triage: the result.
        compared: whether there was a merge base, so that new can be told from existing.
        stream: where to; standard output by default.

    """
    console = Console(file=stream or sys.stdout, highlight=False)
    blocking = frozenset(triage.verdict.blocking)
    shown = [finding for finding in triage.findings if finding.state is not State.FIXED]
    for finding in sorted(shown, key=lambda it: (it not in blocking, it.state is not State.NEW, worst_first(it))):
        print_finding(console, finding, blocking=finding in blocking, compared=compared)
    console.print(_engines(triage))
    console.print()
    _print_gaps(console, triage)
    _print_numbers(console, shown, triage)
    console.print(Text(terminal(triage.verdict.title), VERDICTS[triage.verdict.conclusion]), soft_wrap=True)


def _print_numbers(console: Console, shown: Sequence[Finding], triage: Triage) -> None:
    """All findings that stand by severity, and what is not among them."""
    counts = {severity: sum(finding.severity is severity for finding in shown) for severity in Severity}
    parts = [Text.assemble((str(number), STYLES[severity]), f" {severity}") for severity, number in counts.items() if number]
    files = len({finding.location.path for finding in shown})
    line = Text(", ").join(parts)
    if shown:
        line.append(f" in {files} {'file' if files == 1 else 'files'}")
    told = triage.verdict.counts
    asides = [f"{number} {word}" for word, number in (("fixed", told.fixed), ("suppressed", told.suppressed)) if number]
    if asides:
        line.append(f"{'; ' if shown else ''}{', '.join(asides)}", "dim")
    if line:
        console.print(line, soft_wrap=True)


def _engines(triage: Triage) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("engine", "outcome", "read", "seconds"):
        table.add_column(column, justify="right" if column == "seconds" else "left", no_wrap=True)
    for run in triage.runs:
        read = f"{run.coverage.files} files" + (f", {run.coverage.packages} packages" if run.coverage.packages else "")
        table.add_row(terminal(run.engine), Text(run.outcome, OUTCOMES[run.outcome]), read, f"{run.seconds:.1f}")
    return table


def _print_gaps(console: Console, triage: Triage) -> None:
    errored = {run.engine for run in triage.runs if run.outcome is Outcome.ERROR}
    errors = [f"{run.engine}: {run.reason.text}" for run in triage.runs if run.engine in errored and run.reason]
    told = [
        f"{gap.engine}: {'' if gap.path == WHOLE_TARGET else f'{gap.path}: '}{gap.reason.text}"
        for gap in triage.verdict.not_covered
        if gap.engine not in errored
    ]
    asides = (
        (run.engine, item) for run in triage.runs for item in run.coverage.skipped if item.path == WHOLE_TARGET and not item.gap
    )
    notes = [f"{engine}: {item.reason.text}" for engine, item in asides]
    silenced = [f"{it.location.path}:{it.location.start_line} {it.rule}: {by.reason}" for it, by in triage.suppressed.suppressed]
    parts = (
        ("Could not finish", "bold red", errors),
        ("Not read", "yellow", told),
        ("Note", "dim", notes),
        ("Suppressed", "dim", silenced),
    )
    for heading, style, lines in parts:
        if not lines:
            continue
        console.print(Text(heading, style))
        for line in lines[:MAX_GAPS]:
            print_inset(console, Text(terminal(line)))
        if len(lines) > MAX_GAPS:
            console.print(f"  and {len(lines) - MAX_GAPS} more; --json has all")
        console.print()
