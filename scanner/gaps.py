"""What was not read, as one engine has to account for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from findings.coverage import Outcome, Reason, Skipped
from scanner.sources.package_files import is_package_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from findings.coverage import EngineRun
    from scanner.engines.interface import EngineResult
    from scanner.workspace import Workspace

EVERYWHERE = "*"
PACKAGES = "packages"
"""The name of the engine that reads only package files."""
_NAMED = 500
"""Gaps named one by one; so many that a person can still read them and a report can carry them."""


def unread_by(engine: str, skipped: Iterable[Skipped]) -> list[Skipped]:
    """The part of a tree's account that an engine has to answer for: gaps one by one, the rest counted by reason."""
    concerned = [item for item in skipped if _concerns(engine, item)]
    gaps = [item for item in concerned if item.gap]
    named, others = gaps[:_NAMED], gaps[_NAMED:]
    counted = _counted([item for item in concerned if not item.gap], gap=False)
    return [*named, *_counted(others, gap=True), *counted]


def of_merge_base(engine: str, workspace: Workspace, head: EngineResult, base: EngineResult | None) -> list[Skipped]:
    """Gaps on the merge base that leave findings on head without their counterpart, so that they count as new."""
    if workspace.merge_base is None:
        return []
    now = {old: new for new, old in workspace.renames.items()}
    found = {finding.location.path for finding in head.findings}
    found |= {package.path for package in head.inventory.packages} if head.inventory else set()
    own = base.run.coverage.gaps if base else ()
    gaps = [*(item for item in workspace.merge_base.skipped if item.gap and _concerns(engine, item)), *own]
    concerned = [replace(item, path=now.get(item.path, item.path)) for item in gaps]
    return [_on_merge_base(item) for item in concerned if found and (item.path in found or item.path == EVERYWHERE)][:_NAMED]


def settled(run: EngineRun, skipped: Sequence[Skipped], *, has_findings: bool) -> EngineRun:
    """The run with `skipped` added to its coverage, and the outcome and reason that follow from it."""
    known = {(item.path, item.reason.code) for item in run.coverage.skipped}
    added = tuple(item for item in skipped if (item.path, item.reason.code) not in known)
    coverage = replace(run.coverage, skipped=(*run.coverage.skipped, *added))
    if coverage.gaps:
        reason = run.reason if run.outcome is Outcome.PARTIAL and run.reason else _partial(coverage.gaps)
        return replace(run, coverage=coverage, outcome=Outcome.PARTIAL, reason=reason)
    if has_findings and run.outcome is not Outcome.PARTIAL:
        return replace(run, coverage=coverage, outcome=Outcome.FINDINGS, reason=None)
    return replace(run, coverage=coverage)


def _concerns(engine: str, item: Skipped) -> bool:
    if engine == PACKAGES:
        return item.path == EVERYWHERE or is_package_file(item.path) or item.reason.code == "submodule"
    return item.reason.code != "binary-lock-file"


def _counted(items: Sequence[Skipped], *, gap: bool) -> list[Skipped]:
    """One item for each reason, naming the first file; a single one stays as it is."""
    kinds: dict[str, list[Skipped]] = defaultdict(list)
    for item in items:
        kinds[item.reason.code].append(item)
    return [
        kind[0]
        if len(kind) == 1
        else Skipped(EVERYWHERE, Reason(code, f"{len(kind)} files, the first is {kind[0].path}: {kind[0].reason.text}"), gap=gap)
        for code, kind in kinds.items()
    ]


def _on_merge_base(item: Skipped) -> Skipped:
    text = f"On the merge base it could not be read, so its findings count as new: {item.reason.text}"
    return Skipped(item.path, Reason(f"merge-base-{item.reason.code}", text), gap=True)


def _partial(gaps: Sequence[Skipped]) -> Reason:
    text = f"{len(gaps)} of the files were not read in full, the first is {gaps[0].path}: {gaps[0].reason.text}"
    return Reason(gaps[0].reason.code, text)
