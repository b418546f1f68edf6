"""What a target beside a repository holds, laid out: evidence for package readers, and the files that are searched."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from findings.provenance import Provenance
from scanner.sources.holdings import Held
from scanner.sources.layout import Layout
from scanner.sources.material import Layers, Material, lay_out_material
from scanner.sources.package_files import is_lock_file, is_package_file
from scanner.sources.paths import unsafe
from scanner.sources.wants import SourceLimits
from scanner.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scanner.archives.allowance import Allowance
    from scanner.sources.collecting import Collector


@dataclass(frozen=True, slots=True)
class Contents:
    """A target ready for the engines."""

    workspace: Workspace
    material: Material
    layers: Layers = field(default_factory=Layers)
    provenance: Provenance = field(default_factory=Provenance)
    """What an image says of itself."""


def lay_out_contents(collector: Collector, folder: Path, allowance: Allowance, searched: Callable[[str], bool]) -> Contents:
    """Write what was collected below `folder`: `material` and `head`.

    Args:
        collector: with everything of the target.
        folder: of the scan's own.
        allowance: what archives inside may still unpack to.
        searched: which of the files kept belong to the tree that is searched.

    Raises:
        OSError: there is no room.

    """
    collector.close()
    refused = tuple(collector.refused())
    material = lay_out_material(collector.tree, folder / "material", allowance)
    material = replace(material, skipped=(*material.skipped, *refused))
    limits = SourceLimits()
    layout = Layout(folder / "head", limits)
    locks: dict[str, int] = {}
    for raw, node in collector.tree.walk():
        path = raw.decode("utf-8", "surrogateescape")
        if isinstance(node, Held) and (node.evidence is None or is_package_file(path)) and searched(path):
            _put(layout, raw, node)
            if is_lock_file(path):
                locks[path] = node.layer
    return Contents(Workspace(layout.tree(refused)), replace(material, locks=locks))


def _put(layout: Layout, raw: bytes, held: Held) -> None:
    if fault := unsafe(raw):
        layout.skipped.append(fault)
        return
    path = raw.decode()
    # A package's own description is evidence; beside a lock file it is also what tells direct packages from others.
    layout.put(path, held.size, held.read(layout.kept_bytes(path)), context=held.evidence is not None)
