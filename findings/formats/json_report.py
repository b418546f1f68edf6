"""The whole answer for machines: the summary first, then all it rests on. Its schema is `docs/schemas/report.json`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from findings.formats.json import identity, to_json_document
from findings.formats.summary import to_summary

if TYPE_CHECKING:
    from findings.formats.dossier import Dossier
    from findings.model import Finding
    from findings.suppress import Suppression


def to_json_report(dossier: Dossier) -> dict[str, Any]:
    """Tell a scan in full, ready for `json.dumps`."""
    document = to_json_document(dossier.verdict, dossier.runs, dossier.findings)
    suppressed = [_suppressed(*pair) for pair in dossier.suppressed]
    return {"v": document["v"], "summary": to_summary(dossier), **document, "suppressed": suppressed}


def _suppressed(finding: Finding, by: Suppression) -> dict[str, Any]:
    """Why a finding is not among the others: whoever trusts the silence can check it."""
    expires = {} if by.expires == date.max else {"expires": by.expires.isoformat()}  # a VEX statement has no end
    return {**identity(finding), "title": finding.title, "severity": finding.severity.value, "reason": by.reason, **expires}
