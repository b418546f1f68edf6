"""The texts people read in a forge: a check run's summary and the one comment on a change.

Both put the worst first, keep within the forge's limit, and say how much was cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from findings.accounts import WHOLE_TARGET
from findings.counts import introduced
from findings.coverage import Outcome
from findings.formats.escape import clipped, code_span, escape_markdown
from findings.formats.layout import Budget, bullets, joined, section, under
from findings.formats.markdown_finding import MAX_MESSAGE, MAX_PATH, block, line
from findings.model import State
from findings.order import worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from findings.coverage import EngineRun
    from findings.model import Finding
    from findings.verdict import NotCovered, Verdict

MAX_SUMMARY = 65_535
"""Of a check run's summary. https://docs.github.com/rest/checks/runs. Counted in bytes of UTF-8, the strictest reading."""

MAX_COMMENT = 65_536
"""Of a comment on a change; GitHub tells this number when it refuses a longer one."""

_MAX_ITEMS = 20
"""Lines of a list that is not of findings."""
_CUT_RESERVE = 300
"""Bytes kept free for headings and for saying what was cut."""
_TOLD_ELSEWHERE = frozenset({"blocking-findings", "not-covered"})
_ADDRESS = ":/?#[]@!$&'*+,;=%-._~"
"""Characters of RFC 3986 that stay; parentheses do not, they end a link."""


def summary(
    verdict: Verdict,
    findings: Iterable[Finding],
    runs: Sequence[EngineRun],
    *,
    limit: int = MAX_SUMMARY,
    details_url: str | None = None,
    notes: Sequence[str] = (),
    compared: bool = True,
) -> str:
    """Write a check run's summary: what is new in full, what was there on a line each, what was not read, how engines ended.

    Args:
        verdict: what was concluded.
        findings: those no suppression silences, with their states.
        runs: the engines' accounts.
        limit: bytes of UTF-8 the text may have; at least 1,000.
        details_url: where to read more; ours, not the repository's.
        notes: lines of Markdown to put before the findings; what they quote is escaped already.
        compared: whether there was a merge base; without one nothing is said of a change.

    """
    budget = Budget(limit - _CUT_RESERVE)
    told = sorted(findings, key=worst_first)
    drifted = [it for it in told if it.state is State.NEW and not introduced(it)]
    existing = [it for it in told if it.state is State.EXISTING]
    opening = budget.take([_title(verdict), *_link(details_url), _counts(verdict), bullets([*_reasons(verdict), *notes])])
    closing = budget.take([section("Not read", _gaps(verdict)), section("Engines", [_engine(run) for run in runs])])
    new = _blocks(budget, told, verdict)
    shown_drifted = budget.take_lines(map(line, drifted))
    shown_existing = budget.take_lines(map(line, existing))
    cut = sum(map(introduced, told)) - len(new) + len(drifted) - len(shown_drifted) + len(existing) - len(shown_existing)
    return joined(
        *opening,
        *under("Introduced by this change" if compared else "Findings", new),
        section("New from newer advisories or engines", shown_drifted),
        section("There before this change", shown_existing),
        _cut(cut),
        *closing,
    )


def comment(
    verdict: Verdict,
    findings: Iterable[Finding],
    runs: Sequence[EngineRun],
    *,
    marker: str,
    limit: int = MAX_COMMENT,
    details_url: str | None = None,
    notes: Sequence[str] = (),
) -> str:
    """Write the one comment on a change: only what its author has to act on.

    Args:
        verdict: what was concluded.
        findings: those no suppression silences, with their states.
        runs: the engines' accounts; only those that did not end plainly are told.
        marker: an HTML comment of ours by which the comment is found again; comes first.
        limit: bytes of UTF-8 the text may have; at least 1,000.
        details_url: where to read more; ours, not the repository's.
        notes: lines of Markdown to put before the findings; what they quote is escaped already.

    """
    budget = Budget(limit - _CUT_RESERVE - len(marker.encode()))
    told = sorted(findings, key=worst_first)
    opening = budget.take([_title(verdict), *_link(details_url), _counts(verdict), bullets([*_reasons(verdict), *notes])])
    unplain = [_engine(run) for run in runs if run.outcome in {Outcome.ERROR, Outcome.PARTIAL}]
    closing = budget.take([section("Not read", _gaps(verdict)), section("Engines that did not end plainly", unplain)])
    new = _blocks(budget, told, verdict)
    cut = sum(map(introduced, told)) - len(new)
    return joined(marker, *opening, *under("Introduced by this change", new), _cut(cut), *closing)


def _blocks(budget: Budget, told: Iterable[Finding], verdict: Verdict) -> list[str]:
    blocking = frozenset(verdict.blocking)
    return budget.take_lines(block(it, blocking=it in blocking) for it in told if introduced(it))


def _title(verdict: Verdict) -> str:
    return f"**{escape_markdown(clipped(verdict.title, MAX_PATH))}**"


def _counts(verdict: Verdict) -> str:
    counts = verdict.counts
    words = {"new": counts.new, "there before": counts.existing, "fixed": counts.fixed, "suppressed": counts.suppressed}
    return " · ".join(f"{number} {word}" for word, number in words.items() if number)


def _link(details_url: str | None) -> list[str]:
    """Link to the full report, in a form no character of the address can leave."""
    return [] if details_url is None else [f"[Full report](<{quote(details_url, safe=_ADDRESS)}>)"]


def _reasons(verdict: Verdict) -> list[str]:
    """The reasons that neither the title nor a section below tells."""
    texts = [reason.text for reason in verdict.reasons if reason.code not in _TOLD_ELSEWHERE and reason.text != verdict.title]
    return [escape_markdown(clipped(text, MAX_MESSAGE)) for text in texts]


def _gaps(verdict: Verdict) -> list[str]:
    lines = [f"- {_gap(gap)}" for gap in verdict.not_covered[:_MAX_ITEMS]]
    more = len(verdict.not_covered) - _MAX_ITEMS
    return [*lines, *([f"- and {more} more"] if more > 0 else [])]


def _gap(gap: NotCovered) -> str:
    what = "everything" if gap.path == WHOLE_TARGET else code_span(clipped(gap.path, MAX_PATH))
    why = escape_markdown(clipped(gap.reason.text, MAX_MESSAGE))
    return f"{what} by {code_span(clipped(gap.engine, MAX_PATH))}: {why}"


def _engine(run: EngineRun) -> str:
    name = f"{code_span(clipped(run.engine, MAX_PATH))} {escape_markdown(clipped(run.version, MAX_PATH))}".rstrip()
    read = f"{run.coverage.files} files" + (f", {run.coverage.packages} packages" if run.coverage.packages else "")
    return f"- {name}: {run.outcome}, {read}, {run.seconds:.1f} s"


def _cut(number: int) -> str:
    return f"*{number} more findings do not fit here; the full report has them.*" if number else ""
