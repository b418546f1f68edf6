"""A target ready to be scanned."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from findings.provenance import Provenance

if TYPE_CHECKING:
    from scanner.engines.interface import Engine
    from scanner.pipeline import ScanResult
    from scanner.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is laid out, and the engines for a target of its kind."""

    workspace: Workspace
    engines: tuple[Engine, ...]
    known: ScanResult | None = None
    """The result, where it is known from an earlier scan; then nothing is laid out."""
    key: str = ""
    """What the result is kept by; empty where none is kept."""
    digest: str = ""
    """Of an image: what its name stands for; empty for other targets."""
    provenance: Provenance = field(default_factory=Provenance)
    """What an image says of itself."""
