"""What a target beside a repository holds, laid out: evidence for package readers, and the files that are searched."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scanner.sources.evidence import Evidence
from scanner.sources.holdings import Held
from scanner.sources.layout import Layout
from scanner.sources.material import Layers, Material, lay_out_material
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


def lay_out_contents(
    collector: Collector, folder: Path, allowance: Allowance, searched: Callable[[str], bool], layers: Layers | None = None
) -> Contents:
    """Write what was collected below `folder`: `material` and `head`.

    Args:
        collector: with everything of the target.
        folder: of the scan's own.
        allowance: what archives inside may still unpack to.
        searched: which of the files kept belong to the tree that is searched.
        layers: of an image.

    Raises:
        OSError: there is no room.

    """
    refused = tuple(collector.refused())
    material = lay_out_material(collector.tree, folder / "material", allowance)
    material = replace(material, skipped=(*material.skipped, *refused))
    limits = SourceLimits()
    layout = Layout(folder / "head", limits)
    for raw, node in collector.tree.walk():
        if isinstance(node, Held) and _is_searched(raw, node, searched):
            _put(layout, raw, node)
    tree = layout.tree(refused)
    return Contents(Workspace(tree), material, layers or Layers())


def _is_searched(raw: bytes, held: Held, searched: Callable[[str], bool]) -> bool:
    return held.evidence in {None, Evidence.DOCUMENT} and searched(raw.decode("utf-8", "surrogateescape"))


def _put(layout: Layout, raw: bytes, held: Held) -> None:
    if fault := unsafe(raw):
        layout.skipped.append(fault)
        return
    path = raw.decode()
    with held.file.open("rb") as file:
        layout.put(path, held.size, file.read(layout.kept_bytes(path)))
