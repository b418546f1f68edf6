"""What a caller wants of a source: which paths, within which limits, and what else a package file needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scanner.inventory.wanted import context_wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class SourceLimits:
    """How much may be fetched and laid out for one side of a target. What lies beyond is named, never dropped silently."""

    seconds: float = 300.0
    """For the whole of fetching and laying out."""
    files: int = 50_000
    bytes: int = 1_000_000_000
    """Written under one root."""
    transfer_bytes: int = 2_000_000_000
    """One pack as git receives it; past it git is stopped by the kernel (RLIMIT_FSIZE)."""
    entries: int = 1_000_000
    """Names read from one tree: ten nested trees can name ten thousand million files (a "git bomb")."""
    file_bytes: int = 1_000_000
    """Semgrep reads files up to 1 MB by default (`--max-target-bytes`); larger text is generated or minified as a rule."""
    package_file_bytes: int = 20_000_000
    """Lock files of large projects are several megabytes of text that a person did ask for."""


def everything(_path: str) -> bool:
    """Want every path."""
    return True


@dataclass(frozen=True, slots=True)
class Wants:
    """What to lay out of a target."""

    path: Callable[[str], bool] = everything
    """Whether policy includes a path (relative, forward slashes). Paths it refuses are counted, not read."""
    context: Callable[[str, str], Iterable[str]] = context_wanted
    """The files that a lock file, or one wanted for it, needs besides (its path and text), relative to the target's root."""
    limits: SourceLimits = field(default_factory=SourceLimits)
    history: bool = False
    """Also what the commits of a change (without a merge base: all commits) brought and took away again."""
