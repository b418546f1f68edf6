"""Package URLs. https://github.com/package-url/purl-spec."""

from __future__ import annotations

from urllib.parse import quote

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
}
_WITH_NAMESPACE = frozenset({"npm", "golang", "maven", "composer", "swift", "githubactions"})
_LOWER_CASE = frozenset({"pypi", "golang", "composer", "pub", "hex", "githubactions"})


def purl(ecosystem: str, name: str, version: str) -> str:
    """Write a package as a URL that other tools read; an ecosystem purl has no type for becomes `generic`."""
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
