"""Keep what stood in places that a scan could not read: a finding closes only when a scan that covered its place says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from findings.compare import EVERYWHERE
from findings.model import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from findings.model import Finding


def carry(earlier: Iterable[Finding], standing: Iterable[Finding], unread: Mapping[str, frozenset[str]]) -> tuple[Finding, ...]:
    """Choose the earlier findings about which this scan knows nothing.

    Args:
        earlier: what stood after the last scan of the same ref.
        standing: what this scan found; a finding that is among them has only moved.
        unread: the paths (or `*`) that each engine could not read.

    """
    seen = {_identity(finding) for finding in standing}
    return tuple(
        finding
        for finding in earlier
        if finding.state is not State.FIXED
        and _identity(finding) not in seen
        and not unread.get(finding.engine, frozenset()).isdisjoint({finding.location.path, EVERYWHERE})
    )


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.engine, finding.rule, finding.fingerprint
