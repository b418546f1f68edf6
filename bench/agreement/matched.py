"""What one client found: vulnerabilities of packages, each with all the ids it goes by."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from findings.coordinates import coordinates
from findings.package_url import PackageUrlError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisories.index import Index
    from findings.inventory import Package


class UnreadableAnswerError(ValueError):
    """An answer of the reference that can not be read."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One vulnerability of one package."""

    package: str
    version: str
    ids: tuple[str, ...]
    """Sorted; the one shown is the first."""


def ours(index: Index, packages: Iterable[Package]) -> frozenset[Hit]:
    """What we find."""
    from advisories.match import match  # noqa: PLC0415  a reference's answer is read without the index

    return frozenset(
        Hit(
            _plain(found.package.advised_name),
            _version(found.package.advised_version),
            _ids((found.about.id, *found.about.aliases)),
        )
        for found in match(index, packages)
    )


def theirs(answer: str) -> frozenset[Hit]:
    """What a reference found: osv-scanner's JSON, or lines of package, version and ids, separated by tabs and commas.

    Raises:
        UnreadableAnswerError: it is neither.

    """
    if answer.lstrip().startswith("{"):
        return frozenset(_of_osv_scanner(json.loads(answer)))
    return frozenset(_of_lines(answer))


def _of_osv_scanner(document: dict[str, Any]) -> Iterable[Hit]:
    for result in document.get("results") or ():
        for entry in result.get("packages", ()):
            package = entry["package"]
            for group in entry.get("groups", ()):
                name, version = _plain(package["name"]), _version(package["version"])
                yield Hit(name, version, _ids([*group["ids"], *(group.get("aliases") or ())]))


def _of_lines(answer: str) -> Iterable[Hit]:
    for number, line in enumerate(answer.splitlines(), start=1):
        if line.strip():
            fields = line.split("\t")
            if len(fields) != 3:  # noqa: PLR2004  package, version, ids
                raise UnreadableAnswerError(
                    f"line {number} of the reference's answer is not package, version and ids with tabs between"
                )
            yield Hit(_plain(fields[0]), _version(fields[1]), _ids(fields[2].split(",")))


def _ids(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name.strip() for name in names if name.strip()}))


def _plain(name: str) -> str:
    """A name as both sides write it, whether it comes as one or as a package URL."""
    try:
        name = coordinates(f"{name}@0").name if name.startswith("pkg:") else name
    except PackageUrlError:
        return name
    return name.lower()


def _version(version: str) -> str:
    """Go's versions with a v or without are the same, and an epoch of zero is none."""
    return version.removeprefix("v").removeprefix("0:")
