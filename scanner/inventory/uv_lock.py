"""uv.lock, version 1: the project and its workspace members are packages in it, with a source that is a folder.

https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scanner.inventory.dependency_graph import Graph, places
from scanner.inventory.loose import mapping, sequence, text
from scanner.inventory.pypi_names import normalised
from scanner.inventory.reading import UnsupportedVersionError
from scanner.inventory.tally import Tally
from scanner.inventory.toml_tables import package_lines, packages_of, parse_toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.inventory.dependency_graph import Place
    from scanner.inventory.reading import LockFile, Reading

_FOLDERS = ("editable", "virtual", "directory")
_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Listed:
    """The packages of one lock file by number, and the numbers of each name: forks make several of one name."""

    packages: list[dict[str, Any]]
    numbers: dict[str, list[int]]

    def find(self, wanted: Iterable[object]) -> list[int]:
        """Numbers of the packages that a list of dependencies means; it names the version where there are several."""
        found: list[int] = []
        for dependency in map(mapping, wanted):
            candidates = self.numbers.get(normalised(text(dependency.get("name"))), [])
            version = dependency.get("version")
            found.extend(number for number in candidates if version in (None, self.packages[number].get("version")))
        return found

    def is_project(self, number: int) -> bool:
        """Whether it is a folder of the project itself."""
        source = mapping(self.packages[number].get("source"))
        return any(kind in source for kind in _FOLDERS)


def read(lock: LockFile) -> Reading:
    """Read a uv.lock. See `reading.Reader`."""
    document = parse_toml(lock.text)
    if document.get("version", _VERSION) != _VERSION:
        raise UnsupportedVersionError("Its version is not 1: scan with a newer Outrider.")
    packages = packages_of(document)
    numbers: dict[str, list[int]] = {}
    for number, package in enumerate(packages):
        numbers.setdefault(normalised(text(package.get("name"))), []).append(number)
    listed = _Listed(packages, numbers)
    found = _places(listed, mapping(document.get("manifest")))
    tally = Tally("PyPI", lock.path)
    for number, (package, line) in enumerate(zip(packages, package_lines(lock.text, len(packages)), strict=True)):
        name = normalised(text(package.get("name")))
        source = mapping(package.get("source"))
        if listed.is_project(number):
            continue
        if "path" in source or "url" in source or "version" not in package:
            tally.pass_over("no-version", name)
        else:
            tally.add(name, text(package["version"]), line, found[number])
    return tally.reading()


def _places(listed: _Listed, manifest: dict[str, Any]) -> dict[int, Place]:
    """Roots are what the projects ask for, and what the manifest asks for where there is no project (scripts)."""
    runtime = listed.find(sequence(manifest.get("requirements")))
    dev = listed.find(_grouped(manifest, "dependency-groups"))
    pulls: dict[int, list[int]] = {}
    names: dict[int, str] = {}
    for number, package in enumerate(listed.packages):
        pulled = listed.find([*sequence(package.get("dependencies")), *_grouped(package, "optional-dependencies")])
        if listed.is_project(number):
            runtime += pulled
            dev += listed.find(_grouped(package, "dev-dependencies"))
        else:
            pulls[number] = pulled
            names[number] = normalised(text(package.get("name")))
    return places(Graph(names, pulls, runtime, dev))


def _grouped(holder: dict[str, Any], key: str) -> list[object]:
    return [item for group in mapping(holder.get(key)).values() for item in sequence(group)]
