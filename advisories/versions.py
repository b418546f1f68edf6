"""Which order an ecosystem's versions have: one key function for each.

Where `univers` knows an order that is asked seldom, it is used itself; it is imported only then, as it is large.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, Any

from packaging.version import InvalidVersion, Version

from advisories import version_keys
from advisories.apk_keys import apk
from advisories.ecosystems import archive_of
from advisories.registry_keys import composer, gem, nuget

if TYPE_CHECKING:
    from collections.abc import Callable

    from advisories.version_keys import Key

    KeyFunction = Callable[[str], Key | None]

MAX_VERSION_LENGTH = 256
"""Longer ones are no versions: none in the archives of PyPI, Go, crates.io and AlmaLinux is longer than 80."""

_RPM = ("AlmaLinux", "Rocky Linux", "Red Hat", "openSUSE", "SUSE", "Mageia", "openEuler", "Azure Linux", "Photon OS")
_DEBIAN = ("Debian", "Ubuntu", "Echo")
_APK = ("Alpine", "Alpaquita", "Chainguard", "MinimOS", "Wolfi")
_UNIVERS = {"Maven": "MavenVersion"}


def _pypi(version: str) -> Key | None:
    try:
        return Version(version)
    except InvalidVersion:
        return None


_OWN: dict[str, KeyFunction] = {"PyPI": _pypi, "Go": version_keys.go, "RubyGems": gem, "NuGet": nuget, "Packagist": composer}


def _univers(class_name: str) -> KeyFunction:
    versions: Any = importlib.import_module("univers.versions")
    order: Any = getattr(versions, class_name)

    def key(version: str) -> Key | None:
        try:
            return order(version)
        except Exception:  # noqa: BLE001  its parsers raise many types for strings they refuse, none of them documented
            return None

    return key


@cache
def key_function(ecosystem: str) -> KeyFunction:
    """The order of an ecosystem's versions.

    Args:
        ecosystem: OSV's name, with or without a release: `PyPI`, `AlmaLinux:9`.

    Returns:
        A function from a version to its sort key, or to None for a version this order refuses. Ecosystems without an
        order of their own here are read as SemVer, as most of them are.

    """
    family = archive_of(ecosystem)
    if family in _UNIVERS:
        order = _univers(_UNIVERS[family])
    elif family in _RPM:
        order = version_keys.rpm
    elif family in _DEBIAN:
        order = version_keys.debian
    elif family in _APK:
        order = apk
    else:
        order = _OWN.get(family, version_keys.semver)

    def key(version: str) -> Key | None:
        return order(version) if len(version) <= MAX_VERSION_LENGTH else None

    return key
