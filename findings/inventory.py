"""The packages a target is made of, as its lock files name them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Whether a package is part of what runs, or only of what builds and tests it."""

    RUNTIME = "runtime"
    DEV = "dev"


@dataclass(frozen=True, slots=True)
class Package:
    """One package at one version, named by one line of one file."""

    ecosystem: str
    """OSV's name for it: `PyPI`, `npm`, `Go`, `crates.io`. https://ossf.github.io/osv-schema/#defined-ecosystems"""
    name: str
    """As the ecosystem normalises it (PEP 503 for PyPI)."""
    version: str
    path: str
    """The file that names it, relative to the target's root."""
    line: int
    """Where in that file, from 1."""
    direct: bool | None = None
    """Asked for by the project itself; None where the file does not tell."""
    scope: Scope = Scope.RUNTIME
    via: tuple[str, ...] = ()
    """Names of the packages that pull it in, nearest first; empty for a direct one or where the file does not tell."""
    source: str = ""
    """What a distribution built it from, where that has another name: Debian's, Ubuntu's and Alpine's advisories name that."""
    layer: str = ""
    """Digest of the image layer that brought it; empty outside images."""
    in_base: bool | None = None
    """Whether that layer is one of the base image's; None where nothing tells."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """All packages of one side (head or merge base) of a target."""

    packages: tuple[Package, ...] = ()
