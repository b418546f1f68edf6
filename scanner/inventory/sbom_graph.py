"""How a bill of materials says that its project comes by its packages: CycloneDX's dependencies, SPDX's relationships.

https://cyclonedx.org/docs/1.6/json/#dependencies, https://spdx.github.io/spdx-spec/v2.3/relationships-between-SPDX-elements/
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scanner.inventory.dependency_graph import Graph, places
from scanner.inventory.loose import mapping, sequence, text, texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from scanner.inventory.dependency_graph import Place

_FORWARD = frozenset({"DEPENDS_ON"})
_RUNTIME_OF = frozenset({"DEPENDENCY_OF", "RUNTIME_DEPENDENCY_OF", "OPTIONAL_DEPENDENCY_OF", "PROVIDED_DEPENDENCY_OF"})
_DEV_OF = frozenset({"BUILD_DEPENDENCY_OF", "DEV_DEPENDENCY_OF", "TEST_DEPENDENCY_OF"})
_MAX_STEPS = 1_000_000
"""Edges followed from the top to the first packages."""


@dataclass(slots=True)
class Edges:
    """Who depends on whom, by the document's own references, and where it starts."""

    tops: list[str] = field(default_factory=list)
    runtime: dict[str, list[str]] = field(default_factory=dict)
    dev: dict[str, list[str]] = field(default_factory=dict)


def of_cyclonedx(document: Mapping[str, Any]) -> Edges:
    """The edges of a CycloneDX document."""
    edges = Edges([text(mapping(mapping(document.get("metadata")).get("component")).get("bom-ref"))])
    for entry in map(mapping, sequence(document.get("dependencies"))):
        edges.runtime.setdefault(text(entry.get("ref")), []).extend(texts(entry.get("dependsOn")))
    return edges


def of_spdx(document: Mapping[str, Any]) -> Edges:
    """The edges of an SPDX document."""
    edges = Edges(list(texts(document.get("documentDescribes"))))
    for entry in map(mapping, sequence(document.get("relationships"))):
        kind, one, other = (text(entry.get(key)) for key in ("relationshipType", "spdxElementId", "relatedSpdxElement"))
        if kind == "DESCRIBES":
            edges.tops.append(other)
        elif kind in _FORWARD:
            edges.runtime.setdefault(one, []).append(other)
        elif kind in _RUNTIME_OF:
            edges.runtime.setdefault(other, []).append(one)
        elif kind in _DEV_OF:
            edges.dev.setdefault(other, []).append(one)
    return edges


def places_of(names: Mapping[str, str], edges: Edges, of_systems: Collection[str] = ()) -> dict[str, Place]:
    """The places of packages; none where the document does not tell them apart.

    Args:
        names: reference to name of each package. What is between them and the top and is none (a lock file, an operating
            system) counts as the top.
        edges: of the document.
        of_systems: those packages that a distribution brings, which nobody asks for by itself.

    """
    tops = {top for top in edges.tops if top}
    runtime = _first_packages(names, tops, edges.runtime)
    dev = _first_packages(names, tops, edges.dev)
    pulls = {name: edges.runtime.get(name, []) for name in names if name not in tops}
    if not (runtime or dev) or not any(pulled for name, pulled in pulls.items() if name not in of_systems):
        return {}  # a document that lists everything right below the top does not say what was asked for
    packages = {reference: name for reference, name in names.items() if reference not in tops}
    found = places(Graph(packages, pulls, runtime, dev))
    return {reference: place for reference, place in found.items() if reference not in of_systems}


def _first_packages(names: Mapping[str, str], tops: Iterable[str], edges: Mapping[str, list[str]]) -> list[str]:
    found: list[str] = []
    waiting, seen = list(tops), set(tops)
    for _ in range(_MAX_STEPS):
        if not waiting:
            break
        for child in edges.get(waiting.pop(), ()):
            if child in seen:
                continue
            seen.add(child)
            (found if child in names else waiting).append(child)
    return found
