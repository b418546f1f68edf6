"""How an engine ended on a target, and the evidence of what it covered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How one engine ended on one target."""

    CLEAN = "clean"
    FINDINGS = "findings"
    PARTIAL = "partial"
    """It ran, but something it should have read was not: see `Coverage.skipped`. There may be findings too."""
    ERROR = "error"
    """It did not finish: what it would have found is not known, which is never the same as nothing."""
    SKIPPED = "skipped"
    """There was nothing for it to read."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something did not go the plain way."""

    code: str
    """For machines, kebab-case: `timeout`, `memory`, `bad-output`."""
    text: str
    """For people: one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read."""

    path: str
    """The file, or `*` for the whole target."""
    reason: Reason
    gap: bool
    """True if a finding may hide there (unparsed file, unread lock file); false for what is rightly passed over (a picture)."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an engine really read."""

    files: int = 0
    packages: int = 0
    bytes: int = 0
    skipped: tuple[Skipped, ...] = ()

    @property
    def gaps(self) -> tuple[Skipped, ...]:
        """What was not read although a finding may hide there."""
        return tuple(item for item in self.skipped if item.gap)


@dataclass(frozen=True, slots=True)
class EngineRun:
    """One engine's account of itself on one target."""

    engine: str
    """`code`, `secrets`, `packages`, or one of `findings.policy.OPTIONAL_ENGINES`."""
    version: str
    data_digest: str
    """SHA-256 of the rules or data it judged with: equal digests judge alike."""
    outcome: Outcome
    coverage: Coverage
    seconds: float
    reason: Reason | None = None
    """Set whenever the outcome is `partial`, `error` or `skipped`."""
