"""What the service itself has to say about a scan, beside the findings: its policy, its upload, how to try again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.plan.policy_file import POLICY_PATH
from findings.formats.escape import escape_markdown
from findings.formats.markdown import summary

if TYPE_CHECKING:
    from app.publish.conclusion import Concluded
    from app.store.scans import Scan

MAX_PROBLEMS_SHOWN = 20


def notes(scan: Scan) -> tuple[str, ...]:
    """Sentences in Markdown about the policy this scan was judged by; empty when all is plain."""
    told = []
    if scan.policy.get("proposed"):
        told.append(f"This change edits `{POLICY_PATH}`: the edit is proposed, not in force. It counts once it is merged.")
    if scan.policy_problems:
        told.append(f"`{POLICY_PATH}` on the target branch has errors, so the default policy is in force:")
        told += [
            f"line {problem['line']}: {escape_markdown(problem['message'])}"
            for problem in scan.policy_problems[:MAX_PROBLEMS_SHOWN]
        ]
    return tuple(told)


def summary_of(scan: Scan, result: Concluded, upload: str, page: str) -> str:
    """The check run's summary, within GitHub's limit."""
    told = list(notes(scan))
    if upload == "off":
        told.append("Code scanning is off for this repository, so there is no upload to the Security tab.")
    if upload.startswith("failed"):
        told.append(f"Code scanning did not take the upload: {escape_markdown(upload.removeprefix('failed: '))}")
    if scan.rerun == 0 and result.verdict.reasons and any(run.outcome == "error" for run in result.runs):
        told.append("To try again, use “Re-run” on this check.")
    return summary(result.verdict, result.findings, result.runs, details_url=page, notes=told)
