"""Packages of operating systems: which of OSV's ecosystems a distribution's release is, and whose name its records use.

A package URL tells the release in its `distro` qualifier (`debian-12`, `bookworm`, `rhel-9.4`) and the source package in
`upstream` (`glibc@2.36-9` for dpkg and apk, the name of a source rpm for rpm), as Syft and others write them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from findings.package_url import PackageUrlError

if TYPE_CHECKING:
    from collections.abc import Callable

    from findings.package_url import PackageUrl

KINDS = frozenset({"deb", "apk", "rpm"})

# https://www.debian.org/releases/, https://wiki.ubuntu.com/Releases
_CODENAMES = {
    "debian": {
        "wheezy": "7", "jessie": "8", "stretch": "9", "buster": "10", "bullseye": "11", "bookworm": "12", "trixie": "13",
        "forky": "14",
    },
    "ubuntu": {
        "trusty": "14.04", "xenial": "16.04", "bionic": "18.04", "focal": "20.04", "jammy": "22.04", "noble": "24.04",
        "oracular": "24.10", "plucky": "25.04", "questing": "25.10",
    },
}  # fmt: skip
_RELEASE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]*", re.ASCII)
_UBUNTU = re.compile(r"(\d\d)\.(\d\d)", re.ASCII)
_SOURCE_RPM = re.compile(r"(.+)-[^-]+-[^-]+\.(?:no)?src\.rpm")


def _major(family: str) -> Callable[[str], str]:
    return lambda release: f"{family}:{release.partition('.')[0]}"


def _plain(family: str) -> Callable[[str], str]:
    return lambda release: f"{family}:{release}"


def _rolling(family: str) -> Callable[[str], str]:
    return lambda _: family


def _ubuntu(release: str) -> str:
    found = _UBUNTU.match(release)
    if found is None:
        return f"Ubuntu:{release}"
    # Long-term releases are those of April in even years, and OSV marks them. https://wiki.ubuntu.com/LTS
    long_term = found[2] == "04" and int(found[1]) % 2 == 0
    return f"Ubuntu:{found[0]}" + (":LTS" if long_term else "")


def _alpine(release: str) -> str:
    numbers = release.removeprefix("v").split("_")[0].split(".")
    # A pre-release like 3.20.0_alpha20240329 is what the rolling edge calls itself.
    return "Alpine:edge" if "_" in release or numbers == ["edge"] else f"Alpine:v{'.'.join(numbers[:2])}"


def _leap(release: str) -> str:
    return f"openSUSE:Leap {release}"


def _suse(release: str) -> str:
    service_pack = release.partition(".")[2]
    return f"SUSE:Linux Enterprise Server {release.partition('.')[0]}" + (f" SP{service_pack}" if service_pack else "")


@dataclass(frozen=True, slots=True)
class _Distribution:
    ecosystem: Callable[[str], str]
    """From the release to OSV's name."""
    by_source: bool = False
    """Its records name source packages, and their versions."""
    rolling: bool = False
    """It has no releases."""
    epochs: bool = False
    """Its records write rpm's epoch into versions; where they do not, one would put every version above all of theirs."""


_BY_ID = {
    "debian": _Distribution(_major("Debian"), by_source=True),
    "ubuntu": _Distribution(_ubuntu, by_source=True),
    "echo": _Distribution(_rolling("Echo"), by_source=True, rolling=True),
    "alpine": _Distribution(_alpine, by_source=True),
    "wolfi": _Distribution(_rolling("Wolfi"), by_source=True, rolling=True),
    "chainguard": _Distribution(_rolling("Chainguard"), by_source=True, rolling=True),
    "minimos": _Distribution(_rolling("MinimOS"), by_source=True, rolling=True),
    "alpaquita": _Distribution(_plain("Alpaquita"), by_source=True),
    "almalinux": _Distribution(_major("AlmaLinux"), epochs=True),
    "rocky": _Distribution(_major("Rocky Linux"), by_source=True, epochs=True),
    "rhel": _Distribution(_major("Red Hat"), epochs=True),
    "azurelinux": _Distribution(_major("Azure Linux")),
    "mageia": _Distribution(_major("Mageia"), by_source=True),
    "openeuler": _Distribution(_plain("openEuler")),
    "opensuse-leap": _Distribution(_leap, by_source=True),
    "opensuse-tumbleweed": _Distribution(_rolling("openSUSE:Tumbleweed"), by_source=True, rolling=True),
    "sles": _Distribution(_suse, by_source=True),
}
"""By the ID of /etc/os-release."""
_ALIASES = {"redhat": "rhel", "rocky-linux": "rocky", "suse": "sles", "opensuse": "opensuse-leap", "alma": "almalinux"}


def coordinates(purl: PackageUrl) -> tuple[str, str, str]:
    """Ecosystem, name and version of a package URL of one of `KINDS`.

    Raises:
        PackageUrlError: `unknown-ecosystem` or `no-release`.

    """
    identity, release = _identity(purl)
    distribution = _BY_ID.get(identity)
    if distribution is None:
        called = identity or "an unnamed distribution"
        raise PackageUrlError("unknown-ecosystem", f"No advisories are known for packages of {called[:80]}.")
    if not distribution.rolling and not _RELEASE.fullmatch(release):
        raise PackageUrlError("no-release", f"{purl.name[:80]} does not tell which release of {identity} it is of.")
    name, version = purl.name, _with_epoch(purl) if distribution.epochs else purl.version
    if distribution.by_source:
        name, version = _source(purl, version)
    return distribution.ecosystem(release), name, version


def _identity(purl: PackageUrl) -> tuple[str, str]:
    """Whose package it is, and of which release; both empty where nothing tells."""
    told = purl.qualifiers.get("distro", "").lower()
    own = purl.namespace.lower()
    for family, codenames in _CODENAMES.items():
        word = told.removeprefix(f"{family}-")
        if word in codenames:
            return family, codenames[word]
    for identity in sorted((*_BY_ID, *_ALIASES), key=len, reverse=True):
        if told == identity or told.startswith(f"{identity}-"):
            return _ALIASES.get(identity, identity), told[len(identity) + 1 :]
    if told[:1].isdigit():
        return _ALIASES.get(own, own), told
    # A rolling distribution's name is enough. One that is told and not known here is not the namespace's.
    return (_ALIASES.get(own, own), "") if not told or told == own else (told, "")


def _with_epoch(purl: PackageUrl) -> str:
    epoch = purl.qualifiers.get("epoch", "")
    return f"{epoch}:{purl.version}" if epoch.isdecimal() and epoch != "0" and ":" not in purl.version else purl.version


def _source(purl: PackageUrl, version: str) -> tuple[str, str]:
    """Name and version of the source package a binary one was built from."""
    upstream = purl.qualifiers.get("upstream", "").split(",")[0]
    if not upstream:
        return purl.name, version
    if found := _SOURCE_RPM.fullmatch(upstream):
        return found[1], version
    name, _, own = upstream.partition("@")
    return name or purl.name, own or version
