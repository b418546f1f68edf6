"""GitLab's security reports, version 15.0.7: one for each kind of scan.

GitLab takes versions 15.0.0 and later; this one is read by every release since 15.
https://gitlab.com/gitlab-org/security-products/security-report-schemas
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from findings.accounts import WHOLE_TARGET
from findings.coverage import Outcome
from findings.formats.escape import one_line
from findings.formats.gitlab_locations import LOCATIONS, dependency_files
from findings.formats.gitlab_vulnerability import vulnerability
from findings.formats.occurrences import numbered
from findings.order import worst_first

if TYPE_CHECKING:
    from datetime import datetime

    from findings.coverage import EngineRun
    from findings.formats.dossier import Dossier

VERSION = "15.0.7"
MAX_MESSAGES = 100
"""Our own choice: lines in which a report tells what was not read."""

ENGINES = {
    "sast": "code",
    "dependency_scanning": "packages",
    "secret_detection": "secrets",
    "container_scanning": "packages",
}
"""GitLab's kinds of scan, and the engine whose findings each takes."""


def to_gitlab(dossier: Dossier, kind: str) -> dict[str, Any]:
    """Write one kind's report, ready for `json.dumps`.

    Args:
        dossier: the scan.
        kind: one of `ENGINES`.

    """
    engine = ENGINES[kind]
    messages, finished = _account(dossier, kind)
    found = [it for it in numbered(dossier.standing) if it[0].engine == engine] if finished else []
    made = [vulnerability(finding, number, LOCATIONS[kind](finding, dossier)) for finding, number in sorted(found, key=_worst)]
    tool = {"id": "outrider", "name": "Outrider", "version": one_line(dossier.version) or "0", "vendor": {"name": "Outrider"}}
    report: dict[str, Any] = {
        "version": VERSION,
        "scan": {
            "type": kind,
            "status": "success" if finished else "failure",
            "start_time": _utc(dossier.started),
            "end_time": _utc(dossier.ended),
            "analyzer": tool,
            "scanner": tool,
            "messages": messages,
        },
        "vulnerabilities": made,
    }
    if kind == "dependency_scanning":
        report["dependency_files"] = dependency_files(dossier.inventory)
    return report


def _worst(item: tuple[Any, int]) -> Any:  # noqa: ANN401  a sort key
    return worst_first(item[0]), item[1]


def _utc(moment: datetime) -> str:
    """The form the schema asks for, which has no place for a zone: it is UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _account(dossier: Dossier, kind: str) -> tuple[list[dict[str, str]], bool]:
    """What to tell of the engine, and whether it finished: a scan that did not is a failure, never one without findings."""
    if kind == "container_scanning" and dossier.kind != "image":
        return [_message("fatal", "No image was scanned: name one, as image:REFERENCE.")], False
    run = next((run for run in dossier.runs if run.engine == ENGINES[kind]), None)
    if run is None:
        return [_message("fatal", f"The {ENGINES[kind]} engine was not part of this scan.")], False
    if run.outcome is Outcome.ERROR:
        return [_message("fatal", run.reason.text if run.reason else "The engine did not finish.")], False
    return [*_aside(run), *_gaps(run)], True


def _aside(run: EngineRun) -> list[dict[str, str]]:
    return [_message("info", run.reason.text)] if run.outcome is Outcome.SKIPPED and run.reason else []


def _gaps(run: EngineRun) -> list[dict[str, str]]:
    gaps = run.coverage.gaps
    told = [_message("warn", gap.reason.text if gap.path == WHOLE_TARGET else f"{gap.path}: {gap.reason.text}") for gap in gaps]
    more = len(told) - MAX_MESSAGES
    return [*told[:MAX_MESSAGES], *([_message("warn", f"and {more} more places")] if more > 0 else [])]


def _message(level: str, text: str) -> dict[str, str]:
    return {"level": level, "value": one_line(text) or "no reason was given"}
