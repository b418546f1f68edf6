"""An engine that has nothing to do on a kind of target, and says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.engines.account import Account

if TYPE_CHECKING:
    from findings.coverage import Reason
    from scanner.engines.interface import EngineResult, Limits
    from scanner.workspace import Tree


@dataclass(slots=True)
class SkippingEngine:
    """See `scanner.engines.interface.Engine`."""

    name: str
    reason: Reason

    def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:  # noqa: ARG002  reads nothing
        """See `Engine.scan`."""
        return Account(self.name, "", "").skipped(self.reason)
