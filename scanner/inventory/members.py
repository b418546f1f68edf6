"""The projects of a workspace that its manifest names by pattern: `crates/*`, `packages/**`."""

from __future__ import annotations

from posixpath import dirname, join
from typing import TYPE_CHECKING

from findings.paths import fault, matches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.inventory.reading import LockFile

MAX_MEMBERS = 2000
_MAX_PATTERNS = 200
_PATTERN = frozenset("*?[{")


def is_pattern(named: str) -> bool:
    """Whether a member is named by a pattern and not by its path."""
    return not _PATTERN.isdisjoint(named)


def manifests_of(lock: LockFile, manifest: str, patterns: Iterable[str], name: str) -> list[str]:
    """Paths of the members' manifests, as far as the scan has them.

    Args:
        lock: tells which manifests there are.
        manifest: path of the one that names the members.
        patterns: as it names them; one that begins with `!` takes members out again.
        name: of the members' manifests: `Cargo.toml`.

    """
    named = [pattern.removeprefix("./").rstrip("/") for pattern, _ in zip(patterns, range(_MAX_PATTERNS), strict=False)]
    taken = _globs(manifest, (pattern for pattern in named if not pattern.startswith("!")), name)
    left_out = _globs(manifest, (pattern[1:].removeprefix("./") for pattern in named if pattern.startswith("!")), name)
    found = (
        path
        for path in lock.manifests.get(name, ())
        if any(matches(glob, path) for glob in taken) and not any(matches(glob, path) for glob in left_out)
    )
    return [path for path, _ in zip(found, range(MAX_MEMBERS), strict=False)]


def _globs(manifest: str, patterns: Iterable[str], name: str) -> list[str]:
    globs = ("/" + join(dirname(manifest), pattern, name) for pattern in patterns)
    return [glob for glob in globs if fault(glob) is None]
