"""Telling copies of one finding apart: sinks that know findings by one key would take equal ones for one."""

from __future__ import annotations

import uuid
from collections import Counter
from typing import TYPE_CHECKING

from findings.order import by_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from findings.model import Finding

_NAMESPACE = uuid.UUID("6d9b7a1e-6f0e-5b52-9d5c-0f3a4f4f0c11")
"""Of the ids we make; fixed for ever, or every finding would look new to those who stored its id."""


def numbered(findings: Iterable[Finding]) -> list[tuple[Finding, int]]:
    """Number the findings of each rule and fingerprint from 1, in order of place."""
    seen: Counter[tuple[str, str]] = Counter()
    told = []
    for finding in sorted(findings, key=by_place):
        seen[finding.rule, finding.fingerprint] += 1
        told.append((finding, seen[finding.rule, finding.fingerprint]))
    return told


def stable_id(finding: Finding, occurrence: int) -> str:
    """A UUID that stays the same while the finding does."""
    key = f"{finding.rule}\n{finding.fingerprint}\n{occurrence}".encode("utf-8", "surrogatepass")
    return str(uuid.uuid5(_NAMESPACE, key.decode("utf-8", "replace")))
