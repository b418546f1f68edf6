"""Cargo.lock, versions 1 to 4: packages without a source are the workspace's own.

https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html. The lock file does not tell what is only for building and
testing; the manifests do, where the scan has them. A member whose manifest is missing counts as if all it asks for runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.inventory import cargo_manifest
from scanner.inventory.dependency_graph import Graph, Place, places
from scanner.inventory.loose import text, texts
from scanner.inventory.reading import UnsupportedVersionError
from scanner.inventory.tally import Tally
from scanner.inventory.toml_tables import package_lines, packages_of, parse_toml

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile, Reading

_NEWEST = 4


def read(lock: LockFile) -> Reading:
    """Read a Cargo.lock. See `reading.Reader`."""
    document = parse_toml(lock.text)
    version = document.get("version", 1)
    if not isinstance(version, int) or version > _NEWEST:
        raise UnsupportedVersionError("Its version is newer than 4: scan with a newer Outrider.")
    packages = packages_of(document)
    manifests = cargo_manifest.of_workspace(lock)
    found = _places(packages, {manifest.name: manifest.dev for manifest in manifests.values()})
    tally = Tally("crates.io", lock.path)
    for number, (package, line) in enumerate(zip(packages, package_lines(lock.text, len(packages)), strict=True)):
        if text(package.get("source")):
            tally.add(text(package.get("name")), text(package.get("version")), line, found[number])
    return tally.reading(tuple(manifests))


def _places(packages: list[dict[str, Any]], dev_of: dict[str, frozenset[str]]) -> dict[int, Place]:
    numbers: dict[str, list[int]] = {}
    for number, package in enumerate(packages):
        name, version = text(package.get("name")), text(package.get("version"))
        for reference in (name, f"{name} {version}"):  # the shortest that is not ambiguous is what Cargo writes
            numbers.setdefault(reference, []).append(number)
    names: dict[int, str] = {}
    pulls: dict[int, list[int]] = {}
    runtime: list[int] = []
    dev: list[int] = []
    for number, package in enumerate(packages):
        wanted = [" ".join(reference.split(" ")[:2]) for reference in texts(package.get("dependencies"))]
        if text(package.get("source")):
            names[number] = text(package.get("name"))
            pulls[number] = [child for reference in wanted for child in numbers.get(reference, ())]
            continue
        only_dev = dev_of.get(text(package.get("name")), frozenset())
        for reference in wanted:
            target = dev if reference.partition(" ")[0] in only_dev else runtime
            target.extend(numbers.get(reference, ()))
    return places(Graph(names, pulls, runtime, dev))
