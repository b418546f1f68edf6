"""Engines over a workspace: head first, then only what fired on the merge base, then what the change introduced."""

from __future__ import annotations

import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from findings.compare import compare
from findings.coverage import Coverage, EngineRun, Outcome, Reason
from findings.inventory import Inventory
from scanner.engines.interface import EngineResult, Limits, ReadsHistory
from scanner.gaps import of_merge_base, settled, unread_by
from scanner.passing import InPassing, in_passing, portions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from findings.model import Finding
    from scanner.engines.interface import Engine
    from scanner.workspace import Tree, Workspace


class Side(StrEnum):
    """Which commit an engine reads."""

    HEAD = "head"
    MERGE_BASE = "merge-base"
    HISTORY = "history"
    """The commits between, or before head; of an image, what its lower layers have besides."""


@dataclass(frozen=True, slots=True)
class Progress:
    """An engine starts on a side, or has ended there."""

    engine: str
    side: Side
    outcome: Outcome | None
    """None at the start."""


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What all engines found, compared."""

    runs: tuple[EngineRun, ...]
    """One for each engine, in the order asked for."""
    findings: tuple[Finding, ...]
    """With their states; engines in the order asked for, each engine's in the order of `findings.compare.compare`."""
    inventory: Inventory | None
    """Packages on head; None when no engine listed any."""
    merge_base_inventory: Inventory | None
    """Packages on the merge base; None when there is nothing to compare with."""


@dataclass(frozen=True, slots=True)
class _Account:
    """One engine's part of the result."""

    run: EngineRun
    findings: tuple[Finding, ...] = ()
    inventory: Inventory | None = None
    merge_base_inventory: Inventory | None = None


def run(
    workspace: Workspace,
    engines: Sequence[Engine],
    limits: Limits | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
) -> ScanResult:
    """Let every engine read the workspace, all at the same time.

    Args:
        workspace: both sides, laid out.
        engines: in the order in which they are to be reported.
        limits: for each engine on each side; by the number of files when None.
        progress: called from the engines' threads, one call at a time.

    """
    watched = _Watched(limits or Limits.for_files(len(workspace.head.files)), progress)
    with ThreadPoolExecutor(max_workers=max(1, len(engines)), thread_name_prefix="engine") as pool:
        accounts = list(pool.map(lambda engine: _account(engine, workspace, watched), engines))
    return ScanResult(
        tuple(account.run for account in accounts),
        tuple(finding for account in accounts for finding in account.findings),
        _joined([account.inventory for account in accounts]),
        _joined([account.merge_base_inventory for account in accounts]),
    )


def _account(engine: Engine, workspace: Workspace, watched: _Watched) -> _Account:
    """One engine on both sides."""
    started = time.monotonic()
    head, passing = _head_and_passing(engine, workspace, watched)
    base = _on_merge_base(engine, workspace, head, passing, watched)
    seconds = time.monotonic() - started
    if head.run.outcome is Outcome.ERROR:
        return _Account(replace(head.run, seconds=seconds))
    if base is not None and base.run.outcome is Outcome.ERROR:
        # Nothing tells old from new then, and old findings shown as new would blame the wrong person.
        return _Account(replace(head.run, outcome=Outcome.ERROR, reason=_of_merge_base(base.run), seconds=seconds))
    old_findings = base.findings if base else ()
    taken_out = passing.beside(old_findings)
    skipped = [*unread_by(engine.name, workspace.head.skipped), *of_merge_base(engine.name, workspace, head, base)]
    unread = frozenset(item.path for item in (*head.run.coverage.skipped, *skipped) if item.gap)
    skipped += unread_by(engine.name, passing.skipped)
    account = settled(_with(passing, head.run, seconds), skipped, has_findings=bool(head.findings or taken_out))
    findings = compare(head.findings, old_findings, workspace.renames, workspace.changed, unread=unread)
    old_inventory = _old_inventory(workspace, head, base)
    return _Account(account, (*findings, *taken_out), head.inventory, old_inventory)


def _old_inventory(workspace: Workspace, head: EngineResult, base: EngineResult | None) -> Inventory | None:
    """The merge base's packages: those of its own files, and those of files the change did not touch, which are laid out once."""
    if base is None or head.inventory is None:
        return None
    own = base.inventory.packages if base.inventory else ()
    listed = frozenset(own)
    changed = workspace.changed
    shared = () if changed is None else tuple(package for package in head.inventory.packages if package.path not in changed)
    return Inventory((*own, *(package for package in shared if package not in listed)))


