"""Where in a tree the bills of materials lie that poms import: by name, and among the modules of the poms above.

https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html#importing-dependencies. Maven finds them by
coordinates; here paths are all there is, so those are tried at which such a pom usually lies.
"""

from __future__ import annotations

import re
from posixpath import basename, dirname, join
from typing import TYPE_CHECKING

from scanner.inventory.reading import InventoryError
from scanner.inventory.tree_paths import inside
from scanner.inventory.xml_tree import Element, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scanner.inventory.reading import LockFile

NAME = "pom.xml"
_MAX_PLACES = 100
"""Paths tried for one pom's imports."""

_IMPORTED = re.compile(r"<scope>\s*import\s*</scope>")
_ARTIFACT = re.compile(r"<artifactId>\s*([\w.-]{1,200})\s*</artifactId>", re.ASCII)
_MODULE = re.compile(r"<module>\s*([\w./-]{1,300}?)/?\s*</module>", re.ASCII)
_OF_BOMS = re.compile(r"bom|dependenc|parent|platform|versions", re.IGNORECASE)
"""What a module's folder is called that is a bill of materials; the others are not looked into."""
_LONGEST_ENTRY = 4000
"""Characters of one dependency."""


def wanted(path: str, text: str) -> list[str]:
    """Paths at which a pom's imports may lie, told from its text without parsing it; most do not exist."""
    places = _modules(path, _MODULE.findall(text) if "<module>" in text else ())
    if _IMPORTED.search(text):
        for part in text.split("<dependency>")[1:]:
            entry = part[:_LONGEST_ENTRY].partition("</dependency>")[0]
            if _IMPORTED.search(entry) and (artifact := _ARTIFACT.search(entry)):
                places += _beside(path, artifact[1])
    return list(dict.fromkeys(places))[:_MAX_PLACES]


def located(lock: LockFile, poms: Mapping[str, Element], group: str, artifact: str) -> tuple[str, Element] | None:
    """Path and content of a pom of the tree that has the coordinates; None where there is none at a usual place.

    Args:
        lock: gives the files of the tree.
        poms: the importing pom and those above it, by path.
        group: Maven's groupId.
        artifact: Maven's artifactId.

    """
    for path in _places(poms, artifact):
        text = lock.lookup(path) if path not in poms else None
        if text is None or artifact not in text:
            continue
        try:
            found = parse_xml(text)
        except InventoryError:
            continue  # it is read for itself too, and named there
        own_group = found.said("groupId") or found.said("parent", "groupId")
        if found.said("artifactId") == artifact and (own_group == group or "${" in own_group + group):
            return path, found
    return None


def _places(poms: Mapping[str, Element], artifact: str) -> Iterable[str]:
    """Each once, the likeliest first."""
    places: list[str] = []
    for path in poms:
        places += _beside(path, artifact)
    for path, pom in poms.items():
        places += _modules(path, [module.text for module in pom.all("modules", "module")])
    return list(dict.fromkeys(places))[:_MAX_PLACES]


def _beside(path: str, artifact: str) -> list[str]:
    return list(_inside(path, (f"{artifact}/{NAME}", f"../{artifact}/{NAME}")))


def _modules(path: str, modules: Iterable[str]) -> list[str]:
    named = (module.rstrip("/") for module in modules)
    return list(_inside(path, [join(module, NAME) for module in named if _OF_BOMS.search(basename(module))]))


def _inside(path: str, named: Iterable[str]) -> Iterator[str]:
    return (found for one in named if (found := inside(dirname(path), one)) is not None)
