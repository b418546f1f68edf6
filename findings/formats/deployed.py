"""The text of a check run that tells what was found in something that was deployed.

There is no change to compare with: what stands here is in what runs, whoever brought it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from findings.formats.escape import clipped, code_span, escape_markdown
from findings.formats.layout import Budget, bullets, joined, section
from findings.formats.markdown import MAX_SUMMARY
from findings.formats.markdown_finding import MAX_MESSAGE, MAX_PATH, MAX_TITLE, line
from findings.order import worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from findings.coverage import EngineRun
    from findings.model import Advisory, Finding

_CUT_RESERVE = 300
"""Bytes kept free for headings and for saying what was cut."""


def deployed(
    title: str,
    facts: Sequence[tuple[str, str]],
    findings: Iterable[Finding],
    runs: Sequence[EngineRun],
    *,
    left_out: int = 0,
    limit: int = MAX_SUMMARY,
) -> str:
    """Write a check run's summary: what was scanned, how the engines ended, what was found, worst first.

    Args:
        title: of the verdict, plain text.
        facts: about what was scanned: what each is, and the fact as plain text.
        findings: those that are told.
        runs: the engines' accounts.
        left_out: findings that are known of and not among `findings`.
        limit: bytes of UTF-8 the text may have; at least 1,000.

    """
    budget = Budget(limit - _CUT_RESERVE)
    told = [f"{escape_markdown(name)}: {code_span(clipped(fact, MAX_PATH))}" for name, fact in facts if fact]
    opening = budget.take([f"**{escape_markdown(clipped(title, MAX_PATH))}**", bullets(told)])
    closing = budget.take([section("Engines", [_engine(run) for run in runs])])
    ordered = sorted(findings, key=worst_first)
    shown = budget.take_lines(map(_line, ordered))
    cut = left_out + len(ordered) - len(shown)
    more = f"*{cut} more findings do not fit here; the result in the account's bucket has them.*" if cut else ""
    return joined(*opening, section("Found in what was deployed", shown), more, *closing)


def _line(finding: Finding) -> str:
    return line(finding) + (_remedy(finding.advisory) if finding.advisory else "")


def _remedy(advisory: Advisory) -> str:
    package = f" · {code_span(clipped(f'{advisory.package} {advisory.version}', MAX_TITLE))}"
    fixed = " or ".join(code_span(clipped(it, MAX_TITLE)) for it in advisory.targets)
    return f"{package}, fixed in {fixed}" if fixed else f"{package}, no fixed version is known"


def _engine(run: EngineRun) -> str:
    name = f"{code_span(clipped(run.engine, MAX_PATH))} {escape_markdown(clipped(run.version, MAX_PATH))}".rstrip()
    read = f"{run.coverage.files} files" + (f", {run.coverage.packages} packages" if run.coverage.packages else "")
    why = f": {escape_markdown(clipped(run.reason.text, MAX_MESSAGE))}" if run.reason else ""
    return f"- {name}: {run.outcome}, {read}{why}"
