"""A report in one HTML file, to read, to print and to keep: no script, nothing loaded, and nothing scanned becomes markup."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from findings.formats.html_finding import card, row
from findings.formats.html_sections import engines, files, head, notices, stack, tiles
from findings.formats.html_style import STYLE
from findings.formats.html_text import element, joined, text
from findings.model import Severity, State
from findings.order import worst_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from findings.formats.dossier import Dossier
    from findings.model import Finding

MAX_CARDS = 300
"""Findings told in full; people read no more, and browsers print no more without pain."""
MAX_ROWS = 5000
"""Findings on a line each after those."""

_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"


def to_html(dossier: Dossier) -> str:
    """Write the report."""
    body = [
        head(dossier),
        tiles(dossier),
        notices(dossier),
        *_findings(dossier),
        files(dossier),
        stack(dossier.stack),
        engines(dossier),
    ]
    footer = f"<footer>Outrider {text(dossier.version)}</footer>"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(dossier.verdict.title)} · {text(dossier.target)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{joined(body)}\n{footer}\n</main>\n</body>\n</html>\n"
    )


def _findings(dossier: Dossier) -> list[str]:
    """What blocks first, then what is new, then the rest."""
    blocking = frozenset(dossier.verdict.blocking)
    told = sorted(dossier.standing, key=lambda it: (it not in blocking, it.state is not State.NEW, worst_first(it)))
    if not told:
        return ["<h2>Findings</h2>", element("p", _nothing(dossier), "clean")]
    cards = [card(it, blocking=it in blocking, compared=dossier.compared) for it in told[:MAX_CARDS]]
    return [f"<h2>Findings ({len(told)})</h2>", _filter(told), *cards, _table(told[MAX_CARDS:])]


def _nothing(dossier: Dossier) -> str:
    """Never "no findings" where something was not looked at."""
    if any(run.outcome == "error" for run in dossier.runs) or dossier.verdict.not_covered:
        return "Nothing was found in what could be read. Not everything could: see above."
    return "Nothing was found."


def _filter(told: Sequence[Finding]) -> str:
    """Boxes that hide severities by style alone."""
    present = {finding.severity for finding in told}
    if len(present) < 2:  # noqa: PLR2004  with one there is nothing to choose
        return ""
    shown = [severity.value for severity in sorted(Severity, key=lambda it: it.rank) if severity in present]
    boxes = [f'<label><input type="checkbox" id="show-{name}" checked>{name}</label>' for name in shown]
    return f'<div class="filter"><span>Show</span>{"".join(boxes)}</div>'


def _table(rest: Sequence[Finding]) -> str:
    if not rest:
        return ""
    more = f"<p>{len(rest) - MAX_ROWS} more are not listed here; the JSON report has them.</p>" if len(rest) > MAX_ROWS else ""
    rows = "".join(row(finding) for finding in rest[:MAX_ROWS])
    return f'<h2>{len(rest)} more</h2><div class="wide"><table>{rows}</table></div>{more}'
