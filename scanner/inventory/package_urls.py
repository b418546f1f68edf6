"""Packages that documents name by package URLs: Syft's, and anybody's SBOM."""

from __future__ import annotations

from dataclasses import dataclass

from findings import distributions
from findings.coordinates import coordinates
from findings.inventory import Package, Scope
from findings.package_url import parse_package_url


@dataclass(frozen=True, slots=True)
class Named:
    """A package, wherever it is named."""

    ecosystem: str
    name: str
    version: str
    source: str = ""
    """See `Package.source`."""

    def at(
        self, path: str, line: int = 1, *, layer: str = "", in_base: bool | None = None, scope: Scope = Scope.RUNTIME
    ) -> Package:
        """The package as one file names it."""
        return Package(
            self.ecosystem, self.name, self.version, path, line, scope=scope, source=self.source, layer=layer, in_base=in_base
        )


def named_by(text: str) -> Named:
    """The package a URL is about.

    Raises:
        PackageUrlError: it is none, or names nothing that advisories could be about.

    """
    purl = parse_package_url(text)
    found = coordinates(purl)
    if purl.kind in distributions.KINDS and purl.name != found.name:
        return Named(found.ecosystem, purl.name, found.version, found.name)
    return Named(found.ecosystem, found.name, found.version)
