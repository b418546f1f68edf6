"""An image's layers put one upon another, in memory: what is removed, replaced or linked is so here and nowhere on a disk.

Whiteouts: https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md#whiteouts
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scanner.sources.evidence import Evidence
from scanner.sources.holdings import Held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Final

_WHITEOUT: Final = b".wh."
_OPAQUE: Final = b".wh..wh..opq"
MOST_REMOVED: Final = 5000
"""Files taken down that later layers deleted or overwrote: one run of an engine reads as many."""
_MOST_LINKS: Final = 40
"""Linux follows as many symbolic links in one path (path_resolution(7))."""
_MOST_STEPS: Final = 512
"""Names passed on the way of one path, those of links with it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link; where it leads is decided by what is there when it is followed."""

    target: bytes


@dataclass(slots=True)
class Directory:
    """Names to what they stand for. Files that nobody needs are not in it."""

    names: dict[bytes, Node] = field(default_factory=dict)
    layers: dict[bytes, int] = field(default_factory=dict)
    """Which layer put a name there; a layer's opaque mark spares what that layer brought itself."""


Node = Directory | Link | Held


class LayeredTree:
    """The target's tree as far as it matters."""

    def __init__(self) -> None:
        self.root = Directory()
        self._emptied: set[tuple[int, int]] = set()
        self.replaced: list[tuple[bytes, Held]] = []
        """Package databases that a later layer wrote anew, in order: they tell which layer brought which package."""
        self.removed: list[tuple[bytes, Held]] = []
        """What was to be searched and was deleted or overwritten, in that order: the first `MOST_REMOVED`."""
        self.more_removed = 0
        """How many more of these there are."""

    def put(self, parts: Sequence[bytes], node: Node | None, layer: int) -> None:
        """Set what a path stands for; None for a file nobody needs, which still replaces what was there."""
        *parents, name = parts
        here = self._made(parents, layer) if node is not None else self._directory(parents)
        if here is None:
            return
        old = here.names.get(name)
        if isinstance(node, Directory) and isinstance(old, Directory):
            return
        self._remember(parts, old)
        if node is None:
            here.names.pop(name, None)
            return
        here.names[name] = node
        here.layers[name] = layer

    def white_out(self, parts: Sequence[bytes], layer: int) -> bool:
        """Do what a whiteout entry says; false if the entry is none."""
        *parents, name = parts
        if not name.startswith(_WHITEOUT):
            return False
        here = self._directory(parents)
        done = (id(here), layer)
        if here is not None and not (name == _OPAQUE and done in self._emptied):
            if name == _OPAQUE:
                self._emptied.add(done)
            gone = list(here.names) if name == _OPAQUE else [name.removeprefix(_WHITEOUT)]
            for one in gone:
                if one in here.names and (name != _OPAQUE or here.layers.get(one) != layer):
                    self._remember((*parents, one), here.names.pop(one))
        return True

    def find(self, parts: Sequence[bytes]) -> Held | None:
        """The file that a path leads to inside the tree, links followed; None if there is none, or it was not kept."""
        found = self._followed(parts)
        return found if isinstance(found, Held) else None

    def walk(self) -> Iterator[tuple[bytes, Held | Link]]:
        """All files and links with their paths, names in order."""
        return _below(b"", self.root)

    def _remember(self, parts: Sequence[bytes], old: Node | None) -> None:
        """Take down what is not in the tree any more."""
        if isinstance(old, Held):
            self._remember_file(b"/".join(parts), old)
        elif isinstance(old, Directory):
            for path, node in _below(b"/".join(parts) + b"/", old):
                if isinstance(node, Held):
                    self._remember_file(path, node)

    def _remember_file(self, path: bytes, held: Held) -> None:
        if held.evidence is Evidence.DATABASE:
            self.replaced.append((path, held))
        elif held.searched and len(self.removed) < MOST_REMOVED:
            self.removed.append((path, held))
        elif held.searched:
            self.more_removed += 1

    def _directory(self, parts: Sequence[bytes]) -> Directory | None:
        found = self._followed(parts)
        return found if isinstance(found, Directory) else None

    def _made(self, parts: Sequence[bytes], layer: int) -> Directory | None:
        """The directory at a path, made where nothing is; None where a file or a dead link is in its way."""
        here = self.root
        for number, name in enumerate(parts):
            node = here.names.get(name)
            if isinstance(node, Link):
                node = self._directory(parts[: number + 1])
                if node is None:
                    return None
            if not isinstance(node, Directory):  # a file that is replaced by a directory, or nothing yet
                self._remember(parts[: number + 1], node)
                node = Directory()
                here.names[name] = node
                here.layers[name] = layer
            here = node
        return here

    def _followed(self, parts: Sequence[bytes]) -> Node | None:
        """What a path leads to, as if the root were the root of a file system: no link leads out of it."""
        waiting, trail, links, steps = list(reversed(parts)), [self.root], 0, 0
        while waiting:
            name = waiting.pop()
            steps += 1
            if steps > _MOST_STEPS:
                return None
            if name == b"..":
                trail = trail[:-1] or [self.root]
                continue
            if name in {b"", b"."}:
                continue
            node = trail[-1].names.get(name)
            if isinstance(node, Link):
                links += 1
                if links > _MOST_LINKS:
                    return None
                if node.target.startswith(b"/"):
                    trail = [self.root]
                waiting += reversed(node.target.split(b"/"))
            elif isinstance(node, Directory):
                trail.append(node)
            else:
                return node if not any(part not in {b"", b"."} for part in waiting) else None
        return trail[-1]


def _below(prefix: bytes, directory: Directory) -> Iterator[tuple[bytes, Held | Link]]:
    # A long path is made when its turn comes: those of all directories that wait would be gigabytes in a hostile image.
    waiting = [(prefix, b"", directory)]
    while waiting:
        above, name, directory = waiting.pop()
        prefix = above + name + b"/" if name else above
        for child, node in sorted(directory.names.items(), key=lambda item: item[0]):
            if isinstance(node, Directory):
                waiting.append((prefix, child, node))
            else:
                yield prefix + child, node
