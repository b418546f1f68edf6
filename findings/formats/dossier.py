"""Everything that is known of one scan when it is told: what each format takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from findings.model import State
from findings.order import worst_first
from findings.provenance import Provenance
from findings.stack import Stack
from findings.verdict import Conclusion

if TYPE_CHECKING:
    from findings.coverage import EngineRun
    from findings.inventory import Inventory
    from findings.model import Finding
    from findings.suppress import Suppression
    from findings.verdict import Verdict

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One scan, concluded."""

    verdict: Verdict
    runs: tuple[EngineRun, ...]
    """The engines' accounts, in the order they were asked for."""
    findings: tuple[Finding, ...]
    """Those no suppression silences: new, existing and fixed."""
    suppressed: tuple[tuple[Finding, Suppression], ...] = ()
    """The others, each with what silences it."""
    target: str = "."
    """What was scanned, as the one who asked named it."""
    kind: str = "repository"
    """`repository`, `image`, `function`, `rootfs` or `sbom`."""
    inventory: Inventory | None = None
    """The packages on head; None when no engine listed any."""
    stack: Stack = field(default_factory=Stack)
    compared: bool = False
    """Whether there was a merge base; without one nothing tells new from existing."""
    commit: str | None = None
    """The head's id, where the target has one."""
    digest: str | None = None
    """Of an image: what its name stood for when it was scanned."""
    provenance: Provenance = field(default_factory=Provenance)
    """What an image says of itself."""
    started: datetime = _LONG_AGO
    ended: datetime = _LONG_AGO
    """Both aware."""
    version: str = "0"
    """Of Outrider."""

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that are in what was scanned, worst first; fixed ones are not."""
        return tuple(sorted((it for it in self.findings if it.state is not State.FIXED), key=worst_first))

    @property
    def failing(self) -> frozenset[Finding]:
        """The findings that fail the scan; none in observe mode, whatever would have."""
        return frozenset(self.verdict.blocking) if self.verdict.conclusion is Conclusion.FAILURE else frozenset()
