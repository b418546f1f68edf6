"""One finding at a terminal: what, where, the lines concerned, the way of the data, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from findings.formats.escape import clipped, printable, terminal
from findings.model import Fix
from findings.weaknesses import weakness

if TYPE_CHECKING:
    from rich.console import Console

    from findings.model import Advisory, Finding

STYLES = {
    "critical": "bold white on red",
    "high": "bold red",
    "unknown": "bold magenta",
    "medium": "yellow",
    "low": "cyan",
    "info": "dim",
}
MAX_LINES = 5
MAX_COLUMNS = 400
MAX_STEPS = 6


def print_finding(console: Console, finding: Finding, *, blocking: bool, compared: bool) -> None:
    """Print it, with a blank line after."""
    head = Text.assemble((f" {finding.severity} ", STYLES[finding.severity]), " ", (terminal(finding.title), "bold"))
    if compared:
        head.append(f"  {finding.state}", "dim")
    if blocking:
        head.append("  blocks", "red")
    console.print(head, soft_wrap=True)
    _print_place(console, finding)
    print_inset(console, Text(terminal(finding.message)))
    if finding.snippet and finding.snippet.strip():
        _print_lines(console, finding)
    if len(finding.trace) > 1:
        print_inset(console, _way(finding))
    if finding.advisory is not None:
        print_inset(console, Text(remedy(finding.advisory), "green"))
    if finding.fix is not None:
        print_inset(console, Text.assemble(("fix: ", "green"), clipped(terminal(finding.fix), MAX_COLUMNS)))
    console.print()


def remedy(advisory: Advisory) -> str:
    """Say what to do about a package, on one line."""
    if advisory.fix is Fix.REMOVE:
        return f"remove {terminal(advisory.package)}: the package itself is malicious"
    if advisory.fix is Fix.NOT_YET:
        return f"no fixed version of {terminal(advisory.package)} is known"
    through = f" (it comes with {terminal(' > '.join(advisory.via))})" if advisory.via else ""
    to = f"to {terminal(' or '.join(advisory.targets))}" if advisory.targets else "beyond the versions affected"
    return f"upgrade {terminal(advisory.package)} {terminal(advisory.version)} {to}{through}"


def _print_place(console: Console, finding: Finding) -> None:
    """The place on a line of its own words, so that terminals and editors make a link of it."""
    place = f"{finding.location.path}:{finding.location.start_line}"
    known = next(filter(None, map(weakness, finding.cwe)), None)
    line = Text.assemble("  ", (terminal(place), "cyan"), "  ", (terminal(finding.rule), "dim"))
    if finding.commit is not None:
        line.append(f"  in commit {finding.commit[:12]}", "dim")
    if known is not None:
        line.append(f"  {known.id}", "dim")
    console.print(line, soft_wrap=True)


def _print_lines(console: Console, finding: Finding) -> None:
    lines = printable(finding.snippet or "").strip("\n").split("\n")
    width = len(str(finding.location.start_line + len(lines)))
    for offset, line in enumerate(lines[:MAX_LINES]):
        number = str(finding.location.start_line + offset).rjust(width)
        text = clipped(line.expandtabs(4), MAX_COLUMNS)
        shown = Text.assemble((f"    {number} | ", "dim"), text)
        if console.is_terminal:
            console.print(shown, no_wrap=True, overflow="ellipsis")
        else:
            console.print(shown, soft_wrap=True)
    if len(lines) > MAX_LINES:
        console.print(Text(f"    {' ' * width} | {len(lines) - MAX_LINES} more lines", "dim"))


def _way(finding: Finding) -> Text:
    """Where the data enters and through which places it goes; places of one file are told by their lines."""
    steps = list(finding.trace)
    if len(steps) > MAX_STEPS:
        steps = [*steps[: MAX_STEPS - 1], steps[-1]]
    told: list[str] = []
    path = None
    for place in dict.fromkeys((step.location.path, step.location.start_line) for step in steps):
        told.append(f"{place[0]}:{place[1]}" if place[0] != path else f"line {place[1]}")
        path = place[0]
    return Text.assemble(("data: ", "dim"), terminal(" > ".join(told)), (f"  {terminal(steps[0].message)}", "dim"))


def print_inset(console: Console, text: Text) -> None:
    """Print indented: wrapped to a terminal's width, on one line in a pipe, where programs look for lines."""
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, 2), expand=False))
    else:
        console.print(Text.assemble("  ", text), soft_wrap=True)
