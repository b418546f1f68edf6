"""SARIF's rules, results and places, made from findings. The property names are SARIF 2.1.0's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from findings.accounts import WHOLE_TARGET
from findings.formats.escape import clipped, one_line, printable
from findings.formats.references import references
from findings.model import Location, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from findings.coverage import EngineRun
    from findings.model import Finding

# https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
MAX_DESCRIPTION = 1024
"""Characters of a rule's short and full description."""
MAX_TAGS = 10
"""Tags of a rule that are kept; 20 are accepted."""
MAX_FLOW_LOCATIONS = 1000
"""Places in a result's flows that are kept; 10,000 are accepted."""
MAX_LOCATIONS = 100
"""Places of a result that are kept; 1,000 are accepted."""
MAX_NOTIFICATIONS = 100
"""Our own choice: files a run tells of as not read."""
MAX_MESSAGE = 8000
"""Our own choice: 5,000 of the longest messages stay within the 10 MB GitHub takes."""

# GitHub reads the score of a rule, not its level: 9.0 and more is critical, 7.0 high, 4.0 medium, above 0 low.
_SCORES = {Severity.CRITICAL: "9.5", Severity.HIGH: "8.0", Severity.MEDIUM: "5.5", Severity.LOW: "2.5", Severity.INFO: "0.1"}
_LEVELS = {Severity.CRITICAL: "error", Severity.HIGH: "error", Severity.MEDIUM: "warning"}


def level(severity: Severity) -> str:
    """SARIF's word for a severity that is not unknown."""
    return _LEVELS.get(severity, "note")


def rule(findings: Sequence[Finding], severity: Severity) -> dict[str, Any]:
    """Describe a rule by the findings it made.

    Args:
        findings: at least one, all of one rule.
        severity: the worst of them, not unknown.

    """
    first = findings[0]
    title = clipped(one_line(first.title) or first.rule, MAX_DESCRIPTION)
    explanation = first.help.strip() or title
    weaknesses = dict.fromkeys(name for finding in findings for name in finding.cwe)
    return {
        "id": first.rule,
        "shortDescription": {"text": title},
        # Shown as plain text: the help's first paragraph, without its headings and examples.
        "fullDescription": {"text": clipped(one_line(first.help.strip().partition("\n\n")[0]) or title, MAX_DESCRIPTION)},
        **({"helpUri": known[0]} if (known := references(first)) else {}),
        "help": {"text": printable(explanation), "markdown": printable(explanation)},
        "defaultConfiguration": {"level": level(severity)},
        "properties": {
            "tags": ["security", *filter(None, map(_cwe_tag, weaknesses))][:MAX_TAGS],
            "precision": first.confidence.value,
            "security-severity": _SCORES[severity],
        },
    }


def result(finding: Finding, severity: Severity, rule_index: int, occurrence: int) -> dict[str, Any]:
    """Describe one finding.

    Args:
        finding: it.
        severity: its own, not unknown.
        rule_index: of its rule in the run.
        occurrence: 1 for the run's first finding with this fingerprint, and so on: equal ones would be taken for one alert.

    """
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": level(severity),
        "message": {"text": message(finding.message) or message(finding.title) or finding.rule},
        "locations": [{"physicalLocation": _on_head(finding)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprint}:{occurrence}"},
    }
    if finding.related:
        related = finding.related[: MAX_LOCATIONS - 1]
        made["relatedLocations"] = [{"id": number, "physicalLocation": _place(place)} for number, place in enumerate(related, 1)]
    if finding.trace:
        steps = finding.trace[-MAX_FLOW_LOCATIONS:]
        places = [
            {"location": {"physicalLocation": _place(it.location), "message": {"text": message(it.message)}}} for it in steps
        ]
        made["codeFlows"] = [{"threadFlows": [{"locations": places}]}]
    if (fix := _fix(finding)) is not None:
        made["fixes"] = [fix]
    return made


def _on_head(finding: Finding) -> dict[str, Any]:
    """A finding's place in the commit that the log is about; what only an earlier commit has is put at its file's beginning."""
    if finding.commit is None:
        return _place(finding.location, finding.snippet)
    return _place(Location(finding.location.path, 1, 1))


def invocation(run: EngineRun | None) -> dict[str, Any]:
    """Tell that an engine finished, and what it could not read."""
    gaps = run.coverage.gaps if run is not None else ()
    notes = [
        {
            "level": "warning",
            "descriptor": {"id": one_line(gap.reason.code)},
            "message": {"text": message(gap.reason.text) or "not read"},
            **(
                {}
                if gap.path == WHOLE_TARGET
                else {"locations": [{"physicalLocation": {"artifactLocation": _artifact(gap.path)}}]}
            ),
        }
        for gap in gaps[:MAX_NOTIFICATIONS]
    ]
    return {"executionSuccessful": True, **({"toolExecutionNotifications": notes} if notes else {})}


def _fix(finding: Finding) -> dict[str, Any] | None:
    """Offer the rule's remedy, where it can be put in exactly: whole columns, and nothing in it that a reader would not see."""
    place = finding.location
    if finding.fix is None or place.start_column is None or place.end_column is None or printable(finding.fix) != finding.fix:
        return None
    replacement = {"deletedRegion": _region(place, None), "insertedContent": {"text": finding.fix}}
    change = {"artifactLocation": _artifact(place.path), "replacements": [replacement]}
    return {"description": {"text": "Replace it with the safe form."}, "artifactChanges": [change]}


def message(text: str) -> str:
    """Show text as it is: SARIF reads `[words](target)` in messages as links, so that form is broken.

    https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html (3.11.6, messages with embedded links)
    """
    return clipped(printable(text), MAX_MESSAGE).replace("](", "]\N{ZERO WIDTH SPACE}(")


def relative_uri(path: str) -> str:
    """Percent-encode a path, byte by byte where it is not UTF-8."""
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    return quote(raw, safe="/")


def _place(location: Location, snippet: str | None = None) -> dict[str, Any]:
    return {"artifactLocation": _artifact(location.path), "region": _region(location, snippet)}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": relative_uri(path), "uriBaseId": "%SRCROOT%"}


def _region(location: Location, snippet: str | None) -> dict[str, int]:
    """Give all four edges, as GitHub asks: whole lines where there are no columns. SARIF's end column is exclusive."""
    start = location.start_column or 1
    end = location.end_column
    if end is None:
        last_line = (snippet or "").rstrip("\n").rpartition("\n")[2]
        end = max(len(last_line), 1)
    if location.start_line == location.end_line:
        end = max(end, start)
    return {"startLine": location.start_line, "startColumn": start, "endLine": location.end_line, "endColumn": end + 1}


def _cwe_tag(name: str) -> str | None:
    """The form of tag GitHub shows as a weakness: `external/cwe/cwe-089`."""
    number = re.fullmatch(r"CWE-([0-9]{1,6})", name, re.IGNORECASE)
    return None if number is None else f"external/cwe/cwe-{int(number[1]):03d}"
