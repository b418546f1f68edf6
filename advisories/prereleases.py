"""Which versions are made to be tried out: package managers take them only where they are asked for by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

from advisories.ecosystems import archive_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

_HYPHEN: Final = re.compile(r"[^+-]*-")
_NO_PSEUDO: Final = re.compile(r"[^+-]*-(?!(?:.*\.)?\d{14}-[0-9a-f]{12}(?:\+|$))")
"""Go names a commit without a tag by its time. https://go.dev/ref/mod#pseudo-versions"""
_SIGNS: Final[Mapping[str, re.Pattern[str]]] = {
    "npm": _HYPHEN,
    "crates.io": _HYPHEN,
    "NuGet": _HYPHEN,
    "Hex": _HYPHEN,
    "Pub": _HYPHEN,
    "Go": _NO_PSEUDO,
    "RubyGems": re.compile(r".*[A-Za-z]"),
    "Packagist": re.compile(r"(?i)dev-|.*[\d.-](?:dev|alpha|beta|a|b|rc)[.-]?\d*$"),
    "Maven": re.compile(r"(?i).*[\d.-](?:alpha|beta|milestone|m(?=\d)|rc|cr|snapshot|ea)(?![a-z])"),
}
"""What a version begins with that is one, by ecosystem; distributions publish none."""


def is_prerelease(ecosystem: str, version: str) -> bool:
    """Whether a version is one by its ecosystem's rules; false where those do not say.

    Args:
        ecosystem: OSV's name, with or without a release.
        version: as a record or a lock file writes it.

    """
    family = archive_of(ecosystem)
    if family == "PyPI":
        try:
            return Version(version).is_prerelease
        except InvalidVersion:
            return False
    signs = _SIGNS.get(family)
    return signs is not None and signs.match(version) is not None
