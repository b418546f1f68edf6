"""What package readers are given: plain files under one root, made only of what was kept, and who brought each of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.archives.errors import ArchiveError
from scanner.archives.jar import Cutter
from scanner.sources.evidence import Evidence, evidence_of
from scanner.sources.holdings import Held
from scanner.sources.paths import shown, unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scanner.archives.allowance import Allowance
    from scanner.sources.layers import LayeredTree

EARLIER = ".outrider-layer-"
"""Folders beside the tree with package databases as an earlier layer left them: `.outrider-layer-3/var/lib/dpkg/status`."""


@dataclass(frozen=True, slots=True)
class Material:
    """Evidence of packages, laid out."""

    root: Path
    layers: Mapping[str, int]
    """Path below the root, to the layer that brought the file, from 0."""
    databases: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Path of a package database, to the earlier layers that wrote one too, in order."""
    skipped: tuple[Skipped, ...] = ()
    """What should have been here and is not: gaps."""
    locks: Mapping[str, int] = field(default_factory=dict)
    """Path of a lock file in the tree that is searched, to the layer that brought it."""


@dataclass(frozen=True, slots=True)
class Layers:
    """An image's layers by number: their digests, and how many of them are the base image's."""

    digests: tuple[str, ...] = ()
    of_base: int | None = None
    """None where nothing tells."""

    def origin(self, number: int) -> tuple[str, bool | None]:
        """A layer's digest, and whether it is one of the base image's."""
        if number >= len(self.digests):
            return "", None
        return self.digests[number], None if self.of_base is None else number < self.of_base


@dataclass(slots=True)
class _Writing:
    root: Path
    cutter: Cutter
    skipped: list[Skipped] = field(default_factory=list)

    def write(self, path: str, held: Held) -> bool:
        target = self.root / path
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if held.evidence is Evidence.JAVA_ARCHIVE:
                self.cutter.cut_down(held.file, target)
            elif held.offset is None:
                os.link(held.file, target)
            else:
                with target.open("xb") as out:
                    out.write(held.read(held.size))
        except ArchiveError as error:
            self._gap(path, error.reason, f"The packages in it are not known: {error}")
            return False
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            self._gap(path, "path-collision", "Another file of the target has this name on the scanner's file system.")
            return False
        return True

    def _gap(self, path: str, code: str, text: str) -> None:
        self.skipped.append(Skipped(path, Reason(code, text), gap=True))


def lay_out_material(tree: LayeredTree, root: Path, allowance: Allowance) -> Material:
    """Write the evidence that the finished tree has, and the databases of the layers before.

    Raises:
        OSError: there is no room.

    """
    root.mkdir(mode=0o700)
    writing = _Writing(root, Cutter(allowance, root.parent))
    layers: dict[str, int] = {}
    for raw, held in _evidence(tree):
        if fault := unsafe(raw):
            writing.skipped.append(fault)
        elif writing.write(raw.decode(), held):
            layers[raw.decode()] = held.layer
    databases: dict[str, tuple[int, ...]] = {}
    for raw, held in tree.replaced:
        path = shown(raw)
        if path in layers and writing.write(f"{EARLIER}{held.layer}/{path}", held):
            databases[path] = (*databases.get(path, ()), held.layer)
    return Material(root, layers, databases, tuple(writing.skipped))


def _evidence(tree: LayeredTree) -> Iterator[tuple[bytes, Held]]:
    """Files that tell about packages, by their own names; a link to one of them under a telling name counts as the file."""
    for raw, node in tree.walk():
        if isinstance(node, Held):
            if node.evidence is not None:
                yield raw, node
        elif (held := _through(tree, raw)) is not None:
            yield raw, held


def _through(tree: LayeredTree, raw: bytes) -> Held | None:
    found = evidence_of(shown(raw), 0, executable=False)
    return tree.find(raw.split(b"/")) if found is Evidence.DOCUMENT else None
