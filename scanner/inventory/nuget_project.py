"""NuGet without a lock file: packages.config, and the versions in project files and in Directory.Packages.props.

https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files,
https://learn.microsoft.com/nuget/consume-packages/central-package-management. NuGet takes the lowest version a range allows, so
the lower bound is what is installed. What is pulled in stands nowhere; `packages.lock.json` would tell.
"""

from __future__ import annotations

import re
from posixpath import dirname, join
from typing import TYPE_CHECKING

from scanner.inventory.dependency_graph import Place
from scanner.inventory.reading import InventoryError
from scanner.inventory.tally import Tally
from scanner.inventory.xml_tree import Element, parse_xml

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile, Reading

CENTRAL, SETTINGS, LOCK = "Directory.Packages.props", "Directory.Build.props", "packages.lock.json"
_MAX_UP = 20
"""Folders looked in above a project."""

_VARIABLE = re.compile(r"\$\(([A-Za-z_][\w.]*)\)", re.ASCII)
_LOWER_BOUND = re.compile(r"\[?\s*(\d[^\s,\[\]()*]*)\s*(?:,.*|\])?[\])]?")
_MAX_EXPANSIONS = 20
_MAX_VERSION = 300
"""Characters; what is longer is no version."""


def settings_above(path: str) -> list[str]:
    """Paths of the files that may set versions for a project, nearest first; most do not exist."""
    found = []
    folder = dirname(path)
    for _ in range(_MAX_UP):
        found += [join(folder, CENTRAL), join(folder, SETTINGS)]
        if not folder:
            break
        folder = dirname(folder)
    return [join(dirname(path), LOCK), *found]


def read_config(lock: LockFile) -> Reading:
    """Read a packages.config. See `reading.Reader`."""
    tally = Tally("NuGet", lock.path)
    for entry in parse_xml(lock.text).all("package"):
        dev = entry.attributes.get("developmentDependency", "").lower() == "true"
        _count(tally, entry.attributes.get("id", ""), entry.attributes.get("version", ""), entry.line, Place(dev=dev))
    return tally.reading()


def read_central(lock: LockFile) -> Reading:
    """Read a Directory.Packages.props, which sets versions for all projects below it. See `reading.Reader`."""
    root = parse_xml(lock.text)
    variables = _variables(root)
    tally = Tally("NuGet", lock.path)
    for name in ("PackageVersion", "GlobalPackageReference"):
        for entry in root.all("ItemGroup", name):
            dev = name == "GlobalPackageReference"  # analysers and the like: they never flow into what runs
            _count(tally, _id(entry), _expanded(_version(entry), variables), entry.line, Place(dev=dev))
    return tally.reading(direct_only=True)


def read(lock: LockFile) -> Reading:
    """Read a project file. See `reading.Reader`.

    Versions set centrally are counted where they stand. With a lock file beside it the project adds nothing.
    """
    root = parse_xml(lock.text)
    tally = Tally("NuGet", lock.path)
    if lock.lookup(join(dirname(lock.path), LOCK)) is not None:
        return tally.reading()
    above = _above(lock, tally)
    variables: dict[str, str] = {}
    for settings in [*reversed(list(above.values())), root]:
        variables |= _variables(settings)
    central = {_id(entry).lower() for settings in above.values() for entry in settings.all("ItemGroup", "PackageVersion")}
    for entry in root.all("ItemGroup", "PackageReference"):
        name, version = _id(entry), _version(entry)
        if not version and (name.lower() in central or not name):
            continue
        private = entry.attributes.get("PrivateAssets") or entry.said("PrivateAssets")
        _count(tally, name, _expanded(version, variables), entry.line, Place(direct=True, dev="all" in private.lower()))
    return tally.reading(tuple(above), direct_only=True)


def _above(lock: LockFile, tally: Tally) -> dict[str, Element]:
    """The files above that set versions, nearest first; MSBuild takes the nearest of each name."""
    found: dict[str, Element] = {}
    taken: set[str] = set()
    for path in settings_above(lock.path)[1:]:
        name = path.rpartition("/")[2]
        text = lock.lookup(path) if name not in taken else None
        if text is None:
            continue
        taken.add(name)
        try:
            found[path] = parse_xml(text)
        except InventoryError:
            tally.pass_over("unreadable-manifest", path)
    return found


def _count(tally: Tally, name: str, version: str, line: int, place: Place) -> None:
    if not version or "$(" in version:
        tally.pass_over("unresolved-version", name)
    elif found := _LOWER_BOUND.fullmatch(version):
        tally.add(name, found[1], line, place)
    else:
        tally.pass_over("unpinned", name)


def _id(entry: Element) -> str:
    return entry.attributes.get("Include") or entry.attributes.get("Update") or ""


def _version(entry: Element) -> str:
    for key in ("VersionOverride", "Version"):
        if found := entry.attributes.get(key) or entry.said(key):
            return found.strip()
    return ""


def _variables(root: Element) -> dict[str, str]:
    return {entry.name: entry.text for group in root.all("PropertyGroup") for entry in group.children}


def _expanded(text: str, variables: dict[str, str]) -> str:
    """A text with its variables' values; one that is not known stays."""
    for _ in range(_MAX_EXPANSIONS):
        found = _VARIABLE.search(text)
        if found is None or found[1] not in variables or len(text) > _MAX_VERSION:
            return text
        text = text.replace(found[0], variables[found[1]][:_MAX_VERSION])
    return text
