"""The two orders findings are told in: by place, and worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from findings.model import Finding

PlaceKey = tuple[str, int, int, int, int, str, str, str]


def by_place(finding: Finding) -> PlaceKey:
    """Sort key: path, region, then rule and words, so that equal sets of findings always come out in one order."""
    place = finding.location
    return (
        place.path,
        place.start_line,
        place.start_column or 0,
        place.end_line,
        place.end_column or 0,
        finding.rule,
        finding.fingerprint,
        finding.message,
    )


def worst_first(finding: Finding) -> tuple[int, PlaceKey]:
    """Sort key: severity from critical down, then place."""
    return (finding.severity.rank, by_place(finding))