def _head_and_passing(engine: Engine, workspace: Workspace, watched: _Watched) -> tuple[EngineResult, InPassing]:
    """What the engine finds on head, and in the commits if it is one that reads them and they were asked for."""
    passing = workspace.passing
    if passing is None or not isinstance(engine, ReadsHistory):
        return watched.scan(engine, Side.HEAD, workspace.head), InPassing()
    # Most changes have but a few files in passing: less work than to start the engine once more.
    before = [(Side.HISTORY, tree) for tree in portions(passing)]
    head, *results = watched.scan_together(engine, [(Side.HEAD, workspace.head), *before[:1]])
    if head.run.outcome is Outcome.ERROR:
        return head, InPassing()
    results += [watched.scan(engine, side, tree) for side, tree in before[1:]]
    return head, in_passing(engine, passing, head.findings, results)


def _with(passing: InPassing, run: EngineRun, seconds: float) -> EngineRun:
    """The account of head with what was read of the commits."""
    if not passing.files:
        return replace(run, seconds=seconds)
    coverage = replace(run.coverage, files=run.coverage.files + passing.files, bytes=run.coverage.bytes + passing.bytes)
    if run.outcome is Outcome.SKIPPED:  # a change that took back all it did has nothing on head
        return replace(run, outcome=Outcome.CLEAN, reason=None, coverage=coverage, seconds=seconds)
    return replace(run, coverage=coverage, seconds=seconds)


def _on_merge_base(
    engine: Engine, workspace: Workspace, head: EngineResult, passing: InPassing, watched: _Watched
) -> EngineResult | None:
    """The engine's result on the merge base, as far as it is needed; None when there is nothing to tell apart."""
    tree, changed = workspace.merge_base, workspace.changed
    if tree is None or head.run.outcome is Outcome.ERROR:
        return None
    if head.inventory is not None:
        return watched.scan(engine, Side.MERGE_BASE, tree)
    fired = frozenset(finding.rule for finding in head.findings if changed is None or finding.location.path in changed)
    fired |= passing.rules
    return watched.scan(engine, Side.MERGE_BASE, tree, fired) if fired and tree.files else None


@dataclass(frozen=True, slots=True)
class _Watched:
    """Runs engines, tells of it, and answers for those that break their promise never to raise."""

    limits: Limits
    progress: Callable[[Progress], None]
    lock: threading.Lock = field(default_factory=threading.Lock)

    def scan(self, engine: Engine, side: Side, tree: Tree, only: frozenset[str] | None = None) -> EngineResult:
        """One engine on one side."""
        return self._watch(engine.name, [side], lambda: (engine.scan(tree, self.limits, only),))[0]

    def scan_together(self, engine: ReadsHistory, sides: Sequence[tuple[Side, Tree]]) -> tuple[EngineResult, ...]:
        """One engine on several sides at once."""
        trees = [tree for _, tree in sides]
        return self._watch(engine.name, [side for side, _ in sides], lambda: engine.scan_together(trees, self.limits))

    def _watch(
        self, engine: str, sides: Sequence[Side], scan: Callable[[], tuple[EngineResult, ...]]
    ) -> tuple[EngineResult, ...]:
        for side in sides:
            self._tell(Progress(engine, side, None))
        try:
            results = scan()
        except Exception as error:  # noqa: BLE001  one engine's fault is its own outcome, not the end of the others
            results = (EngineResult(_crashed(engine, error)),) * len(sides)
        for side, result in zip(sides, results, strict=True):
            self._tell(Progress(engine, side, result.run.outcome))
        return results

    def _tell(self, progress: Progress) -> None:
        with self.lock:
            self.progress(progress)


def _crashed(engine: str, error: Exception) -> EngineRun:
    """Says where an engine fell over, but not what the exception says: that may quote what was scanned."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
    text = f"The engine broke off with {type(error).__name__} at {place}: report this as a fault of the scanner, then scan again."
    return EngineRun(engine, "unknown", "", Outcome.ERROR, Coverage(), 0.0, Reason("crash", text))


def _of_merge_base(run: EngineRun) -> Reason:
    reason = run.reason or Reason("error", "it did not finish.")
    text = f"The merge base could not be judged, so nothing tells what is new: {reason.text}"
    return Reason(f"merge-base-{reason.code}", text)


def _joined(inventories: Sequence[Inventory | None]) -> Inventory | None:
    listed = [inventory for inventory in inventories if inventory is not None]
    return Inventory(tuple(package for inventory in listed for package in inventory.packages)) if listed else None
