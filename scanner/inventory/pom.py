"""pom.xml of Maven: what the project asks for, with versions from properties, dependencyManagement, and poms in the tree.

https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html. A managed version is counted where it
stands, so that a change of a parent shows in the parent. What a parent or a bill of materials outside the tree decides is a gap
that names it.
What is pulled in, no file of Maven's tells: a `gradle.lockfile` or an SBOM would.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from posixpath import dirname
from typing import TYPE_CHECKING

from scanner.inventory.dependency_graph import Place
from scanner.inventory.pom_boms import NAME, located
from scanner.inventory.reading import InventoryError, UnparsableError
from scanner.inventory.tally import Tally
from scanner.inventory.tree_paths import inside
from scanner.inventory.xml_tree import Element, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.reading import LockFile, Reading

_MAX_PARENTS = 20
_MAX_IMPORTS = 50
_MAX_EXPANSIONS = 40
_MAX_LENGTH = 1000
"""Characters of an expanded value; properties can double each other."""

_PROPERTY = re.compile(r"\$\{([^${}\s]{1,200})\}")
_EXACT = re.compile(r"\[\s*([^\s,\[\]()]+)\s*\]|([^\s,\[\]()]+)")
_MOVING = frozenset({"LATEST", "RELEASE"})


@dataclass(frozen=True, slots=True)
class _Project:
    """A pom with what it inherits."""

    root: Element
    parents: dict[str, Element]
    """Path to pom, the nearest first."""
    properties: dict[str, str] = field(default_factory=dict)
    missing_parent: str = ""
    """The nearest one that is not in the tree, by its coordinates."""

    def expanded(self, text: str) -> str:
        """A text with its properties' values; one that is not known stays as it is."""
        for _ in range(_MAX_EXPANSIONS):
            found = next((it for it in _PROPERTY.finditer(text) if it[1] in self.properties), None)
            if found is None or len(text) > _MAX_LENGTH:
                break
            text = text.replace(found[0], self.properties[found[1]][:_MAX_LENGTH])
        return text[:_MAX_LENGTH]

    def coordinate(self, entry: Element) -> str:
        """`group:artifact` of a dependency."""
        return f"{self.expanded(entry.said('groupId'))}:{self.expanded(entry.said('artifactId'))}"

    def poms(self, path: str) -> dict[str, Element]:
        """It, which lies at a path, and its parents."""
        return {path: self.root, **self.parents}

    def imports(self) -> Iterator[tuple[str, str, str]]:
        """Group, artifact and version of each bill of materials that it or a parent imports."""
        for pom in (self.root, *self.parents.values()):
            for entry in _managed(pom):
                if entry.said("scope") == "import":
                    group, _, artifact = self.coordinate(entry).partition(":")
                    yield group, artifact, self.expanded(entry.said("version"))


def parent_of(path: str, text: str) -> str | None:
    """The path at which a pom's parent would lie in the tree, told from its text without parsing it."""
    start = text.find("<parent>")
    end = text.find("</parent>", start)
    if start < 0 or end < 0:
        return None
    block = text[start:end]
    named = re.search(r"<relativePath>([^<]*)</relativePath>", block)
    if "<relativePath/>" in block or "<relativePath />" in block:
        return None
    return _parent_path(path, "../pom.xml" if named is None else named[1].strip())


def read(lock: LockFile) -> Reading:
    """Read a pom.xml. See `reading.Reader`."""
    root = parse_xml(lock.text)
    if root.name != "project":
        raise UnparsableError("Its root is no project: correct it.")
    project = _project(lock, root)
    boms, outside = _imported(lock, project)
    elsewhere = [(project, parent) for parent in project.parents.values()]
    elsewhere += [(bom, pom) for bom in boms.values() for pom in (bom.root, *bom.parents.values())]
    inherited = {owner.coordinate(entry) for owner, pom in elsewhere for entry in _managed(pom) if entry.said("version")}
    own = {project.coordinate(entry): entry for entry in _managed(root)}
    tally = Tally("Maven", lock.path)
    for entry in _managed(root):
        _count(tally, project, entry, None, direct=None)
    for entry in _asked(root):
        name = project.coordinate(entry)
        if entry.said("version") or name not in inherited or name in own:
            _count(tally, project, entry, own.get(name), direct=True)
    if tally.has_passed_over("unresolved-version"):
        for name in outside:
            tally.pass_over("outside-tree", name)
    included = {*project.parents, *boms, *(path for bom in boms.values() for path in bom.parents)} - {lock.path}
    return tally.reading(tuple(included), direct_only=True)


