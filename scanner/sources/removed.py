"""What an image's file system does not show, laid out: its configuration, and what later layers deleted or overwrote.

Whoever can pull the image has both.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.sources.holdings import Held
from scanner.sources.layers import MOST_REMOVED
from scanner.sources.layout import Layout
from scanner.sources.paths import unsafe
from scanner.sources.wants import SourceLimits
from scanner.workspace import Passage, Passing, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Final

    from scanner.sources.image_settings import SearchedText
    from scanner.sources.layers import LayeredTree
    from scanner.sources.material import Layers

MAX_BYTES: Final = 64 * 1024**2
"""Laid out of what was removed. Real images have some kilobytes of it: a key copied in and deleted, a configuration written anew;
more of it, as people's own text, is a build tree that went by."""
UNREAD: Final = "layers-unread"
CONFIGURATION: Final = "image-configuration"
"""What stands where a file has its folder."""


def lay_out_passing(tree: LayeredTree, layers: Layers, settings: Iterable[SearchedText], root: Path) -> Passing:
    """Write the configuration, and what was removed, below `root`, which must not exist.

    Of what was removed each content is written once, as the first layer had it; what the finished file system still has under
    any name is left out.

    Raises:
        OSError: there is no room.

    """
    layout = Layout(root, SourceLimits(bytes=MAX_BYTES))
    laid_out = {**dict(_put_settings(settings, layout)), **dict(_put_removed(tree, layers, layout))}
    written = layout.tree()
    gaps = [_gap(item, laid_out.get(item.path)) for item in written.skipped if item.gap]
    if tree.more_removed:
        gaps.append(_untold(f"there are {tree.more_removed} files more than the {MOST_REMOVED} that are read."))
    passages = {path: laid_out[path] for path in written.files}
    return Passing(Tree(root, written.files, (), tuple(gaps)), passages)


def _put_settings(parts: Iterable[SearchedText], layout: Layout) -> Iterator[tuple[str, Passage]]:
    for number, part in enumerate(parts):
        # Told before what was removed, for it is still there; where a name ends so, values count that have no quotes.
        place = f"0/{number}-{part.name}.env"
        yield place, Passage(f"{CONFIGURATION}/{part.name}", None, settings=part.settings)
        text = part.text.encode("utf-8", "replace")
        layout.put(place, len(text), text[: layout.kept_bytes(place)])


def _put_removed(tree: LayeredTree, layers: Layers, layout: Layout) -> Iterator[tuple[str, Passage]]:
    known = _contents_of(tree)
    for number, (raw, held) in enumerate(tree.removed):
        if fault := unsafe(raw):
            layout.skipped.append(fault)
            continue
        path = raw.decode()
        content = held.read(layout.kept_bytes(path))
        digest = hashlib.sha256(content).digest()
        if digest not in known:
            known.add(digest)
            place = f"{number:06}/{path}"  # one path may come many times
            yield place, Passage(path, None, layers.digests[held.layer])
            layout.put(place, held.size, content)


def _contents_of(tree: LayeredTree) -> set[bytes]:
    """The digests of what the finished tree has, as far as something removed may be the same."""
    sizes = {held.size for _, held in tree.removed}
    left = (node for _, node in tree.walk() if isinstance(node, Held) and node.searched and node.size in sizes)
    return {hashlib.sha256(held.read(held.size)).digest() for held in left}


def _gap(item: Skipped, passage: Passage | None) -> Skipped:
    """A gap as it is told: where in the image, and in which layer."""
    if passage is None:
        return item if item.path != "*" else _untold(f"{MAX_BYTES} bytes of it are read at most.")
    said = item.reason.text if passage.settings else f"As layer {passage.layer} has it: {item.reason.text}"
    return Skipped(passage.path, Reason(item.reason.code, said), gap=True)


def _untold(why: str) -> Skipped:
    return Skipped("*", unread(why), gap=True)


def unread(why: str) -> Reason:
    """The reason for a gap where what was removed was not read."""
    return Reason(UNREAD, f"Not all that later layers deleted or overwrote, and the image's configuration, was searched: {why}")
