"""poetry.lock, written by Poetry 1 and 2.

https://python-poetry.org/docs/basic-usage/#installing-with-poetrylock. Poetry 2 tells each package's groups, Poetry before 1.5
its category; between them only the project's pyproject.toml tells what is for development.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.inventory import pyproject
from scanner.inventory.dependency_graph import Graph, Place, places
from scanner.inventory.loose import mapping, text, texts
from scanner.inventory.pypi_names import normalised
from scanner.inventory.tally import Tally
from scanner.inventory.toml_tables import package_lines, packages_of, parse_toml

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile, Reading

_WITHOUT_RELEASE = frozenset({"directory", "file", "git", "url"})
"""Kinds of `[package.source]` whose version is what their own files say; `legacy` is another index."""


def read(lock: LockFile) -> Reading:
    """Read a poetry.lock. See `reading.Reader`."""
    packages = packages_of(parse_toml(lock.text))
    lines = package_lines(lock.text, len(packages))
    asked = pyproject.beside(lock)
    found = _places(packages, asked)
    tally = Tally("PyPI", lock.path)
    for index, (package, line) in enumerate(zip(packages, lines, strict=True)):
        name = normalised(text(package.get("name")))
        kind = text(mapping(package.get("source")).get("type"))
        if kind == "directory":
            tally.pass_over("local", name)
        elif kind in _WITHOUT_RELEASE and kind != "git":
            tally.pass_over("no-version", name)
        else:
            place = found[index]
            dev = _dev(package)
            tally.add(name, text(package.get("version")), line, Place(place.direct, place.dev if dev is None else dev, place.via))
    return tally.reading(() if asked is None else (asked.path,))


def _dev(package: dict[str, Any]) -> bool | None:
    """What the lock file itself says about a package being for development only; None where it says nothing."""
    groups = texts(package.get("groups"))
    if groups:
        return "main" not in groups
    category = text(package.get("category"))
    return category != "main" if category else None


def _places(packages: list[dict[str, Any]], asked: pyproject.Asked | None) -> dict[int, Place]:
    names = {index: normalised(text(package.get("name"))) for index, package in enumerate(packages)}
    numbered: dict[str, list[int]] = {}
    for index, name in names.items():  # one name can be there in several versions, for different markers
        numbered.setdefault(name, []).append(index)
    pulls = {
        index: [child for name in mapping(package.get("dependencies")) for child in numbered.get(normalised(name), ())]
        for index, package in enumerate(packages)
    }
    if asked is None:
        return places(Graph(names, pulls, runtime=()))
    runtime = [index for index, name in names.items() if name in asked.runtime]
    dev = [index for index, name in names.items() if name in asked.dev]
    return places(Graph(names, pulls, runtime, dev))
