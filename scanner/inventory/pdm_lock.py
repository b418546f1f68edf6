"""pdm.lock: each package with the groups that need it. https://pdm-project.org/latest/usage/lockfile/."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scanner.inventory import pyproject
from scanner.inventory.dependency_graph import Graph, Place, places
from scanner.inventory.loose import text, texts
from scanner.inventory.pypi_names import normalised, required_name
from scanner.inventory.tally import Tally
from scanner.inventory.toml_tables import package_lines, packages_of, parse_toml

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile, Reading

_RUNTIME = "default"
_DEV = re.compile(r"dev|test|lint|docs?\b", re.IGNORECASE)


def read(lock: LockFile) -> Reading:
    """Read a pdm.lock. See `reading.Reader`."""
    packages = packages_of(parse_toml(lock.text))
    asked = pyproject.beside(lock)
    found = _places(packages, asked)
    tally = Tally("PyPI", lock.path)
    lines = package_lines(lock.text, len(packages))
    for number, (package, line) in enumerate(zip(packages, lines, strict=True)):
        name, version = normalised(text(package.get("name"))), text(package.get("version"))
        if "path" in package or "url" in package or not version:
            tally.pass_over("no-version", name)
        else:
            tally.add(name, version, line, _place(package, found[number], asked))
    return tally.reading(() if asked is None else (asked.path,))


def _place(package: dict[str, Any], place: Place, asked: pyproject.Asked | None) -> Place:
    """What the lock file says of groups outweighs the graph.

    A group may be an extra of the project, which runs too: only its pyproject.toml tells, or a name that says so.
    """
    groups = texts(package.get("groups"))
    if not groups:
        return place
    if asked is None:
        dev = all(_DEV.match(group) for group in groups)
    else:
        dev = not any(group == _RUNTIME or group in asked.extras for group in groups)
    return Place(place.direct, dev, place.via)


def _places(packages: list[dict[str, Any]], asked: pyproject.Asked | None) -> dict[int, Place]:
    names = {number: normalised(text(package.get("name"))) for number, package in enumerate(packages)}
    numbered: dict[str, list[int]] = {}
    for number, name in names.items():  # a package and its extras are entries of one name
        numbered.setdefault(name, []).append(number)
    pulls = {
        number: [child for wanted in texts(package.get("dependencies")) for child in numbered.get(required_name(wanted), ())]
        for number, package in enumerate(packages)
    }
    if asked is None:
        return places(Graph(names, pulls, runtime=()))
    runtime = [number for number, name in names.items() if name in asked.runtime]
    dev = [number for number, name in names.items() if name in asked.dev]
    return places(Graph(names, pulls, runtime, dev))
