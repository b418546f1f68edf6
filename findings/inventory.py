"""The packages a target is made of, as its lock files, its package databases or an SBOM name them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from findings.coordinates import coordinates
from findings.distributions import KINDS
from findings.package_url import parse_package_url

if TYPE_CHECKING:
    from findings.package_url import PackageUrl


class Scope(StrEnum):
    """Whether a package is part of what runs, or only of what builds and tests it."""

    RUNTIME = "runtime"
    DEV = "dev"


@dataclass(frozen=True, slots=True)
class Package:
    """One package at one version, named by one line of one file."""

    ecosystem: str
    """OSV's name for it: `PyPI`, `npm`, `Debian:12`. https://ossf.github.io/osv-schema/#defined-ecosystems"""
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
    licences: tuple[str, ...] = ()
    """SPDX expressions or names, as the file gives them; all of them apply."""
    source: str = ""
    """The source package it was built from, where advisories name that one and it is called otherwise (Debian, Alpine)."""
    source_version: str = ""
    """What advisories' versions are compared with, where it is not `version`: the source package's, or rpm's with its epoch."""
    layer: str = ""
    """Digest of the image layer that brought it; empty outside images."""
    in_base: bool | None = None
    """Whether that layer is one of the base image's; None where nothing tells."""

    @property
    def advised_name(self) -> str:
        """What advisories call it."""
        return self.source or self.name

    @property
    def advised_version(self) -> str:
        """The version that advisories' versions are compared with."""
        return self.source_version or self.version


PACKAGE_FIELDS = tuple(field.name for field in fields(Package))
"""The order of a package's values where it is written as a list of them."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """All packages of one side (head or merge base) of a target."""

    packages: tuple[Package, ...] = ()


def package_of(url: str | PackageUrl, path: str, line: int = 1, **fields: Any) -> Package:  # noqa: ANN401  fields of Package
    """Make a package of a package URL as image scanners and SBOMs write it.

    Args:
        url: with the qualifiers it came with: they tell the distribution's release and the source package.
        path: the file that names it, relative to the target's root.
        line: where in that file.
        fields: others of `Package`, such as `licences` and `layer`.

    Raises:
        PackageUrlError: it names nothing that advisories could be about: name the gap.

    """
    purl = parse_package_url(url) if isinstance(url, str) else url
    advised = coordinates(purl)
    if purl.kind in KINDS:
        source = advised.name if advised.name != purl.name else ""
        compared = advised.version if advised.version != purl.version else ""
        return Package(advised.ecosystem, purl.name, purl.version, path, line, source=source, source_version=compared, **fields)
    return Package(advised.ecosystem, advised.name, advised.version, path, line, **fields)
