"""Package URLs. https://github.com/package-url/purl-spec."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from findings.inventory import Package

# OSV's ecosystems (what stands before a colon) and purl's types.
# https://ossf.github.io/osv-schema/#defined-ecosystems, https://github.com/package-url/purl-spec/blob/main/PURL-TYPES.rst
_TYPES = {
    "PyPI": "pypi",
    "npm": "npm",
    "Go": "golang",
    "crates.io": "cargo",
    "Maven": "maven",
    "NuGet": "nuget",
    "RubyGems": "gem",
    "Packagist": "composer",
    "Pub": "pub",
    "Hex": "hex",
    "Hackage": "hackage",
    "CRAN": "cran",
    "SwiftURL": "swift",
    "GitHub Actions": "githubactions",
}
_DISTRIBUTIONS = {
    "Debian": ("deb", "debian"),
    "Ubuntu": ("deb", "ubuntu"),
    "Alpine": ("apk", "alpine"),
    "AlmaLinux": ("rpm", "almalinux"),
    "Rocky Linux": ("rpm", "rocky"),
    "Red Hat": ("rpm", "redhat"),
    "SUSE": ("rpm", "suse"),
    "openSUSE": ("rpm", "opensuse"),
    "Mageia": ("rpm", "mageia"),
    "openEuler": ("rpm", "openeuler"),
    "Azure Linux": ("rpm", "azurelinux"),
    "Wolfi": ("apk", "wolfi"),
    "Chainguard": ("apk", "chainguard"),
    "MinimOS": ("apk", "minimos"),
    "Alpaquita": ("apk", "alpaquita"),
    "Echo": ("deb", "echo"),
}
_DISTRO_IDS = {"Red Hat": "rhel", "SUSE": "sles", "openSUSE": "opensuse-leap"}
"""The ID of /etc/os-release where it is not purl's namespace."""
_WITH_NAMESPACE = frozenset({"npm", "golang", "maven", "composer", "swift", "githubactions"})
_LOWER_CASE = frozenset({"pypi", "golang", "composer", "pub", "hex", "githubactions"})


def package_url(package: Package) -> str:
    """Write a package as a URL that other tools read, and that `findings.coordinates` reads back as what it was."""
    plain = purl(package.ecosystem, package.name, package.version)
    family, _, release = package.ecosystem.partition(":")
    if family not in _DISTRIBUTIONS:
        return plain
    kind, namespace = _DISTRIBUTIONS[family]
    told = {"distro": _distro(_DISTRO_IDS.get(family, namespace), release) if release else ""}
    epoch, colon, _ = package.advised_version.partition(":")
    if kind == "rpm" and colon and ":" not in package.version:
        told["epoch"] = epoch
    elif package.source_version and kind != "rpm":
        told["upstream"] = f"{package.advised_name}@{package.source_version}"
    if package.source and "upstream" not in told:
        told["upstream"] = package.source if kind != "rpm" else f"{package.source}-{package.version}.src.rpm"
    query = "&".join(f"{key}={_part(value)}" for key, value in sorted(told.items()) if value)
    return f"{plain}?{query}" if query else plain


def _distro(identity: str, release: str) -> str:
    """What /etc/os-release calls what OSV calls `v3.19`, `22.04:LTS` or `Leap 15.6`."""
    if release == "Tumbleweed":
        return "opensuse-tumbleweed"
    number = release.removesuffix(":LTS").removeprefix("Leap ").removeprefix("Linux Enterprise Server ").replace(" SP", ".")
    return f"{identity}-{number.removeprefix('v') if identity == 'alpine' else number}"


def purl(ecosystem: str, name: str, version: str) -> str:
    """Write a name and version as a URL; an ecosystem purl has no type for becomes `generic`."""
    family = ecosystem.partition(":")[0]
    if family in _DISTRIBUTIONS:
        kind, namespace = _DISTRIBUTIONS[family]
        return f"pkg:{kind}/{namespace}/{_part(name)}{_version(version)}"
    kind = _TYPES.get(family, "generic")
    parts = (name.replace(":", "/") if kind == "maven" else name).split("/")
    if kind not in _WITH_NAMESPACE:
        parts = ["/".join(parts)]
    if kind in _LOWER_CASE:
        parts = [part.lower() for part in parts]
    if kind == "pypi":
        parts = [part.replace("_", "-") for part in parts]
    return f"pkg:{kind}/{'/'.join(_part(part) for part in parts if part)}{_version(version)}"


def _part(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe=":")


def _version(version: str) -> str:
    return f"@{_part(version)}" if version else ""
