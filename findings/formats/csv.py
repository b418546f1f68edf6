"""A table for spreadsheets: one line a finding, after one line for each engine that did not finish."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from findings.coverage import Outcome
from findings.formats.escape import clipped, one_line
from findings.formats.references import references

if TYPE_CHECKING:
    from collections.abc import Iterable

    from findings.formats.dossier import Dossier
    from findings.model import Finding

COLUMNS = (
    "severity",
    "state",
    "rule",
    "title",
    "path",
    "line",
    "end_line",
    "message",
    "cwe",
    "package",
    "version",
    "fixed",
    "confidence",
    "engine",
    "fingerprint",
    "references",
)
MAX_CELL = 32_000
"""A spreadsheet's cell holds 32,767 characters.
https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3"""

_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)
"""What a spreadsheet takes for the start of a formula. https://owasp.org/www-community/attacks/CSV_Injection"""


def to_csv(dossier: Dossier) -> str:
    """Write the findings that stand, worst first, with a heading (RFC 4180)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for run in dossier.runs:
        if run.outcome is Outcome.ERROR:
            why = run.reason.text if run.reason else "no reason was given"
            told = {"state": "error", "rule": f"{run.engine}/not-finished", "title": "The engine could not finish"}
            writer.writerow(_row(told | {"message": why, "engine": run.engine}))
    for finding in dossier.standing:
        writer.writerow(_row(_cells(finding)))
    return text.getvalue()


def cell(text: str) -> str:
    """One line that a spreadsheet takes for text, whatever it begins with."""
    told = clipped(one_line(text), MAX_CELL)
    return f"'{told}" if told.startswith(_FORMULA) else told


def _row(cells: dict[str, str]) -> list[str]:
    return [cell(cells.get(name, "")) for name in COLUMNS]


def _cells(finding: Finding) -> dict[str, str]:
    advisory = finding.advisory
    return {
        "severity": finding.severity,
        "state": finding.state,
        "rule": finding.rule,
        "title": finding.title,
        "path": finding.location.path,
        "line": str(finding.location.start_line),
        "end_line": str(finding.location.end_line),
        "message": finding.message,
        "cwe": _list(finding.cwe),
        "package": advisory.package if advisory else "",
        "version": advisory.version if advisory else "",
        "fixed": _list(advisory.fixed) if advisory else "",
        "confidence": finding.confidence,
        "engine": finding.engine,
        "fingerprint": finding.fingerprint,
        "references": _list(references(finding)),
    }


def _list(items: Iterable[str]) -> str:
    return " ".join(items)
