"""The whole answer for machines: the summary first, then all it rests on. Its schema is `docs/schemas/report.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from findings.formats.json import to_json_document
from findings.formats.summary import to_summary

if TYPE_CHECKING:
    from findings.formats.dossier import Dossier


def to_json_report(dossier: Dossier) -> dict[str, Any]:
    """Tell a scan in full, ready for `json.dumps`."""
    document = to_json_document(dossier.verdict, dossier.runs, dossier.findings)
    return {"v": document["v"], "summary": to_summary(dossier), **document}
