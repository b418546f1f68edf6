"""Who is told of a result: a topic, once for the same findings; the function's own tags; the metrics."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.errors import CloudRefusedError, asking
from cloudformation.deploys.settings import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cloudformation.deploys.clients import Client
    from cloudformation.deploys.results import Results
    from cloudformation.deploys.targets import Target

UNKNOWN_COUNTS_AS: Final = "high"
"""An advisory without any score gates as high, so it is told as such."""
MAX_TOLD: Final = 20
"""Findings in a message; the result has all."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a scan, as others are told of it."""

    target: Target
    report: Mapping[str, Any]
    place: str
    """The result's key in the bucket."""
    at: datetime
    advisories: str = ""
    """The version of the advisory data."""


@dataclass(frozen=True, slots=True)
class Unscanned:
    """That a target could not be scanned, as others are told of it."""

    target: Target
    reason: str
    message: str
    """In words, without credentials."""
    place: str
    """The failure's key in the bucket; empty where none is kept."""
    at: datetime
    advisories: str
    """The version of the advisory data."""


def publish(sns: Client, topic: str, least: str, told: Told, results: Results) -> bool:
    """Tell the topic of findings of a severity or worse, unless the same were told of this target before.

    Raises:
        CloudRefusedError: the message could not be sent; it is sent at the next try.

    """
    serious = [finding for finding in told.report.get("findings", ()) if _rank(finding) <= SEVERITIES.index(least)]
    if not serious:
        return False
    fingerprints = sorted({str(finding.get("fingerprint")) for finding in serious})
    marker = f"{told.target.place}/told/{hashlib.sha256(json.dumps(fingerprints).encode()).hexdigest()}.json"
    if not results.claim(marker, told.place, told.at) or results.version(f"{marker}.sent"):
        return False
    worst = min(serious, key=_rank)
    attributes = {"severity": worst.get("severity"), "kind": told.target.kind}
    with asking("the topic of findings"):
        sns.publish(
            TopicArn=topic,
            Subject=f"Outrider: {len(serious)} findings in {told.target.kind} {told.target.name}"[:100],
            Message=json.dumps(_message(told, sorted(serious, key=_rank)), indent=1),
            MessageAttributes={name: {"DataType": "String", "StringValue": str(value)} for name, value in attributes.items()},
        )
    results.put(f"{marker}.sent", b"{}")
    return True


def tag(client: Client, told: Told) -> bool:
    """Write the result into the function's tags; whether it was allowed.

    Raises:
        CloudRefusedError: AWS did not answer; not being allowed is no error.

    """
    verdict = told.report["verdict"]
    counts = verdict.get("counts", {}).get("by_severity", {})
    tags = {
        "outrider:conclusion": str(verdict.get("conclusion")),
        "outrider:findings": " ".join(f"{name}={counts[name]}" for name in SEVERITIES if counts.get(name)) or "none",
        "outrider:scanned-at": told.at.isoformat(timespec="seconds"),
    }
    try:
        with asking(f"the tags of {told.target.name}"):
            client.tag_resource(Resource=told.target.arn, Tags=tags)
    except CloudRefusedError as error:
        if error.transient:
            raise
        return False
    return True


def _rank(finding: Mapping[str, Any]) -> int:
    severity = finding.get("severity")
    return SEVERITIES.index(severity if severity in SEVERITIES else UNKNOWN_COUNTS_AS)


def _message(told: Told, serious: list[Mapping[str, Any]]) -> dict[str, Any]:
    target = told.target
    return {
        "v": 1,
        "account": target.account,
        "region": target.region,
        "kind": target.kind,
        "name": target.name,
        "about": dict(target.about),
        "title": told.report["verdict"].get("title"),
        "result": told.place,
        "findings": [
            {name: one.get(name) for name in ("severity", "rule", "title", "fingerprint")} for one in serious[:MAX_TOLD]
        ],
        "more": max(0, len(serious) - MAX_TOLD),
    }
