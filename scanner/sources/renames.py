"""Which added file is which deleted one under another name."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.sources.git_command import Git
    from scanner.sources.selection import Chosen

_SIMILAR_AT_MOST = 400
"""Added or deleted files beyond which only identical ones are paired: looking for similar ones costs their product."""


def renames(git: Git, deleted: Sequence[Chosen], added: Sequence[Chosen]) -> dict[str, str]:
    """Added path to deleted path: identical content first, then similar content as git judges it.

    Every blob named must be present: with a missing one git would want to fetch it.
    """
    found = _identical(deleted, added)
    taken = set(found.values())
    left = [file for file in deleted if file.path not in taken]
    right = [file for file in added if file.path not in found]
    if left and right and max(len(left), len(right)) <= _SIMILAR_AT_MOST:
        found |= _similar(git, left, right)
    return found


def _identical(deleted: Sequence[Chosen], added: Sequence[Chosen]) -> dict[str, str]:
    sources: Mapping[str, list[str]] = defaultdict(list)
    for file in deleted:
        sources[file.oid].append(file.path)
    found = {}
    for file in added:
        candidates = sources.get(file.oid)
        if candidates:
            name = posixpath.basename(file.path)
            source = min(candidates, key=lambda path: (posixpath.basename(path) != name, path))
            candidates.remove(source)
            found[file.path] = source
    return found


def _similar(git: Git, deleted: Sequence[Chosen], added: Sequence[Chosen]) -> dict[str, str]:
    """Ask git, on two flat trees that hold only these files, so that it looks at no other blob."""
    old, new = _flat_tree(git, "d", deleted), _flat_tree(git, "a", added)
    output = git.run("diff-tree", "-r", "-z", "--raw", "-M", "--diff-filter=R", old, new)
    fields = output.decode("ascii").split("\0")
    pairs = zip(fields[1::3], fields[2::3], strict=False)
    return {added[int(target[1:])].path: deleted[int(source[1:])].path for source, target in pairs}


def _flat_tree(git: Git, prefix: str, files: Sequence[Chosen]) -> str:
    lines = (f"100644 blob {file.oid}\t{prefix}{number:06}\0" for number, file in enumerate(files))
    return git.run("mktree", "-z", stdin="".join(lines).encode()).decode("ascii").strip()
