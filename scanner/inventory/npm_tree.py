"""The folders npm would make, and which of them a dependency's name leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.inventory.dependency_graph import UNKNOWN, Graph, Place, places
from scanner.inventory.reading import TooDeepError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scanner.inventory.npm_manifest import Asked

MAX_FOLDER = 4096
"""Characters; no file system takes a longer path (PATH_MAX of Linux), so no npm wrote one."""

MODULES = "node_modules/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One folder under some node_modules."""

    name: str
    """Of the package in it, which an alias may hide from the folder's name."""
    version: str
    """Empty when the file does not tell one."""
    line: int
    pulls: tuple[str, ...]
    """Names of the folders its code looks for."""
    dev: bool = False
    link: str | None = None
    """The project folder it stands for, if it is a link."""
    licences: tuple[str, ...] = ()


Tree = dict[str, Entry]
"""Folder to entry: `node_modules/a`, `node_modules/a/node_modules/b`, `packages/web/node_modules/c`."""


def resolve(tree: Mapping[str, Entry], start: str, name: str) -> str | None:
    """The folder that code in `start` gets for `name`, as Node looks for it: in node_modules here, then in each folder above.

    https://nodejs.org/api/modules.html#loading-from-node_modules-folders
    """
    folder = start
    while True:
        candidate = f"{folder}/{MODULES}{name}" if folder else MODULES + name
        found = tree.get(candidate)
        if found is not None:
            return candidate if found.link is None else found.link
        if not folder:
            return None
        folder = _above(folder)


def _above(folder: str) -> str:
    """The next folder up that may hold a node_modules."""
    outer, nested, _ = folder.rpartition("/" + MODULES)
    if nested:
        return outer
    return "" if folder.startswith(MODULES) else folder.rpartition("/")[0]


def places_in(tree: Mapping[str, Entry], projects: Mapping[str, Asked]) -> dict[str, Place]:
    """The place of every folder; `projects` are the root ("") and the workspaces, with what they ask for.

    Raises:
        TooDeepError: a folder's path is longer than any.

    """
    for folder in (*tree, *projects):
        if len(folder) > MAX_FOLDER:
            raise TooDeepError("It nests folders deeper than any file system: regenerate it.")
    packages = {folder: entry for folder, entry in tree.items() if entry.link is None}
    graph = Graph(
        names={folder: entry.name for folder, entry in packages.items()},
        pulls={folder: _resolved(tree, folder, entry.pulls) for folder, entry in packages.items()},
        runtime=[found for folder, asked in projects.items() for found in _resolved(tree, folder, asked.runtime)],
        dev=[found for folder, asked in projects.items() for found in _resolved(tree, folder, asked.dev)],
    )
    return places(graph)


def _resolved(tree: Mapping[str, Entry], folder: str, names: Iterable[str]) -> list[str]:
    return [found for name in names if (found := resolve(tree, folder, name)) is not None]


def place_of(found: Mapping[str, Place], folder: str, *, dev: bool) -> Place:
    """A folder's place, with npm's own word on whether only development needs it."""
    place = found.get(folder, UNKNOWN)
    return Place(place.direct, dev=dev, via=place.via)
