"""How a project comes by each of its packages: asked for or pulled in, by whom, and for running or only for building it."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)

MAX_VIA = 10
"""Names kept of a chain; the nearest ones tell what to update, and a chain of thousands would not be a person's to read."""


@dataclass(frozen=True, slots=True)
class Place:
    """One package's place in its project."""

    direct: bool | None = None
    """Asked for by the project itself; None where nothing tells."""
    dev: bool = False
    """Only building and testing the project needs it."""
    via: tuple[str, ...] = ()
    """Names of the packages that pull it in, nearest first, the one asked for last."""


UNKNOWN = Place()


@dataclass(frozen=True, slots=True)
class Graph(Generic[Node]):
    """Who pulls in whom, and where it starts."""

    names: Mapping[Node, str]
    """Every package there is; what is not in here is not followed."""
    pulls: Mapping[Node, Iterable[Node]]
    runtime: Iterable[Node]
    """Asked for by the project to run. Where this is not known, leave both starts empty: see `places`."""
    dev: Iterable[Node] = ()
    """Asked for by the project to be built and tested."""


def places(graph: Graph[Node]) -> dict[Node, Place]:
    """The place of every package, each with a shortest chain.

    A package reached from what runs counts as runtime even if tests ask for it too. Where no start is known, chains start at
    what nobody pulls in and `direct` is None; what nothing reaches is not direct, and counts as runtime for safety.
    """
    runtime = [node for node in graph.runtime if node in graph.names]
    dev = [node for node in graph.dev if node in graph.names]
    known = bool(runtime or dev)
    starts = runtime if known else _pulled_by_nobody(graph)
    asked = frozenset(runtime).union(dev)
    pullers: dict[Node, Node | None] = {}
    _walk(graph, starts, pullers)
    running = frozenset(pullers)
    _walk(graph, dev, pullers)
    found: dict[Node, Place] = {}
    for node in graph.names:
        direct = (node in asked) if known else None
        via = () if direct else _chain(graph.names, pullers, node)
        found[node] = Place(direct, dev=node in pullers and node not in running, via=via)
    return found


def _pulled_by_nobody(graph: Graph[Node]) -> list[Node]:
    pulled = {child for node, children in graph.pulls.items() for child in children if child != node}
    return [node for node in graph.names if node not in pulled]


def _walk(graph: Graph[Node], starts: Iterable[Node], pullers: dict[Node, Node | None]) -> None:
    """Note for every package not met before who pulls it in, breadth first."""
    queue: deque[Node] = deque()
    for node in starts:
        if node not in pullers:
            pullers[node] = None
            queue.append(node)
    while queue:
        node = queue.popleft()
        for child in graph.pulls.get(node, ()):
            if child not in pullers and child in graph.names:
                pullers[child] = node
                queue.append(child)


def _chain(names: Mapping[Node, str], pullers: Mapping[Node, Node | None], node: Node) -> tuple[str, ...]:
    chain: list[str] = []
    puller = pullers.get(node)
    while puller is not None and len(chain) < MAX_VIA:
        chain.append(names[puller])
        puller = pullers.get(puller)
    return tuple(chain)
