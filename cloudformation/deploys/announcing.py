"""A result as one event on the account's own bus: a rule of the stack tells the service of it, others may listen too.

Small and without anything secret: no lines of code, no messages, no fingerprints. The result in the bucket has everything.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.errors import CloudRefusedError, asking
from cloudformation.deploys.lambda_targets import MADE_FROM
from findings.model import Severity
from webhooks.aws_scan_models import ERROR, MAX_DIGESTS, MAX_ENGINES
from webhooks.aws_scans import DETAIL_TYPE, SOURCE, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cloudformation.deploys.clients import Client
    from cloudformation.deploys.telling import Told, Unscanned

MAX_FINDINGS: Final = 50
"""In an event, worst first; how many are left out is told."""
MAX_DETAIL_BYTES: Final = 200_000
"""EventBridge took 256 KB in one call everywhere before it took more, with its own fields beside ours.
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html"""
MAX_CHARS: Final = 300
MAX_FIXED: Final = 5
_RANKS: Final = {one.value: one.rank for one in Severity}
_WHAT: Final = "the event bus"
_THROTTLED: Final = "ThrottlingException"


def announce(events: Client, told: Told) -> None:
    """Put the event on the account's default bus. Being put twice does no harm: whoever takes it knows it by its content.

    Raises:
        CloudRefusedError: it was not taken; it is put again at the next try.

    """
    _put(events, within(detail_of(told)))


def announce_failure(events: Client, unscanned: Unscanned) -> None:
    """The same for what could not be scanned: nobody is to take silence for a clean deployment.

    Raises:
        CloudRefusedError: it was not taken; it is put again at the next try.

    """
    _put(events, detail_of_failure(unscanned))


def _put(events: Client, detail: dict[str, Any]) -> None:
    entry = {"Source": SOURCE, "DetailType": DETAIL_TYPE, "Detail": json.dumps(detail, separators=(",", ":"))}
    with asking(_WHAT):
        answer = events.put_events(Entries=[entry])
    if not answer.get("FailedEntryCount"):
        return
    code = str(next((one["ErrorCode"] for one in answer.get("Entries", ()) if one.get("ErrorCode")), ""))[:80]
    reason = "throttled" if code == _THROTTLED else "cloud-refused"
    raise CloudRefusedError(
        reason, f"EventBridge did not take the result ({code or 'no reason told'}): it is put again.", transient=True
    )


def detail_of(told: Told) -> dict[str, Any]:
    """The event's detail, as `webhooks.aws_scan_models.Scanned` reads it."""
    report = told.report
    verdict = report["verdict"]
    findings = sorted(report.get("findings", ()), key=_rank)
    counts = Counter(str(one.get("severity")) for one in findings)
    provenance = report.get("summary", {}).get("target", {}).get("provenance") or {}
    return {
        **_about(told),
        "labels": {name: _text(provenance.get(name)) for name in ("repository", "commit")},
        "verdict": {"conclusion": verdict.get("conclusion"), "title": _text(verdict.get("title")), "counts": dict(counts)},
        "engines": [_engine(one) for one in report.get("engines", ())[:MAX_ENGINES]],
        "findings": [_finding(one) for one in findings[:MAX_FINDINGS]],
        "left_out": max(0, len(findings) - MAX_FINDINGS),
    }


def detail_of_failure(unscanned: Unscanned) -> dict[str, Any]:
    """The same event for what has no result: no engine and no finding, but the reason."""
    verdict = {"conclusion": ERROR, "reason": _text(unscanned.reason), "title": _text(unscanned.message)}
    return {**_about(unscanned), "verdict": verdict}


def _about(told: Told | Unscanned) -> dict[str, Any]:
    target = told.target
    tags = dict(target.tags)
    return {
        "v": VERSION,
        "account": target.account,
        "region": target.region,
        "kind": target.kind,
        "name": target.name,
        "identity": target.identity,
        "digests": list(target.digests[:MAX_DIGESTS]),
        "about": {name: value[:MAX_CHARS] for name, value in target.about},
        "advisories": told.advisories,
        "scanned_at": told.at.isoformat(timespec="seconds"),
        "tags": {"repository": _text(tags.get(MADE_FROM[0])), "commit": _text(tags.get(MADE_FROM[1]))},
        "result": told.place,
    }


def within(detail: dict[str, Any], most: int = MAX_DETAIL_BYTES) -> dict[str, Any]:
    """The detail with as many of the worst findings as there is room for."""
    findings = list(detail["findings"])
    while findings and len(json.dumps(detail | {"findings": findings}, separators=(",", ":"))) > most:
        findings = findings[: len(findings) * 3 // 4]
    return detail | {"findings": findings, "left_out": detail["left_out"] + len(detail["findings"]) - len(findings)}


def _rank(finding: Mapping[str, Any]) -> int:
    return _RANKS.get(str(finding.get("severity")), Severity.UNKNOWN.rank)


def _engine(run: Mapping[str, Any]) -> dict[str, Any]:
    coverage = run.get("coverage", {})
    return {
        "engine": run.get("engine"),
        "version": _text(run.get("version")),
        "outcome": run.get("outcome"),
        "reason": _text((run.get("reason") or {}).get("text")),
        "files": coverage.get("files", 0),
        "packages": coverage.get("packages", 0),
    }


def _finding(finding: Mapping[str, Any]) -> dict[str, Any]:
    place, advisory = finding["location"], finding.get("advisory")
    told = {name: _text(finding.get(name)) for name in ("severity", "rule", "title")}
    where = {"path": _path(place["path"]), "line": place["start_line"]}
    return told | where | ({"package": _package(advisory)} if advisory else {})


def _package(advisory: Mapping[str, Any]) -> dict[str, Any]:
    fixed: Iterable[Any] = advisory.get("fixed", ())
    return {
        "name": _text(advisory.get("package")),
        "version": _text(advisory.get("version")),
        "advisory": _text(advisory.get("id")),
        "fixed": [_text(one) for one in list(fixed)[:MAX_FIXED]],
    }


def _path(path: str) -> str:
    """Its end tells more than its beginning."""
    clean = _clean(path)
    return clean if len(clean) <= MAX_CHARS else clean[-MAX_CHARS:].lstrip("/") or clean[-1]


def _text(value: object) -> str:
    text = "" if value is None else _clean(str(value))
    return text if len(text) <= MAX_CHARS else f"{text[: MAX_CHARS - 1]}\N{HORIZONTAL ELLIPSIS}"


def _clean(text: str) -> str:
    """Without what no reader of JSON, and no database, would take."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()
