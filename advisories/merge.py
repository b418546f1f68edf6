"""Several databases write of one vulnerability: records that share an id become one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisories.ecosystems import id_preference
from findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisories.index import StoredRecord


MALICIOUS = "MAL-"
"""How ids of https://github.com/ossf/malicious-packages begin."""
_EMBEDDED = "CWE-506"
"""Embedded malicious code: what GHSA's malware advisories name."""
_SAID = ("malicious package", "malicious code", "malware in ")
"""How summaries of records begin that are about the package itself being the attack (PYSEC-2024-55, GHSA's malware)."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What all records of one vulnerability say together."""

    id: str
    """The record's id to show first: see `advisories.ecosystems.id_preference`."""
    aliases: tuple[str, ...]
    """All other ids of its records, sorted."""
    records: tuple[str, ...]
    """The records merged, sorted."""
    severity: Severity
    """The worst any of them gives; unknown only where none gives one."""
    score: float | None
    """The CVSS score behind it, where there is one."""
    summary: str
    cwe: tuple[str, ...]
    malicious: bool = False
    """A record of malicious code: the package is the attack, and no update makes it good."""


def grouped(records: Sequence[StoredRecord]) -> list[tuple[str, ...]]:
    """The ids of records that share an id or alias, directly or through others; sorted in each group."""
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        parents.setdefault(name, name)
        while parents[name] != name:
            parents[name] = parents[parents[name]]
            name = parents[name]
        return name

    for record in records:
        for alias in record.aliases:
            parents[root(alias)] = root(record.id)
    groups: dict[str, list[str]] = {}
    for record in records:
        groups.setdefault(root(record.id), []).append(record.id)
    return [tuple(sorted(group)) for group in groups.values()]


def merged(ecosystem: str, group: Sequence[StoredRecord]) -> Merged:
    """What records of one vulnerability say together."""
    ordered = sorted(group, key=lambda record: id_preference(ecosystem, record.id))
    first = ordered[0]
    ids = {name for record in group for name in (record.id, *record.aliases)}
    rated = [record for record in ordered if record.severity is not Severity.UNKNOWN]
    worst = min(rated, key=lambda record: (record.severity.rank, -(record.score or 0.0)), default=first)
    malicious = any(name.startswith(MALICIOUS) for name in ids) or any(_tells_malice(record) for record in group)
    return Merged(
        id=first.id,
        aliases=tuple(sorted(ids - {first.id})),
        records=tuple(sorted(record.id for record in group)),
        severity=Severity.CRITICAL if malicious else worst.severity,
        score=worst.score,
        summary=next((record.summary for record in ordered if record.summary), ""),
        cwe=tuple(dict.fromkeys(name for record in ordered for name in record.cwe)),
        malicious=malicious,
    )


def _tells_malice(record: StoredRecord) -> bool:
    return _EMBEDDED in record.cwe or record.summary.lower().startswith(_SAID)
