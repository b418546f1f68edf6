"""Tell what a change introduced, what was there before, and what it fixed.

The findings of both sides are matched as multisets over the whole change: each finding on head may use up one finding of the
merge base with the same rule and fingerprint. So one more copy of an old flaw is one new finding, and moving a flaw is none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from findings.alignment import align
from findings.model import Finding, State
from findings.order import by_place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EVERYWHERE = "*"
"""As a path: the whole target."""


def compare(
    head: Sequence[Finding],
    merge_base: Sequence[Finding],
    renames: Mapping[str, str],
    changed: frozenset[str] | None,
    *,
    unread: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Give every finding its state: those of head in order of place, then the fixed ones, which lie on the merge base.

    Args:
        head: findings on the commit proposed.
        merge_base: findings on the common ancestor, made by the same rules.
        renames: head path to merge-base path, for renamed files.
        changed: head paths that differ from the merge base; findings elsewhere are existing without needing a match. None when
            all count as changed.
        unread: head paths (or `*`) that could not be read: what the merge base had there is neither existing nor fixed, so it
            is left out.

    """
    old = _by_identity(merge_base)
    matches = [_match(findings, old.pop(identity, []), renames, changed) for identity, findings in _by_identity(head).items()]
    matches.append(_Match(fixed=[finding for left in old.values() for finding in left]))
    judged = [
        *(replace(finding, state=State.EXISTING) for match in matches for finding in match.existing),
        *(replace(finding, state=State.NEW) for match in matches for finding in match.new),
    ]
    unsure = unread | {renames[path] for path in unread if path in renames}
    fixed = [
        replace(finding, state=State.FIXED)
        for match in matches
        for finding in match.fixed
        if EVERYWHERE not in unsure and finding.location.path not in unsure
    ]
    return (*sorted(judged, key=by_place), *sorted(fixed, key=by_place))


@dataclass(slots=True)
class _Match:
    """What became of the findings of one identity."""

    existing: list[Finding] = field(default_factory=list)
    new: list[Finding] = field(default_factory=list)
    fixed: list[Finding] = field(default_factory=list)


def _match(
    head: Sequence[Finding], merge_base: Sequence[Finding], renames: Mapping[str, str], changed: frozenset[str] | None
) -> _Match:
    """Match findings of one identity: same path first, then the renamed path, then any path."""
    ours, theirs = _by_path(head), _by_path(merge_base)
    match = _Match()
    for path in ours:
        match.existing += _pair(ours, path, theirs, path)
        if changed is not None and path not in changed:
            match.existing += ours[path]
            ours[path] = []
    for path in ours:
        if path in renames:
            match.existing += _pair(ours, path, theirs, renames[path])
    rest = [finding for path in sorted(ours) for finding in ours[path]]
    left = [finding for path in sorted(theirs) for finding in theirs[path]]
    moved = min(len(rest), len(left))
    match.existing += rest[:moved]
    match.new += rest[moved:]
    match.fixed += left[moved:]
    return match


def _pair(ours: dict[str, list[Finding]], path: str, theirs: dict[str, list[Finding]], old_path: str) -> list[Finding]:
    """Take from both sides the findings of one file that stand for each other; returns head's."""
    head, base = ours[path], theirs.get(old_path, [])
    if len(head) >= len(base):
        matched, ours[path] = _split(head, align(_lines(head), _lines(base)))
        theirs[old_path] = []
        return matched
    _, theirs[old_path] = _split(base, align(_lines(base), _lines(head)))
    ours[path] = []
    return head


def _split(findings: list[Finding], chosen: Sequence[int]) -> tuple[list[Finding], list[Finding]]:
    taken = frozenset(chosen)
    return [findings[index] for index in chosen], [finding for index, finding in enumerate(findings) if index not in taken]


def _lines(findings: Sequence[Finding]) -> list[int]:
    return [finding.location.start_line for finding in findings]


def _by_identity(findings: Sequence[Finding]) -> dict[tuple[str, str], list[Finding]]:
    groups: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=by_place):
        groups[finding.rule, finding.fingerprint].append(finding)
    return dict(groups)


def _by_path(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    groups: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.location.path].append(finding)
    return dict(groups)
