"""QScanner's results as findings of ours: our severities, our fingerprints, places inside the target."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from findings.coverage import Reason, Skipped
from findings.fingerprint import code_fingerprint
from findings.model import Confidence, Finding, Location, Severity
from scanner.engines.source_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scanner.engines.qscanner_endings import Ending
    from scanner.engines.sarif import Told

ENGINE: Final = "qscanner"
EVERYWHERE: Final = "*"
_BY_NUMBER: Final = {
    5: Severity.CRITICAL,
    4: Severity.HIGH,
    3: Severity.MEDIUM,
    2: Severity.LOW,
    1: Severity.INFO,
}
"""Qualys' five steps, as the property `severity` tells them."""
_BY_SCORE: Final = ((9.0, Severity.CRITICAL), (7.0, Severity.HIGH), (4.0, Severity.MEDIUM), (0.0, Severity.LOW))
"""CVSS' steps. https://www.first.org/cvss/v3.1/specification-document#Qualitative-Severity-Rating-Scale"""
_BY_LEVEL: Final = {"error": Severity.HIGH, "warning": Severity.MEDIUM, "note": Severity.LOW, "none": Severity.INFO}
_SECRET: Final = "Secret"  # noqa: S105  QScanner's name for rules whose messages may quote what they found
_RULE_CHARACTERS, _TITLE_CHARACTERS, _MESSAGE_CHARACTERS, _PATH_CHARACTERS = 100, 200, 2000, 1000
_NOT_IN_RULES: Final = re.compile(r"[^A-Za-z0-9._-]+")
_POLICY: Final = {
    "policy-deny": ("Denied by a policy at Qualys", Severity.HIGH),
    "policy-audit": ("To be looked at by a policy at Qualys", Severity.INFO),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Where results may lie."""

    root: Path | None = None
    """Of a repository's tree, or of a file system; None for what QScanner fetches itself."""
    files: frozenset[str] | None = None
    """A repository's files to scan; None where any path may be told."""
    beside: frozenset[str] = field(default_factory=frozenset)
    """Files that are there for others to read: what is told of them is passed over."""
    whole: str = ""
    """What stands for the whole target where a result names no file; empty in a repository, which has no such place."""
    names: frozenset[str] = field(default_factory=frozenset)
    """The target's own names, which are no paths in it."""


@dataclass(frozen=True, slots=True)
class Read:
    """A report, read."""

    findings: tuple[Finding, ...]
    gaps: tuple[Skipped, ...]


def findings_of(told: Sequence[Told], ground: Ground) -> Read:
    """All results as findings, those that lie nowhere as one gap."""
    found: dict[tuple[str, str, Location], Finding] = {}
    nowhere: list[str] = []
    for one in told:
        path = _path(one.uri, ground)
        if path in ground.beside:
            continue
        if path is None:
            nowhere.append(_rule(one.rule))
            continue
        finding = _finding(one, Location(path, *one.lines), ground)
        found.setdefault((finding.rule, finding.fingerprint, finding.location), finding)
    ordered = sorted(found.values(), key=lambda it: (it.location.path, it.location.start_line, it.rule, it.fingerprint))
    return Read(tuple(ordered), _gap(nowhere))


def with_policy(findings: tuple[Finding, ...], ending: Ending) -> tuple[Finding, ...]:
    """The findings with one more for what a policy at Qualys says, at the place of the worst of them; there must be one."""
    title, severity = _POLICY[ending.reason]
    worst = min(findings, key=lambda it: (it.severity.rank, it.location.path, it.location.start_line))
    rule = f"{ENGINE}/{ending.reason}"
    said = Finding(
        rule=rule,
        engine=ENGINE,
        title=title,
        severity=severity,
        confidence=Confidence.HIGH,
        message=ending.text,
        help="The policy is kept at Qualys; its rules are not part of this report.",
        location=worst.location,
        fingerprint=code_fingerprint(rule, ()),
    )
    return (*findings, said)


def _finding(one: Told, location: Location, ground: Ground) -> Finding:
    rule = f"{ENGINE}/{_rule(one.rule)}"
    secret = one.name == _SECRET
    message = _without_root(one.message, ground)
    title = one_line(one.title or one.name or one.rule, _TITLE_CHARACTERS)
    return Finding(
        rule=rule,
        engine=ENGINE,
        title=title,
        severity=_severity(one),
        confidence=Confidence.MEDIUM,
        message="QScanner found a secret here." if secret else one_line(message, _MESSAGE_CHARACTERS) or title,
        help=f"Found by Qualys QScanner as {_rule(one.rule)}; Qualys' knowledge base explains it.",
        location=location,
        fingerprint=code_fingerprint(rule, () if secret else (_subject(message),)),
    )


def _rule(told: str) -> str:
    return _NOT_IN_RULES.sub("-", told).strip("-.")[:_RULE_CHARACTERS] or "unnamed"


def _subject(message: str) -> str:
    """What a message is about, whichever version and line it names: an upgrade to another vulnerable version is nothing new."""
    return " ".join(word for word in message.casefold().split() if not any(character.isdigit() for character in word))


def _without_root(message: str, ground: Ground) -> str:
    return message.replace(f"{ground.root}/", "") if ground.root else message


def _severity(one: Told) -> Severity:
    if one.severities:
        number = _number(one.severities[0])
        return _BY_NUMBER.get(int(number), Severity.UNKNOWN) if number in _BY_NUMBER else Severity.UNKNOWN
    if one.scores:
        score = _number(one.scores[0])
        return next((word for least, word in _BY_SCORE if score is not None and score >= least), Severity.UNKNOWN)
    return _BY_LEVEL.get(one.level, Severity.UNKNOWN)


def _number(value: Any) -> float | None:  # noqa: ANN401  a property may be of any type
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _path(uri: str | None, ground: Ground) -> str | None:
    """The place in the target that a result names, or its place for the whole; None where it names none."""
    text = (uri or "").removeprefix("file://")
    if text in ground.names:
        return ground.whole
    if ground.root is not None and text.startswith(f"{ground.root}/"):
        text = text[len(f"{ground.root}/") :]
    if ground.files is None:
        text = text.lstrip("/").removeprefix("./")
        return ground.whole if _unusable(text) else text
    text = text.removeprefix("./")
    return text if text in ground.files or text in ground.beside else None


def _unusable(path: str) -> bool:
    """Digests change with every build, and would make a place that no later scan finds again."""
    odd = not path.isprintable() or "\\" in path or "@sha256:" in path or len(path) > _PATH_CHARACTERS
    return odd or any(part in {"", ".", ".."} for part in path.split("/"))


def _gap(rules: list[str]) -> tuple[Skipped, ...]:
    if not rules:
        return ()
    text = f"{len(rules)} results name no file of what was scanned, the first is of {rules[0]}: look at them at Qualys."
    return (Skipped(EVERYWHERE, Reason("no-place", text), gap=True),)
