"""What advisories call a package: OSV's ecosystem with its release, the name and the version they compare.

Every way a package can come in (an image's package database, an SBOM) goes through `coordinates`, so all of them match alike.
Ecosystem names and what they name packages by: https://ossf.github.io/osv-schema/#defined-ecosystems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from findings import distributions
from findings.package_url import PackageUrl, PackageUrlError, parse_package_url

if TYPE_CHECKING:
    from collections.abc import Callable

_RUN = re.compile(r"[-_.]+")


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A package as advisories speak of it."""

    ecosystem: str
    """OSV's name, with the release of a distribution: `npm`, `Debian:12`."""
    name: str
    """As the ecosystem's records write it; the source package where those name sources (Debian, Ubuntu, Alpine, SUSE)."""
    version: str
    """Of what `name` names, as the ecosystem orders versions; rpm's with its epoch."""


def coordinates(url: str | PackageUrl) -> Coordinates:
    """What advisories call the package of a URL.

    Raises:
        PackageUrlError: it is none, or names nothing that advisories could be about; `.reason` says which.

    """
    purl = parse_package_url(url) if isinstance(url, str) else url
    if not purl.version:
        raise PackageUrlError("no-version", f"{purl.name} has no version that could be matched with advisories.")
    if purl.kind in distributions.KINDS:
        return Coordinates(*distributions.coordinates(purl))
    ecosystem, named = _TYPES.get(purl.kind, (None, _alone))
    if ecosystem is None:
        raise PackageUrlError("unknown-ecosystem", f"No advisories are known for packages of type {purl.kind}.")
    return Coordinates(ecosystem, named(purl), _version(purl))


def _version(purl: PackageUrl) -> str:
    # Go's toolchain is `stdlib@go1.22.1` in Syft's documents and 1.22.1 in its records.
    return purl.version.removeprefix("go") if purl.kind == "golang" and purl.name == "stdlib" else purl.version


def _alone(purl: PackageUrl) -> str:
    return purl.name


def _pypi(purl: PackageUrl) -> str:
    return _RUN.sub("-", purl.name).lower()


def _slashed(purl: PackageUrl) -> str:
    return f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name


def _scoped(purl: PackageUrl) -> str:
    return f"@{purl.namespace.lstrip('@')}/{purl.name}" if purl.namespace else purl.name


def _maven(purl: PackageUrl) -> str:
    return f"{purl.namespace.replace('/', '.')}:{purl.name}" if purl.namespace else purl.name


def _lowered(purl: PackageUrl) -> str:
    return _slashed(purl).lower()


_TYPES: dict[str, tuple[str, Callable[[PackageUrl], str]]] = {
    "pypi": ("PyPI", _pypi),
    "npm": ("npm", _scoped),
    "golang": ("Go", _slashed),
    "cargo": ("crates.io", _alone),
    "maven": ("Maven", _maven),
    "gem": ("RubyGems", _alone),
    "nuget": ("NuGet", _alone),
    "composer": ("Packagist", _lowered),
    "pub": ("Pub", _alone),
    "hex": ("Hex", _alone),
    "hackage": ("Hackage", _alone),
    "cran": ("CRAN", _alone),
    "swift": ("SwiftURL", _slashed),
    "githubactions": ("GitHub Actions", _slashed),
    "bitnami": ("Bitnami", _alone),
    "conan": ("ConanCenter", _alone),
    "julia": ("Julia", _alone),
    "opam": ("opam", _alone),
}
"""purl's types, OSV's ecosystems, and how the one's names become the other's."""
