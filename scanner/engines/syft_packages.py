"""Syft's document as packages of ours: where each is named, which layer brought it, and which belong to another package."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from findings.coverage import Reason, Skipped
from findings.inventory import Package, package_of
from findings.package_url import PackageUrlError
from scanner.sources.material import EARLIER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Final

    from scanner.sources.material import Layers, Material

_OWNS: Final = "ownership-by-file-overlap"
_SYSTEM: Final = frozenset({"apk", "deb", "rpm", "alpm"})
_UNKNOWN: Final = frozenset({"", "UNKNOWN", "(devel)"})
_NAMED: Final = 3
_LICENCE: Final = re.compile(r"[!-~][ -~]{0,199}")
_MOST_LICENCES: Final = 20
"""Of one package; Debian's copyright files name up to a dozen."""
_WHY: Final = {
    "no-version": "Without a version these can not be matched with advisories",
    "no-release": "The release of their distribution is not told, so these can not be matched with advisories",
    "unknown-ecosystem": "Nobody publishes advisories for packages of this kind in a form read here",
}
_WHY_NOT: Final = "These can not be matched with advisories"
_GAPS: Final = frozenset({"no-release", "unknown-ecosystem", "bad-package-url"})


_Identity = tuple[str, str, str]
"""Ecosystem, name, version."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One of Syft's packages at one place."""

    id: str
    type: str
    path: str
    package: Package

    @property
    def identity(self) -> _Identity:
        """What is the same package in every layer's database."""
        return self.package.ecosystem, self.package.name, self.package.version


@dataclass(frozen=True, slots=True)
class Installed:
    """What is installed in a target."""

    packages: tuple[Package, ...]
    unmatched: tuple[Skipped, ...]
    """What is named without anything advisories could be looked up by."""


def installed(document: Mapping[str, Any], material: Material, layers: Layers) -> Installed:
    """All packages that Syft's document names.

    A language's package whose files a system package owns is part of that one, which the distribution's advisories are about.

    Raises:
        KeyError, TypeError, AttributeError: the document is none of Syft's.

    """
    owned = {link["child"] for link in document["artifactRelationships"] if link["type"] == _OWNS}
    seen, unmatched = _seen(document["artifacts"], material)
    before = _earlier(seen, material)
    packages: dict[Package, None] = {}
    for one in seen:
        if one.path in material.layers and not (one.id in owned and one.type not in _SYSTEM):
            digest, in_base = layers.origin(_brought_by(one, material, before))
            packages[replace(one.package, layer=digest, in_base=in_base)] = None
    return Installed(tuple(packages), unmatched)


def _seen(artifacts: list[dict[str, Any]], material: Material) -> tuple[list[_Seen], tuple[Skipped, ...]]:
    seen: list[_Seen] = []
    unmatched: dict[tuple[str, str], list[str]] = {}
    for artifact in artifacts:
        path = next(_paths(artifact), "")
        if artifact["version"] in _UNKNOWN:
            unmatched.setdefault((path, "no-version"), []).append(artifact["name"])
            continue
        try:
            package = package_of(artifact["purl"], path, licences=_licences(artifact))
            seen.append(_Seen(artifact["id"], artifact["type"], path, package))
        except PackageUrlError as error:
            unmatched.setdefault((path, error.reason), []).append(artifact["name"])
    return seen, tuple(_unmatched(path, code, names) for (path, code), names in unmatched.items() if path in material.layers)


def _licences(artifact: dict[str, Any]) -> tuple[str, ...]:
    """SPDX expressions where Syft made some of them, else the words found; what is no name of a licence is left out."""
    found = (licence.get("spdxExpression") or licence["value"] for licence in artifact.get("licenses") or ())
    return tuple(dict.fromkeys(one for one in found if _LICENCE.fullmatch(one)))[:_MOST_LICENCES]


def _paths(artifact: dict[str, Any]) -> Iterator[str]:
    """The files that name it, the primary one first."""
    places = sorted(artifact["locations"], key=lambda place: (place.get("annotations") or {}).get("evidence") != "primary")
    return (place["path"].lstrip("/") for place in places)


def _earlier(seen: list[_Seen], material: Material) -> dict[tuple[str, int], frozenset[_Identity]]:
    """What each package database named in each earlier layer."""
    found: dict[tuple[str, int], set[_Identity]] = {}
    places = {f"{EARLIER}{number}/{path}": (path, number) for path, numbers in material.databases.items() for number in numbers}
    for place in places.values():
        found[place] = set()
    for one in seen:
        if one.path in places:
            found[places[one.path]].add(one.identity)
    return {place: frozenset(names) for place, names in found.items()}


def _brought_by(one: _Seen, material: Material, before: Mapping[tuple[str, int], frozenset[_Identity]]) -> int:
    """The first layer since which the package has been there in this version."""
    layer = material.layers[one.path]
    for number in reversed(material.databases.get(one.path, ())):
        if one.identity not in before[one.path, number]:
            break
        layer = number
    return layer


def _unmatched(path: str, code: str, names: list[str]) -> Skipped:
    """A package of one's own has no version as a rule; a distribution that nobody writes advisories for is a gap."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    shown = ", ".join(name[:80] for name in names[:_NAMED])
    text = f"{_WHY.get(code, _WHY_NOT)}: {shown}{more}."
    return Skipped(path, Reason(code, text), gap=code in _GAPS)
