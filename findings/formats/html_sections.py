"""The parts of the HTML report around its findings: verdict, numbers, gaps, files, engines and stack."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from findings.accounts import WHOLE_TARGET
from findings.coverage import Outcome
from findings.formats.html_text import element, joined, text
from findings.formats.summary import affected
from findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from findings.accounts import NotCovered
    from findings.coverage import Reason
    from findings.formats.dossier import Dossier
    from findings.stack import Stack

MAX_GAPS = 50
"""Places that were not read, named; more are counted."""


def head(dossier: Dossier) -> str:
    """The verdict, what was scanned, and when."""
    verdict = dossier.verdict
    moment = dossier.ended.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
    version = dossier.commit[:12] if dossier.commit else dossier.digest
    at = f" at <code>{text(version)}</code>" if version else ""
    scope = "what a change touched" if dossier.compared else "everything"
    elsewhere = {verdict.title, *(f"{run.engine}: {run.reason.text}" for run in dossier.runs if run.reason)}
    told = [reason for reason in verdict.reasons if reason.code not in {"not-covered", "blocking-findings"}]
    reasons = [text(reason.text) for reason in told if reason.text not in elsewhere]
    return (
        f'<section class="verdict {verdict.conclusion.value}">'
        f'<p class="dim"><span class="name">Outrider</span> · {verdict.conclusion.value}</p>'
        f"<h1>{text(verdict.title)}</h1>"
        f'<p class="dim">{text(dossier.kind)} <code>{text(dossier.target)}</code>{at}, {scope} · {moment}</p>'
        f"{joined(element('p', reason) for reason in reasons)}</section>"
    )


def tiles(dossier: Dossier) -> str:
    """The numbers: by severity, then files and lines, then what a change did."""
    standing = dossier.standing
    counts = {severity: sum(finding.severity is severity for finding in standing) for severity in Severity}
    shown = [(severity.value, number) for severity, number in counts.items() if number or severity is not Severity.UNKNOWN]
    places = affected(standing)
    verdict = dossier.verdict.counts
    others = [("files affected", places["files"]), ("lines affected", places["lines"])]
    others += [("fixed", verdict.fixed)] if dossier.compared else []
    others += [("suppressed", verdict.suppressed)] if verdict.suppressed else []
    listed = [*(_tile(name, number, name) for name, number in shown), *(_tile(name, number, "") for name, number in others)]
    return element("ul", "".join(listed), "tiles")


def notices(dossier: Dossier) -> str:
    """What did not finish, and what was not read: before any finding, so that nobody takes silence for safety."""
    failed = [
        f"<strong>{text(run.engine)}</strong>: {_reason(run.reason)}" for run in dossier.runs if run.outcome is Outcome.ERROR
    ]
    errored = {run.engine for run in dossier.runs if run.outcome is Outcome.ERROR}
    gaps = [_gap(gap) for gap in dossier.verdict.not_covered if gap.engine not in errored]
    return joined([_notice("Could not finish", failed, "notice error"), _notice("Not read", gaps, "notice")])


def files(dossier: Dossier) -> str:
    """The files with most findings, where there is more than one."""
    most = affected(dossier.standing)["most"]
    if len(most) < 2:  # noqa: PLR2004  one file's findings stand above
        return ""
    rows = [
        [f"<code>{text(it['path'])}</code>", f'<span class="badge {it["worst"]}">{it["worst"]}</span>', str(it["findings"])]
        for it in most
    ]
    return "<h2>Files</h2>" + _table(("file", "worst", "findings"), rows)


def engines(dossier: Dossier) -> str:
    """How each engine ended, and what it read."""
    rows = [
        [
            text(run.engine),
            text(run.version),
            text(run.outcome),
            f"{run.coverage.files} files" + (f", {run.coverage.packages} packages" if run.coverage.packages else ""),
            f"{run.seconds:.1f}",
        ]
        for run in dossier.runs
    ]
    return "<h2>Engines</h2>" + _table(("engine", "version", "outcome", "read", "seconds"), rows) if rows else ""


def stack(found: Stack) -> str:
    """What the repository is made of."""
    groups = {
        "languages": [f"{text(it.name)} <small>{it.files}</small>" for it in found.languages],
        "frameworks": [text(it.name) for it in found.frameworks],
        "build tools": [text(it.name) for it in found.build_tools],
        "cloud services": [text(it.name) for it in found.cloud_services],
    }
    listed = [f"<dt>{name}</dt><dd>{_chips(chips)}</dd>" for name, chips in groups.items() if chips]
    seen = "" if found.complete else '<p class="dim">As far as the files that were looked at tell.</p>'
    return f'<h2>Technology</h2><dl class="stack">{"".join(listed)}</dl>{seen}' if listed else ""


def _chips(chips: Iterable[str]) -> str:
    return "".join(f'<span class="chip">{chip}</span>' for chip in chips)


def _tile(name: str, number: int, css: str) -> str:
    return f'<li class="{css if number else "none"}"><b>{number}</b><span>{name}</span></li>'


def _notice(heading: str, items: list[str], css: str) -> str:
    more = [f"and {len(items) - MAX_GAPS} more"] if len(items) > MAX_GAPS else []
    listed = "".join(f"<li>{item}</li>" for item in [*items[:MAX_GAPS], *more])
    return f'<section class="{css}"><h2>{heading}</h2><ul>{listed}</ul></section>' if items else ""


def _reason(reason: Reason | None) -> str:
    return text(reason.text) if reason is not None else "it gave no reason."


def _table(columns: tuple[str, ...], rows: list[list[str]]) -> str:
    """A table whose last column is a number."""
    last = len(columns) - 1
    heads = "".join(
        f'<th class="number">{name}</th>' if place == last else f"<th>{name}</th>" for place, name in enumerate(columns)
    )
    lines = "".join(f"<tr>{''.join(_cell(it, number=place == last) for place, it in enumerate(cells))}</tr>" for cells in rows)
    return f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>'


def _cell(content: str, *, number: bool) -> str:
    return element("td", content, "number") if number else f"<td>{content}</td>"


def _gap(gap: NotCovered) -> str:
    what = "everything" if gap.path == WHOLE_TARGET else f"<code>{text(gap.path)}</code>"
    return f"{what} by {text(gap.engine)}: {text(gap.reason.text)}"