def _imported(lock: LockFile, project: _Project) -> tuple[dict[str, _Project], list[str]]:
    """The bills of materials in the tree that a pom and its parents import, and they in turn; and what lies outside of it."""
    found: dict[str, _Project] = {}
    outside = [project.missing_parent] if project.missing_parent else []
    waiting = [(lock.path, project)]
    sought: set[tuple[str, str]] = set()
    while waiting:
        path, importer = waiting.pop()
        for group, artifact, version in importer.imports():
            if (group, artifact) in sought or len(sought) >= _MAX_IMPORTS:
                continue
            sought.add((group, artifact))
            place = located(lock, {**importer.poms(path), **project.poms(lock.path)}, group, artifact)
            if place is None:
                outside.append(f"{group}:{artifact}:{version}")
            else:
                found[place[0]] = _project(replace(lock, path=place[0]), place[1])
                waiting.append((place[0], found[place[0]]))
    return found, outside


def _count(tally: Tally, project: _Project, entry: Element, managed: Element | None, *, direct: bool | None) -> None:
    if entry.said("scope") == "import":
        return  # a bill of materials: what it manages is not installed by being named
    name = project.coordinate(entry)
    version = project.expanded(entry.said("version") or (managed.said("version") if managed else ""))
    scope = entry.said("scope") or (managed.said("scope") if managed else "")
    exact = _EXACT.fullmatch(version)
    if not version or "${" in version or "${" in name:
        tally.pass_over("unresolved-version", name)
    elif exact is None or version in _MOVING:
        tally.pass_over("unpinned", name)
    else:
        tally.add(name, exact[1] or exact[2], entry.line, Place(direct, dev=scope == "test"))


def _asked(root: Element) -> Iterator[Element]:
    yield from root.all("dependencies", "dependency")
    yield from root.all("profiles", "profile", "dependencies", "dependency")


def _managed(root: Element) -> Iterator[Element]:
    yield from root.all("dependencyManagement", "dependencies", "dependency")
    yield from root.all("profiles", "profile", "dependencyManagement", "dependencies", "dependency")


def _project(lock: LockFile, root: Element) -> _Project:
    parents = _parents(lock, root)
    properties: dict[str, str] = {}
    for pom in [*reversed(parents.values()), root]:
        properties |= {entry.name: entry.text for group in pom.all("properties") for entry in group.children}
        for name in ("groupId", "artifactId", "version"):
            inherited = pom.said("parent", name)
            if value := pom.said(name) or (inherited if name != "artifactId" else ""):
                properties |= {f"project.{name}": value, f"pom.{name}": value}
            if inherited:
                properties[f"project.parent.{name}"] = inherited
    last = next(reversed(parents.values()), root)
    above = [last.said("parent", name) for name in ("groupId", "artifactId", "version")]
    return _Project(root, parents, properties, ":".join(above) if above[1] else "")


def _parents(lock: LockFile, root: Element) -> dict[str, Element]:
    """Parents that lie in the tree; one of another name at its path is not the parent, as for Maven."""
    found: dict[str, Element] = {}
    path, pom = lock.path, root
    while len(found) < _MAX_PARENTS and (asked := pom.first("parent")) is not None:
        relative = asked.first("relativePath")
        above = _parent_path(path, "../pom.xml" if relative is None else relative.text)
        text = lock.lookup(above) if above is not None and above not in found and above != lock.path else None
        if above is None or text is None:
            break
        try:
            parent = parse_xml(text)
        except InventoryError:
            break  # it is read for itself too, and named there
        if parent.said("artifactId") != asked.said("artifactId"):
            break
        found[above] = parent
        path, pom = above, parent
    return found


def _parent_path(path: str, relative: str) -> str | None:
    """Where a relativePath leads: to a file, or to a folder's pom.xml."""
    if not relative:
        return None
    file = relative if relative.endswith(".xml") else f"{relative.rstrip('/')}/{NAME}"
    return inside(dirname(path), file)
