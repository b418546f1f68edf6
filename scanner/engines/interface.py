"""What the pipeline asks of an engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from findings.coverage import EngineRun
    from findings.inventory import Inventory
    from findings.model import Finding
    from scanner.workspace import Passage, Tree

_SECONDS = 120.0
_FILE_SECONDS = 0.25
"""Twice what the code engine takes for a file full of sources and sinks on two cores."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one engine's process group may use on one tree; past any of them it is killed and the outcome says so."""

    seconds: float = _SECONDS
    memory_bytes: int = 1_500_000_000
    output_bytes: int = 64_000_000

    @classmethod
    def for_files(cls, files: int) -> Self:
        """Those of a whole tree: time grows with it, so that they end what hangs and not what is large."""
        return cls(seconds=_SECONDS + files * _FILE_SECONDS)


@dataclass(frozen=True, slots=True)
class EngineResult:
    """An engine's account of itself with what it found."""

    run: EngineRun
    findings: tuple[Finding, ...] = ()
    """All with state `new`; comparing with the merge base is the pipeline's work."""
    inventory: Inventory | None = None
    """Only from the packages engine, which finds packages; matching them with advisories happens elsewhere."""


class Engine(Protocol):
    """One analyser. An engine never raises for what it meets in a tree: it answers with an outcome and its reason."""

    name: str

    def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:
        """Read `tree` and tell what is in it.

        Args:
            tree: inert files to read; nothing of them is executed and none of their configuration is obeyed.
            limits: for the engine's process group.
            only: full rule ids (`engine/rule-id`) to run; all of them when None. An engine that can not choose may ignore it.

        """
        ...


@runtime_checkable
class ReadsHistory(Engine, Protocol):
    """An engine whose findings count even where they were taken out again: it reads commits and lower layers of images too."""

    def scan_together(self, trees: Sequence[Tree], limits: Limits) -> tuple[EngineResult, ...]:
        """Tell for each tree, in their order, just what `scan` would tell of it alone, but start only once for all of them.

        Args:
            trees: at least one.
            limits: as for `scan`, for all of them together; the engine falls back upon reading them one by one.

        """
        ...

    def in_passing(self, finding: Finding, passage: Passage) -> Finding:
        """A finding of its own as it is told when only a commit, or a layer, has it.

        Args:
            finding: with a location that means nothing outside of the tree scanned.
            passage: where it really is; never what was there before.

        """
        ...
