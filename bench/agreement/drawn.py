"""A bill of materials to compare on: packages that advisories are about, at versions around those that they name."""

from __future__ import annotations

import json
import random
import sqlite3
from typing import TYPE_CHECKING, Any

from findings.formats.purl import package_url
from findings.inventory import Package

if TYPE_CHECKING:
    from pathlib import Path

_SEED = 20_261_121
_NO_RELEASES = frozenset({"0", "0.0.0-0", "0.0.0"})
"""How records write that all versions up to a fix are affected: nothing was ever released so."""


def drawn(index: Path, count: int) -> dict[str, Any]:
    """A CycloneDX document of `count` packages of an index, the same every time."""
    with sqlite3.connect(f"file:{index}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT ecosystem, name, layout FROM package ORDER BY ecosystem, name").fetchall()
    chance = random.Random(_SEED)
    by_ecosystem: dict[str, list[tuple[str, list[str]]]] = {}
    for ecosystem, name, layout in rows:
        bounds = [bound for bound in json.loads(layout)[0] if bound not in _NO_RELEASES]
        by_ecosystem.setdefault(ecosystem, []).append((name, bounds or ["1.0"]))
    packages = {}
    for _ in range(count):
        ecosystem = chance.choice(sorted(by_ecosystem))
        name, bounds = chance.choice(by_ecosystem[ecosystem])
        package = _package(ecosystem, name, chance.choice(bounds))
        packages[package_url(package)] = package
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [
            {"type": "library", "bom-ref": f"c{number}", "name": package.name, "version": package.version, "purl": purl}
            for number, (purl, package) in enumerate(sorted(packages.items()))
        ],
    }


def _package(ecosystem: str, name: str, version: str) -> Package:
    """Rpm's epoch stands in a qualifier, not in the version."""
    epoch, colon, rest = version.partition(":")
    if colon and epoch.isdecimal():
        return Package(ecosystem, name, rest, "bom.json", 1, source_version=version if epoch != "0" else "")
    return Package(ecosystem, name, version, "bom.json", 1)
