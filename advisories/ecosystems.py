"""What differs between ecosystems apart from version order: names, releases and their own databases.

Ecosystem names are OSV's: https://ossf.github.io/osv-schema/#defined-ecosystems
"""

from __future__ import annotations

import re

DEFAULT_ECOSYSTEMS = ("PyPI", "npm", "Go", "crates.io", "Maven", "RubyGems", "NuGet", "Packagist")
"""Archives a mirror is asked for when nobody names any: those of the lock files read in repositories."""

_SEPARATORS = re.compile(r"[-_.]+")
_MAJOR_RELEASE = frozenset({"AlmaLinux", "Rocky Linux", "Debian", "Azure Linux", "Red Hat", "Mageia"})
"""Distributions whose records name only the major release, while a machine names its point release."""
_ENTERPRISE_LINUX = re.compile(r"Red Hat:enterprise_linux:(\d+)(?:::\w+)?")
"""Records name one of its repositories (`Red Hat:enterprise_linux:9::appstream`); a package does not tell where it came from."""
_OWN_DATABASE = {"PyPI": "PYSEC-", "Go": "GO-", "crates.io": "RUSTSEC-", "AlmaLinux": "AL", "Debian": "D"}


def archive_of(ecosystem: str) -> str:
    """The archive that holds an ecosystem's records: `AlmaLinux` for `AlmaLinux:9`."""
    return ecosystem.partition(":")[0]


def normal_ecosystem(ecosystem: str) -> str:
    """The spelling records use: `AlmaLinux:9` for `AlmaLinux:9.4`."""
    if enterprise := _ENTERPRISE_LINUX.fullmatch(ecosystem):
        return f"Red Hat:{enterprise[1]}"
    family, colon, release = ecosystem.partition(":")
    if colon and family in _MAJOR_RELEASE and release[:1].isdigit():
        return f"{family}:{release.partition('.')[0]}"
    return ecosystem


def normal_name(ecosystem: str, name: str) -> str:
    """A package's name as look-ups compare it."""
    family = archive_of(ecosystem)
    if family == "PyPI":
        return _SEPARATORS.sub("-", name).lower()  # https://peps.python.org/pep-0503/#normalized-names
    if family in {"NuGet", "Packagist", "Go"}:
        # The first two ignore case. Go does not, but package URLs of its modules are in lower case by purl's rules, so that is
        # how a bill of materials names what a record spells `github.com/AdguardTeam/AdGuardHome`.
        return name.lower()
    return name


def id_preference(ecosystem: str, identifier: str) -> tuple[int, str]:
    """Sort key of ids, the one to show first: the ecosystem's own database, then GHSA, then CVE, then others.

    A record in the ecosystem's own database keeps its id for good and is not replaced when a CVE or GHSA is assigned
    later, so rules and fingerprints made of it hold.
    """
    own = _OWN_DATABASE.get(archive_of(ecosystem))
    if own and identifier.startswith(own):
        return 0, identifier
    ranks = {"GHSA": 1, "CVE": 2}
    return ranks.get(identifier.partition("-")[0], 3), identifier
